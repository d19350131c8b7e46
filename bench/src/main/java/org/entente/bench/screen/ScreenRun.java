package org.entente.bench.screen;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.entente.bench.report.Report;
import org.entente.screen.Country;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Desk;
import org.entente.screen.list.ListIntake;
import org.entente.screen.name.index.NameIndex;
import org.entente.screen.name.match.PreparedName;
import org.entente.screen.read.ListFiles;
import org.entente.screen.ship.ShipQuery;

/// Names against 60,000 made names of a list: how many a second and core, how long the slowest
/// hundredth takes, whether the index loses anything; real lists, where they are at hand; and how
/// many of the listed others find when they are as quiet as we are.
public final class ScreenRun {
  private static final int NAMES = 60_000;
  private static final int QUERIES = 20_000;
  private static final int RUNS = 5;

  /// Runs before those that count, in which the machine's code is compiled.
  private static final int WARM_UP = 5;

  private static final int BAR = 7_000;
  private static final int EXHAUSTIVE = 200;
  private static final int PEER_QUERIES = 300;

  private final Report report;
  private final MadeNames made;
  private final Random random;

  private ScreenRun(long seed, Report report) {
    this.report = report;
    made = new MadeNames(seed);
    random = new Random(seed);
  }

  /// `lists` may hold published list files; what isn't there is left out.
  public static void run(long seed, Path lists, Report report) throws Exception {
    report.section("Screening names");
    ScreenRun run = new ScreenRun(seed, report);
    run.realLists(lists);
    List<MadeNames.Made> names = run.made.list(NAMES);
    List<PreparedName> prepared = new ArrayList<>();
    long before = cpuNanos();
    names.forEach(name -> prepared.add(PreparedName.of(name.text(), name.kind())));
    NameIndex index = new NameIndex(prepared);
    double seconds = (cpuNanos() - before) / 1e9;
    run.speed(names, index, seconds);
    run.loss(names, index);
    run.peers(names);
  }

