package org.entente.exchange.stix.item;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.stix.StixTime;

/// Makes objects, and versions of objects. Time and randomness come in as arguments, so that the
/// same call gives the same bytes.
public final class Draft {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, JsonValue> json = new LinkedHashMap<>();

  private Draft() {}

  /// An object with versions; `random` becomes its id as UUID version 4.
  public static Draft of(String type, UUID random, Instant created) {
    Draft draft = new Draft();
    draft.set("type", type).set("spec_version", "2.1").set("id", type + "--" + version4(random));
    String time = time(created);
    return draft.set("created", time).set("modified", time);
  }

  /// A cyber-observable; [#build(UUID)] makes its id of its content.
  public static Draft observable(String type) {
    return new Draft().set("type", type).set("spec_version", "2.1").set("id", "");
  }

  public Draft set(String name, String text) {
    return set(name, JsonValue.of(text));
  }

  public Draft set(String name, JsonValue value) {
    json.put(name, value);
    return this;
  }

  /// Left out when empty: STIX knows no empty lists.
  public Draft set(String name, List<String> texts) {
    return texts.isEmpty() ? this : set(name, JsonValue.texts(texts));
  }

  /// Left out when empty.
  public Draft set(String name, Optional<String> text) {
    text.ifPresent(some -> set(name, some));
    return this;
  }

  public Members build() {
    return new Members(json);
  }

  /// With the id of its content, or, where nothing makes it, of `random`.
  public Members build(UUID random) {
    Members whole = new Members(json);
    String made =
        ObservableId.of(whole).orElse(whole.optional("type").orElse("") + "--" + version4(random));
    return whole.with("id", JsonValue.of(made));
  }

  /// Any 128 bits as a UUID of version 4.
  public static UUID version4(UUID bits) {
    return new UUID(
        (bits.getMostSignificantBits() & ~0xf000L) | 0x4000L,
        (bits.getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }

  /// As STIX writes it, to the millisecond.
  public static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  /// The next version: `changes` replace members, and `modified` is `now`, or a millisecond after
  /// the version before where clocks disagree. Throws [IllegalStateException] when the object is
  /// revoked or has no versions, [IllegalArgumentException] when `changes` touch what no version
  /// may change.
  public static Members next(Members current, Instant now, Members changes) {
    for (String fixed : List.of("type", "id", "created", "created_by_ref", "modified")) {
      if (changes.has(fixed)) {
        throw new IllegalArgumentException("no version changes " + fixed);
      }
    }
    StixItem item = StixItem.of(current);
    if (item.isRevoked()) {
      throw new IllegalStateException(item.id() + " is revoked");
    }
    StixTime last =
        item.modified()
            .orElseThrow(() -> new IllegalStateException(item.id() + " has no versions"));
    Map<String, JsonValue> next = new LinkedHashMap<>(current.all());
    next.putAll(changes.all());
    next.put("modified", JsonValue.of(time(later(now, last))));
    return new Members(next);
  }

  private static Instant later(Instant now, StixTime last) {
    BigDecimal millis = last.seconds().movePointRight(3);
    long after = millis.toBigInteger().longValueExact() + 1;
    return now.toEpochMilli() >= after ? now : Instant.ofEpochMilli(after);
  }

  /// The last version of all. Throws like [#next].
  public static Members revoked(Members current, Instant now) {
    return next(current, now, new Members(Map.of("revoked", JsonValue.of(true))));
  }
}
