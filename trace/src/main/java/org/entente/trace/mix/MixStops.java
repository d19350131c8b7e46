package org.entente.trace.mix;

import com.carrotsearch.hppc.LongObjectHashMap;
import org.entente.chain.ChainView;
import org.entente.trace.Ending;
import org.entente.trace.OutputStops;
import org.jspecify.annotations.Nullable;

/// Lets a walk end where a CoinJoin spends what it has reached. Only what is one with high
/// probability: a wrong stop would cut off an exact result.
///
/// Not for several threads.
public final class MixStops implements OutputStops {
  /// Parts per million.
  public static final int LEAST_PPM = 950_000;

  private final ChainView chain;
  private final ChainMixes mixes;
  private final LongObjectHashMap<Verdict> judged = new LongObjectHashMap<>();

  /// `chain` as the walk sees it.
  public MixStops(ChainView chain) {
    this.chain = chain;
    mixes = new ChainMixes(chain);
  }

  @Override
  public @Nullable Ending at(long output) {
    long spender = chain.spender(output);
    return spender != ChainView.NONE && isMix(spender) ? Ending.MIX : null;
  }

  private boolean isMix(long tx) {
    return mixes.valuesMayMix(tx) && verdict(tx).isMix(LEAST_PPM);
  }

  /// The judgement on a transaction, kept for the next who asks.
  public Verdict verdict(long tx) {
    Verdict verdict = judged.get(tx);
    if (verdict == null) {
      verdict = mixes.judge(tx);
      judged.put(tx, verdict);
    }
    return verdict;
  }
}
