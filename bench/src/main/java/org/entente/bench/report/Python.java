package org.entente.bench.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A Python that has the modules of a peer: that on the path, else the system's, for packages of
/// the distribution are not seen by others. Where none has them, one line says so.
public final class Python {
  private static final List<String> PROGRAMS = List.of("python3", "/usr/bin/python3");

  private Python() {}

  /// The program that can import `modules`; `install` is how to get them.
  public static Optional<String> with(String modules, String install)
      throws IOException, InterruptedException {
    for (String program : PROGRAMS) {
      if (runs(program, "import " + modules)) {
        return Optional.of(program);
      }
    }
    skipped(modules, install);
    return Optional.empty();
  }

  /// Says that a peer is left out.
  public static void skipped(String peer, String install) {
    System.err.println("bench: " + peer + " is not here and is left out (" + install + ")");
  }

  private static boolean runs(String program, String script) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "-c", script)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
