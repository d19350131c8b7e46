package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.entente.base.message.Messages;

/// The forms in which an answer can be written.
public enum TraceReport {
  /// For people; in their language.
  TABLE,
  /// One document, for programs; also for the colleague who wants to recompute it.
  JSON,
  /// One row an end, for spreadsheets.
  CSV,
  /// The whole flow as a graph, for graph programs.
  GRAPHML,
  /// The largest flows as a picture, for pages that draw Mermaid.
  MERMAID;

  /// As it is written on the command line.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// True for those that draw the way, for which flows must have been kept.
  public boolean needsFlows() {
    return switch (this) {
      case TABLE, JSON, CSV -> false;
      case GRAPHML, MERMAID -> true;
    };
  }

  /// Writes the answer; doesn't close `out`. Lines end with a line feed on every machine.
  public void write(Answer answer, Messages messages, Writer out) throws IOException {
    switch (this) {
      case TABLE -> new TraceTable(answer, messages).write(out);
      case JSON -> new TraceJson(answer).write(out);
      case CSV -> new TraceCsv(answer).write(out);
      case GRAPHML -> new TraceGraphml(answer).write(out);
      case MERMAID -> new TraceMermaid(answer).write(out);
    }
    out.flush();
  }

  /// The same for a chain of accounts.
  public void write(AccountAnswer answer, Messages messages, Writer out) throws IOException {
    switch (this) {
      case TABLE -> new AccountTable(answer, messages).write(out);
      case JSON -> new AccountJson(answer).write(out);
      case CSV -> new AccountCsv(answer).write(out);
      case GRAPHML -> new AccountGraphml(answer).write(out);
      case MERMAID -> new AccountMermaid(answer).write(out);
    }
    out.flush();
  }
}
