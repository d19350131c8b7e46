package org.entente.app;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;

/// The process of a job that a node runs: a command like any other, but that it is told on standard
/// input what to do, tells how far it is in numbers, and ends when the node does.
///
/// Arguments of a process are bytes in the machine's encoding, which may have no letters but
/// ASCII, and anyone on the machine can list them: a name that is screened is neither lost nor
/// shown so.
public final class JobProcess {
  private static final long EVERY_NANOS = 200_000_000;

  private JobProcess() {}

  /// Ends the process with the command's exit code.
  public static void main(String[] none) throws IOException {
    LibraryLog.quiet();
    String[] arguments = told(new DataInputStream(System.in));
    Thread.ofPlatform().daemon().name("node").start(JobProcess::endWithNode);
    Terminal own = Terminal.ofProcess(Messages.in(Language.ENGLISH));
    Meter meter = new Meter(own);
    Terminal terminal = own.metered(meter);
    int code = ExitCode.INTERNAL;
    try {
      code = Entente.run(terminal, arguments);
      terminal.out().flush();
      meter.tell();
    } catch (Throwable e) {
      // Also that there was no memory left: an exit code of its own, for 1 means a hit.
      code = ExitCode.INTERNAL;
      terminal.err().println(e);
    }
    Runtime.getRuntime().halt(code);
  }

  /// How many arguments, then each as the number of its bytes and they, UTF-8.
  private static String[] told(DataInputStream in) throws IOException {
    String[] arguments = new String[in.readInt()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
    return arguments;
  }

  /// Tells five times a second at most, and the last state.
  private static final class Meter implements Terminal.Meter {
    private final Terminal terminal;
    private long next = System.nanoTime();
    private long done;
    private long total;

    Meter(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public synchronized void at(long someDone, long someTotal) {
      done = someDone;
      total = Math.max(0, someTotal);
      long now = System.nanoTime();
      if (now >= next) {
        next = now + EVERY_NANOS;
        tell();
      }
    }

    synchronized void tell() {
      if (done > 0 || total > 0) {
        terminal.err().println("@progress " + done + " " + total);
      }
    }
  }

  /// Standard input ends when whoever started this does.
  private static void endWithNode() {
    try {
      while (System.in.read() >= 0) {
        // Nobody says anything.
      }
    } catch (IOException _) {
      // Gone, too.
    }
    Runtime.getRuntime().halt(ExitCode.INTERNAL);
  }
}
