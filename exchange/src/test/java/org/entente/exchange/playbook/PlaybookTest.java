package org.entente.exchange.playbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.junit.jupiter.api.Test;

/// Playbooks say whose step each is, and what isn't one is refused with its place.
class PlaybookTest {
  private static final long BEGUN = 1_740_000_000_000_000L;

  private static PlaybookMaking.Asked asked(int number, String country, String domain) {
    Wish wish =
        new Wish(
            RequestKind.TAKE_DOWN_DOMAIN,
            Target.of(Target.Form.DOMAIN, "", domain),
            "it lures staff",
            "a treaty",
            2,
            Deadlines.usual(BEGUN),
            Amounts.NONE,
            List.of());
    String id = "%08x-0000-4000-8000-000000000000".formatted(number);
    String keyName = "entente/" + country.toLowerCase(java.util.Locale.ROOT);
    return new PlaybookMaking.Asked(id, new PlaybookMaking.Party(country, keyName), wish, BEGUN);
  }

  private static JsonValue.Members made(PlaybookMaking.Asked... asked) {
    PlaybookMaking.Party us = new PlaybookMaking.Party("USA", "entente/us");
    return PlaybookMaking.of("the first hour", us, List.of(asked));
  }

  private static PlaybookReading.Read read(String text) {
    return PlaybookReading.read("playbook", text.getBytes(UTF_8), List.of(), BEGUN);
  }

  @Test
  void stepsOfSeveralCountriesComeBackAsTheyWereAsked() {
    PlaybookMaking.Asked jp = asked(1, "JPN", "a.example");
    PlaybookMaking.Asked kr = asked(2, "KOR", "b.example");
    String text = CanonicalJson.text(made(jp, kr));
    assertThat(CanonicalJson.text(made(jp, kr))).isEqualTo(text);
    PlaybookReading.Read read = read(text);
    assertThat(read.foreign()).isZero();
    assertThat(read.steps())
        .extracting(one -> one.country() + " " + one.kind())
        .containsExactly(
            "JPN take-down-domain", "USA verify", "KOR take-down-domain", "USA verify");
    JsonValue.Members wish = read.steps().getFirst().wish();
    assertThat(wish.text("target")).isEqualTo("a.example");
    assertThat(wish.text("kind")).isEqualTo("take-down-domain");
    assertThat(wish.text("text")).isEqualTo("it lures staff");
    assertThat(read(CanonicalJson.text(made(jp))).steps()).hasSize(2);
  }

