package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.door.LocalNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside each promise stands what the record has, and no more.
class CommitmentsTest {
  @TempDir private Path folder;

  private static JsonValue.Members json(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  private JsonValue.Members promise(String words) {
    CommandLineRun run = CommandLineRun.of("commitments", "--dir", folder.resolve("us"));
    assertThat(run.exit()).as(run.err()).isZero();
    return json(run.out()).items("commitments").stream()
        .map(JsonValue.Members.class::cast)
        .filter(one -> one.optional("promise").orElse("").contains(words))
        .findFirst()
        .orElseThrow();
  }

  private static void request(LocalNode us, boolean isExercise, String target) throws IOException {
    String draft =
        """
        {"to":"jp","as":"ann","kind":"freeze-address","place":"eip155:1","exercise":%s,
        "target":"%s","text":"stolen","legal_basis":"18 U.S.C. 981(b)",
        "evidence":[{"title":"trace"}]}\
        """
            .formatted(isExercise, target);
    String id = us.post("/x/requests", json(draft)).optional("id").orElseThrow();
    us.post("/x/requests/" + id + "/approve", json("{\"as\":\"bob\"}"));
    us.post("/x/requests/" + id + "/send", json("{\"as\":\"ann\"}"));
  }

  @Test
  void onlyWhatWasDoneIsShownAndExercisesStandApart() throws Exception {
    try (LocalNode us = LocalNode.start(folder.resolve("us"), "us", "USA", Map.of());
        LocalNode jp = LocalNode.start(folder.resolve("jp"), "jp", "JPN", Map.of())) {
      us.know(jp);
      jp.know(us);
      us.person("ann", Role.ANALYST);
      us.person("bob", Role.APPROVER);
      assertThat(promise("laundering").get("shown")).isEqualTo(JsonValue.of(false));
      assertThat(promise("exercise together").get("shown")).isEqualTo(JsonValue.of(false));
      request(us, false, "0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2");
      request(us, true, "0x40b38765696e3d5d8d9d834d8aad4bb6e418e489");
      String bundle = MadeObjects.bundle(List.of(indicator(1, "one", Tlp.GREEN.id())));
      us.post("/x/releases", json("{\"to\":[\"jp\"],\"bundle\":" + bundle + "}"));
    }
    List<JsonValue> laundering = promise("laundering").items("figures");
    assertThat(laundering).hasSize(2);
    assertThat(laundering)
        .extracting(one -> ((JsonValue.Members) one).get("exercise"))
        .containsExactlyInAnyOrder(JsonValue.of(false), JsonValue.of(true));
    List<JsonValue> drills = promise("exercise together").items("figures");
    assertThat(drills).hasSize(1);
    assertThat(((JsonValue.Members) drills.getFirst()).get("count")).isEqualTo(JsonValue.of(1));
    assertThat(promise("North Korean").items("figures").toString()).contains("indicator");
    assertThat(promise("supply chains").get("shown")).isEqualTo(JsonValue.of(false));
  }
}
