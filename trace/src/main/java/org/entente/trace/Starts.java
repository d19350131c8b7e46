package org.entente.trace;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.LongLongHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.entente.base.BadInput;
import org.entente.base.TxId;
import org.entente.chain.ChainView;

/// The starts of a question as outputs of a ledger. An output that two starts name is counted
/// once, for the one that names more units of it (of equal ones the first).
final class Starts {
  private final List<Start> named;
  private final LongLongHashMap amountOf = new LongLongHashMap();
  private final LongIntHashMap originOf = new LongIntHashMap();
  private final long[] left;
  private final boolean mayWait;
  private long last = -1;

  Starts(ChainView chain, List<Start> named) {
    this(chain, named, false);
  }

  /// With `mayWait`, starts that are not in the ledger yet, or not with all their units, wait for
  /// [#extend].
  Starts(ChainView chain, List<Start> named, boolean mayWait) {
    this.named = named;
    this.mayWait = mayWait;
    left = new long[named.size()];
    for (int origin = 0; origin < named.size(); origin++) {
      Start start = named.get(origin);
      left[origin] = start.first() == Start.ALL ? Long.MAX_VALUE : start.first();
      add(chain, origin, outputs(chain, start));
    }
  }

  /// None found yet: what was found before is put back by [#restore].
  static Starts none(List<Start> named) {
    return new Starts(named);
  }

  private Starts(List<Start> named) {
    this.named = named;
    mayWait = true;
    left = new long[named.size()];
  }

  /// Looks for starts in the outputs of a block that was appended. They are the ones that a
  /// ledger with this block gives, because all that is asked of an output is what stands before it.
  LongArrayList extend(ChainView chain, int block) {
    ChainView.BlockRow row = chain.block(block);
    LongArrayList found = new LongArrayList();
    for (int origin = 0; origin < named.size(); origin++) {
      LongArrayList outputs = new LongArrayList();
      for (long tx = row.firstTx(); tx < row.firstTx() + row.txCount(); tx++) {
        find(chain, tx, named.get(origin), outputs);
      }
      add(chain, origin, LongStream.of(outputs.toArray()).iterator());
      found.addAll(outputs);
    }
    return found;
  }

  private static void find(ChainView chain, long tx, Start start, LongArrayList outputs) {
    long first = chain.firstOutput(tx);
    long end = chain.firstOutput(tx + 1);
    switch (start) {
      case Start.Output(var outPoint, _) -> {
        if (chain.txId(tx).equals(outPoint.txId()) && first + outPoint.vout() < end) {
          outputs.add(first + outPoint.vout());
        }
      }
      case Start.Transaction(var txId, _) -> {
        for (long output = first; output < end && chain.txId(tx).equals(txId); output++) {
          outputs.add(output);
        }
      }
      case Start.Address address -> {
        for (long output = first; output < end; output++) {
          if (Arrays.equals(chain.script(chain.scriptOf(output)), address.script())) {
            outputs.add(output);
          }
        }
      }
    }
  }

  /// How many units each start still waits for, to be kept beside a block.
  long[] waiting() {
    return left.clone();
  }

  /// Forgets the starts from this output on; `waiting` is what was kept before they came.
  void forget(long firstOutput, long[] waiting) {
    System.arraycopy(waiting, 0, left, 0, left.length);
    for (long output : outputs()) {
      if (output >= firstOutput) {
        amountOf.remove(output);
        originOf.remove(output);
      }
    }
  }

  /// One start output as it was before.
  void restore(long output, long amount, int origin) {
    amountOf.put(output, amount);
    originOf.put(output, origin);
    last = Math.max(last, output);
  }

  private void add(ChainView chain, int origin, PrimitiveIterator.OfLong outputs) {
    Start start = named.get(origin);
    boolean all = start.first() == Start.ALL;
    while (outputs.hasNext() && left[origin] > 0) {
      long output = outputs.nextLong();
      long amount = Math.min(left[origin], chain.value(output));
      left[origin] -= all ? 0 : amount;
      if (amount > amountOf.getOrDefault(output, 0)) {
        amountOf.put(output, amount);
        originOf.put(output, origin);
        last = Math.max(last, output);
      }
    }
    if (!all && left[origin] > 0 && !mayWait) {
      throw bad(
          start,
          "there are only " + (start.first() - left[origin]) + " satoshi",
          "Name at most so many after the '='.");
    }
  }

  private PrimitiveIterator.OfLong outputs(ChainView chain, Start start) {
    return switch (start) {
      case Start.Output(var outPoint, _) -> {
        long tx = tx(chain, start, outPoint.txId());
        if (tx == ChainView.NONE) {
          yield LongStream.empty().iterator();
        }
        long output = chain.firstOutput(tx) + outPoint.vout();
        if (output >= chain.firstOutput(tx + 1)) {
          long count = chain.firstOutput(tx + 1) - chain.firstOutput(tx);
          throw bad(start, "the transaction has only " + count + " outputs", "Count from 0.");
        }
        yield LongStream.of(output).iterator();
      }
      case Start.Transaction(var txId, _) -> {
        long tx = tx(chain, start, txId);
        if (tx == ChainView.NONE) {
          yield LongStream.empty().iterator();
        }
        yield LongStream.range(chain.firstOutput(tx), chain.firstOutput(tx + 1)).iterator();
      }
      case Start.Address address -> {
        long script = chain.findScript(address.script());
        if (script == ChainView.NONE && mayWait) {
          yield LongStream.empty().iterator();
        }
        if (script == ChainView.NONE) {
          throw bad(start, "nothing was ever paid to it in this ledger", "Check the address.");
        }
        yield chain.outputsOf(script);
      }
    };
  }

  private long tx(ChainView chain, Start start, TxId txId) {
    long tx = chain.findTx(txId);
    if (tx == ChainView.NONE && !mayWait) {
      throw bad(start, "no such transaction in this ledger", "Import the block that holds it.");
    }
    return tx;
  }

  private static BadInput bad(Start start, String reason, String nextStep) {
    return new BadInput("start " + start.at(), "", reason, nextStep);
  }

  int count() {
    return named.size();
  }

  boolean contains(long output) {
    return output <= last && amountOf.containsKey(output);
  }

  /// All start outputs, ascending.
  long[] outputs() {
    long[] outputs = amountOf.keys().toArray();
    Arrays.sort(outputs);
    return outputs;
  }

  /// How many of the output's first units are tainted.
  long amount(long output) {
    return amountOf.get(output);
  }

  /// Which of the named starts it belongs to.
  int origin(long output) {
    return originOf.get(output);
  }

  /// What each named start comes to.
  List<Trace.Origin> origins() {
    long[] amounts = new long[named.size()];
    long[] counts = new long[named.size()];
    for (long output : outputs()) {
      amounts[origin(output)] += amount(output);
      counts[origin(output)]++;
    }
    List<Trace.Origin> origins = new ArrayList<>();
    for (int s = 0; s < named.size(); s++) {
      origins.add(new Trace.Origin(named.get(s), amounts[s], counts[s]));
    }
    return List.copyOf(origins);
  }
}
