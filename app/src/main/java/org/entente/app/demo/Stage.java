package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.message.Message;
import org.entente.chain.ChainView;
import org.entente.chain.ingest.ChainImport;
import org.entente.chain.ingest.ImportListener;
import org.entente.chain.ingest.ImportSettings;
import org.entente.chain.read.Problem;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.report.Answer;
import org.entente.trace.report.TraceReport;

/// What the chapters of the demonstration share: where they print, and the commands they run.
record Stage(Terminal terminal, String version, Program program) {
  /// What a command printed.
  record Printed(int exit, String out, String err) {}

  void heading(Message message) {
    terminal.out().println();
    terminal.out().println("== " + terminal.text(message) + " ==");
  }

  /// Runs a command of ours as anybody would, and keeps what it prints.
  Printed run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal apart =
        new Terminal(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            false,
            terminal.messages());
    int exit = program.run(apart, arguments.toArray(String[]::new));
    apart.out().flush();
    apart.err().flush();
    return new Printed(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  void report(ChainView chain, Start... starts) throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (Method method : Method.values()) {
      traces.add(Tracer.run(chain, TraceQuestion.of(method, starts)));
    }
    Writer out = new OutputStreamWriter(terminal.out(), UTF_8);
    TraceReport.TABLE.write(new Answer(chain, traces, version), terminal.messages(), out);
    out.flush();
  }

  void bringIn(Path store, Network network, Path files) throws Exception {
    ChainImport.run(
        new ImportSettings(store, network, List.of(files), false, 2), new Quiet(terminal));
  }

  /// Says only what was left out, which must be nothing.
  private record Quiet(Terminal terminal) implements ImportListener {
    @Override
    public void problem(Problem problem) {
      if (problem.kind() != Problem.Kind.UNKNOWN_FILE) {
        terminal.err().println(problem);
      }
    }

    @Override
    public void appended(int done, int total, long txs) {}

    @Override
    public void skipped(BadInput reason) {
      terminal.err().println(reason.getMessage());
    }
  }
}
