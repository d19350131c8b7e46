package org.entente.app.server.command.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.Laundering;

/// What a minute saved is worth: how much of an average theft is still within reach after some
/// time, and how much more would be without each delay of a request. Every input says whether it
/// is published, assumed by us, or measured by this node; what the model gives for published
/// figures that it was not made from stands beside them.
public final class MinuteWorth {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DISCLOSED = 37 * HOUR;
  private static final long FIRST_MEAN = 15 * HOUR;
  // the mean of an exponential time of which 31.1 % is over within 24 hours: 24 h / -ln(0.689)
  private static final long LASTS_MEAN = 3_866 * MINUTE;
  private static final long AVERAGE_USD = 3_010_000_000L / 119;
  private static final int[] CURVE = {0, 5, 15, 30, 60, 240, 900, 1_440, 2_220, 4_320, 14_400};
  private static final String REPORT = "Global Ledger, first half of 2025, 119 thefts";
  private static final String OURS = "this model";
  private static final String ASSUMED = "assumed";
  private static final String PUBLISHED = "published";

  private final long seed;
  private final int thefts;
  private final long sent;
  private final Laundering laundering;

  /// A delay of one kind, milliseconds.
  private record Delay(String name, long millis, String standing) {}

  /// `minutes`: how long after the theft a request is sent.
  public MinuteWorth(long seed, int thefts, int minutes) {
    this.seed = seed;
    this.thefts = thefts;
    sent = minutes * MINUTE;
    laundering = Laundering.drawn(seed, thefts, FIRST_MEAN, LASTS_MEAN);
  }

  @SuppressWarnings("unchecked") // made here
  public static List<Map<String, Object>> rows(Map<String, Object> of, String name) {
    return (List<Map<String, Object>>) of.getOrDefault(name, List.of());
  }

  /// `board`: the node's own figures, or nothing.
  public Map<String, Object> of(JsonValue.Members board) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("standing", "simulation");
    all.put("seed", seed);
    all.put("thefts", thefts);
    all.put("inputs", inputs());
    all.put("checks", checks());
    all.put("curve", curve());
    all.put("requests", requests(board));
    return all;
  }

  private List<Map<String, Object>> inputs() {
    return List.of(
        input("first move, mean", "15 h", PUBLISHED, REPORT),
        input("laundered within 24 h of the first move", "31.1 %", PUBLISHED, REPORT),
        input("an average theft", AVERAGE_USD + " USD", PUBLISHED, REPORT + ", 3.01 billion USD"),
        input("shape of both times", "exponential, independent", ASSUMED, OURS),
        input("money leaves between them", "evenly", ASSUMED, OURS),
        input("what has not left", "can be stopped: an upper bound", ASSUMED, OURS),
        input("request sent after the theft", sent / MINUTE + " min", ASSUMED, "--after"),
        input("delays without a record", "the usual deadlines", ASSUMED, "request draft"));
  }

  private static Map<String, Object> input(
      String name, String value, String standing, String source) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("value", value);
    row.put("standing", standing);
    row.put("source", source);
    return row;
  }

  private List<Map<String, Object>> checks() {
    return List.of(
        check("moved at once (a minute)", 101_000, laundering.begun(MINUTE)),
        check("moved within 24 h", 647_000, laundering.begun(24 * HOUR)),
        check("moved before disclosure (37 h)", 681_000, laundering.begun(DISCLOSED)),
        check("laundered before disclosure (37 h)", 227_000, laundering.complete(DISCLOSED)));
  }

  private static Map<String, Object> check(String name, long published, long model) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("published_ppm", published);
    row.put("model_ppm", model);
    row.put("source", REPORT);
    return row;
  }

  private List<Map<String, Object>> curve() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int minutes : CURVE) {
      long at = minutes * MINUTE;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("minutes", minutes);
      row.put("stoppable_ppm", laundering.stoppable(at));
      row.put("stoppable_usd", laundering.stoppable(at, AVERAGE_USD));
      row.put("next_minute_usd", laundering.minute(at, AVERAGE_USD));
      rows.add(row);
    }
    return rows;
  }

  /// A row for each partner and kind that we asked in earnest; without one, the usual deadlines.
  private List<Map<String, Object>> requests(JsonValue.Members board) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonValue one : board.items("figures")) {
      boolean isAsked =
          one instanceof JsonValue.Members row
              && row.optional("direction").orElse("").equals("out")
              && !JsonValue.of(true).equals(row.get("exercise"));
      if (isAsked) {
        JsonValue.Members row = (JsonValue.Members) one;
        String partner = row.optional("partner").orElse("");
        rows.add(request(partner, row.optional("kind").orElse(""), delays(row)));
      }
    }
    if (rows.isEmpty()) {
      rows.add(request("-", "usual", delays(JsonValue.Members.NONE)));
    }
    return rows;
  }

  /// The board's medians count from sending: a delay is what one adds to the one before it.
  private static List<Delay> delays(JsonValue.Members row) {
    Deadlines usual = Deadlines.usual(0);
    List<Delay> delays = new ArrayList<>();
    long before = 0;
    before = add(delays, row, "deliver", before, 0);
    before = add(delays, row, "acknowledge", before, usual.acknowledge());
    before = add(delays, row, "decide", before, usual.decide() - usual.acknowledge());
    add(delays, row, "effect", before, usual.act() - usual.decide());
    return delays;
  }

  private static long add(
      List<Delay> delays, JsonValue.Members row, String name, long before, long usual) {
    boolean isMeasured = row.members(name).get("p50_micros") instanceof JsonValue.Numeral;
    long after = before + usual;
    if (row.members(name).get("p50_micros") instanceof JsonValue.Numeral micros) {
      after = Math.max(before, micros.value().longValue());
    }
    delays.add(new Delay(name, (after - before) / 1_000, isMeasured ? "measured" : ASSUMED));
    return after;
  }

  private Map<String, Object> request(String partner, String kind, List<Delay> delays) {
    long end = sent + delays.stream().mapToLong(Delay::millis).sum();
    long usd = laundering.stoppable(end, AVERAGE_USD);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("partner", partner);
    row.put("kind", kind);
    row.put("seconds", (end - sent) / 1_000);
    row.put("stoppable_ppm", laundering.stoppable(end));
    row.put("stoppable_usd", usd);
    List<Map<String, Object>> without = new ArrayList<>();
    for (Delay delay : delays) {
      long sooner = end - delay.millis();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("delay", delay.name());
      one.put("seconds", delay.millis() / 1_000);
      one.put("standing", delay.standing());
      one.put("stoppable_ppm", laundering.stoppable(sooner));
      one.put("stoppable_usd", laundering.stoppable(sooner, AVERAGE_USD));
      one.put("gained_usd", laundering.stoppable(sooner, AVERAGE_USD) - usd);
      without.add(one);
    }
    row.put("without", without);
    return row;
  }
}
