package org.entente.exchange.overlap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;

/// What one side binds itself to in its signed event, before it has seen anything of the other's
/// items.
///
/// @param items hash of its items with a number that it keeps; opened, it shows what was compared
/// @param asks its question; empty when it asks nothing
/// @param answers with what it answers; empty when it answers nothing
public record Pledge(String items, Optional<Asking> asks, Optional<Answering> answers) {
  public static final long MOST_ASKED = 1_000_000;
  public static final long MOST_OWN = 4_000_000;
  private static final long MOST_LATER = 4_096;
  private static final String HASH = "[0-9a-f]{64}";

  /// A question.
  ///
  /// @param sheets the hash of each sheet of masked items
  public record Asking(long count, List<String> sheets) {}

  /// What is answered with.
  ///
  /// @param key under which all is answered, in hexadecimal
  /// @param own how many items it holds against the question
  /// @param sheets the hash of each sheet of their tags
  public record Answering(String key, long own, List<String> sheets) {}

  /// The hash of items with a number of 32 bytes that nobody can guess.
  public static String commitment(byte[] number, List<byte[]> items) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(Suite.ascii("entente overlap items " + ItemForm.RULE + "\n"));
    parts.add(number);
    for (byte[] item : Sheets.sorted(items)) {
      parts.add(Suite.length(item));
      parts.add(item);
    }
    return Sheets.hash(Sheets.of(parts));
  }

  public JsonValue.Members json() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("items", JsonValue.of(items));
    asks.ifPresent(
        one -> {
          Map<String, JsonValue> asked = new LinkedHashMap<>();
          asked.put("count", JsonValue.of(one.count()));
          asked.put("sheets", JsonValue.texts(one.sheets()));
          all.put("asks", new JsonValue.Members(asked));
        });
    answers.ifPresent(
        one -> {
          Map<String, JsonValue> answered = new LinkedHashMap<>();
          answered.put("key", JsonValue.of(one.key()));
          answered.put("own", JsonValue.of(one.own()));
          answered.put("sheets", JsonValue.texts(one.sheets()));
          all.put("answers", new JsonValue.Members(answered));
        });
    return new JsonValue.Members(all);
  }

  /// Throws [BadInput] for one that isn't in its form, or too large.
  public static Pledge read(JsonValue.Members all) {
    String items = all.optional("items").orElse("");
    if (!items.matches(HASH)) {
      throw bad("its items aren't bound by a hash");
    }
    Optional<Asking> asks = Optional.empty();
    if (all.has("asks")) {
      JsonValue.Members one = all.members("asks");
      long count = number(one, "count", MOST_ASKED);
      asks = Optional.of(new Asking(count, sheets(one, count, Sheets.ITEMS)));
    }
    Optional<Answering> answers = Optional.empty();
    if (all.has("answers")) {
      JsonValue.Members one = all.members("answers");
      long own = number(one, "own", MOST_OWN);
      String key = one.optional("key").orElse("");
      checkKey(key);
      answers = Optional.of(new Answering(key, own, sheets(one, own, Sheets.TAGS)));
    }
    return new Pledge(items, asks, answers);
  }

  private static void checkKey(String key) {
    try {
      if (!key.matches(HASH)) {
        throw new MalformedElement("it has not 64 digits");
      }
      MalformedElement.decodeAll(List.of(Hex.decode(key)));
    } catch (MalformedElement e) {
      throw bad("its key is no element of the group: " + e.getMessage());
    }
  }

  private static long number(JsonValue.Members all, String name, long most) {
    boolean isRight =
        all.get(name) instanceof JsonValue.Numeral number
            && number.text().matches("0|[1-9][0-9]{0,8}")
            && number.value().longValue() <= most;
    if (!isRight) {
      throw bad(name + " must be a whole number of at most " + most);
    }
    return ((JsonValue.Numeral) java.util.Objects.requireNonNull(all.get(name)))
        .value()
        .longValue();
  }

  /// Full sheets, and some that aren't: what came later stands in sheets of its own.
  private static List<String> sheets(JsonValue.Members all, long count, int size) {
    List<String> sheets = all.texts("sheets");
    long least = (count + size - 1) / size;
    boolean isRight =
        sheets.size() >= least
            && sheets.size() <= Math.min(count + 1, least + MOST_LATER)
            && sheets.stream().allMatch(one -> one.matches(HASH))
            && all.items("sheets").size() == sheets.size();
    if (!isRight) {
      throw bad("its sheets aren't as many as its items need");
    }
    return sheets;
  }

  private static BadInput bad(String reason) {
    return new BadInput("the pledge", "", reason, "Ask the partner: the event is wrong");
  }
}
