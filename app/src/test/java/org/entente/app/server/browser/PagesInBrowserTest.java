package org.entente.app.server.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages in a browser, as two people use them; without one it says so and is skipped.
/// `-Dentente.browser.whole=true` looks for obstacles in every size, too.
class PagesInBrowserTest {
  @TempDir private Path folder;

  private static JsonValue.Members with(String... pairs) {
    return action(pairs);
  }

  private static void add(StandingNode node, String kind, String title, String... more) {
    JsonValue.Members entry =
        with("case", "us-1", "kind", kind, "title", title, "text", title, "as", "analyst");
    for (int i = 0; i < more.length; i += 2) {
      entry = entry.with(more[i], JsonValue.of(more[i + 1]));
    }
    node.actions.perform("case-add", entry);
  }

  /// A case with what an honest analyst writes, and what a thief would have in it.
  private static void tell(StandingNode node) {
    node.actions.perform(
        "case-open",
        with("incident", "theft", "title", "Theft at an exchange", "as", "analyst", "text", "…"));
    add(node, "event", "The first transfer", "from", "2025-02-21T14:16:11Z");
    String trace = Base64.getEncoder().encodeToString("a letter of the exchange".getBytes(UTF_8));
    node.actions.perform(
        "case-add",
        with("case", "us-1", "file", "letter.txt", "base64", trace, "source", "the exchange")
            .with("as", JsonValue.of("analyst"))
            .with("command", JsonValue.of("./entente trace --store bitcoin --from TXID:0")));
    add(node, "note", "<img src=x onerror=alert(1)> & \"quotes\" '); DROP TABLE");
    add(node, "note", "invoice\u202efdp.exe of p\u0430ypal \u200bhidden");
    add(node, "note", "x".repeat(400));
    add(node, "hypothesis", "The group of the other theft did it");
    add(node, "support", "It is spent together", "about", "7", "evidence", "3");
    add(node, "innocent", "An exchange collects its deposits", "about", "7");
    add(node, "task", "Ask the exchange who holds the account");
    add(node, "finding", "The money went to one service", "word", "moderate");
  }

  /// What live traces saw: a payment to somebody who can be asked, and one with a hostile label.
  private static void warn(StandingNode node) {
    String alert =
        """
        {"live":"theft","stage":"mined","events":["moved","%s"],"tx":"0x01",
        "to":[{"address":"0x47666fab8bd0ac7003bce3f5c3585383f09486e2","label":"%s",
        "exit":{"kind":"issuer","status":"%s","holder":[],
        "stoppers":[{"who":"Circle","how":"blacklist(address)"}]}}]}\
        """;
    node.node.store().alerts().add("a1", alert.formatted("exit", "USDC", "open"));
    String hostile = "<img src=x onerror=alert(4)>";
    node.node.store().alerts().add("a2", alert.formatted("service", hostile, "frozen"));
  }

  private static String proof(StandingNode node, Path folder) throws IOException {
    Path file = folder.resolve("entry.proof");
    CommandLineRun.of(
        "log",
        "prove",
        "--dir",
        folder.resolve("us"),
        "--log",
        "entente/us/released/jp",
        "--index",
        "0",
        file);
    assertThat(node.home.settings().name()).isEqualTo("us");
    return Files.readString(file);
  }

  @Test
  void twoPeopleUseThePagesInThreeLanguages() throws Exception {
    if (!Browser.isHere()) {
      return;
    }
    Path lists = folder.resolve("lists");
    SmallLists.importTo(folder.resolve("small"), lists);
    try (StandingNode node =
        new StandingNode(
            folder.resolve("us"),
            Map.of("lists.home", lists.toString(), "jobs.running", "1", "jobs.heap", "256"))) {
      node.node.jobDesk().start();
      tell(node);
      warn(node);
      node.actions.perform("person-add", with("name", "kim", "role", "analyst"));
      JsonValue.Members invited = node.actions.perform("person-invite", with("name", "kim"));
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("url", JsonValue.of(node.home.settings().url()));
      told.put("case", JsonValue.of("us-1"));
      told.put("analyst", JsonValue.of("analyst"));
      told.put("approver", JsonValue.of("approver"));
      told.put("password", JsonValue.of("right"));
      told.put("link", JsonValue.of(invited.optional("link").orElseThrow()));
      told.put("proof", JsonValue.of(proof(node, folder)));
      told.put("vkey", JsonValue.of(node.home.identity().key().verifier().toString()));
      told.put("chromium", JsonValue.of(Browser.chromium().toString()));
      told.put("pictures", JsonValue.of(Browser.WEB.resolve("target/pictures").toString()));
      told.put("whole", JsonValue.of(Boolean.getBoolean("entente.browser.whole")));
      // A build machine is busy; bench measures on a quiet one.
      told.put("slack", JsonValue.of(5));
      Path file = folder.resolve("told.json");
      Files.writeString(file, JsonWriter.text(new JsonValue.Members(told)));
      assertThat(Browser.run("story.mjs", file)).as("what the browser met").isZero();
      node.node.jobDesk().close();
      node.node.listDesk().close();
    }
  }
}
