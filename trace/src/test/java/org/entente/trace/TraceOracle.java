package org.entente.trace;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// The definitions of the taint methods, taken literally and without any thought for speed: every
/// transaction of the ledger is walked in order, whether it is tainted or not, and queues are
/// lists whose pieces are popped one by one. Shares nothing with the tracer.
final class TraceOracle {
  /// `length` units; `origin` −1 says clean; `source` counts the inputs of the transaction.
  private record Piece(long length, int origin, int source) {}

  /// What lies on an output: pieces for fifo and lifo, an amount for the others.
  private record Taint(List<Piece> pieces, long amount, SortedSet<Integer> origins, int hops) {}

  private record Input(@Nullable Taint taint, long place, long value) {
    int hops() {
      return taint == null ? Integer.MAX_VALUE : taint.hops();
    }
  }

  final Map<Long, String> ends = new TreeMap<>(Long::compareUnsigned);
  long fees;
  long overlap;
  final Map<Long, Long> arrived = new HashMap<>();

  private final ChainView chain;
  private final TraceQuestion question;
  private final long grain;
  private final Map<Long, Taint> live = new LinkedHashMap<>();
  private final Map<Long, Taint> liveFees = new HashMap<>();
  private final Map<Long, long[]> starts = new HashMap<>();
  private final Map<Long, Long> watched = new HashMap<>();
  private final Map<Long, Long> tainted = new HashMap<>();
  private long subsidyOf = -1;
  private long onlyOutput = -1;
  private long visited;
  private boolean exhausted;

  /// `grain`: no piece is longer; 1 follows every satoshi by itself.
  TraceOracle(ChainView chain, TraceQuestion question, long grain) {
    this.chain = chain;
    this.question = question;
    this.grain = grain;
  }

  /// Taints the first `amount` units of an output with `origin`.
  TraceOracle start(long output, long amount, int origin) {
    starts.put(output, new long[] {amount, origin});
    return this;
  }

  /// Taints all of an unseen output that an input spends.
  TraceOracle startUnseen(long input) {
    tainted.put(input, Math.abs(chain.inputValue(input))); // 1 where it is unknown
    return this;
  }

  /// Taints the subsidy of a coinbase, and lets only what goes to one of its outputs go on.
  TraceOracle startSubsidy(long coinbase, long output) {
    subsidyOf = coinbase;
    onlyOutput = output;
    return this;
  }

  /// Taint ends at this output, and what of it comes into its first `amount` units is noted.
  TraceOracle watch(long output, long amount) {
    watched.put(output, amount);
    return this;
  }

  TraceOracle run() {
    for (int b = 0; b < chain.blockCount(); b++) {
      ChainView.BlockRow block = chain.block(b);
      long end = block.firstTx() + block.txCount();
      boolean coinbaseLast =
          question.followFees() && block.txCount() > 0 && chain.isCoinbase(block.firstTx());
      for (long tx = coinbaseLast ? block.firstTx() + 1 : block.firstTx(); tx < end; tx++) {
        walk(tx, inputs(tx));
      }
      if (coinbaseLast) {
        walk(block.firstTx(), queueOfCoinbase(block));
      }
    }
    live.forEach((output, taint) -> end(output, atRest(output), taint));
    return this;
  }

  private Ending atRest(long output) {
    long owner = chain.txOfOutput(output);
    byte[] script = chain.script(chain.scriptOf(output));
    if (script.length > 0 && script[0] == 0x6a) {
      return Ending.OP_RETURN;
    }
    if (chain.isCoinbase(owner) && chain.block(chain.blockOf(owner)).height() == 0) {
      return Ending.GENESIS;
    }
    return chain.findTx(chain.txId(owner)) != owner ? Ending.OVERWRITTEN : Ending.UNSPENT;
  }

