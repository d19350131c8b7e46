package org.entente.trace;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongLongHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.OutPoint;
import org.entente.chain.ChainView;

/// A forward trace that goes on while its ledger grows and shrinks.
///
/// What makes it cheap: taint that rests at unspent outputs is all that later blocks can touch. So
/// the first walk keeps it, and each block wakes what it spends, walks its own transactions only,
/// and notes how to undo that. After any number of blocks the answer is the one that a fresh
/// [Tracer] gives, to the last unit. Starts may come later: an address that is not paid yet, or a
/// theft whose block was just taken back, waits.
///
/// Not for several threads.
public final class LiveTrace {
  /// Blocks that can be taken back one by one; deeper ones ask for a new walk.
  private static final int UNDO_BLOCKS = 1000;

  private final TraceQuestion question;
  private final Stops stops;
  private final OriginSets sets;
  private final Starts starts;
  private final Frontier resting = new Frontier();
  private final List<End> settled = new ArrayList<>();
  private final LongLongHashMap outputOf = new LongLongHashMap();
  private final Deque<Undo> undos = new ArrayDeque<>();
  private final Segments scratch = new Segments();
  private final long[] overlapOf;
  private Sums sums = new Sums(0, 0, 0, 0, 0);
  private int blocks;

  /// What the trace stops at in the ledger as it grows. Of an output it says the same for good.
  public interface Stops {
    Stops NONE = _ -> OutputStops.NONE;

    OutputStops in(ChainView chain);
  }

  /// Taint of `amount` at a [Place].
  public record Taint(long at, long amount) {}

  /// What a transaction does with taint: `from` are the tainted outputs that it spends, `to` where
  /// it arrives, the fee among it. `start` says that taint begins here.
  public record Move(long tx, boolean start, List<Taint> from, List<Taint> to) {}

  private record Sums(long fees, long visited, long edges, long unknownFees, long unfollowed) {
    Sums plus(Walk walk) {
      return new Sums(
          Math.addExact(fees, walk.fees),
          visited + walk.visited,
          edges + walk.edges,
          unknownFees + walk.unknownFees,
          unfollowed + walk.unfollowedFees);
    }
  }

