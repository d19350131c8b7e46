package org.entente.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// Makes bad documents of good ones, by one seed: bytes that are wrong, and JSON that is right but
/// says what nobody expects.
public final class Mutation {
  private static final List<JsonValue> ODD =
      List.of(
          new JsonValue.Null(),
          JsonValue.of(true),
          JsonValue.of(-1),
          new JsonValue.Numeral("1e999"),
          new JsonValue.Numeral("99999999999999999999999"),
          new JsonValue.Numeral("0.1"),
          JsonValue.of(""),
          JsonValue.of("\0\u202E\uFFFF"),
          JsonValue.of("x".repeat(70_000)),
          JsonValue.of("9999-12-31T23:59:60.999999999Z"),
          JsonValue.of("0000-00-00T00:00:00Z"),
          JsonValue.of("indicator--00000000-0000-4000-8000-000000000000"),
          new JsonValue.Array(List.of()),
          JsonValue.Members.NONE);

  private final Random random;

  public Mutation(Random random) {
    this.random = random;
  }

  /// A few bytes changed, cut off, doubled or put in.
  public byte[] bytes(byte[] from) {
    byte[] bytes = from.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> set(bytes, at, (byte) random.nextInt(256));
            case 1 -> set(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> set(bytes, at, (byte) "\"{}[],:\\0-".charAt(random.nextInt(10)));
            default -> doubled(bytes, at, Math.min(bytes.length, at + random.nextInt(40)));
          };
    }
    return bytes;
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, int from, int to) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + to - from);
    System.arraycopy(bytes, from, longer, to, bytes.length - from);
    return longer;
  }

  /// The same with one value, somewhere, replaced, removed, doubled or moved.
  public JsonValue json(JsonValue from) {
    return changed(from, 1 + random.nextInt(6));
  }

  /// Bytes or JSON, by chance.
  public byte[] document(JsonValue from) {
    byte[] text = JsonWriter.text(random.nextInt(3) == 0 ? from : json(from)).getBytes(UTF_8);
    return random.nextInt(3) == 0 ? bytes(text) : text;
  }

  private JsonValue changed(JsonValue value, int depth) {
    return switch (value) {
      case JsonValue.Members members when depth > 0 && !members.all().isEmpty() ->
          members(members, depth);
      case JsonValue.Array array when depth > 0 && !array.items().isEmpty() -> array(array, depth);
      case JsonValue.Text text when random.nextBoolean() ->
          JsonValue.of(new String(bytes(text.value().getBytes(UTF_8)), UTF_8));
      case JsonValue.Text _,
          JsonValue.Numeral _,
          JsonValue.Truth _,
          JsonValue.Null _,
          JsonValue.Array _,
          JsonValue.Members _ ->
          odd();
    };
  }

  private JsonValue odd() {
    if (random.nextInt(20) == 0) {
      JsonValue deep = JsonValue.of(1);
      for (int i = 0; i < 90; i++) {
        deep = new JsonValue.Array(List.of(deep));
      }
      return deep;
    }
    return ODD.get(random.nextInt(ODD.size()));
  }

  private JsonValue members(JsonValue.Members members, int depth) {
    List<String> names = List.copyOf(members.all().keySet());
    String name = names.get(random.nextInt(names.size()));
    Map<String, JsonValue> all = new LinkedHashMap<>(members.all());
    JsonValue value = Objects.requireNonNull(all.get(name));
    switch (random.nextInt(8)) {
      case 0 -> all.remove(name);
      case 1 -> all.put(name, odd());
      case 2 -> all.put(names.get(random.nextInt(names.size())), value);
      default -> all.put(name, changed(value, depth - 1));
    }
    return new JsonValue.Members(all);
  }

  private JsonValue array(JsonValue.Array array, int depth) {
    List<JsonValue> items = new ArrayList<>(array.items());
    int at = random.nextInt(items.size());
    switch (random.nextInt(8)) {
      case 0 -> items.remove(at);
      case 1 -> items.set(at, odd());
      case 2 -> items.add(items.get(at));
      default -> items.set(at, changed(items.get(at), depth - 1));
    }
    return new JsonValue.Array(items);
  }
}
