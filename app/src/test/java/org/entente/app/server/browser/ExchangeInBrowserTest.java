package org.entente.app.server.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.home.Fingerprint;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The forms of the exchange in a browser, by people of two nodes out of three: release with
/// purpose and end, proposed by one and approved by another, another marking, withdrawal, consent
/// to pass on, comparison of items, rules, keys; drafts outlive a reload. Without a browser it says
/// so and is skipped.
class ExchangeInBrowserTest {
  @TempDir private Path folder;
  private final List<LocalNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(LocalNode::close);
  }

  private LocalNode node(String name, String country, String... settings) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      keys.put(settings[i], settings[i + 1]);
    }
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, keys);
    nodes.add(made);
    return made;
  }

  private static void person(LocalNode at, String name, Role role) {
    new NodeActions(at.node())
        .perform("person-add", action("name", name, "role", role.word(), "password", "right"));
  }

  /// What goes, what has no marking, and what a thief would have named it.
  private Path objects() throws IOException {
    String hostile = "\\u202efdp.exe of p\\u0430ypal <img src=x onerror=alert(1)>";
    List<String> objects =
        List.of(
            indicator(1, "Deposit address of the exchange in Seoul", Tlp.AMBER.id()),
            indicator(2, hostile, Tlp.GREEN.id()),
            indicator(3, "For named people only", Tlp.RED.id()));
    return Files.writeString(folder.resolve("objects.json"), bundle(objects), UTF_8);
  }

  @Test
  void whatIsReleasedTakenBackPassedOnAndComparedIsDoneInABrowser() throws Exception {
    if (!Browser.isHere()) {
      return;
    }
    LocalNode us = node("us", "USA", "release.two-person", "true");
    LocalNode jp = node("jp", "JPN");
    LocalNode kr = node("kr", "KOR");
    for (LocalNode one : nodes) {
      for (LocalNode other : nodes) {
        if (!one.equals(other)) {
          one.know(other);
        }
      }
    }
    person(us, "ann", Role.ANALYST);
    person(us, "bob", Role.APPROVER);
    person(us, "cho", Role.APPROVER);
    person(us, "root", Role.ADMINISTRATOR);
    person(jp, "yui", Role.ANALYST);
    person(jp, "ren", Role.APPROVER);
    new NodeActions(us.node())
        .perform(
            "case-open",
            action("incident", "theft", "title", "Theft at an exchange", "as", "ann", "text", "…"));
    LocalNode fr = node("fr", "FRA");
    String vkey = fr.get("/x/status").optional("vkey").orElseThrow();
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("card", action("name", "fr", "country", "FRA", "url", fr.url(), "vkey", vkey));
    told.put("fingerprint", JsonValue.of(Fingerprint.of(vkey)));
    told.put("url", JsonValue.of(us.url()));
    told.put("partner", JsonValue.of(jp.url()));
    told.put("third", JsonValue.of(kr.url()));
    told.put("password", JsonValue.of("right"));
    told.put("objects", JsonValue.of(objects().toString()));
    told.put("chromium", JsonValue.of(Browser.chromium().toString()));
    told.put("pictures", JsonValue.of(Browser.WEB.resolve("target/pictures").toString()));
    told.put("whole", JsonValue.of(Boolean.getBoolean("entente.browser.whole")));
    Path file = folder.resolve("told.json");
    Files.writeString(file, JsonWriter.text(new JsonValue.Members(told)));
    assertThat(Browser.run("exchange.mjs", file)).as("what the browser met").isZero();
  }
}
