package org.entente.app.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Target;
import org.entente.exchange.stix.crypto.CaipNames;
import org.entente.exchange.taxii.TaxiiTime;

/// Looks at the proof that came with an effect.
///
/// - `token-event` (chain, token, tx): the token's own event that it froze the account; it must
///   stand at the end of one of our ledgers.
/// - `transaction` (chain, tx): a transaction that touches the target; it must be in our ledger.
/// - `inclusion` (chain, tx, header, branch, index): of Bitcoin; the branch must lead to the
///   header's root and the header must have done its work. A ledger that knows the block proves it.
/// - `observation` (of, domain, taken_at, sha256, base64): what RDAP or DNS answered, to the byte.
/// - anything else is only told.
public final class EffectProof {
  /// What is to be shown, and when.
  ///
  /// @param from when the request was sent, microseconds since 1970
  /// @param to when the effect was
  record Claim(Target target, JsonValue.Members proof, Amounts amounts, long from, long to) {
    String text(String name) {
      return proof.optional(name).orElse("");
    }
  }

  private EffectProof() {}

  /// Looks at the last effect of a request with these ledgers. Throws [BadInput] when there is
  /// none.
  public static Finding check(JsonValue.Members request, List<Path> stores) throws IOException {
    JsonValue.Members effect = effect(request);
    JsonValue.Members body = effect.members("body");
    JsonValue.Members first = (JsonValue.Members) request.items("history").getFirst();
    Target target =
        Target.shown(request.members("target"))
            .orElseThrow(() -> new BadInput("the request", "", "it has no target", "Show it"));
    Claim claim =
        new Claim(target, body.members("proof"), Amounts.of(body), time(first), time(effect));
    return check(claim, stores);
  }

  private static JsonValue.Members effect(JsonValue.Members request) {
    return request.items("history").reversed().stream()
        .filter(JsonValue.Members.class::isInstance)
        .map(JsonValue.Members.class::cast)
        .filter(one -> List.of("effect", "partial").contains(one.optional("step").orElse("")))
        .findFirst()
        .orElseThrow(() -> new BadInput("the request", "", "nothing is in effect", "Wait for it"));
  }

  private static long time(JsonValue.Members event) {
    return event.optional("at").flatMap(TaxiiTime::micros).orElse(0L);
  }

  static Finding check(Claim claim, List<Path> stores) throws IOException {
    Finding found =
        switch (claim.text("form")) {
          case "token-event", "transaction" -> byAccounts(claim, stores);
          case "inclusion" -> byWork(claim, stores);
          case "observation" -> Observation.check(claim);
          case String _ ->
              Finding.of(Finding.Result.TOLD, "the partner says so; it gave nothing to check");
        };
    return withOutputs(found, claim, stores);
  }

  /// What left an address of Bitcoin our ledger of outputs knows, whatever the proof.
  private static Finding withOutputs(Finding found, Claim claim, List<Path> stores)
      throws IOException {
    for (Path store : stores) {
      if (isOfOutputs(store)) {
        try (MappedChain chain = MappedChain.open(store)) {
          if (claim.target().place().equals(CaipNames.chain(chain.network()).toString())) {
            return found.with(new OutputsLeft(chain, claim).amounts());
          }
        }
      }
    }
    return found;
  }

  private static boolean isOfOutputs(Path store) throws IOException {
    return MappedChain.exists(store) && !MappedAccounts.exists(store);
  }

  private static Finding byAccounts(Claim claim, List<Path> stores) throws IOException {
    Finding best = Finding.of(Finding.Result.TOLD, "no ledger of " + claim.text("chain") + " here");
    for (Path store : stores) {
      if (MappedAccounts.exists(store)) {
        try (MappedAccounts view = MappedAccounts.open(store)) {
          if (claim.text("chain").equals("eip155:" + view.network().chainId())) {
            best = new AccountProof(view, claim).check();
          }
        }
      }
    }
    return best;
  }

  private static Finding byWork(Claim claim, List<Path> stores) throws IOException {
    Inclusion inclusion = Inclusion.of(claim);
    Finding best = inclusion.check();
    for (Path store : stores) {
      if (best.result() == Finding.Result.CONSISTENT && isOfOutputs(store)) {
        try (MappedChain chain = MappedChain.open(store)) {
          best = inclusion.within(chain, best);
        }
      }
    }
    return best;
  }
}
