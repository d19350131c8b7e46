package org.entente.exchange.request;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.TaxiiTime;

/// By when what must have been done, microseconds since 1970. After the first three the requester
/// escalates; after the last one nobody need answer any more.
public record Deadlines(long acknowledge, long decide, long act, long expires) {
  /// What can be late.
  public enum Deadline {
    ACKNOWLEDGE,
    DECIDE,
    ACT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long MINUTE = 60_000_000L;

  /// What an emergency needs: an exchange has ten to fifteen minutes.
  public static Deadlines usual(long now) {
    return new Deadlines(
        now + 5 * MINUTE, now + 15 * MINUTE, now + 30 * MINUTE, now + 72 * 60 * MINUTE);
  }

  /// What is late in a state at this time, the last first; empty when nothing is.
  public Optional<Deadline> late(State state, long now) {
    if (state.isWorkedOn()) {
      return now > act ? Optional.of(Deadline.ACT) : Optional.empty();
    }
    if (!state.isUndecided()) {
      return Optional.empty();
    }
    if (now > decide) {
      return Optional.of(Deadline.DECIDE);
    }
    boolean isUnseen = state == State.SENT || state == State.DELIVERED;
    return isUnseen && now > acknowledge ? Optional.of(Deadline.ACKNOWLEDGE) : Optional.empty();
  }

  /// The first time from `now` on after which something may be late.
  public long next(long now) {
    return LongStream.of(acknowledge, decide, act, expires)
        .filter(one -> one >= now)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /// Throws [BadInput] when one comes before the one before it.
  public Deadlines checked(String source) {
    if (acknowledge > decide || decide > act || act > expires) {
      throw new BadInput(
          source,
          "deadlines",
          "each must come after the one before: acknowledge, decide, act, expire",
          "Correct them");
    }
    return this;
  }

  static Deadlines read(String source, JsonValue.Members json) {
    return new Deadlines(
            time(source, json, "acknowledge"),
            time(source, json, "decide"),
            time(source, json, "act"),
            time(source, json, "expire"))
        .checked(source);
  }

  private static long time(String source, JsonValue.Members json, String name) {
    return json.optional(name)
        .flatMap(TaxiiTime::micros)
        .orElseThrow(
            () ->
                new BadInput(
                    source, "deadlines", name + " is no time in UTC", "Give it in RFC 3339"));
  }

  JsonValue.Members json() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("acknowledge", JsonValue.of(TaxiiTime.text(acknowledge)));
    all.put("decide", JsonValue.of(TaxiiTime.text(decide)));
    all.put("act", JsonValue.of(TaxiiTime.text(act)));
    all.put("expire", JsonValue.of(TaxiiTime.text(expires)));
    return new JsonValue.Members(all);
  }
}
