package org.entente.trace.typology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.Flow;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Role;

/// Looks for the patterns of [Pattern] in a trace forwards through outputs that kept its flows.
/// Four of them can show there: a ledger of outputs knows no tokens, swaps and bridges of its own.
public final class OutputTypology {
  private final ChainView chain;
  private final Trace trace;
  private final LabelBook book;
  private final Findings found = new Findings();

  private OutputTypology(ChainView chain, Trace trace, LabelBook book) {
    this.chain = chain;
    this.trace = trace;
    this.book = book;
  }

  /// `book` knows brokers and mixers; without labels a broker is missed, and a mixer that is no
  /// CoinJoin.
  public static Score of(ChainView chain, Trace trace, LabelBook book) {
    OutputTypology typology = new OutputTypology(chain, trace, book);
    typology.tempo();
    typology.tranches();
    typology.mixers();
    typology.brokers();
    return typology.found.score();
  }

  /// Unix seconds, or [Block#UNKNOWN].
  private long time(long tx) {
    return chain.block(chain.blockOf(tx)).time();
  }

  private boolean isWithin(long seconds, long earlier, long later) {
    return time(earlier) != Block.UNKNOWN
        && time(later) != Block.UNKNOWN
        && time(later) - time(earlier) <= seconds;
  }

  /// Of each transaction that spends what a start put somewhere, the largest output is left out:
  /// it may be change, which goes to nobody else.
  private void tempo() {
    long all = 0;
    Map<Long, List<Flow>> paid = new HashMap<>();
    for (Flow flow : trace.flows()) {
      if (flow.via() == Place.START) {
        all += flow.amount();
      } else if (flow.hops() == 1 && Place.isOutput(flow.at()) && Place.isOutput(flow.via())) {
        long tx = chain.txOfOutput(flow.at());
        if (isWithin(Typology.TEMPO_SECONDS, chain.txOfOutput(flow.via()), tx)) {
          paid.computeIfAbsent(tx, _ -> new ArrayList<>()).add(flow);
        }
      }
    }
    long left = 0;
    Set<Long> payees = new HashSet<>();
    Set<Long> txs = new TreeSet<>();
    for (Map.Entry<Long, List<Flow>> one : paid.entrySet()) {
      List<Flow> flows = one.getValue();
      flows.sort(Comparator.comparingLong(Flow::amount).thenComparingLong(Flow::at));
      for (Flow flow : flows.subList(0, flows.size() - 1)) {
        left += flow.amount();
        payees.add(chain.scriptOf(flow.at()));
        txs.add(one.getKey());
      }
    }
    if (payees.size() >= Typology.TEMPO_PAYEES && left >= all - left) {
      found.add(
          Pattern.TEMPO,
          left * Pattern.OF / Math.max(1, all)
              + " ‰ left within 2 hours to "
              + payees.size()
              + " payees",
          txs);
    }
  }

  private record Tranche(long payer, long satoshi) {}

  private void tranches() {
    Map<Tranche, Set<Long>> groups = new HashMap<>();
    for (Flow flow : trace.flows()) {
      if (flow.via() != Place.START && Place.isOutput(flow.at()) && Place.isOutput(flow.via())) {
        long script = chain.scriptOf(flow.at());
        if (chain.outputsOf(script).nextLong() == flow.at()) {
          groups
              .computeIfAbsent(
                  new Tranche(chain.scriptOf(flow.via()), chain.value(flow.at())),
                  _ -> new TreeSet<>())
              .add(flow.at());
        }
      }
    }
    long traced = trace.starts().stream().mapToLong(Trace.Origin::amount).sum();
    List<Long> most =
        Tranches.most(
            groups.values().stream().map(List::copyOf).toList(),
            (first, last) ->
                isWithin(Tranches.SECONDS, chain.txOfOutput(first), chain.txOfOutput(last)),
            quick ->
                chain.value(quick.getFirst()) * quick.size() >= traced / Typology.TRANCHE_SHARE);
    if (!most.isEmpty()) {
      found.add(
          Pattern.FIXED_TRANCHES,
          most.size()
              + " × "
              + chain.value(most.getFirst())
              + " satoshi to fresh addresses within 3 hours",
          most.stream().map(chain::txOfOutput).toList());
    }
  }

  private void mixers() {
    Set<Long> txs = new TreeSet<>();
    for (End end : trace.ends()) {
      if (end.ending() == Ending.MIX) {
        txs.add(chain.spender(end.at()));
      } else if (end.ending() == Ending.AT_MIXER) {
        txs.add(chain.txOfOutput(end.at()));
      }
    }
    found.add(Pattern.MIXER_ROUND, txs.size() + " transactions into mixers", txs);
  }

  private void brokers() {
    Addresses addresses = new Addresses(chain.network());
    Set<Long> txs = new TreeSet<>();
    for (End end : trace.ends()) {
      boolean broker =
          Place.isOutput(end.at())
              && addresses
                  .key(chain.script(chain.scriptOf(end.at())))
                  .flatMap(book::desk)
                  .filter(claim -> claim.role() == Role.OTC)
                  .isPresent();
      if (broker) {
        txs.add(chain.txOfOutput(end.at()));
      }
    }
    found.add(Pattern.OTC_SINK, txs.size() + " ends at brokers", txs);
  }
}
