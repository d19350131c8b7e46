package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.entente.base.address.AddressFamily;
import org.entente.base.address.AddressKey;
import org.entente.base.address.AddressKind;
import org.entente.base.address.CryptoAddress;
import org.entente.bench.report.Report;
import org.entente.chain.generate.SplitMix64;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.entente.trace.label.store1.ImportedFile;
import org.entente.trace.label.store1.LabelStore;
import org.entente.trace.label.store1.LabelWriter;

/// A store of many generated labels: how fast it is made, what it takes, how fast it answers.
public final class LabelRun {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final int CLAIMS = 50_000;
  private static final int LOOKUPS = 4_000_000;
  private static final int TEXTS = 1_000_000;
  private static final int RUNS = 5;
  private static final long MISSING = 1L << 62;
  private static final double GIGA = 1e9;

  private LabelRun() {}

  /// Writes `labels` labels into `folder` and asks for them, on one core.
  public static void run(Path folder, long labels, long seed, Report report) throws IOException {
    double seconds = isThere(folder, labels) ? Double.NaN : write(folder, labels, seed);
    try (LabelStore store = LabelStore.open(folder)) {
      if (store.labels() != labels) {
        report.failure(count(store.labels()) + " labels in the store, not " + count(labels));
      }
      long bytes = store.bytesOnDisk();
      report.section("Labels");
      report.paragraph(
          ("%s labels of %s different claims, seven in eight of them of accounts or hashes of 20"
                  + " bytes, the rest of 32; written in %s seconds, %s bytes on disk, %s a label."
                  + " Looked up at random by one thread, in seconds of its own time; every label"
                  + " that was asked for was found, none that is not there.")
              .formatted(
                  count(labels),
                  count(store.claims()),
                  number(seconds),
                  count(bytes),
                  number((double) bytes / labels)));
      List<List<String>> rows = new ArrayList<>();
      List<Double> hits =
          rates(LOOKUPS, LOOKUPS, report, i -> store.of(subject(place(i, labels), seed)).size());
      rows.add(row("claims of an address", hits));
      List<Double> misses =
          rates(LOOKUPS, 0, report, i -> store.of(subject(MISSING + i, seed)).size());
      rows.add(row("claims of an address without any", misses));
      String[] texts = new String[TEXTS];
      for (int i = 0; i < TEXTS; i++) {
        texts[i] = subject(place(i, labels), seed).text();
      }
      List<Double> byText =
          rates(
              TEXTS, TEXTS, report, i -> store.of(CryptoAddress.read(texts[(int) i]).key()).size());
      rows.add(row("the same from its text, checksum and all", byText));
      report.table(List.of("", "million a second", "every run"), rows);
      report.json("labels").put("labels", labels).put("bytes", bytes).put("seconds", seconds);
      report.json("labels").putPOJO("hits", hits).putPOJO("misses", misses);
      report.json("labels").putPOJO("texts", byText);
      report.goal(
          "labels on disk, GB for %s million".formatted(count(labels / 1_000_000)),
          "≤ " + number(4.0 * labels / 80_000_000),
          number(bytes / GIGA),
          "");
      report.goal("label lookups, million a second and core", "≥ 1", number(median(hits)), "");
    }
  }

  /// Whether an earlier run left such a store.
  private static boolean isThere(Path folder, long labels) throws IOException {
    if (!LabelStore.exists(folder)) {
      return false;
    }
    try (LabelStore store = LabelStore.open(folder)) {
      return store.labels() == labels;
    }
  }

  private static double write(Path folder, long labels, long seed) throws IOException {
    long began = System.nanoTime();
    try (LabelWriter writer = LabelWriter.open(folder)) {
      Claim[] claims = new Claim[CLAIMS];
      for (int i = 0; i < CLAIMS; i++) {
        claims[i] = claim(i);
      }
      for (long i = 0; i < labels; i++) {
        // in runs, as a pack of an exchange's deposits has them
        writer.accept(new Label(subject(i, seed), claims[(int) (i / 1600 % CLAIMS)]));
      }
      writer.end(new ImportedFile("generated", Long.toString(seed), labels, DAY));
      writer.commit();
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static Claim claim(int number) {
    return new Claim(
        "Exchange " + number % 997 + " deposit " + number,
        "exchange" + number % 997,
        List.of("exchange"),
        Confidence.levels().get(number % Confidence.levels().size()),
        "https://example.org/pack/" + number,
        "generated",
        number % 2 == 0 ? "ETH" : "BTC",
        number % 3 == 0,
        DAY.minusDays(number % 900),
        DAY.minusDays(number % 900),
        null,
        "");
  }

  private static Subject subject(long number, long seed) {
    boolean wide = number % 8 == 7;
    byte[] payload = new byte[wide ? 32 : 20];
    SplitMix64 random = new SplitMix64(seed ^ number * 0x9e3779b97f4a7c15L);
    for (int at = 0; at < payload.length; at += 8) {
      long word = random.next();
      for (int i = 0; i < 8 && at + i < payload.length; i++) {
        payload[at + i] = (byte) (word >>> (8 * i));
      }
    }
    AddressFamily family = number % 2 == 0 ? AddressFamily.EVM : AddressFamily.BITCOIN;
    AddressKind kind =
        wide
            ? AddressKind.TAPROOT
            : family == AddressFamily.EVM ? AddressKind.ACCOUNT : AddressKind.KEY_HASH;
    return new Subject.Address(AddressKey.of(wide ? AddressFamily.BITCOIN : family, kind, payload));
  }

  /// A place anywhere in the store.
  private static long place(long lookup, long labels) {
    return Long.remainderUnsigned(lookup * 0x9e3779b97f4a7c15L, labels);
  }

  private static List<Double> rates(
      int lookups, long expected, Report report, LongToIntFunction lookup) {
    List<Double> rates = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      long began = cpuNanos();
      long found = 0;
      for (long i = 0; i < lookups; i++) {
        found += lookup.applyAsInt(i);
      }
      rates.add(lookups / ((cpuNanos() - began) / 1e9) / 1e6);
      if (found != expected) {
        report.failure("found " + count(found) + " labels, not " + count(expected));
      }
    }
    return rates;
  }

  /// The thread's own time: others may share the cores.
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<String> row(String what, List<Double> rates) {
    List<String> runs = rates.stream().map(Report::number).toList();
    return List.of(what, number(median(rates)), String.join(" ", runs));
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }
}
