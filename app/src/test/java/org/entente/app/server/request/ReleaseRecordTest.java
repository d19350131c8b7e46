package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.door.LocalNode;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people see before they release or take back is what a release does.
class ReleaseRecordTest {
  @TempDir private Path folder;
  private LocalNode us;

  @BeforeEach
  void oneNodeThatKnowsTwoThatAreAway() throws IOException {
    us = LocalNode.start(folder.resolve("us"), "us", "USA", Map.of());
    try (LocalNode jp = LocalNode.start(folder.resolve("jp"), "jp", "JPN", Map.of());
        LocalNode kr = LocalNode.start(folder.resolve("kr"), "kr", "KOR", Map.of())) {
      us.know(jp);
      us.know(kr);
    }
  }

  @AfterEach
  void stop() {
    us.close();
  }

  private JsonValue.Members release(int number, String marking) throws IOException {
    String body =
        "{\"to\":[\"jp\"],\"purpose\":\"sanctions\",\"until\":\"2031-01-01T00:00:00Z\",\"bundle\":%s}"
            .formatted(bundle(List.of(indicator(number, "object " + number, marking))));
    return us.post("/x/releases", (JsonValue.Members) JsonReader.parse("test", body));
  }

  private List<JsonValue.Members> items(String path, String name) throws IOException {
    return us.get(path).items(name).stream().map(JsonValue.Members.class::cast).toList();
  }

  private static List<String> texts(List<JsonValue.Members> all, String name) {
    return all.stream().map(one -> one.optional(name).orElse("")).toList();
  }

  @Test
  void whatWasGivenIsReadFromItsEndAndWhatWasTakenBackHasNoContent() throws Exception {
    for (int i = 1; i <= 3; i++) {
      release(i, Tlp.AMBER.id());
    }
    String second = "indicator--00000002-0000-4000-8000-000000000000";
    String taken = "{\"to\":[\"jp\"],\"ids\":[\"" + second + "\"]}";
    us.post("/x/revocations", (JsonValue.Members) JsonReader.parse("test", taken));
    List<JsonValue.Members> all = items("/x/releases/given?to=jp", "items");
    assertThat(texts(all, "action")).containsExactly("revoke", "release", "release", "release");
    assertThat(all.get(0).get("object")).isInstanceOf(JsonValue.Null.class);
    assertThat(all.get(1).members("object").optional("name")).hasValue("object 3");
    assertThat(all.get(1).optional("purpose")).hasValue("sanctions");
    assertThat(all.get(1).optional("until")).hasValue("2031-01-01T00:00:00Z");
    assertThat(all.get(1).get("acknowledged")).isEqualTo(JsonValue.of(false));
    assertThat(all.get(2).get("object")).isInstanceOf(JsonValue.Null.class);
    JsonValue.Members page = us.get("/x/releases/given?to=jp&before=2&limit=1");
    assertThat(page.toString()).contains(second);
    assertThat(page.get("more")).isEqualTo(JsonValue.of(true));
    assertThat(items("/x/releases/given?to=kr", "items")).isEmpty();
    assertThatThrownBy(() -> us.get("/x/releases/given?to=fr")).isInstanceOf(BadInput.class);
    List<JsonValue.Members> open = items("/x/releases/open", "open");
    assertThat(texts(open, "id")).containsExactly(second);
    assertThat(texts(open, "why")).containsExactly("withdrawal");
  }

  @Test
  void aMarkingGoesWhereThePolicySaysThatItGoes() throws Exception {
    JsonValue.Members policy = us.get("/x/releases/policy");
    byte[] words = policy.optional("policy").orElseThrow().getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(words);
    assertThat(policy.optional("sha256")).hasValue(HexFormat.of().formatHex(hash));
    int number = 0;
    for (JsonValue one : policy.items("markings")) {
      JsonValue.Members marking = (JsonValue.Members) one;
      Optional<String> id = marking.optional("id");
      JsonValue.Members jp = (JsonValue.Members) marking.items("to").getFirst();
      assertThat(jp.optional("partner")).hasValue("jp");
      if (id.isEmpty()) {
        assertThat(jp.items("own").toString()).contains("for its originator only");
        continue;
      }
      JsonValue.Members released = release(100 + number++, id.orElseThrow());
      boolean isGone = released.items("withheld").isEmpty();
      assertThat(jp.items("own").isEmpty())
          .as(marking.optional("word").orElse(""))
          .isEqualTo(isGone);
    }
    assertThat(number).isEqualTo(5);
    assertThat(policy.toString()).contains("another partner, whose consent is needed");
  }
}
