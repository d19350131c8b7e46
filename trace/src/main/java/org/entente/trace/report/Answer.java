package org.entente.trace.report;

import java.util.List;
import org.entente.chain.ChainView;
import org.entente.trace.Trace;
import org.entente.trace.label.LabelBook;

/// What a report is made of: the ledger that was asked, one trace for each method asked for, and
/// the version of the program that answered; `book` names ends, `exits` asks for what can still be
/// stopped, `typology` for the patterns of thefts, `flows` for the whole way; for these two the
/// traces keep their flows.
///
/// @param mixing how the traces met CoinJoins
public record Answer(
    ChainView chain,
    List<Trace> traces,
    String version,
    Mixing mixing,
    LabelBook book,
    boolean exits,
    boolean typology,
    boolean flows) {
  public Answer {
    traces = List.copyOf(traces);
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("an answer needs a trace");
    }
  }

  /// Of traces that walked through CoinJoins as through any transaction.
  public Answer(ChainView chain, List<Trace> traces, String version) {
    this(chain, traces, version, Mixing.EXACT);
  }

  /// Without labels and exits.
  public Answer(ChainView chain, List<Trace> traces, String version, Mixing mixing) {
    this(chain, traces, version, mixing, LabelBook.NONE, false, false, false);
  }
}
