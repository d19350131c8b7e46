package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entente.base.address.CryptoAddress;
import org.entente.bench.report.Child;
import org.entente.bench.report.Child.Outcome;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.MixGuard;
import org.entente.trace.exposure.Coins;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.ExposureWalk;
import org.entente.trace.exposure.LabelNames;
import org.entente.trace.exposure.Named;
import org.entente.trace.exposure.Names;
import org.entente.trace.exposure.OutputIndex;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Subject;
import org.entente.trace.label.store1.ImportedFile;
import org.entente.trace.label.store1.LabelStore;
import org.entente.trace.label.store1.LabelWriter;

/// Exposures of addresses drawn at random, one thread, in a process of its own: by the clock, and
/// by the thread's own time, as others may share the cores.
public final class ExposureRun {
  private static final String HEAP = "4g";
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int WARM_UP = 2000;
  private static final int NAMED_ONE_IN = 500;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final long MIXER = 0x9e3779b97f4a7c15L;

  private ExposureRun() {}

  /// `wrong` exposures don't add up; `checksum` goes over all figures and rests.
  record Result(
      double indexSeconds,
      List<Long> clock,
      List<Long> core,
      long edges,
      long found,
      long wrong,
      long checksum) {}

  /// One script in so many has a name.
  static Names names() {
    Named named = new Named("exchange", "somebody", "bench", 50);
    return script -> ((script * MIXER) >>> 32) % NAMED_ONE_IN == 0 ? named : null;
  }

  /// A store of labels for these scripts, as a file that people gave; one of an earlier run, if it
  /// is there.
  static Path labels(ChainView chain, Path folder) throws IOException {
    if (LabelStore.exists(folder)) {
      return folder;
    }
    Addresses addresses = new Addresses(chain.network());
    Names names = names();
    long many = 0;
    try (LabelWriter writer = LabelWriter.open(folder)) {
      for (long script = 0; script < chain.scriptCount(); script++) {
        Optional<String> address =
            names.of(script) == null ? Optional.empty() : addresses.of(chain.script(script));
        if (address.isPresent()) {
          writer.accept(label(address.get()));
          many++;
        }
      }
      writer.end(new ImportedFile("generated", chain.digest(), many, DAY));
      writer.commit();
    }
    return folder;
  }

  private static Label label(String address) {
    Claim claim =
        new Claim(
            "somebody",
            "somebody",
            List.of("exchange"),
            Confidence.levels().getFirst(),
            "bench",
            "generated",
            "BTC",
            false,
            DAY,
            DAY,
            null,
            "");
    return new Label(new Subject.Address(CryptoAddress.read(address).key()), claim);
  }

  /// STORE LABELS SEED STARTS RESULT
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    try (MappedChain chain = MappedChain.open(Path.of(given.get(0)))) {
      Path folder = labels(chain, Path.of(given.get(1)));
      try (LabelStore labels = LabelStore.open(folder)) {
        Names names = new LabelNames(chain, new LabelBook(labels, DAY));
        long seed = Long.parseLong(given.get(2));
        Result result = ask(chain, names, seed, Integer.parseInt(given.get(3)));
        Files.writeString(Path.of(given.get(4)), Report.JSON.writeValueAsString(result));
      }
    }
  }

  private static Result ask(ChainView chain, Names names, long seed, int starts) {
    long begun = System.nanoTime();
    OutputIndex index = new OutputIndex(chain);
    double seconds = (System.nanoTime() - begun) / 1e9;
    ExposureSettings settings = ExposureSettings.STANDARD;
    ExposureWalk walk = new ExposureWalk(chain, names, new MixGuard(chain), settings);
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> clock = new ArrayList<>();
    List<Long> core = new ArrayList<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long edges = 0;
    long found = 0;
    long wrong = 0;
    long checksum = 0;
    for (int i = -WARM_UP; i < starts; i++) {
      long script = chain.scriptOf(random.nextLong(chain.outputCount()));
      long from = System.nanoTime();
      long coreFrom = threads.getCurrentThreadCpuTime();
      Coins coins = Coins.of(index, script, settings.outputs());
      Exposure incoming = walk.incoming(coins, other -> other == script);
      Exposure outgoing = walk.outgoing(coins, other -> other == script);
      if (i >= 0) {
        core.add(threads.getCurrentThreadCpuTime() - coreFrom);
        clock.add(System.nanoTime() - from);
        wrong += incoming.conserved() && outgoing.conserved() ? 0 : 1;
        edges += incoming.edges() + outgoing.edges();
        found += incoming.figures().size() + outgoing.figures().size();
        checksum = 31 * (31 * checksum + sum(incoming)) + sum(outgoing);
      }
    }
    return new Result(seconds, clock, core, edges, found, wrong, checksum);
  }

  private static long sum(Exposure exposure) {
    long sum = exposure.total().longValue();
    for (Exposure.Figure figure : exposure.figures()) {
      sum = 31 * sum + figure.amount().longValue() + figure.hops();
      for (long output : figure.path()) {
        sum = 31 * sum + output;
      }
    }
    for (var rest : new TreeMap<>(exposure.rest()).entrySet()) {
      sum = 31 * sum + rest.getKey().text().hashCode() + rest.getValue().longValue();
    }
    return sum;
  }

  /// Asks of `starts` addresses.
  public static void run(Path store, long seed, int starts, Path folder, Report report)
      throws IOException, InterruptedException {
    Path file = folder.resolve("exposure.json");
    Files.deleteIfExists(file);
    List<String> arguments =
        List.of(
            store.toString(),
            folder.resolve("exposure-labels").toString(),
            Long.toString(seed),
            Integer.toString(starts),
            file.toString());
    Outcome outcome =
        Child.run(ExposureRun.class, HEAP, LIMIT, folder.resolve("exposure.log"), arguments);
    if (outcome != Outcome.DONE) {
      report.failure("exposures: " + outcome + ", see exposure.log");
      return;
    }
    Result result = Report.JSON.readValue(Files.readString(file), Result.class);
    report.json("exposure").putPOJO("walks", result);
    Times clock = Times.of(result.clock());
    Times core = Times.of(result.core());
    report.section("Exposure");
    report.paragraph(
        ("%s addresses (of outputs drawn with seed %d), both directions, budget %d edges each, heap"
                + " %s; one script in %d has a name: %s figures found. Index of outputs made in %s s."
                + " Checksum of all answers %s.")
            .formatted(
                count(starts),
                seed,
                ExposureSettings.STANDARD.edges(),
                HEAP,
                NAMED_ONE_IN,
                count(result.found()),
                number(result.indexSeconds()),
                Long.toHexString(result.checksum())));
    report.table(
        List.of("questions", "p50 ms", "p99 ms", "max ms", "a second", "edges"),
        List.of(row("by the clock", clock, result), row("on the core", core, result)));
    report.goal(
        "exposure, p99 ms on the core",
        "< 5",
        number(core.p99Millis()),
        "by the clock " + number(clock.p99Millis()));
    if (result.wrong() > 0) {
      report.failure(result.wrong() + " exposures lost or invented money");
    }
  }

  private static List<String> row(String what, Times times, Result result) {
    return List.of(
        what,
        number(times.p50Millis()),
        number(times.p99Millis()),
        number(times.maxMillis()),
        number(times.count() / times.totalSeconds()),
        count(result.edges()));
  }
}
