package org.entente.bench.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.entente.bench.report.Report;

/// The part `node`: a node under load.
public final class NodeRun {
  /// How much of everything.
  ///
  /// @param entries of a long case
  /// @param requests to one partner
  public record Size(int entries, int requests) {}

  private NodeRun() {}

  public static void run(Path folder, Size size, Report report)
      throws IOException, InterruptedException, ExecutionException {
    Files.createDirectories(folder);
    CaseRun.run(folder, size.entries(), report);
    RequestRun.run(folder, size.requests(), report);
  }
}
