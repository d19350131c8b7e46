package org.entente.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.ExchangeSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void publishedInputsHaveTheirPublishedBytes(String name) {
    byte[] canonical = CanonicalJson.bytes(ExchangeSamples.json("jcs/input/" + name + ".json"));
    String hex =
        new String(ExchangeSamples.bytes("jcs/outhex/" + name + ".txt"), StandardCharsets.US_ASCII);
    assertThat(Hex.encode(canonical)).isEqualTo(hex.replaceAll("\\s+", ""));
  }

  /// Appendix B of RFC 8785, and ends of the layouts.
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1e23, 1e+23",
    "1e21, 1e+21",
    "100000000000000000000, 100000000000000000000",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "333333333.3333332, 333333333.3333332",
    "1424953923781206.2, 1424953923781206.2",
    "-1.50, -1.5",
    "1E2, 100",
    "12e-1, 1.2"
  })
  void numbersAreWrittenAsEcmascriptDoes(String text, String expected) {
    assertThat(CanonicalJson.number(text)).isEqualTo(expected);
  }

  @Test
  void theOrderOfMembersDoesNotCount() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      JsonValue value = value(random, 4);
      String canonical = CanonicalJson.text(value);
      assertThat(CanonicalJson.text(shuffled(value, random)))
          .as("seed %d", seed)
          .isEqualTo(canonical);
      assertThat(CanonicalJson.text(JsonReader.parse("own", canonical))).isEqualTo(canonical);
      assertThat(JsonReader.parse("own", JsonWriter.text(value)))
          .as("seed %d", seed)
          .isEqualTo(value);
    }
  }

  private static JsonValue value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> JsonValue.of(text(random));
      case 1 ->
          new JsonValue.Numeral(
              Double.toString(Double.longBitsToDouble(random.nextLong() & ~(1L << 62))));
      case 2 -> JsonValue.of(random.nextLong() >> 12);
      case 3 -> random.nextBoolean() ? new JsonValue.Null() : JsonValue.of(random.nextBoolean());
      case 4 -> {
        List<JsonValue> items = new ArrayList<>();
        random.ints(random.nextInt(4)).forEach(_ -> items.add(value(random, depth - 1)));
        yield new JsonValue.Array(items);
      }
      default -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        random
            .ints(random.nextInt(4))
            .forEach(_ -> members.put(text(random), value(random, depth - 1)));
        yield new JsonValue.Members(members);
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
      text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? '"' : c);
    }
    return text.toString();
  }

  private static JsonValue shuffled(JsonValue value, Random random) {
    return switch (value) {
      case JsonValue.Array array ->
          new JsonValue.Array(array.items().stream().map(item -> shuffled(item, random)).toList());
      case JsonValue.Members members -> {
        List<String> names = new ArrayList<>(members.all().keySet());
        Collections.shuffle(names, random);
        Map<String, JsonValue> mixed = new LinkedHashMap<>();
        names.forEach(
            name -> mixed.put(name, shuffled(Objects.requireNonNull(members.get(name)), random)));
        yield new JsonValue.Members(mixed);
      }
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> value;
    };
  }

  @Test
  void whatHasNoCanonicalFormIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.text(new JsonValue.Numeral("1e400")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.text(JsonValue.of("\ud800x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(JsonWriter.text(JsonValue.of("\ud800x"))).isEqualTo("\"\\ud800x\"");
  }

  @Test
  void aNameThatComesTwiceIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> JsonReader.parse("f.json", "{\"a\":1,\n\"a\":2}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("f.json, line 2")
        .hasMessageContaining("Duplicate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{}{}", "nul", "\u0000", "[1e999999]", "\"\\q\""})
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> JsonReader.parse("f", text)).isInstanceOf(BadInput.class);
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> JsonReader.parse("f", "[".repeat(200) + "]".repeat(200)))
        .isInstanceOf(BadInput.class);
  }
}
