package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.DemoMessage;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// The Bybit theft becomes a case in a node, by the commands that anybody would use: evidence with
/// its hash and its command, a hypothesis with its innocent explanation, a finding that waits for a
/// second person, a report. The two people are made up; so it says.
final class CaseChapter {
  /// A node with the case, for what comes next.
  record Made(Path node, String caseId) {}

  private static final String CASE = "us-1";
  static final String ANALYST = "ann";

  /// Where the node stands when its pages are opened.
  static final int PORT = 7101;

  static final String SECOND = "bob";
  private static final String THEFT = "2025-02-21T14:16:11Z";
  private static final int SHOWN = 12;

  /// Public notice of the Ministry of Foreign Affairs, in the form that `lists import` takes.
  private static final String NOTICE =
      """
      구분,연번,유형,성명(한글),성명(영문),지정일,근거
      독자제재,2023-02-10/5,단체,라자루스 그룹,LAZARUS GROUP,2023-02-10,외교부 공고
      """;

  private final Stage stage;
  private final Terminal terminal;

  CaseChapter(Stage stage) {
    this.stage = stage;
    this.terminal = stage.terminal();
  }

  /// `scratch` holds the ledger of the theft and its labels, from the first chapter.
  Made play(Path scratch) throws IOException {
    stage.heading(DemoMessage.DEMO_CASE);
    terminal.say(DemoMessage.DEMO_CASE_STORY);
    Path node = scratch.resolve("us");
    done(
        "node",
        "init",
        "--dir",
        node,
        "--name",
        "us",
        "--country",
        "USA",
        "--port",
        Integer.toString(PORT),
        "--http");
    done("node", "person", "add", "--dir", node, "--role", "approver", ANALYST);
    done("node", "person", "add", "--dir", node, "--role", "approver", SECOND);
    done(
        "case",
        "open",
        "--dir",
        node,
        "--incident",
        "theft",
        "--as",
        ANALYST,
        "--title",
        terminal.text(DemoMessage.DEMO_CASE_TITLE));
    evidence(scratch, node);
    said(node);
    show(node);
    judge(scratch, node);
    report(scratch, node);
    return new Made(node, CASE);
  }

  private void evidence(Path scratch, Path node) throws IOException {
    Path store = scratch.resolve("bybit-store");
    Path labels = scratch.resolve("labels");
    Path home = scratch.resolve("home");
    String thief = BybitTheft.THIEF.toString();
    done(
        "labels",
        "import",
        "--labels",
        labels,
        "--date",
        "2025-03-01",
        scratch.resolve("case-labels.csv"));
    Files.writeString(scratch.resolve("kr.csv"), NOTICE, UTF_8);
    done("lists", "import", "--home", home, scratch.resolve("kr.csv"));
    add(scratch, node, "trace", DemoMessage.DEMO_CASE_LEDGER, trace(scratch));
    add(
        scratch,
        node,
        "exposure",
        DemoMessage.DEMO_CASE_LABELS,
        "exposure",
        "--store",
        store,
        "--labels",
        labels,
        "--as-known",
        "2025-02-26",
        thief,
        "--format",
        "json");
    add(
        scratch,
        node,
        "screening",
        DemoMessage.DEMO_CASE_LISTS,
        "screen",
        "name",
        "--home",
        home,
        "Lazarus Group",
        "--format",
        "json");
  }

  private static Object[] trace(Path scratch) {
    String start = BybitTheft.THIEF + "@ETH=" + BybitTheft.STOLEN_WEI;
    Path store = scratch.resolve("bybit-store");
    Path labels = scratch.resolve("labels");
    return new Object[] {
      "trace",
      "--store",
      store,
      "--from",
      start,
      "--method",
      "all",
      "--labels",
      labels,
      "--as-known",
      "2025-02-26",
      "--exits",
      "--format",
      "json",
      "--flows"
    };
  }

  /// Runs a command, and puts what it prints into the case.
  private void add(Path scratch, Path node, String kind, DemoMessage source, Object... command)
      throws IOException {
    List<String> words = words(command);
    Stage.Printed printed = stage.run(words);
    if (printed.exit() > ExitCode.FOUND) {
      throw new IllegalStateException(words + ": " + printed.err());
    }
    Path file = Files.writeString(scratch.resolve(kind + ".json"), printed.out(), UTF_8);
    String line = "./entente " + String.join(" ", words).replace(scratch + "/", "");
    done(
        "case",
        "add",
        "--dir",
        node,
        CASE,
        file,
        "--as",
        ANALYST,
        "--from",
        THEFT,
        "--source",
        terminal.text(source),
        "--made-by",
        line);
  }

