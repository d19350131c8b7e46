package org.entente.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseHead;
import org.entente.cases.CaseView;
import org.entente.cases.Draft;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.entente.exchange.store.NodeStore;

/// What one more entry costs a case that has thousands, and what lists of cases cost, beside
/// reading every entry, which must give the same.
final class CaseRun {
  private static final int THREADS = 16;
  private static final int TIMES = 200;

  private final CaseBook book;
  private final Report report;
  private final List<List<String>> rows = new ArrayList<>();

  private CaseRun(CaseBook book, Report report) {
    this.book = book;
    this.report = report;
  }

  /// @param many entries of the long case, and of all others together
  static void run(Path folder, int many, Report report)
      throws IOException, InterruptedException, ExecutionException {
    try (NodeStore store = NodeStore.open(folder.resolve("cases.db"), new WallClock())) {
      CaseRun run = new CaseRun(store.cases("us"), report);
      run.fill(many);
      run.measure(many);
    }
  }

  private void fill(int many) throws InterruptedException, ExecutionException {
    int cases = Math.max(2, many / 20);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      ids.add(book.open(IncidentKind.THEFT, draft(EntryKind.OPENED, i)).caseId());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 2 * many; i++) {
        int number = i;
        String id = i < many ? ids.getFirst() : ids.get(1 + i % (cases - 1));
        all.add(threads.submit(() -> add(id, number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static Draft draft(EntryKind kind, int number) {
    return Draft.of(kind, "entry number " + number, "", "ann", "amber");
  }

  private Entry add(String caseId, int number) {
    EntryKind kind = number % 10 == 0 ? EntryKind.TASK : EntryKind.NOTE;
    Draft draft = draft(kind, number);
    return book.add(
        caseId,
        kind.isEvidence() ? draft.from("", "", ("note " + number).getBytes(UTF_8)) : draft,
        false);
  }

  private void measure(int many) {
    String first = book.heads().getFirst().opening().caseId();
    Times adding = times(TIMES, () -> add(first, many));
    Times reading = times(20, () -> book.view(first, AsOf.NOW));
    Times heads = times(TIMES, book::heads);
    Times all = times(5, () -> book.all(AsOf.NOW).stream().map(CaseHead::of).toList());
    Times todo = times(TIMES, () -> book.todo(EntryKind.TASK, "nobody"));
    row("one entry added to the long case, on disk (fsync)", adding);
    row("the long case read, as adding did before", reading);
    row("heads of all cases", heads);
    row("heads of all cases from every entry, as before", all);
    row("tasks of somebody who has none", todo);
    List<CaseView> views = book.all(AsOf.NOW);
    if (!book.heads().equals(views.stream().map(CaseHead::of).toList())) {
      report.failure("the heads of cases are not what their entries say");
    }
    report.section("Cases");
    report.paragraph(
        "%s cases, one of them with %s entries, the others with as many together."
            .formatted(count(views.size()), count(many)));
    report.table(List.of("", "p50 ms", "p99 ms", "slowest ms"), rows);
    report.goal("an entry added to a long case, ms", "–", number(adding.p50Millis()), "one fsync");
  }

  private static Times times(int many, Supplier<?> what) {
    List<Long> nanos = new ArrayList<>();
    for (int i = -many / 4; i < many; i++) {
      long began = System.nanoTime();
      if (what.get() == null) {
        throw new IllegalStateException("nothing came");
      }
      if (i >= 0) {
        nanos.add(System.nanoTime() - began);
      }
    }
    return Times.of(nanos);
  }

  private void row(String what, Times times) {
    rows.add(
        List.of(
            what, number(times.p50Millis()), number(times.p99Millis()), number(times.maxMillis())));
  }
}