  @Test
  void whatTheSpecificationForbidsIsRefusedByItsPlace() {
    String text = CanonicalJson.text(made(asked(1, "JPN", "a.example")));
    refused(text.replace("cacao-2.0", "cacao-1.1"), "spec_version");
    refused(text.replace("\"type\":\"playbook\"", "\"type\":\"bundle\""), "type");
    refused(text.replace("\"name\":\"the first hour\"", "\"name\":\" \""), "name");
    refused(text.replace(".000Z\",\"created_by", ".000000Z\",\"created_by"), "created");
    refused(text.replace("\"created_by\":\"identity--", "\"created_by\":\"person--"), "created_by");
    refused(
        text.replaceFirst(
            "\"agent\":\"organization--[0-9a-f]{8}", "\"agent\":\"organization--00000000"),
        "agent");
    refused(text.replace("\"commands\":[{", "\"commands\":[],\"x\":[{"), "commands");
    refused(text.replace("\"type\":\"manual\"", "\"type\":\"\""), "commands");
    refused(
        text.replace("{\"type\":\"end\"}", "{\"type\":\"end\",\"on_completion\":\"end--x\"}"),
        "workflow");
    refused(text.replace(":{\"type\":\"end\"}", ":{\"type\":\"stop\"}"), "type");
    refused(
        text.replaceFirst(
            "\"on_completion\":\"action--[0-9a-f]{8}", "\"on_completion\":\"action--00000000"),
        "workflow");
    refused(text.replace("\"extension_definitions\"", "\"x_definitions\""), "step_extensions");
    String start = text.replaceFirst("(?s).*\"workflow_start\":\"(start--[^\"]+)\".*", "$1");
    String end = text.replaceFirst("(?s).*\"(end--[^\"]+)\":\\{.*", "$1");
    refused(text.replace("\"on_completion\":\"" + end, "\"on_completion\":\"" + start), "workflow");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> read(" ".repeat(PlaybookReading.LONGEST + 1)))
        .hasMessageContaining("longer than");
  }

  private static void refused(String text, String place) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadInput.class).hasMessageContaining(place);
  }

  @Test
  void aPlaybookOfOthersIsReadAndItsStepsAreForeign() {
    String text =
        """
        {"type":"playbook","spec_version":"cacao-2.0","name":"n",
        "id":"playbook--00000000-0000-4000-8000-000000000000",
        "created_by":"identity--00000000-0000-4000-8000-000000000000",
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-02T00:00:00.000Z",
        "workflow_start":"start--00000000-0000-4000-8000-000000000001","workflow":{
        "start--00000000-0000-4000-8000-000000000001":{"type":"start",
        "on_completion":"if-condition--00000000-0000-4000-8000-000000000002"},
        "if-condition--00000000-0000-4000-8000-000000000002":{"type":"if-condition",
        "condition":"__a__:value = 'x'","on_true":"playbook-action--00000000-0000-4000-8000-000000000003",
        "on_false":"end--00000000-0000-4000-8000-000000000004",
        "on_completion":"end--00000000-0000-4000-8000-000000000004"},
        "playbook-action--00000000-0000-4000-8000-000000000003":{"type":"playbook-action",
        "playbook_id":"playbook--00000000-0000-4000-8000-000000000009",
        "on_success":"end--00000000-0000-4000-8000-000000000004"},
        "end--00000000-0000-4000-8000-000000000004":{"type":"end"}},
        "signatures":[{"type":"jss","signee":"others","algorithm":"RS256","hash_algorithm":"sha-512",
        "related_to":"playbook--00000000-0000-4000-8000-000000000000",
        "related_version":"2026-01-02T00:00:00.000Z","cert_url":"https://x.example"}]}\
        """;
    PlaybookReading.Read read = read(text);
    assertThat(read.foreign()).isEqualTo(1);
    assertThat(read.signatures())
        .extracting(PlaybookSignatures.Judged::verdict)
        .containsExactly(PlaybookSignatures.Verdict.UNCHECKED);
    assertThat(read.steps()).isEmpty();
  }

  /// The schemas that CACAO's authors publish, as another opinion.
  @Test
  void theSchemasOfOthersTakeWhatWeMake() throws IOException {
    Path root = ExchangeSamples.path("cacao/schemas");
    String prefix =
        "https://raw.githubusercontent.com/cyentific-rni/cacao-json-schemas/cacao-v2.0-cs01/schemas/";
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(prefix + root.relativize(file), Files.readString(file));
      }
    }
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemas(texts))
            .getSchema(SchemaLocation.of(prefix + "playbook.json"));
    PlaybookMaking.Asked jp = asked(1, "JPN", "a.example");
    PlaybookMaking.Asked kr = asked(2, "KOR", "b.example");
    SigningKey key = new SigningKey("entente/us", new byte[32]);
    JsonValue.Members signed = PlaybookSignatures.signed(made(jp), key);
    for (JsonValue.Members one : List.of(made(jp), made(jp, kr), signed)) {
      assertThat(schema.validate(CanonicalJson.text(one), InputFormat.JSON)).isEmpty();
    }
    String wrong = CanonicalJson.text(made(jp)).replace("cacao-2.0", "cacao-1.1");
    assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void damagedPlaybooksAreReadOrRefusedAndNothingElseHappens() {
    long seed = 20_261_126;
    Random random = new Random(seed);
    byte[] whole =
        CanonicalJson.text(
                PlaybookSignatures.signed(
                    made(asked(1, "JPN", "a.example"), asked(2, "KOR", "b.example")),
                    new SigningKey("entente/us", new byte[32])))
            .getBytes(UTF_8);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        PlaybookReading.read("playbook", damaged, List.of(), BEGUN);
      } catch (BadInput e) {
        assertThat(e.reason()).as("seed %s", seed).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
    assertThat(JsonReader.parse("whole", whole)).isInstanceOf(JsonValue.Members.class);
  }
}