  /// A quarter are listed people, ill spelt; the rest may be anyone.
  private List<MadeNames.Made> queries(List<MadeNames.Made> names, int many) {
    List<MadeNames.Made> queries = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      queries.add(
          i % 4 == 0 ? made.mistyped(names.get(random.nextInt(names.size()))) : made.next());
    }
    return queries;
  }

  private void speed(List<MadeNames.Made> names, NameIndex index, double seconds) {
    List<Double> rates = new ArrayList<>();
    double[] middle = new double[RUNS];
    double[] slow = new double[RUNS];
    long hits = 0;
    for (int run = -WARM_UP; run < RUNS; run++) {
      List<MadeNames.Made> queries = queries(names, QUERIES); // others: what is kept must not help
      long[] each = new long[QUERIES];
      long began = cpuNanos();
      for (int q = 0; q < QUERIES; q++) {
        long one = System.nanoTime();
        MadeNames.Made query = queries.get(q);
        hits += index.search(PreparedName.of(query.text(), query.kind()), BAR).size();
        each[q] = System.nanoTime() - one;
      }
      if (run < 0) {
        continue;
      }
      rates.add(QUERIES / ((cpuNanos() - began) / 1e9));
      Arrays.sort(each);
      middle[run] = each[QUERIES / 2] / 1e3;
      slow[run] = each[QUERIES * 99 / 100] / 1e3;
    }
    double rate = rates.stream().sorted().toList().get(RUNS / 2);
    double slowest = Arrays.stream(slow).sorted().toArray()[RUNS / 2];
    report.paragraph(
        ("%s made names, read and filed in %s seconds; %s queries a run, each run others, a quarter"
                + " of them of listed people, ill spelt; %s hits at .70 in all, %s runs to warm up not"
                + " counted below among them. Names a second by the thread's own time, reading the"
                + " query included: %s. Microseconds by the clock, the middle one: %s; the 99th of"
                + " 100: %s.")
            .formatted(
                count(NAMES),
                number(seconds),
                count(QUERIES),
                count(hits),
                count(WARM_UP),
                rates.stream().map(Report::number).toList(),
                Arrays.stream(middle).mapToObj(Report::number).toList(),
                Arrays.stream(slow).mapToObj(Report::number).toList()));
    report.json("screen").putPOJO("rates", rates).putPOJO("slow", slow).put("hits", hits);
    report.goal("names a second and core against 60,000", "≥ 20,000", number(rate), "");
    report.goal("the 99th of 100 names, ms", "≤ 1", number(slowest / 1e3), "");
  }

  private void loss(List<MadeNames.Made> names, NameIndex index) {
    int found = 0;
    for (MadeNames.Made query : queries(names, EXHAUSTIVE)) {
      PreparedName prepared = PreparedName.of(query.text(), query.kind());
      List<NameIndex.Found> all = index.searchAll(prepared, BAR);
      found += all.size();
      if (!all.equals(index.search(prepared, BAR))) {
        report.failure("the index gives other hits than scoring every name: " + query.text());
      }
    }
    report.paragraph(
        "Scored against every name, %s queries have %s hits; the index gives the same."
            .formatted(count(EXHAUSTIVE), count(found)));
  }

  private void realLists(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      report.paragraph("No real lists at " + folder + ".");
      return;
    }
    long began = System.nanoTime();
    long cpu = cpuNanos();
    List<Target> targets = new ArrayList<>();
    for (ListIntake.Issue issue : ListIntake.find(ListFiles.below(List.of(folder))).issues()) {
      targets.addAll(issue.read(true, Instant.EPOCH).targets());
    }
    Desk desk = Desk.of(targets, BAR);
    int hits = desk.screen(customer("Kim Jong Un"), BAR).size();
    double seconds = (System.nanoTime() - began) / 1e9;
    double own = (cpuNanos() - cpu) / 1e9;
    long heap = heap();
    int names = targets.stream().mapToInt(target -> target.names().size()).sum();
    report.paragraph(
        ("%s targets with %s names of the lists in %s: read, filed and first asked (%s hits) in %s"
                + " seconds, %s of them the thread's own; %s megabytes of heap are in use then.")
            .formatted(
                count(targets.size()),
                count(names),
                folder.getFileName(),
                count(hits),
                number(seconds),
                number(own),
                count(heap >> 20)));
    report.goal("all lists loaded, seconds", "≤ 5", number(seconds), "");
    report.goal("heap with all lists, MB", "≤ 500", count(heap >> 20), "");
    if (desk.screen(customer(""), BAR).size() > 0) {
      report.failure("no name is a hit");
    }
  }

  private static Customer customer(String name) {
    return new Customer(
        "1", TargetKind.OTHER, name, ShipQuery.named(""), List.of(), null, "", Country.UNSAID, "");
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// Everyone gets the names as text and no kind. Each peer's bar is set so that no more of the
  /// unlisted are stopped than by us at .70.
  private void peers(List<MadeNames.Made> names) throws Exception {
    List<String> texts = names.stream().map(MadeNames.Made::text).toList();
    List<NamePeer> peers = new ArrayList<>(List.of(new EntenteNames()));
    ServiceLoader.load(NamePeer.class).forEach(peers::add);
    int[] listed = random.ints(PEER_QUERIES, 0, NAMES).toArray();
    List<String> queries = new ArrayList<>();
    for (int name : listed) {
      queries.add(made.mistyped(names.get(name)).text());
    }
    List<String> innocent = new ArrayList<>();
    for (int i = 0; i < PEER_QUERIES; i++) {
      innocent.add(made.next().text());
    }
    List<List<String>> rows = new ArrayList<>();
    int quiet = -1;
    for (NamePeer peer : peers) {
      peer.build(texts);
      long began = cpuNanos();
      double[] stopped = new double[PEER_QUERIES];
      for (int i = 0; i < PEER_QUERIES; i++) {
        stopped[i] = peer.ask(innocent.get(i), -1).best();
      }
      double[] right = new double[PEER_QUERIES];
      for (int i = 0; i < PEER_QUERIES; i++) {
        right[i] = peer.ask(queries.get(i), listed[i]).right();
      }
      double rate = 2 * PEER_QUERIES / ((cpuNanos() - began) / 1e9);
      Arrays.sort(stopped);
      if (quiet < 0) {
        quiet = (int) Arrays.stream(stopped).filter(score -> score > 0).count();
      }
      double bar = stopped[PEER_QUERIES - 1 - quiet];
      long found = Arrays.stream(right).filter(score -> score > bar).count();
      long false1 = Arrays.stream(stopped).filter(score -> score > bar).count();
      rows.add(
          List.of(
              peer.title(),
              number((double) found / PEER_QUERIES),
              number((double) false1 / PEER_QUERIES),
              number(rate)));
    }
    report.table(List.of("", "listed found", "unlisted stopped", "names a second"), rows);
    report.json("screen").putPOJO("peers", rows);
  }

  /// The thread's own time: others may share the cores.
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
