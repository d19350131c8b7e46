package org.entente.trace.live;

import org.entente.chain.ChainView;
import org.entente.trace.bridge.BitcoinLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.jspecify.annotations.Nullable;

/// Which outputs go into a bridge. Most transactions carry no note at all: that is found out once
/// for each, because one with thousands of outputs is asked about thousands of times.
final class BitcoinDeposits {
  private static final int OP_RETURN = 0x6a;

  private final ChainView chain;
  private final BitcoinLegs legs;
  private long tx = ChainView.NONE;
  private boolean noted;

  BitcoinDeposits(ChainView chain) {
    this.chain = chain;
    legs = new BitcoinLegs(chain);
  }

  BridgeLeg.@Nullable Out at(long output) {
    long owner = chain.txOfOutput(output);
    if (owner != tx) {
      tx = owner;
      noted = isNoted(owner);
    }
    return noted ? legs.out(output) : null;
  }

  private boolean isNoted(long owner) {
    long end = chain.firstOutput(owner + 1);
    for (long output = chain.firstOutput(owner); output < end; output++) {
      byte[] script = chain.script(chain.scriptOf(output));
      if (script.length > 0 && script[0] == OP_RETURN) {
        return true;
      }
    }
    return false;
  }
}
