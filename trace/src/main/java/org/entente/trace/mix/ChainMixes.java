package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Arrays;
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
  private long[] values = new long[16];

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
    long first = chain.firstOutput(tx);
    int outputs = (int) (chain.firstOutput(tx + 1) - first);
    if (!MixJudge.mayMix(MixJudge.LEAST_INPUTS, outputs)) {
      return false;
    }
    if (outputs > values.length) {
      values = new long[2 * outputs];
    }
    for (int output = 0; output < outputs; output++) {
      values[output] = chain.value(first + output);
    }
    return MixJudge.valuesMayMix(values, outputs);
  }

  public Verdict judge(long tx) {
    return MixJudge.judge(transaction(tx, ""));
  }

  /// Coins are told apart by their scripts' numbers, which are cheaper than addresses.
  public MixTx transaction(long tx) {
    return transaction(tx, chain.txId(tx).toString());
  }

  private MixTx transaction(long tx, String txid) {
    long firstInput = chain.firstInput(tx);
    int count = (int) (chain.firstInput(tx + 1) - firstInput);
    long[] spent = new long[count];
    for (int i = 0; i < count; i++) {
      spent[i] = chain.prevOutput(firstInput + i);
    }
    boolean coinbase = count > 0 && spent[0] == ChainView.COINBASE;
    List<Coin> inputs = coins(spent, firstInput);
    long firstOutput = chain.firstOutput(tx);
    long[] made = new long[(int) (chain.firstOutput(tx + 1) - firstOutput)];
    Arrays.setAll(made, i -> firstOutput + i);
    List<Coin> outputs = coins(made, 0);
    BlockRow block = chain.block(chain.blockOf(tx));
    long time = block.time() == Block.UNKNOWN ? MixTx.NO_TIME : block.time();
    return new MixTx(txid, time, coinbase, inputs, outputs);
  }

  /// Column by column: reads that don't wait for each other, so that many are under way at once.
  private List<Coin> coins(long[] outputs, long firstInput) {
    int count = outputs.length;
    long[] worth = new long[count];
    long[] scripts = new long[count];
    ScriptType[] types = new ScriptType[count];
    for (int i = 0; i < count; i++) {
      if (outputs[i] >= 0) {
        scripts[i] = chain.scriptOf(outputs[i]);
        worth[i] = chain.value(outputs[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      types[i] = outputs[i] >= 0 ? chain.scriptType(scripts[i]) : ScriptType.OTHER;
    }
    List<Coin> coins = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (outputs[i] >= 0) {
        coins.add(new Coin(Long.toString(scripts[i]), worth[i], types[i]));
      } else if (outputs[i] == ChainView.UNSEEN) {
        coins.add(unseen(chain.unseen(firstInput + i)));
      }
    }
    return coins;
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
