package org.entente.app.trace;

import java.util.List;
import java.util.Locale;
import org.entente.chain.ChainView;
import org.entente.trace.Direction;
import org.entente.trace.OutputStops;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.mix.MixStops;
import org.entente.trace.mix.ThroughMixes;
import org.entente.trace.report.Mixing;
import picocli.CommandLine.Option;

/// What a trace does at CoinJoins. By default it ends there: the sums go on to be exact behind
/// one, but no longer mean anything about who holds the coins.
final class MixOptions {
  private enum AtMix {
    STOP,
    EXACT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--mixes",
      paramLabel = "stop|exact",
      defaultValue = "stop",
      description = "${bundle:OPTION_MIXES}")
  private AtMix atMix;

  @Option(names = "--through-mixes", description = "${bundle:OPTION_THROUGH_MIXES}")
  private boolean through;

  boolean through() {
    return through;
  }

  private boolean stops() {
    return through || atMix == AtMix.STOP;
  }

  /// `named` are other stops, which win: what is known of an address says more than its next
  /// transaction.
  Trace run(ChainView chain, TraceQuestion question, boolean flows, OutputStops named) {
    OutputStops stops =
        !stops() || question.direction() == Direction.TO_PAST
            ? named
            : named.or(new MixStops(Tracer.until(chain, question.limits().untilTime())));
    return flows ? Tracer.runWithFlows(chain, question, stops) : Tracer.run(chain, question, stops);
  }

  /// Follows the traces behind mixes, if asked to.
  Mixing mixing(ChainView chain, List<Trace> traces) {
    boolean past = traces.getFirst().question().direction() == Direction.TO_PAST;
    if (past || !stops()) {
      return Mixing.EXACT;
    }
    return through
        ? new Mixing(true, traces.stream().map(trace -> ThroughMixes.follow(chain, trace)).toList())
        : Mixing.STOPPED;
  }
}
