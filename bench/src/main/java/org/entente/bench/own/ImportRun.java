package org.entente.bench.own;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.bench.report.Child;
import org.entente.bench.report.Child.Outcome;
import org.entente.bench.report.Report;
import org.entente.chain.ingest.ChainImport;
import org.entente.chain.ingest.ImportListener;
import org.entente.chain.ingest.ImportReport;
import org.entente.chain.ingest.ImportSettings;
import org.entente.chain.read.Problem;
import org.entente.chain.store1.MappedChain;

/// Imports a chain of raw blocks into a fresh store, in a process of its own.
public final class ImportRun {
  private static final String HEAP = "1g";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private ImportRun() {}

  /// What came of it. `problems` is what it complained of.
  record Result(
      double seconds,
      double cpuSeconds,
      int blocks,
      long txs,
      List<String> problems,
      String digest) {}

  private record Complaints(Queue<String> said) implements ImportListener {
    @Override
    public void appended(int done, int total, long txs) {}

    @Override
    public void problem(Problem problem) {
      said.add(problem.toString());
    }

    @Override
    public void skipped(BadInput reason) {
      said.add(reason.toString());
    }
  }

  /// CHAIN STORE RESULT
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    Path store = Path.of(given.get(1));
    Complaints complaints = new Complaints(new ConcurrentLinkedQueue<>());
    long begun = System.nanoTime();
    ImportReport report =
        ChainImport.run(
            new ImportSettings(
                store,
                Network.REGTEST,
                List.of(Path.of(given.get(0))),
                false,
                Runtime.getRuntime().availableProcessors()),
            complaints);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double cpuSeconds = system.getProcessCpuTime() / 1e9;
    try (MappedChain chain = MappedChain.open(store)) {
      Result result =
          new Result(
              seconds,
              cpuSeconds,
              report.blocks(),
              report.txs(),
              List.copyOf(complaints.said()),
              chain.digest());
      Files.writeString(Path.of(given.get(2)), Report.JSON.writeValueAsString(result));
    }
  }

  /// Imports and reports; returns the seconds it took. `store` must not be there yet.
  public static double run(
      String name, Path chain, Path store, Path folder, double shaBytes, Report report)
      throws IOException, InterruptedException {
    Path file = folder.resolve("import-" + name + ".json");
    Path log = folder.resolve("import-" + name + ".log");
    Files.deleteIfExists(file);
    Outcome outcome =
        Child.run(
            ImportRun.class,
            HEAP,
            LIMIT,
            log,
            List.of(chain.toString(), store.toString(), file.toString()));
    if (outcome != Outcome.DONE) {
      throw new IllegalStateException("the import of " + chain + " " + outcome + ", see " + log);
    }
    Result result = Report.JSON.readValue(Files.readString(file), Result.class);
    report.json("import").putPOJO(name, result);
    double mega = Blocks.bytes(chain) / 1e6;
    double speed = mega / result.seconds();
    report.section("Import: " + name);
    report.paragraph(
        ("%s MB of raw blocks in %s s (%s MB/s; %s s of processor time), heap %s, %d cores: "
                + "%s blocks, %s transactions, digest %s. %s")
            .formatted(
                Report.number(mega),
                Report.number(result.seconds()),
                Report.number(speed),
                Report.number(result.cpuSeconds()),
                HEAP,
                Runtime.getRuntime().availableProcessors(),
                Report.count(result.blocks()),
                Report.count(result.txs()),
                result.digest(),
                String.join("; ", result.problems())));
    String limit =
        Double.isNaN(shaBytes)
            ? "SHA-256, see parsing"
            : "one core's SHA-256 %s; we are at %s of it"
                .formatted(Report.number(shaBytes / 1e6), Report.number(speed * 1e6 / shaBytes));
    report.goal("import " + name + ", MB/s", "≥ 60", Report.number(speed), limit);
    return result.seconds();
  }
}
