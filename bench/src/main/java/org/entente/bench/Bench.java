package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.base.EvmNetwork;
import org.entente.bench.exchange.LogRun;
import org.entente.bench.exchange.OverlapRun;
import org.entente.bench.node.DeliveryRun;
import org.entente.bench.node.NodeRun;
import org.entente.bench.node.WarningRun;
import org.entente.bench.own.AccountTraceRun;
import org.entente.bench.own.AccountsRun;
import org.entente.bench.own.ClusterRun;
import org.entente.bench.own.DuckDbLedger;
import org.entente.bench.own.ExposureBatchRun;
import org.entente.bench.own.ExposureRun;
import org.entente.bench.own.LabelRun;
import org.entente.bench.own.LiveSpeed;
import org.entente.bench.own.OverflightRun;
import org.entente.bench.own.ShipRun;
import org.entente.bench.own.Space;
import org.entente.bench.own.Speed;
import org.entente.bench.own.SupplyRun;
import org.entente.bench.own.TraceRun;
import org.entente.bench.peer.SideBySide;
import org.entente.bench.report.Machine;
import org.entente.bench.report.Report;
import org.entente.bench.screen.ScreenRun;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.ingest.EvmImport;
import org.entente.chain.evm.ingest.EvmImportListener;
import org.entente.chain.evm.ingest.EvmImportSettings;
import org.entente.chain.evm.store1.MappedAccounts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the parts asked for, one after the other, and writes the page. What the options mean stands
/// in `bench/run --help`.
@Command(name = "bench/run", sortOptions = false)
final class Bench implements Callable<Integer> {
  private enum Part {
    PARSE,
    IMPORT,
    SCAN,
    TRACE,
    CLUSTERS,
    EXPOSURE,
    SPACE,
    ACCOUNTS,
    LIVE,
    LABELS,
    SHIPS,
    OVERFLIGHT,
    SUPPLY,
    SCREEN,
    EXCHANGE,
    OVERLAP,
    NODE,
    WARNINGS,
    DELIVERY,
    PEERS,
    ACCOUNT_PEERS
  }

  @Option(names = "--parts", split = ",")
  private List<Part> parts = List.of(Part.values());

  @Option(names = "--peers", split = ",")
  private List<String> peers = SideBySide.names();

  @Option(names = "--transactions")
  private long transactions = 10_000_000;

  @Option(names = "--small-transactions")
  private long smallTransactions = 1_000_000;

  @Option(names = "--small-transfers")
  private long smallTransfers = 1_000_000;

  @Option(names = "--transfers")
  private long transfers = 50_000_000;

  @Option(names = "--labels")
  private long labels = 80_000_000;

  @Option(names = "--sentences")
  private int sentences = 5_000_000;

  @Option(names = "--entries")
  private int entries = 100_000;

  @Option(names = "--items")
  private int items = 100_000;

  @Option(names = "--case-entries")
  private int caseEntries = 5_000;

  @Option(names = "--requests")
  private int requests = 2_000;

  @Option(names = "--objects")
  private long objects = 10_000_000;

  @Option(names = "--wrk-seconds")
  private int wrkSeconds = 20;

  @Option(names = "--clients")
  private int clients = 200;

  @Option(names = "--client-seconds")
  private int clientSeconds = 600;

  @Option(names = "--subscribers")
  private int subscribers = 1_000;

  @Option(names = "--warnings")
  private int warnings = 100;

  @Option(names = "--releases")
  private int releases = 1_000;

  @Option(names = "--lists")
  private Path lists = Path.of("..", "shared", "data", "screening");

  @Option(names = "--chain")
  private @Nullable Path chain;

  @Option(names = "--small-chain")
  private @Nullable Path smallChain;

  @Option(names = "--store")
  private @Nullable Path store;

  @Option(names = "--small-store")
  private @Nullable Path smallStore;

  @Option(names = "--seed")
  private long seed = 1;

  @Option(names = "--starts")
  private int starts = 1000;

  @Option(names = "--peer-seconds")
  private long peerSeconds = 10;

  @Option(names = "--build-seconds")
  private long buildSeconds = 300;

  @Option(names = "--peer-heap")
  private String peerHeap = "4g";

  @Option(names = "--work")
  private Path work = Path.of("bench", "target", "work");

  @Option(names = "--results")
  private Path results = Path.of("bench", "results");

  @Option(names = "--label")
  private String label = "entente";

  @Option(names = "--commit")
  private String commit = "unknown";

