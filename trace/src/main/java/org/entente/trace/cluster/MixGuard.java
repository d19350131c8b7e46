package org.entente.trace.cluster;

import org.entente.chain.ChainView;
import org.entente.trace.mix.ChainMixes;
import org.entente.trace.mix.MixJudge;

/// What may be a CoinJoin has several owners. A wrong union costs far more than a missing one, so a
/// small belief in a mix is enough. Not safe for several threads.
public final class MixGuard implements TxGuard {
  /// With more belief than this in a mix, parts per million, nothing is united.
  private static final int DOUBTFUL_PPM = 50_000;

  private final ChainMixes mixes;

  public MixGuard(ChainView chain) {
    mixes = new ChainMixes(chain);
  }

  @Override
  public int leastInputs() {
    return MixJudge.LEAST_INPUTS;
  }

  @Override
  public boolean oneOwner(long tx) {
    return !mixes.valuesMayMix(tx) || mixes.judge(tx).mixPpm() < DOUBTFUL_PPM;
  }
}
