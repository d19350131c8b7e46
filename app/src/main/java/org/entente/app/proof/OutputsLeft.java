package org.entente.app.proof;

import java.math.BigInteger;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.TreeSet;
import org.entente.base.Network;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Target;
import org.entente.exchange.stix.crypto.Caip;
import org.entente.exchange.stix.crypto.CaipNames;

/// What left an address of Bitcoin between request and effect, as our own ledger of outputs has it:
/// what transactions of that time spent of it, less what they paid back to it (change).
final class OutputsLeft {
  private static final long SECOND = 1_000_000L;

  private final ChainView chain;
  private final EffectProof.Claim claim;

  /// The claim is of this chain.
  OutputsLeft(ChainView chain, EffectProof.Claim claim) {
    this.chain = chain;
    this.claim = claim;
  }

  Amounts amounts() {
    long script = script();
    if (script == ChainView.NONE) {
      return Amounts.NONE;
    }
    TreeSet<Long> spenders = new TreeSet<>();
    BigInteger left = BigInteger.ZERO;
    PrimitiveIterator.OfLong outputs = chain.outputsOf(script);
    while (outputs.hasNext()) {
      long output = outputs.nextLong();
      long spender = chain.spender(output);
      if (spender != ChainView.NONE && isMeanwhile(spender)) {
        left = left.add(BigInteger.valueOf(chain.value(output)));
        spenders.add(spender);
      }
    }
    for (long spender : spenders) {
      left = left.subtract(paidBack(spender, script));
    }
    Caip.Chain name = CaipNames.chain(chain.network());
    String asset = CaipNames.asset(name, "BTC").orElseThrow().toString();
    return left.signum() > 0 ? new Amounts(Map.of(asset, left)) : Amounts.NONE;
  }

  private long script() {
    if (claim.target().form() != Target.Form.ADDRESS) {
      return ChainView.NONE;
    }
    try {
      return chain.findScript(new Addresses(written()).script(claim.target().value()));
    } catch (IllegalArgumentException _) {
      // No address of Bitcoin: nothing of it can have left.
      return ChainView.NONE;
    }
  }

  /// Test networks share one form in which targets write addresses.
  private Network written() {
    return chain.network() == Network.MAINNET ? Network.MAINNET : Network.TESTNET3;
  }

  private boolean isMeanwhile(long tx) {
    long time = chain.block(chain.blockOf(tx)).time() * SECOND;
    return time >= claim.from() && time <= claim.to();
  }

  private BigInteger paidBack(long tx, long script) {
    BigInteger back = BigInteger.ZERO;
    for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
      if (chain.scriptOf(output) == script) {
        back = back.add(BigInteger.valueOf(chain.value(output)));
      }
    }
    return back;
  }
}
