package org.entente.app.server.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.entente.app.CommandLineRun;
import org.entente.app.demo.BybitTheft;
import org.entente.app.server.taxii.StandingNode;
import org.entente.app.terminal.ExitCode;
import org.entente.app.trace.CrossedLedgers;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Trace screen in a browser: a real theft with all methods, one that crosses chains, and a
/// made trace of more than 5,000 places, whose time until it is drawn is printed. Skipped without a
/// browser. `-Dentente.browser.slack=1` holds the time to its aim, on a quiet machine;
/// `-Dentente.browser.page=FILE` only measures, and writes the page of `bench/pages`;
/// `-Dentente.browser.whole=true` looks for obstacles in every language and size.
class TracesInBrowserTest {
  private static final int TRANSACTIONS = 20_000;
  private static final int HOPS = 7;

  /// A trace as somebody might send it: labels that turn the text, imitate a name, hold markup.
  private static final String HOSTILE =
      """
      {"method":"fifo","network":"bitcoin","direction":"to_future","conserved":true,
      "starts":[{"at":"aa:0","asset":"BTC","amount":"9"}],
      "ends":[{"at":"bb:0","asset":"BTC","amount":"5","kind":"exchange",
      "labels":["<img src=x onerror=alert(1)>"],"reason":"javascript:alert(2)","hops":1},
      {"at":"bb:1","asset":"BTC","amount":"4","kind":"__proto__",
      "labels":["p\u0430ypal \u202efdp.exe"],"hops":1}],
      "flows":[{"from":"aa","to":"bb","at":"aa:0","asset":"BTC","amount":"9","hops":0},
      {"from":"bb","to":"bb:0","at":"bb:0","asset":"BTC","amount":"5","hops":1},
      {"from":"bb","to":"bb:1","at":"bb:1","asset":"BTC","amount":"4","hops":1,"time":"never"}]}
      """;

  @TempDir private Path folder;

  private static String done(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.out();
  }

  private Path bybit() throws IOException {
    Path store = folder.resolve("bybit");
    try (AccountWriter writer = AccountWriter.open(store, EvmNetwork.ETHEREUM)) {
      for (EvmBlock block : BybitTheft.blocks()) {
        writer.append(block);
      }
      writer.commit();
    }
    return store;
  }

  private Path labels() throws IOException {
    Path file = folder.resolve("case-labels.csv");
    try (InputStream in =
        Objects.requireNonNull(BybitTheft.class.getResourceAsStream("case-labels.csv"))) {
      Files.write(file, in.readAllBytes());
    }
    Path labels = folder.resolve("labels");
    done("labels", "import", "--labels", labels, "--date", "2025-03-01", file);
    return labels;
  }

  /// As evidence, in the order of numbers, from 2 on.
  private static void add(StandingNode node, String file, String title, String json) {
    node.actions.perform(
        "case-add",
        action("case", "us-1", "file", file, "title", title, "source", "our ledgers")
            .with("base64", JsonValue.of(Base64.getEncoder().encodeToString(json.getBytes(UTF_8))))
            .with("command", JsonValue.of("./entente trace --store ledger --from START"))
            .with("as", JsonValue.of("analyst")));
  }

  private String large() throws IOException {
    Path chain = folder.resolve("chain");
    Path store = folder.resolve("made");
    done("chain", "generate", "--out", chain, "--transactions", TRANSACTIONS, "--seed", 7);
    done("chain", "import", "bitcoin", "--store", store, "--network", "regtest", chain);
    JsonValue.Members manifest =
        (JsonValue.Members)
            JsonReader.parse("manifest", Files.readAllBytes(chain.resolve("manifest.json")));
    String start = manifest.optional("start").orElseThrow();
    return trace("--store", store, "--from", start, "--method", "haircut", "--hops", HOPS);
  }

  private static String trace(Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "trace";
    System.arraycopy(more, 0, all, 1, more.length);
    all[more.length + 1] = "--format";
    all[more.length + 2] = "json";
    all[more.length + 3] = "--flows";
    return done(all);
  }

  /// What the walk must know.
  private Path told(StandingNode node, String from) throws IOException {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("url", JsonValue.of(node.home.settings().url()));
    told.put("case", JsonValue.of("us-1"));
    told.put("analyst", JsonValue.of("analyst"));
    told.put("approver", JsonValue.of("approver"));
    told.put("password", JsonValue.of("right"));
    told.put("from", JsonValue.of(from));
    told.put("chromium", JsonValue.of(Browser.chromium().toString()));
    told.put("pictures", JsonValue.of(Browser.WEB.resolve("target/pictures").toString()));
    told.put("whole", JsonValue.of(Boolean.getBoolean("entente.browser.whole")));
    told.put("slack", JsonValue.of(Integer.getInteger("entente.browser.slack", 5)));
    String page = System.getProperty("entente.browser.page", "");
    if (!page.isEmpty()) {
      told.put("page", JsonValue.of(Path.of("..").resolve(page).toAbsolutePath().toString()));
    }
    return Files.writeString(
        folder.resolve("told.json"), JsonWriter.text(new JsonValue.Members(told)));
  }

  @Test
  void aTheftIsSeenFollowedAndSaved() throws Exception {
    if (!Browser.isHere()) {
      return;
    }
    Path store = bybit();
    Path labels = labels();
    Path crossed = folder.resolve("crossed");
    CrossedLedgers.write(crossed);
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("stores.bybit", store.toString());
    keys.put("labels.public", labels.toString());
    keys.put("jobs.running", "1");
    keys.put("jobs.heap", "512");
    try (StandingNode node = new StandingNode(folder.resolve("us"), keys)) {
      node.node.jobDesk().start();
      node.actions.perform(
          "case-open",
          action("incident", "theft", "title", "Theft at an exchange", "as", "analyst"));
      String from = BybitTheft.THIEF + "@ETH=" + BybitTheft.STOLEN_WEI;
      add(
          node,
          "bybit.json",
          "The theft from Bybit, by every method",
          trace(
              "--store", store, "--from", from, "--method", "all", "--labels", labels, "--exits"));
      add(node, "large.json", "A large one", large());
      add(
          node,
          "crossed.json",
          "Over a bridge",
          trace(
              "--store",
              crossed.resolve("ethereum"),
              "--store",
              crossed.resolve("bitcoin"),
              "--from",
              CrossedLedgers.START));
      add(node, "hostile.json", "Labels that a thief wrote", HOSTILE);
      Path file = told(node, from);
      assertThat(Browser.run("trace.mjs", file)).as("what the browser met").isZero();
      node.node.jobDesk().close();
      node.node.listDesk().close();
    }
  }
}
