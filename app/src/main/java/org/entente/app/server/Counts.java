package org.entente.app.server;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// What a node counts while it runs.
public final class Counts {
  /// The upper bounds of the histogram, in milliseconds.
  private static final int[] BOUNDS = {1, 5, 10, 50, 100, 500, 1_000, 5_000, 30_000};

  private static final double MILLIS_A_SECOND = 1_000.0;
  private static final double NANOS_A_SECOND = 1e9;

  /// Of one route.
  private static final class Took {
    private final LongAdder[] within = new LongAdder[BOUNDS.length];
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    Took() {
      java.util.Arrays.setAll(within, _ -> new LongAdder());
    }
  }

  private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> byRoute = new ConcurrentSkipListMap<>();
  private final Map<String, Took> took = new ConcurrentSkipListMap<>();
  private final LongAdder failures = new LongAdder();
  private volatile int damages;
  private final LongAdder failedSignIns = new LongAdder();

  /// What the last check of the whole store found damaged.
  public void setDamages(int count) {
    damages = count;
  }

  public LongAdder storeFailures() {
    return failures;
  }

  public LongAdder failedSignIns() {
    return failedSignIns;
  }

  /// One answer; `route` is of a few names, never what somebody sent.
  public void add(String route, int status, long nanos) {
    byStatus.computeIfAbsent(status, _ -> new LongAdder()).increment();
    byRoute
        .computeIfAbsent(
            "route=\"%s\",status=\"%d\"".formatted(route, status), _ -> new LongAdder())
        .increment();
    Took one = took.computeIfAbsent(route, _ -> new Took());
    one.count.increment();
    one.nanos.add(nanos);
    for (int i = 0; i < BOUNDS.length; i++) {
      if (nanos <= BOUNDS[i] * 1_000_000L) {
        one.within[i].increment();
      }
    }
  }

  /// In the text form of Prometheus.
  public String text() {
    StringBuilder text = new StringBuilder("# TYPE entente_answers_total counter\n");
    byStatus.forEach(
        (status, count) ->
            text.append(
                "entente_answers_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
    text.append("# TYPE entente_requests_total counter\n");
    byRoute.forEach(
        (labels, count) ->
            text.append("entente_requests_total{%s} %d\n".formatted(labels, count.sum())));
    text.append("# TYPE entente_request_seconds histogram\n");
    took.forEach((route, one) -> text.append(histogram(route, one)));
    text.append("# TYPE entente_sign_in_failures_total counter\n");
    text.append("entente_sign_in_failures_total %d\n".formatted(failedSignIns.sum()));
    text.append("# TYPE entente_store_failures_total counter\n");
    text.append("entente_store_failures_total %d\n".formatted(failures.sum()));
    text.append("# TYPE entente_store_damages gauge\n");
    text.append("entente_store_damages %d\n".formatted(damages));
    return text.toString();
  }

  private static String histogram(String route, Took took) {
    StringBuilder text = new StringBuilder();
    String name = "entente_request_seconds";
    for (int i = 0; i < BOUNDS.length; i++) {
      text.append(
          "%s_bucket{route=\"%s\",le=\"%s\"} %d\n"
              .formatted(name, route, BOUNDS[i] / MILLIS_A_SECOND, took.within[i].sum()));
    }
    long count = took.count.sum();
    text.append("%s_bucket{route=\"%s\",le=\"+Inf\"} %d\n".formatted(name, route, count));
    text.append(
        "%s_sum{route=\"%s\"} %s\n".formatted(name, route, took.nanos.sum() / NANOS_A_SECOND));
    text.append("%s_count{route=\"%s\"} %d\n".formatted(name, route, count));
    return text.toString();
  }
}
