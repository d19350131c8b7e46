package org.entente.exchange.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is left of an object says nothing of what was removed.
class RedactionTest {
  private static final String NEW = "report--0000000f-0000-4000-8000-000000000000";
  private static final String GONE = "indicator--00000001-0000-4000-8000-000000000000";
  private static final String FORM = "indicator--00000002-0000-4000-8000-000000000000";
  private static final String OTHER = "indicator--00000003-0000-4000-8000-000000000000";

  private static JsonValue.Members report(String name, String description) {
    String json =
        """
        {"type":"report","spec_version":"2.1","id":"report--00000001-0000-4000-8000-000000000000",
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
        "name":"%s","description":"%s","published":"2026-01-01T00:00:00Z",
        "labels":["covert wallet","open","third"],"object_refs":["%s","%s"],
        "granular_markings":[
        {"marking_ref":"%s","selectors":["description","labels.[0]"]},
        {"marking_ref":"%s","selectors":["labels.[2]","object_refs.[1]"]}]}
        """
            .formatted(name, description, GONE, OTHER, Tlp.RED.id(), Tlp.GREEN.id());
    return (JsonValue.Members) JsonReader.parse("made", json);
  }

  private static Optional<Redaction> redacted(JsonValue.Members whole, @Nullable String tearline) {
    return Redaction.of(
        whole,
        new Redaction.Order(
            NEW, Tlp.RED.id()::equals, GONE::equals, Map.of(OTHER, FORM), tearline));
  }

  @Test
  void withheldPartsAreGoneAndWhatIsLeftIsMarkedWhereItStandsNow() {
    Redaction made = redacted(report("a name", "how we know"), null).orElseThrow();
    String json = JsonWriter.text(made.object());
    assertThat(json)
        .doesNotContain("covert", "how we know", GONE, OTHER, "report--00000001", Tlp.RED.id());
    assertThat(made.object().texts("labels")).containsExactly("open", "third");
    assertThat(made.object().texts("object_refs")).containsExactly(FORM);
    assertThat(made.object().items("granular_markings").toString())
        .contains("labels.[1]", "object_refs.[0]");
    assertThat(made.removed())
        .containsExactlyInAnyOrder("description", "labels.[0]", "object_refs.[0]");
  }

  @Test
  void aTearlineStandsForWhatIsGoneUnlessItSaysIt() {
    JsonValue.Members whole = report("a name", "how we know");
    Redaction made = redacted(whole, "a reliable source").orElseThrow();
    assertThat(made.object().text("description")).isEqualTo("a reliable source");
    assertThat(redacted(whole, "we heard how we know it")).isEmpty();
  }

  @Test
  void whatIsSaidElsewhereOrMustBeThereIsNotRedacted() {
    assertThat(redacted(report("the covert wallet again", "how we know"), null)).isEmpty();
    JsonValue.Members marked =
        report("a name", "x")
            .with(
                "granular_markings",
                JsonReader.parse(
                    "made",
                    "[{\"marking_ref\":\"%s\",\"selectors\":[\"name\"]}]".formatted(Tlp.RED.id())));
    assertThat(redacted(marked, null)).isEmpty();
  }
}