  /// An output's taint as it was.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(long output, int hops, long via, long[] cells) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Undo(
      long firstOutput, List<Kept> woken, int settled, Sums sums, long[] overlap, long[] waiting) {}

  /// Walks the ledger as it is. Throws [BadInput] when the question cannot be asked of a ledger
  /// that grows.
  public LiveTrace(ChainView chain, TraceQuestion question, Stops stops) {
    this(question, new Starts(chain, question.starts(), true), stops);
    begin(chain);
  }

  private LiveTrace(TraceQuestion question, Starts starts, Stops stops) {
    refuse(question);
    this.stops = stops;
    this.question = question;
    this.starts = starts;
    sets = new OriginSets(question.starts().size());
    overlapOf = new long[question.starts().size()];
  }

  private static void refuse(TraceQuestion question) {
    Limits limits = question.limits();
    if (question.direction() != Direction.TO_FUTURE
        || limits.untilTime() != Long.MAX_VALUE
        || limits.transactions() != Long.MAX_VALUE) {
      throw new BadInput(
          "live trace",
          "",
          "a trace that goes on has no direction but forwards and no end in time or count",
          "Leave out --to-past, --until and --count.");
    }
  }

  private void begin(ChainView chain) {
    Walk walk = walk(chain, false);
    ForwardWalk forward = new ForwardWalk(walk, starts, null);
    for (long output : starts.outputs()) {
      seed(chain, forward, output);
    }
    forward.run();
    take(walk);
    for (long output : resting.places()) {
      outputOf.put(key(chain, output), output);
    }
    blocks = chain.blockCount();
  }

  private Walk walk(ChainView chain, boolean keepFlows) {
    return new Walk(chain, question, question.method(), keepFlows, stops.in(chain), sets, resting);
  }

  private void seed(ChainView chain, ForwardWalk forward, long output) {
    boolean whole = question.method() == Method.POISON;
    long amount = whole ? chain.value(output) : starts.amount(output);
    forward.seed(output, amount, starts.origin(output));
  }

  private void take(Walk walk) {
    settled.addAll(walk.ends.sorted());
    sums = sums.plus(walk);
    for (int start = 0; start < overlapOf.length; start++) {
      overlapOf[start] = Math.addExact(overlapOf[start], walk.overlapOf[start]);
    }
  }

  public TraceQuestion question() {
    return question;
  }

  /// How many blocks of the ledger it has walked.
  public int blocks() {
    return blocks;
  }

  /// How many unspent outputs have taint.
  public int size() {
    return resting.size();
  }

  /// Walks the next block, which `chain` must hold, and tells what moved.
  public List<Move> extend(ChainView chain) {
    ChainView view = chain.before(blocks + 1);
    ChainView.BlockRow row = view.block(blocks);
    long firstOutput = view.firstOutput(row.firstTx());
    Undo undo =
        new Undo(
            firstOutput,
            new ArrayList<>(),
            settled.size(),
            sums,
            overlapOf.clone(),
            starts.waiting());
    Walk walk = walk(view, true);
    ForwardWalk forward = new ForwardWalk(walk, starts, null);
    LongArrayList found = starts.extend(view, blocks);
    wake(view, row, forward, undo.woken());
    for (long output : found.toArray()) {
      if (starts.contains(output)) {
        seed(view, forward, output);
      }
    }
    forward.run();
    take(walk);
    List<Flow> flows = walk.flows == null ? List.of() : walk.flows;
    for (Flow flow : flows) {
      if (Place.isOutput(flow.at()) && resting.contains(flow.at())) {
        outputOf.put(key(view, flow.at()), flow.at());
      }
    }
    undos.add(undo);
    if (undos.size() > UNDO_BLOCKS) {
      undos.removeFirst();
    }
    blocks++;
    return BlockMoves.of(view, row, flows, starts);
  }

  private void wake(ChainView view, ChainView.BlockRow row, ForwardWalk forward, List<Kept> woken) {
    long endTx = row.firstTx() + row.txCount();
    long end = view.firstInput(endTx);
    for (long input = view.firstInput(row.firstTx()); input < end; input++) {
      long prev = view.prevOutput(input);
      if (prev >= 0 && resting.contains(prev)) {
        resting.show(prev, scratch);
        resting.drop(prev);
        outputOf.remove(key(view, prev));
        woken.add(new Kept(prev, scratch.hops(), scratch.via(), scratch.cells()));
        forward.wake(prev, scratch);
      }
    }
  }

  /// Takes walked blocks back until `count` remain; `chain` is the ledger that has at least these.
  /// False if that is too deep: then a new walk is needed, and this trace is of no more use.
  public boolean rollBack(ChainView chain, int count) {
    while (blocks > count) {
      Undo undo = undos.pollLast();
      if (undo == null) {
        return false;
      }
      for (long output : resting.places()) {
        if (output >= undo.firstOutput()) {
          resting.drop(output);
        }
      }
      for (Kept kept : undo.woken()) {
        scratch.restore(kept.hops(), kept.via(), kept.cells());
        resting.put(kept.output(), scratch);
      }
      settled.subList(undo.settled(), settled.size()).clear();
      sums = undo.sums();
      System.arraycopy(undo.overlap(), 0, overlapOf, 0, overlapOf.length);
      starts.forget(undo.firstOutput(), undo.waiting());
      blocks--;
    }
    outputOf.clear();
    for (long output : resting.places()) {
      outputOf.put(key(chain, output), output);
    }
    return true;
  }

  private static long key(ChainView chain, long output) {
    long tx = chain.txOfOutput(output);
    return key(chain.txId(tx).hash().a(), output - chain.firstOutput(tx));
  }

  private static long key(long idWord, long vout) {
    return idWord + vout * 0x9e3779b97f4a7c15L;
  }

  /// The unspent output with taint that this names, or [ChainView#NONE]. `chain` is the ledger as
  /// far as it was walked.
  public long find(ChainView chain, OutPoint outPoint) {
    long output =
        outputOf.getOrDefault(key(outPoint.txId().hash().a(), outPoint.vout()), ChainView.NONE);
    return output != ChainView.NONE && Place.text(chain, output).equals(outPoint.toString())
        ? output
        : ChainView.NONE;
  }

  /// Puts the taint of an unspent output into `taint`.
  void show(long output, Segments taint) {
    resting.show(output, taint);
  }

  OriginSets sets() {
    return sets;
  }

  /// The whole answer, as a fresh trace of the same ledger gives it; `chain` is that ledger.
  public Trace answer(ChainView chain) {
    Ends unspent = new Ends(overlapOf.length, question.method().followsUnits(), sets);
    for (long output : resting.places()) {
      resting.show(output, scratch);
      // A later coinbase may have overwritten it.
      unspent.add(ForwardWalk.restingPlace(chain, output), output, scratch);
    }
    List<End> ends = new ArrayList<>(settled);
    ends.addAll(unspent.sorted());
    ends.sort(Comparator.comparing(End::at, Long::compareUnsigned));
    long overlap = 0;
    for (long each : overlapOf) {
      overlap = Math.addExact(overlap, each);
    }
    return new Trace(
        question,
        starts.origins(),
        List.copyOf(ends),
        sums.fees(),
        overlap,
        question.method() != Method.POISON,
        new Trace.Stats(sums.visited(), sums.edges(), sums.unknownFees(), sums.unfollowed()),
        List.of());
  }

  /// Writes all that is needed to go on later, but for the question and the way back.
  public void save(DataOutput out) throws IOException {
    LiveState.write(out, sets, starts, resting, settled);
    long[] numbers = {
      blocks, sums.fees(), sums.visited(), sums.edges(), sums.unknownFees(), sums.unfollowed()
    };
    LiveState.write(out, numbers);
    LiveState.write(out, overlapOf);
  }

  /// What [#save] wrote, for the same question. `chain` holds at least the blocks walked then.
  public static LiveTrace restore(
      DataInput in, ChainView chain, TraceQuestion question, Stops stops) throws IOException {
    Starts starts = Starts.none(question.starts());
    LiveTrace trace = new LiveTrace(question, starts, stops);
    LiveState.read(in, trace.sets, starts, trace.resting, trace.settled);
    long[] numbers = LiveState.numbers(in);
    trace.blocks = Math.toIntExact(numbers[0]);
    trace.sums = new Sums(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    long[] overlap = LiveState.numbers(in);
    System.arraycopy(overlap, 0, trace.overlapOf, 0, trace.overlapOf.length);
    for (long output : trace.resting.places()) {
      trace.outputOf.put(key(chain, output), output);
    }
    return trace;
  }
}
