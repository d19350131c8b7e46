package org.entente.bench.own;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.EvmNetwork;
import org.entente.bench.report.Child;
import org.entente.bench.report.Child.Outcome;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.ingest.EvmImport;
import org.entente.chain.evm.ingest.EvmImportListener;
import org.entente.chain.evm.ingest.EvmImportReport;
import org.entente.chain.evm.ingest.EvmImportSettings;
import org.entente.chain.evm.store1.AccountCheck;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.evm.store1.MappedAccounts;

/// Imports a generated EVM chain into a fresh store of accounts, in a process of its own; asks it
/// for balances; follows it for some more blocks with a commit after each; proves it.
public final class AccountsRun {
  private static final String HEAP = "1g";
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int BALANCES = 2_000;
  private static final int FOLLOWED_BLOCKS = 200;

  private AccountsRun() {}

  /// What came of it. Bytes of the columns of transfers alone, and of all files.
  record Result(
      double seconds,
      double cpuSeconds,
      int blocks,
      long txs,
      long transfers,
      long accounts,
      long assets,
      long holdings,
      long transferBytes,
      long bytes,
      String digest,
      List<Long> balanceNanos,
      List<Long> followNanos,
      double checkSeconds,
      List<String> findings) {}

  /// TRANSFERS SEED STORE RESULT
  public static void main(String[] arguments) throws Exception {
    EvmSettings settings =
        EvmSettings.of(Long.parseLong(arguments[1]), Long.parseLong(arguments[0]));
    Path store = Path.of(arguments[2]);
    long begun = System.nanoTime();
    EvmImportReport report =
        EvmImport.run(
            new EvmImportSettings(
                store, EvmNetwork.ETHEREUM, false, Runtime.getRuntime().availableProcessors()),
            new GeneratedBlocks(settings),
            EvmImportListener.SILENT);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double cpuSeconds = system.getProcessCpuTime() / 1e9;
    Result result;
    try (MappedAccounts accounts = MappedAccounts.open(store)) {
      result =
          new Result(
              seconds,
              cpuSeconds,
              report.blocks(),
              accounts.txCount(),
              accounts.transferCount(),
              accounts.accountCount(),
              accounts.assetCount(),
              accounts.holdingCount(),
              bytes(store, "transfer"),
              bytes(store, ""),
              accounts.digest(),
              balances(accounts, settings.seed()),
              List.of(),
              0,
              List.of());
    }
    Files.writeString(
        Path.of(arguments[3]), Report.JSON.writeValueAsString(proved(result, store, settings)));
  }

  private static long bytes(Path store, String prefix) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += file.getFileName().toString().startsWith(prefix) ? Files.size(file) : 0;
      }
    }
    return bytes;
  }

  /// Before random transfers, so that a holding is asked for as often as it is touched.
  private static List<Long> balances(MappedAccounts accounts, long seed) {
    Random random = new Random(seed);
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < BALANCES; i++) {
      long transfer = random.nextLong(accounts.transferCount());
      long from = accounts.fromHolding(transfer);
      long holding = from == AccountView.NONE ? accounts.toHolding(transfer) : from;
      long begun = System.nanoTime();
      if (accounts.seenBefore(holding, transfer).bitLength() > 256) {
        throw new IllegalStateException("no such amount");
      }
      nanos.add(System.nanoTime() - begun);
    }
    return nanos;
  }

  private static Result proved(Result result, Path store, EvmSettings settings) throws IOException {
    long more = (long) FOLLOWED_BLOCKS * settings.perBlock();
    EvmSettings longer =
        new EvmSettings(settings.seed(), settings.transfers() + more, settings.perBlock());
    GeneratedBlocks generated = new GeneratedBlocks(longer);
    List<Long> nanos = new ArrayList<>();
    try (AccountWriter writer = AccountWriter.open(store, EvmNetwork.ETHEREUM)) {
      for (int place = writer.blockCount(); place < longer.blocks(); place++) {
        EvmBlock block = generated.read(place);
        long begun = System.nanoTime();
        writer.append(block);
        writer.commit();
        nanos.add(System.nanoTime() - begun);
      }
    }
    long begun = System.nanoTime();
    AccountCheck.Report check = AccountCheck.run(store, share -> {});
    return new Result(
        result.seconds(),
        result.cpuSeconds(),
        result.blocks(),
        result.txs(),
        result.transfers(),
        result.accounts(),
        result.assets(),
        result.holdings(),
        result.transferBytes(),
        result.bytes(),
        result.digest(),
        result.balanceNanos(),
        nanos,
        (System.nanoTime() - begun) / 1e9,
        check.findings().stream().map(Object::toString).toList());
  }

  /// Runs it and reports. `store` must not be there yet.
  public static void run(long transfers, long seed, Path store, Path folder, Report report)
      throws IOException, InterruptedException {
    Path file = folder.resolve("accounts.json");
    Path log = folder.resolve("accounts.log");
    Files.deleteIfExists(file);
    Outcome outcome =
        Child.run(
            AccountsRun.class,
            HEAP,
            LIMIT,
            log,
            List.of(
                Long.toString(transfers), Long.toString(seed), store.toString(), file.toString()));
    if (outcome != Outcome.DONE) {
      throw new IllegalStateException("the import of accounts " + outcome + ", see " + log);
    }
    Result result = Report.JSON.readValue(Files.readString(file), Result.class);
    report.json("accounts").putPOJO("import", result);
    result.findings().forEach(finding -> report.failure("the store of accounts: " + finding));
    describe(result, report);
  }

  private static void describe(Result result, Report report) {
    double speed = result.transfers() / result.seconds();
    double each = (double) result.transferBytes() / result.transfers();
    Times balances = Times.of(result.balanceNanos());
    Times follow = Times.of(result.followNanos());
    report.section("Accounts: import");
    report.paragraph(
        ("%s transfers (%s blocks, %s transactions, %s accounts, %s assets, %s holdings), generated "
                + "while they were imported, in %s s (%s s of processor time), heap %s, %d cores; "
                + "digest %s. %s bytes a transfer in all. Proving it took %s s.")
            .formatted(
                Report.count(result.transfers()),
                Report.count(result.blocks()),
                Report.count(result.txs()),
                Report.count(result.accounts()),
                Report.count(result.assets()),
                Report.count(result.holdings()),
                Report.number(result.seconds()),
                Report.number(result.cpuSeconds()),
                HEAP,
                Runtime.getRuntime().availableProcessors(),
                result.digest(),
                Report.number((double) result.bytes() / result.transfers()),
                Report.number(result.checkSeconds())));
    report.goal("import of accounts, transfers/s", "≥ 300000", Report.number(speed), "");
    report.goal("bytes a transfer, links both ways", "≤ 48", Report.number(each), "");
    report.goal(
        "balance of a holding at a transfer, ms p50 / p99",
        "",
        Report.number(balances.p50Millis()) + " / " + Report.number(balances.p99Millis()),
        "");
    report.goal(
        "a block of 400 transfers appended and durable, ms p50 / p99",
        "≤ 50",
        Report.number(follow.p50Millis()) + " / " + Report.number(follow.p99Millis()),
        "the disk's force");
  }
}
