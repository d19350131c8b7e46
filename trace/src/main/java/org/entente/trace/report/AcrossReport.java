package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.entente.base.message.Messages;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.label.LabelBook;

/// Writes traces over several ledgers, one for each method asked for, in the forms that a trace
/// of one ledger has.
public final class AcrossReport {
  private final List<AcrossTrace> traces;
  private final String version;
  private final LabelBook book;
  private final boolean exits;
  private final boolean flows;

  /// `book` names the addresses of ends; `exits` asks where money can still be stopped, `flows` for
  /// the way on each ledger, which the traces must have kept then.
  public AcrossReport(
      List<AcrossTrace> traces, String version, LabelBook book, boolean exits, boolean flows) {
    this.traces = List.copyOf(traces);
    this.version = version;
    this.book = book;
    this.exits = exits;
    this.flows = flows;
  }

  /// Doesn't close `out`. Lines end with a line feed on every machine.
  public void write(TraceReport format, Messages messages, Writer out) throws IOException {
    switch (format) {
      case TABLE -> new AcrossTable(traces, messages, book, exits).write(out);
      case JSON -> new AcrossJson(traces, version, book, exits, flows).write(out);
      case CSV -> new AcrossCsv(traces).write(out);
      case GRAPHML -> new AcrossPicture(traces).graphml(out);
      case MERMAID -> new AcrossPicture(traces).mermaid(out);
    }
    out.flush();
  }

  static String method(AcrossTrace trace) {
    return trace.asked().getFirst().method().text();
  }
}
