package org.entente.chain.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entente.base.Hash256;
import org.entente.base.OutPoint;
import org.entente.base.TxId;

/// Counts while the chain is made, and picks outputs as samples, one from each of a thousand
/// equal stretches of transactions.
@SuppressWarnings("EnumOrdinal") // counters by kind; none outlives the run
final class Tally {
  private static final int SAMPLES = 1000;

  private final SplitMix64 random;
  private final long stretch;
  private final List<OutPoint> samples = new ArrayList<>();
  private final long[] kinds = new long[Kind.values().length];
  private long nextSample;
  private long spending;
  private long spends;
  private long outputs;
  private long mintedSat;
  private long feesSat;
  private long outputSat;

  Tally(ChainSettings settings) {
    random = new SplitMix64(SplitMix64.mix(settings.seed() + 4));
    stretch = Math.max(1, settings.transactions() / SAMPLES);
    nextSample = random.below(stretch);
  }

  /// How many transactions there are without the coinbases.
  long spending() {
    return spending;
  }

  void transaction(Draft draft, byte[] ids, int idOffset) {
    if (spending == nextSample && samples.size() < SAMPLES) {
      TxId id = new TxId(Hash256.read(ids, idOffset));
      samples.add(new OutPoint(id, random.below(draft.outputs)));
      nextSample = samples.size() * stretch + random.below(stretch);
    }
    spending++;
    kinds[draft.kind.ordinal()]++;
    spends += draft.inputs;
    outputs += draft.outputs;
    outputSat += draft.valueOut();
  }

  void block(long subsidySat, long blockFeesSat, int coinbaseOutputs) {
    kinds[Kind.COINBASE.ordinal()]++;
    mintedSat += subsidySat;
    feesSat += blockFeesSat;
    outputs += coinbaseOutputs;
    outputSat += subsidySat + blockFeesSat;
  }

  GeneratedChain finish(
      ChainSettings settings,
      Sealed tip,
      OutPoint start,
      int staleBlocks,
      int owners,
      Map<String, Long> files) {
    Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      byKind.put(kind, kinds[kind.ordinal()]);
    }
    return new GeneratedChain(
        settings,
        tip.height(),
        tip.blockHash(),
        tip.time(),
        staleBlocks,
        spending + kinds[Kind.COINBASE.ordinal()],
        spends,
        outputs,
        owners,
        mintedSat,
        feesSat,
        outputSat,
        start,
        samples,
        byKind,
        files);
  }
}
