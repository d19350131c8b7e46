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
import org.entente.base.OutPoint;
import org.entente.bench.report.Child;
import org.entente.bench.report.Child.Outcome;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.End;
import org.entente.trace.Limits;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;

/// Traces by fifo, in a process of its own: ten hops from many starts, and everything that can be
/// reached from the first output of block 1.
public final class TraceRun {
  private static final String HEAP = "4g";
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int HOPS = 10;
  private static final int WARM_UP = 500;
  private static final int FULL_RUNS = 3;

  private TraceRun() {}

  /// `tainted` is what started, `found` what ends, fees and overlap come to.
  record Run(long nanos, long tainted, long found, long visited, long edges, int ends) {}

  record Result(List<Run> tenHops, List<Run> full, List<Run> poison) {}

  /// STORE SEED STARTS RESULT
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    try (MappedChain chain = MappedChain.open(Path.of(given.get(0)))) {
      SplittableRandom random = new SplittableRandom(Long.parseLong(given.get(1)));
      Limits tenHops = Limits.NONE.withHops(HOPS);
      List<Run> near = new ArrayList<>();
      for (int i = 0; i < WARM_UP; i++) {
        trace(Method.FIFO, chain, spent(chain, random), tenHops);
      }
      for (int i = 0; i < Integer.parseInt(given.get(2)); i++) {
        near.add(trace(Method.FIFO, chain, spent(chain, random), tenHops));
      }
      List<Run> full = new ArrayList<>();
      long first = chain.firstOutput(chain.block(1).firstTx());
      for (int i = 0; i < FULL_RUNS; i++) {
        full.add(trace(Method.FIFO, chain, first, Limits.NONE));
      }
      List<Run> poison = List.of(trace(Method.POISON, chain, first, Limits.NONE));
      Files.writeString(
          Path.of(given.get(3)), Report.JSON.writeValueAsString(new Result(near, full, poison)));
    }
  }

  private static long spent(ChainView chain, SplittableRandom random) {
    long output = random.nextLong(chain.outputCount());
    while (chain.spender(output) == ChainView.NONE) {
      output = random.nextLong(chain.outputCount());
    }
    return output;
  }

  /// Finding the start by its id is part of the time.
  private static Run trace(Method method, ChainView chain, long output, Limits limits) {
    long tx = chain.txOfOutput(output);
    OutPoint at = new OutPoint(chain.txId(tx), (int) (output - chain.firstOutput(tx)));
    TraceQuestion question =
        TraceQuestion.of(method, new Start.Output(at, Start.ALL)).within(limits);
    long begun = System.nanoTime();
    Trace trace = Tracer.run(chain, question);
    long nanos = System.nanoTime() - begun;
    long ends = trace.ends().stream().mapToLong(End::amount).sum();
    return new Run(
        nanos,
        chain.value(output),
        ends + trace.fees() + trace.overlap(),
        trace.stats().visited(),
        trace.stats().edges(),
        trace.ends().size());
  }

  /// `readSeconds` is one random read of memory, or not a number.
  public static void run(
      Path store, long seed, int starts, double readSeconds, Path folder, Report report)
      throws IOException, InterruptedException {
    Path file = folder.resolve("trace.json");
    Files.deleteIfExists(file);
    List<String> arguments =
        List.of(store.toString(), Long.toString(seed), Integer.toString(starts), file.toString());
    Outcome outcome =
        Child.run(TraceRun.class, HEAP, LIMIT, folder.resolve("trace.log"), arguments);
    if (outcome != Outcome.DONE) {
      report.failure("traces: " + outcome + ", see trace.log");
      return;
    }
    Result result = Report.JSON.readValue(Files.readString(file), Result.class);
    report.json("trace").putPOJO("fifo", result);
    report.section("Traces");
    report.paragraph(
        ("%d starts drawn with seed %d after %d to warm up, heap %s. "
                + ("Every trace by fifo finds each satoshi it started with; poison, run once and cold, "
                    + "goes wherever any unit went, and is not conserved."))
            .formatted(result.tenHops().size(), seed, WARM_UP, HEAP));
    report.table(
        List.of(
            "", "runs", "p50 ms", "p99 ms", "max ms", "transactions", "edges", "ends", "satoshi"),
        List.of(
            row("ten hops", result.tenHops()),
            row("full reach", result.full()),
            row("full reach by poison", result.poison())));
    judge(result, readSeconds, report);
  }

  private static void judge(Result result, double readSeconds, Report report) {
    long wrong =
        result.tenHops().stream().filter(run -> run.tainted() != run.found()).count()
            + result.full().stream().filter(run -> run.tainted() != run.found()).count();
    if (wrong > 0) {
      report.failure(wrong + " traces lost or invented money");
    }
    Times near = times(result.tenHops());
    report.goal("ten-hop fifo trace, p50 ms", "< 1", number(near.p50Millis()), "");
    report.goal("ten-hop fifo trace, p99 ms", "< 20", number(near.p99Millis()), "");
    long edges = result.full().getFirst().edges();
    double full = times(result.full()).p50Millis() / 1e3;
    double limit = 3 * edges * readSeconds;
    report.goal(
        "full fifo reach from block 1, s (%s edges)".formatted(count(edges)),
        "< 10",
        number(full),
        Double.isNaN(limit)
            ? "random reads of memory, see scanning"
            : "three random reads an edge, one after the other, %s; we take %s times that"
                .formatted(number(limit), number(full / limit)));
  }

  private static List<String> row(String what, List<Run> runs) {
    Times times = times(runs);
    return List.of(
        what,
        Integer.toString(runs.size()),
        number(times.p50Millis()),
        number(times.p99Millis()),
        number(times.maxMillis()),
        count(runs.stream().mapToLong(Run::visited).sum()),
        count(runs.stream().mapToLong(Run::edges).sum()),
        count(runs.stream().mapToLong(Run::ends).sum()),
        runs.stream()
            .map(run -> BigInteger.valueOf(run.found()))
            .reduce(BigInteger.ZERO, BigInteger::add)
            .toString());
  }

  private static Times times(List<Run> runs) {
    return Times.of(runs.stream().map(Run::nanos).toList());
  }
}
