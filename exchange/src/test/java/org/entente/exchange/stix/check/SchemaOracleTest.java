package org.entente.exchange.stix.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.junit.jupiter.api.Test;

/// Compares our verdict with that of the published JSON schemas, over the published examples and
/// over many objects made of them by one random change. What a schema refuses we must refuse;
/// what we refuse alone must break a rule that no schema says.
class SchemaOracleTest {
  private static List<String> refusals(Members object) {
    return OasisSchemas.refusals(object);
  }

  private static List<Members> examples() {
    List<Members> all = new ArrayList<>();
    for (String name :
        List.of(
            "indicator-for-c2-ip-address",
            "indicator-to-campaign-relationship",
            "indicators-for-C2-with-COA",
            "infrastructure",
            "interop-objectmarking-test",
            "malicious-email-indicator-with-attachment",
            "threat-reports/apt1",
            "threat-reports/poisonivy")) {
      gather(ExchangeSamples.json("stix/examples/" + name + ".json"), all);
    }
    return all;
  }

  /// One or two objects of each type, with all their properties.
  private static List<Members> made() {
    try (InputStream in = SchemaOracleTest.class.getResourceAsStream("made.json")) {
      List<Members> all = new ArrayList<>();
      gather(JsonReader.parse("made.json", Objects.requireNonNull(in).readAllBytes()), all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void gather(JsonValue value, List<Members> all) {
    if (value instanceof JsonValue.Array array) {
      array.items().forEach(item -> gather(item, all));
    } else if (value instanceof Members members) {
      if ("bundle".equals(members.text("type"))) {
        members.items("objects").forEach(item -> gather(item, all));
      } else {
        all.add(members);
      }
    }
  }

  @Test
  void publishedExamplesAreValidForBoth() {
    for (Members example : examples()) {
      assertThat(refusals(example)).as(JsonWriter.text(example)).isEmpty();
      assertThat(StixCheck.check(example).errors()).isEmpty();
    }
  }

  @Test
  void theVerdictsAgreeOnChangedObjects() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<Members> samples = new ArrayList<>(examples());
    for (Members object : made()) {
      assertThat(refusals(object)).as(JsonWriter.text(object)).isEmpty();
      assertThat(StixCheck.check(object).errors()).isEmpty();
      samples.add(object);
    }
    Map<String, List<Members>> byType = new TreeMap<>();
    samples.forEach(
        one ->
            byType
                .computeIfAbsent(String.valueOf(one.text("type")), _ -> new ArrayList<>())
                .add(one));
    int cases = Integer.getInteger("cases", 3_000);
    int refusedByBoth = 0;
    List<String> disagreements = new ArrayList<>();
    Map<String, Integer> ours = new TreeMap<>();
    List<List<Members>> types = List.copyOf(byType.values());
    for (int i = 0; i < cases; i++) {
      List<Members> some = types.get(random.nextInt(types.size()));
      Members changed = changed(some.get(random.nextInt(some.size())), random);
      if (!byType.containsKey(String.valueOf(changed.text("type")))) {
        continue;
      }
      List<String> refusals = refusals(changed);
      List<Finding> errors = StixCheck.check(changed).errors();
      String shown = "case " + i + ": " + JsonWriter.text(changed) + " " + refusals + errors;
      if (!refusals.isEmpty()) {
        refusedByBoth++;
        if (errors.isEmpty()) {
          disagreements.add("only the schema refuses " + shown);
        }
      } else if (!errors.isEmpty()) {
        errors.forEach(
            e -> ours.merge(e.rule() + " " + e.message().replaceAll("'.*'", "…"), 1, Integer::sum));
        if (errors.stream().noneMatch(SchemaOracleTest::isBeyondSchemas)) {
          disagreements.add("we alone refuse " + shown);
        }
      }
    }
    System.out.println(
        "refused by both " + refusedByBoth + " of " + cases + "; by us alone " + ours);
    disagreements.forEach(System.out::println);
    assertThat(disagreements).as("seed %d", seed).isEmpty();
    assertThat(refusedByBoth).isGreaterThan(cases / 4);
  }

  /// Rules of the text that the schemas leave out, or say less sharply.
  private static boolean isBeyondSchemas(Finding finding) {
    return switch (finding.rule()) {
      case "time-order",
          "selector",
          "reference",
          "pattern",
          "empty",
          "tlp",
          "version",
          "id",
          "language",
          "marking",
          "value",
          "name" ->
          true;
      case "required" -> finding.path().equals("created_by_ref");
      case "type" -> finding.path().matches("x_.*|contents\\..*|environment_variables\\..*");
      default -> false;
    };
  }

  private static Members changed(Members object, Random random) {
    List<String> names = List.copyOf(object.all().keySet());
    String name = names.get(random.nextInt(names.size()));
    return switch (random.nextInt(8)) {
      case 0 -> object.without(name);
      case 1, 2, 3 -> object.with(name, other(random));
      case 4 ->
          object.with(
              List.of(
                      "ab",
                      "X_y",
                      "severity",
                      "x_custom",
                      "action",
                      "labels",
                      "extensions",
                      "granular_markings",
                      "object_marking_refs",
                      "confidence",
                      "revoked",
                      "lang",
                      "hashes",
                      "created_by_ref",
                      "external_references",
                      "x_some_hex",
                      "x_some_bin")
                  .get(random.nextInt(17)),
              other(random));
      default -> object.with(name, inner(Objects.requireNonNull(object.get(name)), random));
    };
  }

  private static JsonValue inner(JsonValue value, Random random) {
    if (value instanceof Members members && !members.all().isEmpty()) {
      return changed(members, random);
    }
    if (value instanceof JsonValue.Array array && !array.items().isEmpty()) {
      List<JsonValue> items = new ArrayList<>(array.items());
      int at = random.nextInt(items.size());
      items.set(at, inner(items.get(at), random));
      return new JsonValue.Array(items);
    }
    if (value instanceof JsonValue.Text text && !text.value().isEmpty()) {
      StringBuilder changed = new StringBuilder(text.value());
      int at = random.nextInt(changed.length());
      String chars = "aZ09-_.:/ T\u00e9Z";
      switch (random.nextInt(3)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, chars.charAt(random.nextInt(chars.length())));
        default -> changed.setCharAt(at, chars.charAt(random.nextInt(chars.length())));
      }
      return JsonValue.of(changed.toString());
    }
    return other(random);
  }

  private static JsonValue other(Random random) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put(
        List.of("a", "some_key", "MD5", "x y", "foo-ext", "extension_type").get(random.nextInt(6)),
        JsonValue.of("new-sdo"));
    List<JsonValue> some =
        List.of(
            JsonValue.of("text"),
            JsonValue.of(""),
            JsonValue.of(-1),
            JsonValue.of(70_000),
            new JsonValue.Numeral("1.5"),
            JsonValue.of(true),
            JsonValue.of(false),
            new JsonValue.Null(),
            new JsonValue.Array(List.of()),
            JsonValue.texts(List.of("a", "b")),
            Members.NONE,
            new Members(members),
            JsonValue.of("2026-02-03T04:05:06.789Z"),
            JsonValue.of("2026-02-30T04:05:06.789Z"),
            JsonValue.of("2026-02-03T04:05:06Z"),
            JsonValue.of("0a1B"),
            JsonValue.of("abc"),
            JsonValue.of("identity--23840dcb-8f74-483f-91d9-4a54f2f82d1c"),
            JsonValue.texts(List.of("identity--23840dcb-8f74-483f-91d9-4a54f2f82d1c")),
            JsonValue.texts(List.of("marking-definition--23840dcb-8f74-483f-91d9-4a54f2f82d1c")));
    return some.get(random.nextInt(some.size()));
  }
}
