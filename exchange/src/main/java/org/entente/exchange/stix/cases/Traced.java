package org.entente.exchange.stix.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.cases.EntryKind;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.crypto.Caip;
import org.entente.exchange.stix.crypto.CaipNames;
import org.entente.exchange.stix.crypto.Payment;
import org.entente.exchange.stix.crypto.Wallet;

/// What evidence names on chains, for tools that read STIX and not our documents: wallets,
/// transactions, and traced amounts. It is read out of the exact bytes, which remain the evidence;
/// what isn't understood is left out here and stays there.
final class Traced {
  /// Of each evidence.
  private static final int MOST = 1_000;

  private final Map<String, Members> observables = new LinkedHashMap<>();
  private final List<JsonValue> amounts = new ArrayList<>();

  private Traced() {}

  /// Of evidence of this kind; nothing for bytes that are no document of ours.
  static Traced of(EntryKind kind, byte[] bytes) {
    Traced traced = new Traced();
    if (kind == EntryKind.TRACE || kind == EntryKind.EXPOSURE || kind == EntryKind.LABEL) {
      try {
        if (JsonReader.parse("evidence", bytes) instanceof Members document) {
          traced.read(document);
        }
      } catch (BadInput _) {
        traced.observables.clear();
      }
    }
    return traced;
  }

  /// By their ids, in the order of the document.
  Map<String, Members> observables() {
    return observables;
  }

  /// Amounts as members of our extension.
  List<JsonValue> amounts() {
    return amounts;
  }

  private void read(Members document) {
    String network = document.optional("network").orElse("");
    for (String list : List.of("results", "labels")) {
      for (JsonValue item : document.items(list)) {
        if (item instanceof Members one) {
          named(one, network);
          traced(one, one.optional("network").orElse(network));
        }
      }
    }
    traced(document, network);
  }

  private void named(Members one, String network) {
    Optional<Caip.Chain> chain = CaipNames.chain(one.optional("network").orElse(network));
    Optional<String> address = one.optional("address");
    if (chain.isPresent() && address.isPresent()) {
      wallet(chain.get(), address.get());
    }
  }

  private void traced(Members trace, String network) {
    for (String role : List.of("start", "end")) {
      for (JsonValue item : trace.items(role + "s")) {
        if (item instanceof Members one) {
          Optional<Caip.Chain> chain = CaipNames.chain(one.optional("network").orElse(network));
          chain.ifPresent(known -> part(role, known, one));
        }
      }
    }
  }

  private void part(String role, Caip.Chain chain, Members one) {
    String at = one.optional("at").orElse("");
    int sign = at.indexOf('@');
    String address = one.optional("address").orElse(sign < 0 ? "" : at.substring(0, sign));
    Optional<Caip.Account> account = wallet(chain, address);
    Optional<Caip.AssetType> asset = CaipNames.asset(chain, one.optional("asset").orElse(""));
    if (sign < 0) {
      transaction(chain, at);
    }
    String amount = one.optional("amount").orElse("");
    if (amounts.size() < MOST && account.isPresent() && asset.isPresent() && isAmount(amount)) {
      Map<String, JsonValue> part = new LinkedHashMap<>();
      part.put("role", JsonValue.of(role));
      part.put("at", JsonValue.of(at));
      part.put("account", JsonValue.of(account.get().toString()));
      part.put("asset", JsonValue.of(asset.get().toString()));
      part.put("amount", JsonValue.of(amount));
      amounts.add(new Members(part));
    }
  }

  private static boolean isAmount(String text) {
    return text.matches("0|[1-9][0-9]{0,77}");
  }

  private Optional<Caip.Account> wallet(Caip.Chain chain, String address) {
    Optional<Caip.Account> account = Caip.Account.of(chain + ":" + address);
    account.ifPresent(known -> add(Wallet.of(known).object()));
    return account;
  }

  /// Nothing but what the hash says: what is traced in it is ours to say, not the transaction's.
  private void transaction(Caip.Chain chain, String at) {
    String hash = at.replaceFirst(":\\d+$", "");
    boolean isBitcoin = chain.namespace().equals("bip122");
    String symbol = isBitcoin ? "BTC" : CaipNames.nativeSymbol(chain);
    Optional<Caip.AssetType> asset = CaipNames.asset(chain, symbol);
    if (asset.isEmpty() || !hash.matches("(0x)?[0-9a-f]{64}")) {
      return;
    }
    add(
        new Payment(
                chain,
                hash,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                asset.get(),
                symbol,
                isBitcoin ? 8 : 18,
                Optional.empty(),
                List.of(),
                List.of())
            .object());
  }

  private void add(Members object) {
    if (observables.size() < MOST) {
      observables.putIfAbsent(object.optional("id").orElseThrow(), object);
    }
  }
}
