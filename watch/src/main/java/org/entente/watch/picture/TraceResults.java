package org.entente.watch.picture;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.base.message.ReasonMessage;

/// Of `trace` and of its alerts while it is live. A trace says where money ended, not when it was
/// stolen: that was before the first end, no more is said. Ends of one kind and asset are one
/// observation, from the first to the last, with their exact sum. Money is nowhere on a map.
final class TraceResults {
  private static final String AMOUNT = "[0-9]{1,78}";

  private TraceResults() {}

  /// What ended in one way.
  private static final class Heap {
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private BigInteger sum = BigInteger.ZERO;
    private int count;
    private int untimed;
    private Source source = Source.file("", "");

    void add(Part end) {
      String amount = end.need("amount");
      if (!amount.matches(AMOUNT)) {
        throw end.bad("amount is no whole number");
      }
      source = count == 0 ? end.source() : source;
      sum = sum.add(new BigInteger(amount));
      count++;
      Instant time = end.time("time");
      if (time == null) {
        untimed++;
      } else {
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
      }
    }

    boolean isTimed() {
      return untimed < count;
    }

    When when() {
      return isTimed() ? When.span(first, last) : When.span(null, null);
    }
  }

  static List<Observation> of(Part trace, Instant known) {
    String network = trace.text("network");
    Map<List<String>, Heap> heaps = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Part end : trace.parts("ends")) {
      List<String> key = List.of(end.need("kind"), end.text("asset"), end.text("network"));
      heaps.computeIfAbsent(key, _ -> new Heap()).add(end);
    }
    List<Observation> all = new ArrayList<>();
    List<Part> starts = trace.parts("starts");
    String about = starts.stream().map(one -> one.text("at")).collect(Collectors.joining(" "));
    stolen(trace, starts, heaps, known).ifPresent(all::add);
    heaps.forEach(
        (key, heap) -> {
          String on = key.get(2).isEmpty() ? network : key.get(2);
          String title =
              "%s of traced money: %d, %s %s"
                  .formatted(key.get(0), heap.count, heap.sum, key.get(1));
          Draft draft =
              new Draft(Lane.LAUNDERING, "trace-" + key.get(0), title, heap.when())
                  .subject("trace %s %s %s".formatted(trace.text("method"), key, about))
                  .fact("network", on);
          all.add(
              amount(draft, trace, on, key.get(1), heap.sum)
                  .fact("ends", String.valueOf(heap.count))
                  .fact("without_time", String.valueOf(heap.untimed))
                  .fact("method", trace.text("method"))
                  .of(heap.source, known));
        });
    return all;
  }

  /// An amount in the smallest unit, and how people write it where the trace says so.
  private static Draft amount(
      Draft draft, Part trace, String network, String asset, BigInteger sum) {
    draft.fact("asset", asset).fact("amount", sum.toString());
    for (Part one : trace.parts("assets")) {
      boolean isOfIt = one.text("network").isEmpty() || one.text("network").equals(network);
      if (isOfIt && one.text("asset").equals(asset)) {
        return draft.fact("symbol", one.text("symbol")).fact("decimals", one.text("decimals"));
      }
    }
    return draft;
  }

  /// Only what was followed forwards has been stolen before.
  private static Optional<Observation> stolen(
      Part trace, List<Part> starts, Map<List<String>, Heap> heaps, Instant known) {
    if (starts.isEmpty() || trace.text("direction").startsWith("back")) {
      return Optional.empty();
    }
    Instant before =
        heaps.values().stream()
            .filter(Heap::isTimed)
            .map(heap -> heap.first)
            .min(Instant::compareTo)
            .orElse(null);
    Map<String, BigInteger> sums = new TreeMap<>();
    for (Part start : starts) {
      String amount = start.need("amount");
      if (!amount.matches(AMOUNT)) {
        throw start.bad("amount is no whole number");
      }
      sums.merge(start.text("asset"), new BigInteger(amount), BigInteger::add);
    }
    String money =
        sums.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
    String at =
        starts.stream().map(one -> one.text("at")).limit(3).collect(Collectors.joining(" "));
    Draft draft =
        new Draft(Lane.THEFT, "traced-from", "traced from: " + money, When.within(null, before))
            .subject("traced " + trace.text("network") + " " + at)
            .because(List.of(ReasonMessage.TRACE_FIRST_END.english()))
            .fact("network", trace.text("network"));
    if (sums.size() == 1) {
      String on = starts.getFirst().text("network");
      sums.forEach(
          (asset, sum) ->
              amount(draft, trace, on.isEmpty() ? trace.text("network") : on, asset, sum));
    }
    return Optional.of(
        draft
            .fact("starts", String.valueOf(starts.size()))
            .fact("at", at)
            .of(starts.getFirst().source(), known));
  }

  /// An alert of a live trace; what waits to be mined has happened at some time until now.
  static Observation alert(Part alert, Instant known) {
    String stage = alert.text("stage");
    Instant time = alert.time("time");
    String events = String.join(" ", alert.texts("events"));
    String network = alert.text("network");
    Map<String, BigInteger> sums = new HashMap<>();
    for (Part to : alert.parts("to")) {
      String amount = to.text("amount");
      if (amount.matches(AMOUNT)) {
        sums.merge(to.text("asset"), new BigInteger(amount), BigInteger::add);
      }
    }
    String money =
        new TreeMap<>(sums)
            .entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    String title =
        Stream.of("traced money", events, money)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(": "));
    return new Draft(
            Lane.LAUNDERING,
            "live-alert",
            title,
            time == null ? When.within(null, known) : When.at(Objects.requireNonNull(time)))
        .subject("live %s %s %s".formatted(alert.text("live"), network, alert.text("tx")))
        .state(stage)
        .fact("live", alert.text("live"))
        .fact("network", network)
        .fact("tx", alert.text("tx"))
        .fact("events", events)
        .of(alert.source(), known);
  }
}
