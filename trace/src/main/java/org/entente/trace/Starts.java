package org.entente.trace;

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
  private final ChainView chain;
  private final List<Start> named;
  private final LongLongHashMap amountOf = new LongLongHashMap();
  private final LongIntHashMap originOf = new LongIntHashMap();
  private long last = -1;

  Starts(ChainView chain, List<Start> named) {
    this.chain = chain;
    this.named = named;
    for (int origin = 0; origin < named.size(); origin++) {
      add(origin, named.get(origin));
    }
  }

  private void add(int origin, Start start) {
    PrimitiveIterator.OfLong outputs = outputs(start);
    boolean all = start.first() == Start.ALL;
    long left = all ? Long.MAX_VALUE : start.first();
    while (outputs.hasNext() && left > 0) {
      long output = outputs.nextLong();
      long amount = Math.min(left, chain.value(output));
      left -= amount;
      if (amount > amountOf.getOrDefault(output, 0)) {
        amountOf.put(output, amount);
        originOf.put(output, origin);
        last = Math.max(last, output);
      }
    }
    if (!all && left > 0) {
      throw bad(
          start,
          "there are only " + (start.first() - left) + " satoshi",
          "Name at most so many after the '='.");
    }
  }

  private PrimitiveIterator.OfLong outputs(Start start) {
    return switch (start) {
      case Start.Output(var outPoint, _) -> {
        long tx = tx(start, outPoint.txId());
        long output = chain.firstOutput(tx) + outPoint.vout();
        if (output >= chain.firstOutput(tx + 1)) {
          long count = chain.firstOutput(tx + 1) - chain.firstOutput(tx);
          throw bad(start, "the transaction has only " + count + " outputs", "Count from 0.");
        }
        yield LongStream.of(output).iterator();
      }
      case Start.Transaction(var txId, _) -> {
        long tx = tx(start, txId);
        yield LongStream.range(chain.firstOutput(tx), chain.firstOutput(tx + 1)).iterator();
      }
      case Start.Address address -> {
        long script = chain.findScript(address.script());
        if (script == ChainView.NONE) {
          throw bad(start, "nothing was ever paid to it in this ledger", "Check the address.");
        }
        yield chain.outputsOf(script);
      }
    };
  }

  private long tx(Start start, TxId txId) {
    long tx = chain.findTx(txId);
    if (tx == ChainView.NONE) {
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
