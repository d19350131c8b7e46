package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.Hex;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;

/// Judges transactions of a ledger. Not safe for several threads.
public final class ChainMixes {
  /// With more belief than this in a mix, its inputs are not taken for one owner's.
  private static final int DOUBTFUL_PPM = 50_000;

  private final ChainView chain;

  public ChainMixes(ChainView chain) {
    this.chain = chain;
  }

  /// False where the transaction has too few inputs or outputs for any CoinJoin: most have.
  public boolean mayMix(long tx) {
    return MixJudge.mayMix(
        Math.toIntExact(chain.firstInput(tx + 1) - chain.firstInput(tx)),
        Math.toIntExact(chain.firstOutput(tx + 1) - chain.firstOutput(tx)));
  }

  /// False where the values of the outputs alone rule out every kind of mix: for those who ask
  /// of very many transactions, as this reads neither inputs nor scripts.
  public boolean valuesMayMix(long tx) {
    if (!mayMix(tx)) {
      return false;
    }
    long first = chain.firstOutput(tx);
    long[] values = new long[Math.toIntExact(chain.firstOutput(tx + 1) - first)];
    for (int output = 0; output < values.length; output++) {
      values[output] = chain.value(first + output);
    }
    return MixJudge.valuesMayMix(values);
  }

  public Verdict judge(long tx) {
    return MixJudge.judge(transaction(tx));
  }

  /// Coins are told apart by their scripts' numbers, which are cheaper than addresses.
  public MixTx transaction(long tx) {
    List<Coin> inputs = new ArrayList<>();
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      long prev = chain.prevOutput(input);
      if (prev >= 0) {
        inputs.add(coin(prev));
      } else if (prev == ChainView.UNSEEN) {
        inputs.add(unseen(chain.unseen(input)));
      }
    }
    List<Coin> outputs = new ArrayList<>();
    for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
      outputs.add(coin(output));
    }
    BlockRow block = chain.block(chain.blockOf(tx));
    long time = block.time() == Block.UNKNOWN ? MixTx.NO_TIME : block.time();
    return new MixTx(chain.txId(tx).toString(), time, chain.isCoinbase(tx), inputs, outputs);
  }

  /// Candidates for the owners of a mix's outputs, what happened to them later included.
  public Demixed owners(long tx) {
    MixTx mix = transaction(tx);
    return Demix.of(mix, MixJudge.judge(mix), together(tx));
  }

  /// Outputs that one later transaction spends, which is not a mix itself.
  private Collection<List<Integer>> together(long tx) {
    Map<Long, List<Integer>> bySpender = new TreeMap<>();
    long first = chain.firstOutput(tx);
    for (long output = first; output < chain.firstOutput(tx + 1); output++) {
      long spender = chain.spender(output);
      if (spender != ChainView.NONE) {
        bySpender
            .computeIfAbsent(spender, number -> new ArrayList<>())
            .add(Math.toIntExact(output - first));
      }
    }
    bySpender
        .entrySet()
        .removeIf(
            entry -> entry.getValue().size() < 2 || judge(entry.getKey()).mixPpm() > DOUBTFUL_PPM);
    return bySpender.values();
  }

  private Coin coin(long output) {
    long script = chain.scriptOf(output);
    ScriptType type = ScriptType.of(chain.script(script));
    return new Coin(Long.toString(script), chain.value(output), type);
  }

  /// A script that no output of the ledger has can't stand on both sides, only twice on one.
  private Coin unseen(ChainView.Unseen unseen) {
    byte[] script = unseen.script();
    if (script == null) {
      return new Coin(null, unseen.value(), null);
    }
    long known = chain.findScript(script);
    String name = known == ChainView.NONE ? "unseen:" + Hex.encode(script) : Long.toString(known);
    return new Coin(name, unseen.value(), ScriptType.of(script));
  }
}
