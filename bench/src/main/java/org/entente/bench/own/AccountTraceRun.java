package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entente.bench.report.Child;
import org.entente.bench.report.Child.Outcome;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.Method;
import org.entente.trace.account.AccountLimits;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.Stops;

/// Traces of ten hops by fifo on a chain of accounts with heavy hubs, in a process of its own.
public final class AccountTraceRun {
  private static final String HEAP = "4g";
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int HOPS = 10;
  private static final int WARM_UP = 500;

  private AccountTraceRun() {}

  /// `tainted` is what started; `lost` what is in no end, fee or overlap: 0, or it is wrong.
  record Run(long nanos, BigInteger tainted, BigInteger lost, long visited, long edges, int ends) {}

  record Result(long transfers, List<Run> runs) {}

  /// STORE SEED STARTS RESULT
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    try (MappedAccounts view = MappedAccounts.open(Path.of(given.get(0)))) {
      SplittableRandom random = new SplittableRandom(Long.parseLong(given.get(1)));
      List<Run> runs = new ArrayList<>();
      for (int i = 0; i < WARM_UP; i++) {
        trace(view, some(view, random));
      }
      for (int i = 0; i < Integer.parseInt(given.get(2)); i++) {
        runs.add(trace(view, some(view, random)));
      }
      Result result = new Result(view.transferCount(), runs);
      Files.writeString(Path.of(given.get(3)), Report.JSON.writeValueAsString(result));
    }
  }

  private static long some(AccountView view, SplittableRandom random) {
    long transfer = random.nextLong(view.transferCount());
    while (view.toHolding(transfer) == AccountView.NONE || view.amount(transfer).isZero()) {
      transfer = random.nextLong(view.transferCount());
    }
    return transfer;
  }

  private static Run trace(AccountView view, long transfer) {
    AccountQuestion question =
        AccountQuestion.of(Method.FIFO, new AccountStart.Moved(transfer, null))
            .within(AccountLimits.NONE.withHops(HOPS));
    long begun = System.nanoTime();
    AccountTrace trace = AccountTracer.run(view, question, Stops.NONE);
    long nanos = System.nanoTime() - begun;
    BigInteger found = BigInteger.ZERO;
    for (var end : trace.ends()) {
      found = found.add(end.amount());
    }
    for (AccountTrace.Sum sum : trace.sums()) {
      found = found.add(sum.fees()).add(sum.overlap()).add(sum.out()).subtract(sum.in());
    }
    BigInteger tainted = trace.starts().getFirst().amount();
    return new Run(
        nanos,
        tainted,
        tainted.subtract(found),
        trace.stats().visited(),
        trace.stats().edges(),
        trace.ends().size());
  }

  public static void run(Path store, long seed, int starts, Path folder, Report report)
      throws IOException, InterruptedException {
    Path file = folder.resolve("account-trace.json");
    Files.deleteIfExists(file);
    List<String> arguments =
        List.of(store.toString(), Long.toString(seed), Integer.toString(starts), file.toString());
    Path log = folder.resolve("account-trace.log");
    if (Child.run(AccountTraceRun.class, HEAP, LIMIT, log, arguments) != Outcome.DONE) {
      report.failure("traces of accounts: not done, see account-trace.log");
      return;
    }
    Result result = Report.JSON.readValue(Files.readString(file), Result.class);
    report.json("account-trace").putPOJO("fifo", result);
    report.section("Traces of accounts");
    report.paragraph(
        ("%s transfers, %d starts drawn with seed %d after %d to warm up, heap %s."
                + " Every trace finds each unit it started with.")
            .formatted(count(result.transfers()), starts, seed, WARM_UP, HEAP));
    Times times = Times.of(result.runs().stream().map(Run::nanos).toList());
    report.table(
        List.of("", "p50 ms", "p99 ms", "max ms", "transactions", "edges", "ends", "units"),
        List.of(
            List.of(
                "ten hops",
                number(times.p50Millis()),
                number(times.p99Millis()),
                number(times.maxMillis()),
                count(result.runs().stream().mapToLong(Run::visited).sum()),
                count(result.runs().stream().mapToLong(Run::edges).sum()),
                count(result.runs().stream().mapToLong(Run::ends).sum()),
                result.runs().stream()
                    .map(Run::tainted)
                    .reduce(BigInteger.ZERO, BigInteger::add)
                    .toString())));
    long wrong = result.runs().stream().filter(run -> run.lost().signum() != 0).count();
    if (wrong > 0) {
      report.failure(wrong + " traces of accounts lost or invented money");
    }
    report.goal("ten-hop fifo trace of accounts, p50 ms", "< 2", number(times.p50Millis()), "");
    report.goal("ten-hop fifo trace of accounts, p99 ms", "< 50", number(times.p99Millis()), "");
  }
}