  private void said(Path node) {
    entry(node, "--kind", "hypothesis", "--title", terminal.text(DemoMessage.DEMO_CASE_HYPOTHESIS));
    entry(
        node,
        "--kind",
        "support",
        "--about",
        "5",
        "--evidence",
        "3",
        "--text",
        terminal.text(DemoMessage.DEMO_CASE_SUPPORT));
    entry(
        node,
        "--kind",
        "innocent",
        "--about",
        "5",
        "--text",
        terminal.text(DemoMessage.DEMO_CASE_INNOCENT));
    entry(
        node,
        "--kind",
        "finding",
        "--word",
        "high",
        "--title",
        terminal.text(DemoMessage.DEMO_CASE_FINDING));
  }

  private void entry(Path node, Object... rest) {
    List<Object> all =
        new ArrayList<>(List.of("case", "add", "--dir", node, CASE, "--as", ANALYST));
    all.addAll(List.of(rest));
    done(all.toArray());
  }

  private void show(Path node) {
    Table table =
        Table.empty()
            .number(terminal.text(DemoMessage.HEADING_ENTRY))
            .text(terminal.text(CommandMessage.HEADING_KIND))
            .text("SHA-256")
            .text(terminal.text(DemoMessage.HEADING_SAID));
    for (JsonValue item : done("case", "show", "--dir", node, CASE).items("entries")) {
      if (item instanceof JsonValue.Members one) {
        String title = one.optional("title").or(() -> one.optional("text")).orElse("");
        String sha256 = one.optional("sha256").map(hash -> hash.substring(0, SHOWN)).orElse("");
        table.row(number(one), one.optional("kind").orElse(""), sha256, title);
      }
    }
    table.print(terminal);
  }

  private static String number(JsonValue.Members entry) {
    return entry.get("number") instanceof JsonValue.Numeral number ? number.text() : "";
  }

  private void judge(Path scratch, Path node) throws IOException {
    Stage.Printed refused =
        stage.run(
            words("case", "approve", "--dir", node, CASE, "8", "--as", ANALYST, "--text", "-"));
    terminal.say(DemoMessage.DEMO_CASE_WAITS, ANALYST, refused.err().strip());
    String again = stage.run(words(trace(scratch))).out();
    if (!again.equals(Files.readString(scratch.resolve("trace.json")))) {
      throw new IllegalStateException("the trace is another when it is run again");
    }
    done(
        "case",
        "approve",
        "--dir",
        node,
        CASE,
        "8",
        "--as",
        SECOND,
        "--text",
        terminal.text(DemoMessage.DEMO_CASE_CHECKED));
    terminal.say(DemoMessage.DEMO_CASE_APPROVED, SECOND);
  }

  private void report(Path scratch, Path node) throws IOException {
    Path out = scratch.resolve("report");
    done("case", "export", "--dir", node, CASE, out);
    Path stix = scratch.resolve("us-1.json");
    done("case", "export", "--dir", node, CASE, stix, "--as", "stix");
    JsonValue bundle = JsonReader.parse("us-1.json", Files.readAllBytes(stix));
    int objects = bundle instanceof JsonValue.Members whole ? whole.items("objects").size() : 0;
    long files;
    try (var all = Files.walk(out)) {
      files = all.filter(Files::isRegularFile).count();
    }
    terminal.say(DemoMessage.DEMO_CASE_REPORT, files, objects);
  }

  private static List<String> words(Object... words) {
    return List.of(words).stream().map(Object::toString).toList();
  }

  /// What the command answers. Throws [IllegalStateException] where it doesn't do it.
  private JsonValue.Members done(Object... command) {
    Stage.Printed printed = stage.run(words(command));
    if (printed.exit() != ExitCode.DONE) {
      throw new IllegalStateException(words(command) + ": " + printed.err());
    }
    return printed.out().startsWith("{")
            && JsonReader.parse("answer", printed.out()) instanceof JsonValue.Members answer
        ? answer
        : JsonValue.Members.NONE;
  }
}