  private List<Input> inputs(long tx) {
    List<Input> inputs = new ArrayList<>();
    for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1); i++) {
      long prev = chain.prevOutput(i);
      Taint taint = prev < 0 ? null : live.remove(prev);
      if (tainted.getOrDefault(i, 0L) > 0) {
        taint = whole(tainted.getOrDefault(i, 0L));
      }
      inputs.add(new Input(taint, prev, chain.inputValue(i)));
    }
    return inputs;
  }

  private List<Input> queueOfCoinbase(ChainView.BlockRow block) {
    List<Input> inputs = new ArrayList<>();
    long subsidy = chain.network().subsidySat(block.height());
    inputs.add(new Input(block.firstTx() == subsidyOf ? whole(subsidy) : null, -1, subsidy));
    for (long tx = block.firstTx() + 1; tx < block.firstTx() + block.txCount(); tx++) {
      inputs.add(new Input(liveFees.remove(tx), ~tx, fee(tx)));
    }
    return inputs;
  }

  private Taint whole(long amount) {
    return new Taint(cut(amount, 0, 0), amount, new TreeSet<>(List.of(0)), 0);
  }

  private long fee(long tx) {
    long in =
        LongStream.range(chain.firstInput(tx), chain.firstInput(tx + 1))
            .map(chain::inputValue)
            .sum();
    return in - paid(tx);
  }

  private long paid(long tx) {
    return LongStream.range(chain.firstOutput(tx), chain.firstOutput(tx + 1))
        .map(chain::value)
        .sum();
  }

  private void walk(long tx, List<Input> inputs) {
    boolean tainted = inputs.stream().anyMatch(i -> i.taint() != null);
    if (tainted && visited == question.limits().transactions()) {
      exhausted = true;
    }
    if (tainted && !exhausted) {
      visited++;
      boolean unknown = inputs.stream().anyMatch(i -> i.value() < 0);
      if (unknown && question.method() != Method.POISON) {
        endAll(inputs, Ending.VALUE_UNKNOWN);
      } else {
        deal(tx, inputs, unknown);
      }
    } else if (tainted) {
      endAll(inputs, Ending.COUNT);
    }
    for (long o = chain.firstOutput(tx); o < chain.firstOutput(tx + 1); o++) {
      long[] start = starts.get(o);
      if (start != null) {
        long amount = question.method() == Method.POISON ? chain.value(o) : start[0];
        arrive(
            o,
            new Taint(
                cut(amount, (int) start[1], 0), amount, new TreeSet<>(List.of((int) start[1])), 0));
      }
    }
  }

  private void endAll(List<Input> inputs, Ending ending) {
    for (Input input : inputs) {
      if (input.taint() != null && input.place() < 0) {
        fees += input.taint().amount();
      } else if (input.taint() != null) {
        end(input.place(), ending, input.taint());
      }
    }
  }

  private void deal(long tx, List<Input> inputs, boolean unknown) {
    long total = inputs.stream().mapToLong(Input::value).sum();
    long fee = unknown ? 0 : total - paid(tx);
    List<Long> targets = new ArrayList<>();
    for (long o = chain.firstOutput(tx); o < chain.firstOutput(tx + 1); o++) {
      targets.add(chain.value(o));
    }
    targets.add(fee);
    List<Taint> dealt =
        switch (question.method()) {
          case FIFO, LIFO -> dealQueue(inputs, targets);
          case HAIRCUT -> dealAmounts(inputs, haircut(inputs, targets, total));
          case TIHO -> dealAmounts(inputs, tiho(inputs, targets));
          case POISON -> dealAmounts(inputs, targets);
        };
    for (int t = 0; t < targets.size() - 1; t++) {
      long output = chain.firstOutput(tx) + t;
      boolean aside = tx == subsidyOf && output != onlyOutput;
      if (dealt.get(t).amount() > 0 && !aside) {
        if (watched.containsKey(output)) {
          arrived.merge(output, firstUnits(output, dealt.get(t)), Long::sum);
        } else if (starts.containsKey(output)) {
          overlap += dealt.get(t).amount();
        } else {
          arrive(output, dealt.get(t));
        }
      }
    }
    if (dealt.getLast().amount() > 0) {
      leave(tx, dealt.getLast());
    }
  }

  private long firstUnits(long output, Taint taint) {
    long left = watched.getOrDefault(output, 0L);
    long units = 0;
    for (Piece piece : taint.pieces()) {
      units += piece.origin() < 0 ? 0 : Math.min(left, piece.length());
      left -= Math.min(left, piece.length());
    }
    return taint.pieces().isEmpty() ? taint.amount() : units;
  }

  private void arrive(long output, Taint taint) {
    Ending limit = limit(taint);
    if (chain.spender(output) != ChainView.NONE && limit != null) {
      end(output, limit, taint);
    } else if (taint.amount() > 0) {
      live.put(output, taint);
    }
  }

  private @Nullable Ending limit(Taint taint) {
    if (taint.hops() == question.limits().hops()) {
      return Ending.HOPS;
    }
    return taint.amount() < question.limits().minAmount() ? Ending.AMOUNT : null;
  }

  private void leave(long tx, Taint taint) {
    boolean follow =
        question.followFees()
            && !chain.isCoinbase(tx)
            && limit(taint) == null
            && known(chain.block(chain.blockOf(tx)));
    if (follow) {
      liveFees.put(tx, taint);
    } else {
      fees += taint.amount();
    }
  }

  private boolean known(ChainView.BlockRow block) {
    if (block.extent() != Block.Extent.FULL || !chain.isCoinbase(block.firstTx())) {
      return false;
    }
    for (long tx = block.firstTx() + 1; tx < block.firstTx() + block.txCount(); tx++) {
      for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1); i++) {
        if (chain.inputValue(i) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void end(long output, Ending ending, Taint taint) {
    if (taint.amount() > 0) {
      ends.put(output, ending + " " + taint.amount() + " " + taint.hops() + " " + from(taint));
    }
  }

  private Object from(Taint taint) {
    if (question.method() != Method.FIFO && question.method() != Method.LIFO) {
      return taint.origins();
    }
    Map<Integer, Long> sums = new TreeMap<>();
    taint.pieces().stream()
        .filter(p -> p.origin() >= 0)
        .forEach(p -> sums.merge(p.origin(), p.length(), Long::sum));
    return sums;
  }

  private List<Piece> cut(long length, int origin, int source) {
    List<Piece> pieces = new ArrayList<>();
    for (long left = length; left > 0; left -= grain) {
      pieces.add(new Piece(Math.min(left, grain), origin, source));
    }
    return pieces;
  }

  private List<Taint> dealQueue(List<Input> inputs, List<Long> targets) {
    Deque<Piece> queue = new ArrayDeque<>();
    for (int i = 0; i < inputs.size(); i++) {
      long left = inputs.get(i).value();
      Taint taint = inputs.get(i).taint();
      for (Piece piece : taint == null ? List.<Piece>of() : taint.pieces()) {
        queue.addLast(new Piece(piece.length(), piece.origin(), i));
        left -= piece.length();
      }
      cut(left, -1, i).forEach(queue::addLast);
    }
    List<Taint> dealt = new ArrayList<>();
    for (long target : targets) {
      List<Piece> got = new ArrayList<>();
      for (long left = target; left > 0; ) {
        Piece piece = question.method() == Method.FIFO ? queue.pollFirst() : queue.pollLast();
        long length = Math.min(left, piece.length());
        left -= length;
        got.add(new Piece(length, piece.origin(), piece.source()));
        Piece rest = new Piece(piece.length() - length, piece.origin(), piece.source());
        if (rest.length() > 0 && question.method() == Method.FIFO) {
          queue.addFirst(rest);
        } else if (rest.length() > 0) {
          queue.addLast(rest);
        }
      }
      dealt.add(taint(got, inputs));
    }
    return dealt;
  }

  private static Taint taint(List<Piece> pieces, List<Input> inputs) {
    long amount = 0;
    int hops = Integer.MAX_VALUE;
    for (Piece piece : pieces) {
      if (piece.origin() >= 0) {
        amount += piece.length();
        hops = Math.min(hops, inputs.get(piece.source()).hops() + 1);
      }
    }
    return new Taint(pieces, amount, new TreeSet<>(), hops);
  }

  private static List<Taint> dealAmounts(List<Input> inputs, List<Long> shares) {
    SortedSet<Integer> origins = new TreeSet<>();
    int hops = Integer.MAX_VALUE;
    for (Input input : inputs) {
      if (input.taint() != null) {
        origins.addAll(input.taint().origins());
        hops = Math.min(hops, input.taint().hops() + 1);
      }
    }
    List<Taint> dealt = new ArrayList<>();
    for (long share : shares) {
      dealt.add(new Taint(List.of(), share, origins, hops));
    }
    return dealt;
  }

  private static BigInteger amount(List<Input> inputs) {
    return BigInteger.valueOf(
        inputs.stream().mapToLong(i -> i.taint() == null ? 0 : i.taint().amount()).sum());
  }

  private static List<Long> haircut(List<Input> inputs, List<Long> targets, long total) {
    BigInteger amount = amount(inputs);
    BigInteger all = BigInteger.valueOf(total);
    Long[] shares = new Long[targets.size()];
    BigInteger[] remainders = new BigInteger[targets.size()];
    List<Integer> byRemainder = new ArrayList<>();
    long left = amount.longValueExact();
    for (int t = 0; t < shares.length; t++) {
      BigInteger[] parts =
          amount.multiply(BigInteger.valueOf(targets.get(t))).divideAndRemainder(all);
      shares[t] = parts[0].longValueExact();
      remainders[t] = parts[1];
      left -= shares[t];
      byRemainder.add(t);
    }
    byRemainder.sort(Comparator.comparing((Integer t) -> remainders[t]).reversed());
    for (Iterator<Integer> next = byRemainder.iterator(); left > 0; left--) {
      shares[next.next()]++;
    }
    return List.of(shares);
  }

  private static List<Long> tiho(List<Input> inputs, List<Long> targets) {
    long left = amount(inputs).longValueExact();
    Long[] shares = new Long[targets.size()];
    List<Integer> byValue = new ArrayList<>();
    for (int t = 0; t < shares.length - 1; t++) {
      byValue.add(t);
    }
    byValue.sort(Comparator.comparing((Integer t) -> targets.get(t)).reversed());
    byValue.add(shares.length - 1);
    for (int t : byValue) {
      shares[t] = Math.min(left, targets.get(t));
      left -= shares[t];
    }
    return List.of(shares);
  }
}
