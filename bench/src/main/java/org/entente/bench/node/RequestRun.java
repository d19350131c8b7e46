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
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.release.Terms;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.Identity;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Request;
import org.entente.exchange.store.Requests;

/// What a step of one joint request costs where there are thousands, beside folding the events of
/// all of them.
final class RequestRun {
  private static final int THREADS = 16;
  private static final int TIMES = 200;

  private final NodeStore store;
  private final Identity us;
  private final Requests requests;
  private int made;

  private RequestRun(NodeStore store) {
    this.store = store;
    us = new Identity("us", "USA", new SigningKey("entente/us", Merkle.sha256(utf8("us"))));
    SigningKey its = new SigningKey("entente/jp", Merkle.sha256(utf8("jp")));
    store
        .partners(us)
        .put(
            new Partner(
                "jp", "JPN", "https://jp", its.verifier().toString(), Partner.State.ACTIVE));
    requests = store.requests(us);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  static void run(Path folder, int many, Report report)
      throws IOException, InterruptedException, ExecutionException {
    try (NodeStore store = NodeStore.open(folder.resolve("requests.db"), new WallClock())) {
      RequestRun run = new RequestRun(store);
      run.fill(many);
      run.measure(many, report);
    }
  }

  private void fill(int many) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        all.add(threads.submit(() -> sent(number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    made = many;
  }

  /// Drafted by one, approved by a second, sent.
  private Request sent(int number) {
    Wish wish =
        new Wish(
            RequestKind.TAKE_DOWN_DOMAIN,
            Target.of(Target.Form.DOMAIN, "", "d" + number + ".example"),
            "It phishes for keys of wallets",
            "18 U.S.C. 981(b)",
            1,
            Deadlines.usual(new WallClock().nowMicros()),
            Amounts.NONE,
            List.of(),
            Terms.USUAL);
    Request drafted = requests.draft(null, "jp", wish, false, "ann").request();
    requests.approve(null, drafted, "bob");
    return requests.send(null, drafted, "ann");
  }

  private void measure(int many, Report report) {
    List<Long> sending = new ArrayList<>();
    List<Long> folding = new ArrayList<>();
    List<Long> listing = new ArrayList<>();
    long seen = requests.lastChange();
    for (int i = -TIMES / 4; i < TIMES; i++) {
      long began = System.nanoTime();
      Request sent = sent(made++);
      Requests.News news = requests.since(seen);
      add(sending, i, began);
      seen = news.last();
      if (news.requests().size() != 1 || !news.requests().getFirst().equals(sent)) {
        report.failure("what changed is not what was sent");
      }
    }
    for (int i = -2; i < 5; i++) {
      long began = System.nanoTime();
      int folded = store.requests(us).all().size();
      add(folding, i, began);
      began = System.nanoTime();
      int listed = requests.all().size();
      add(listing, i, began);
      if (folded != made || listed != made) {
        report.failure("requests are missing in the list");
      }
    }
    report.section("Requests");
    report.paragraph("%s requests to one partner, all sent.".formatted(count(many)));
    report.table(
        List.of("", "p50 ms", "p99 ms", "slowest ms"),
        List.of(
            row("one more drafted, approved, sent and told: three steps on disk", sending),
            row("every request folded, as each step did four times before", folding),
            row("the list, when all were folded before", listing)));
  }

  private static void add(List<Long> times, int round, long began) {
    if (round >= 0) {
      times.add(System.nanoTime() - began);
    }
  }

  private static List<String> row(String what, List<Long> nanos) {
    Times times = Times.of(nanos);
    return List.of(
        what, number(times.p50Millis()), number(times.p99Millis()), number(times.maxMillis()));
  }
}
