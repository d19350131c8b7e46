package org.entente.bench.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.entente.bench.report.Report;

/// The part `node`: a node under load.
public final class NodeRun {
  /// How much of everything; what is 0 is left out.
  ///
  /// @param entries of a long case
  /// @param requests to one partner
  /// @param objects in one collection, through the port
  /// @param wrkSeconds for each route
  /// @param clients at once
  /// @param clientSeconds for which they come
  public record Size(
      int entries, int requests, long objects, int wrkSeconds, int clients, int clientSeconds) {}

  private NodeRun() {}

  public static void run(Path folder, Size size, long seed, Report report)
      throws IOException, InterruptedException, ExecutionException {
    Files.createDirectories(folder);
    if (size.entries() > 0) {
      CaseRun.run(folder, size.entries(), report);
    }
    if (size.requests() > 0) {
      RequestRun.run(folder, size.requests(), report);
    }
    if (size.wrkSeconds() > 0) {
      WrkRun.run(folder, size.wrkSeconds(), seed, report);
    }
    if (size.clients() > 0) {
      ClientsRun.run(folder, size.clients(), Duration.ofSeconds(size.clientSeconds()), report);
    }
    if (size.objects() > 0) {
      ObjectRun.run(folder, size.objects(), seed, report);
    }
  }
}
