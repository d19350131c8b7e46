package org.entente.trace.mix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.OutPoint;
import org.entente.chain.ChainView;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.Place;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;

/// Goes on behind the mixes that a trace ended at, as weighted branches.
///
/// This is conjecture and stays apart from the exact result: each candidate output of a mix is
/// followed whole, and what is found there holds with the branch's probability only. Branches of
/// one mix exclude each other in part; their amounts must never be added up. Branches are followed
/// generation by generation, down to [#LEAST_PPM], at most [#MOST_BRANCHES].
public final class ThroughMixes {
  /// Parts per million.
  public static final int LEAST_PPM = 10_000;

  public static final int MOST_BRANCHES = 500;

  private final ChainView chain;
  private final TraceQuestion question;
  private final MixStops stops;
  private final ChainMixes mixes;
  private final Map<Long, Demixed> demixed = new HashMap<>();
  private final Map<Long, Trace> traces = new HashMap<>();
  private final List<Branch> branches = new ArrayList<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private boolean cut;

  /// What was found. `cut` says that there are more branches than were followed.
  public record Found(List<Branch> branches, boolean cut) {
    public Found {
      branches = List.copyOf(branches);
    }
  }

  private ThroughMixes(ChainView chain, TraceQuestion question) {
    this.chain = chain;
    this.question = question;
    stops = new MixStops(chain);
    mixes = new ChainMixes(chain);
  }

  /// `trace` must have ended at [MixStops]. Each branch has the trace's limits anew.
  public static Found follow(ChainView whole, Trace trace) {
    ChainView chain = Tracer.until(whole, trace.question().limits().untilTime());
    ThroughMixes through = new ThroughMixes(chain, trace.question());
    through.branch(-1, 1_000_000, trace.ends());
    while (!through.waiting.isEmpty()) {
      int next = through.waiting.removeFirst();
      Branch branch = through.branches.get(next);
      through.branch(next, branch.ppm(), branch.ends());
    }
    return new Found(through.branches, through.cut);
  }

  private void branch(int parent, int ppm, List<End> ends) {
    for (End end : ends) {
      if (end.ending() == Ending.MIX && Place.isOutput(end.at())) {
        branch(parent, ppm, end);
      }
    }
  }

  private void branch(int parent, int ppm, End end) {
    long tx = chain.spender(end.at());
    Verdict verdict = stops.verdict(tx);
    int input = input(tx, end.at());
    Demixed owners = demixed.computeIfAbsent(tx, mixes::owners);
    if (owners.outputs().isEmpty()) {
      add(
          new Branch(
              parent,
              chain.txId(tx),
              verdict,
              end.at(),
              end.amount(),
              null,
              -1,
              0,
              ppm,
              List.of(),
              0));
    }
    for (Demixed.Owners one : owners.outputs()) {
      long both = (long) ppm * one.ppm(input) / 1_000_000;
      if (both >= LEAST_PPM) {
        long to = chain.firstOutput(tx) + one.output();
        Trace trace = traces.computeIfAbsent(to, this::trace);
        add(
            new Branch(
                parent,
                chain.txId(tx),
                verdict,
                end.at(),
                end.amount(),
                one.rule(),
                to,
                chain.value(to),
                (int) both,
                trace.ends(),
                trace.fees()));
      }
    }
  }

  private void add(Branch branch) {
    if (branches.size() == MOST_BRANCHES) {
      cut = true;
      return;
    }
    waiting.addLast(branches.size());
    branches.add(branch);
  }

  private Trace trace(long output) {
    long tx = chain.txOfOutput(output);
    int place = Math.toIntExact(output - chain.firstOutput(tx));
    Start start = new Start.Output(new OutPoint(chain.txId(tx), place), Start.ALL);
    return Tracer.run(chain, question.from(List.of(start)), stops);
  }

  /// The place of this output among the transaction's inputs.
  private int input(long tx, long output) {
    long first = chain.firstInput(tx);
    for (long input = first; input < chain.firstInput(tx + 1); input++) {
      if (chain.prevOutput(input) == output) {
        return Math.toIntExact(input - first);
      }
    }
    throw new IllegalStateException("output " + output + " is not spent by transaction " + tx);
  }
}