  private final Report report = new Report("Entente measured on " + today());
  private double shaBytes = Double.NaN;
  private double readSeconds = Double.NaN;

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Files.createDirectories(work);
    describe();
    Ledger large = new Ledger("large", chain, store, work);
    Ledger small = new Ledger("small", smallChain, smallStore, work);
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        System.err.println("bench: " + part.name().toLowerCase(Locale.ROOT));
        run(part, large, small);
        report.write(results, name()); // what is measured is not lost
      }
    }
    report.failures().forEach(failure -> System.err.println("bench: FAILED: " + failure));
    System.err.println("bench: written: " + results.resolve(name() + ".md"));
    return report.failures().isEmpty() ? 0 : 1;
  }

  private void run(Part part, Ledger large, Ledger small) throws Exception {
    switch (part) {
      case PARSE ->
          shaBytes =
              Speed.parse(large.blocks(transactions, seed), work.resolve("parse.log"), report);
      case IMPORT -> {
        large.importBlocks(large.blocks(transactions, seed), work, shaBytes, report);
        if (parts.contains(Part.PEERS)) {
          small.importBlocks(small.blocks(smallTransactions, seed), work, shaBytes, report);
        }
      }
      case SCAN -> readSeconds = Speed.scan(large.store(), work.resolve("scan.log"), report);
      case TRACE -> TraceRun.run(large.store(), seed, starts, readSeconds, work, report);
      case CLUSTERS -> {
        ClusterRun.run(large.store(), report);
        DuckDbLedger.run(large.store(), work, report);
      }
      case EXPOSURE -> {
        ExposureRun.run(large.store(), seed, 10 * starts, work, report);
        Path names = work.resolve("exposure-labels");
        ExposureBatchRun.run(large.store(), names, seed, 1000 * starts, work, report);
      }
      case SPACE -> Space.measure(large.store(), report);
      case ACCOUNTS -> {
        Path accounts = work.resolve("store-accounts");
        Ledger.delete(accounts);
        AccountsRun.run(transfers, seed, accounts, work, report);
        AccountTraceRun.run(accounts, seed, starts, work, report);
      }
      case LIVE -> LiveSpeed.run(seed, work, report);
      case LABELS -> LabelRun.run(work.resolve("labels-" + labels), labels, seed, report);
      case SHIPS -> ShipRun.run(work, seed, sentences, report);
      case OVERFLIGHT -> OverflightRun.run(work, seed, report);
      case SUPPLY -> SupplyRun.run(work, seed, report);
      case SCREEN -> ScreenRun.run(seed, lists, report);
      case EXCHANGE -> LogRun.run(work.resolve("exchange"), entries, seed, report);
      case OVERLAP -> OverlapRun.run(items, seed, report);
      case NODE -> {
        Path folder = work.resolve("node");
        Ledger.delete(folder);
        NodeRun.run(
            folder,
            new NodeRun.Size(caseEntries, requests, objects, wrkSeconds, clients, clientSeconds),
            seed,
            report);
        Ledger.delete(folder);
      }
      case WARNINGS -> warn(work.resolve("warnings"));
      case DELIVERY -> deliver(work.resolve("delivery"));
      case PEERS -> {
        sideBySide(large.name(), large.store(), large.importSeconds(), true);
        sideBySide(small.name(), small.store(), small.importSeconds(), false);
      }
      case ACCOUNT_PEERS -> {
        sideBySide("accounts", accounts(transfers, "accounts"), null, true);
        sideBySide("accounts-small", accounts(smallTransfers, "accounts-small"), null, false);
      }
    }
  }

  private void warn(Path folder) throws IOException, InterruptedException {
    Ledger.delete(folder);
    WarningRun.run(folder, subscribers, warnings, report);
    Ledger.delete(folder);
  }

  private void deliver(Path folder) throws IOException, InterruptedException {
    Ledger.delete(folder);
    DeliveryRun.run(folder, releases, seed, report);
    Ledger.delete(folder);
  }

  /// A store of so many generated transfers; that of an earlier run, if it is there.
  private Path accounts(long many, String name) throws IOException, InterruptedException {
    Path folder = work.resolve("store-" + name);
    if (!MappedAccounts.exists(folder)) {
      EvmImport.run(
          new EvmImportSettings(folder, EvmNetwork.ETHEREUM, false, 2),
          new GeneratedBlocks(EvmSettings.of(seed, many)),
          EvmImportListener.SILENT);
    }
    return folder;
  }

  private void sideBySide(String name, Path ofStore, @Nullable Double buildTook, boolean isLarge)
      throws IOException, InterruptedException {
    Path folder = work.resolve("peers-" + name);
    Ledger.delete(folder);
    SideBySide.run(
        new SideBySide.Order(
            name,
            ofStore,
            buildTook,
            isLarge,
            peers,
            seed,
            starts,
            peerSeconds,
            Duration.ofSeconds(buildSeconds),
            peerHeap),
        folder,
        report);
  }

  private void describe() {
    Machine machine = Machine.here();
    report.json("machine").putPOJO("is", machine).put("commit", commit).put("date", today());
    report.paragraph(
        ("%s, %d cores, %d MiB, %s, %s; commit %s. Megabytes are millions. "
                + "Load in the minute before, our own build among it: %s.")
            .formatted(
                machine.cpu(),
                machine.cores(),
                machine.memoryBytes() >> 20,
                machine.kernel(),
                machine.jdk(),
                commit,
                Report.number(machine.load())));
  }

  private String name() {
    return today() + "-" + label;
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }
}
