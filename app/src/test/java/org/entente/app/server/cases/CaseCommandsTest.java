package org.entente.app.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.Node;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.app.server.home.NodeSettings;
import org.entente.base.BadInput;
import org.entente.cases.CaseBook;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A case by the command line, on a node that stands and on one that runs.
class CaseCommandsTest {
  private static final String TRACE =
      "{\"method\":\"fifo\",\"network\":\"bitcoin\",\"starts\":[{\"at\":\"a:0\",\"amount\":\"5\"}],"
          + "\"conserved\":true,\"ends\":[{\"at\":\"b:1\",\"amount\":\"5\"}]}\n";

  @TempDir private Path folder;
  private Path home;
  private Path clock;

  @BeforeEach
  void make() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    home = folder.resolve("us");
    clock = folder.resolve("clock");
    Files.writeString(clock, "2026-03-01T00:00:00Z");
    Map<String, String> keys = Map.of("test.clock", clock.toString());
    NodeHome.make(home, new NodeSettings("us", "USA", "127.0.0.1", port, true, keys));
  }

  private CommandLineRun run(String command, Object... rest) {
    List<Object> arguments = new ArrayList<>(List.of("case", command, "--dir", home));
    arguments.addAll(Arrays.asList(rest));
    return CommandLineRun.of(arguments.toArray());
  }

  private JsonValue.Members done(String command, Object... rest) {
    CommandLineRun run = run(command, rest);
    assertThat(run.exit()).as(run.err()).isZero();
    return (JsonValue.Members) JsonReader.parse("out", run.out());
  }

  @Test
  void aCaseGoesFromTheftToReport() throws IOException {
    Path trace = folder.resolve("out.txt");
    Files.writeString(trace, TRACE);
    done("open", "--incident", "theft", "--title", "거래소 절도", "--as", "ann");
    assertThat(done("add", "us-1", trace, "--source", "ledger", "--as", "ann"))
        .satisfies(one -> assertThat(one.text("kind")).isEqualTo("trace"))
        .satisfies(
            one ->
                assertThat(one.text("sha256")).isEqualTo(CaseBook.sha256(TRACE.getBytes(UTF_8))));
    done("add", "us-1", "--kind", "hypothesis", "--title", "Lazarus", "--as", "ann");
    done("add", "us-1", "--kind", "support", "--about", 3, "--evidence", 2, "--text", "so");
    Files.writeString(clock, "2026-03-02T00:00:00Z");
    done("add", "us-1", "--kind", "finding", "--title", "F", "--word", "high", "--as", "ann");
    CommandLineRun.of("node", "person", "add", "--dir", home, "--role", "approver", "ann");
    assertThat(run("approve", "us-1", "5", "--as", "ann", "--text", "x").err())
        .contains("second person");
    assertThat(run("approve", "us-1", "5", "--as", "bob", "--text", "x").err())
        .contains("no approver");
    CommandLineRun.of("node", "person", "add", "--dir", home, "--role", "approver", "bob");
    done("approve", "us-1", "5", "--as", "bob", "--text", "checked");
    assertThat(run("add", "us-1", "--kind", "approval", "--text", "x").exit()).isEqualTo(3);
    assertThat(run("add", "us-1", trace, "--kind", "note").exit()).isEqualTo(3);
    assertThat(done("show", "us-1").items("entries")).hasSize(6);
    assertThat(done("show", "us-1", "--known", "2026-03-01").items("entries")).hasSize(4);
    assertThat(run("show", "us-1", "--known", "2026-02-28").exit()).isEqualTo(3);
    assertThat(done("list").items("cases")).hasSize(1);
    assertThat(done("list", "--find", "절도").items("found")).hasSize(1);
    assertThat(done("list", "--find", "bitcoin").items("found")).hasSize(1);
    Path out = folder.resolve("report");
    done("export", "us-1", out);
    assertThat(Files.readString(out.resolve("evidence/002-trace"))).isEqualTo(TRACE);
    assertThat(Files.readString(out.resolve("report.ja.html"))).contains("bob", "ledger");
    Path again = folder.resolve("again");
    done("export", "us-1", again);
    assertThat(again.resolve("SHA256SUMS")).hasSameBinaryContentAs(out.resolve("SHA256SUMS"));
    assertThat(run("export", "us-1", out).exit()).isEqualTo(3);
    done("close", "us-1", "--text", "solved");
    assertThat(run("add", "us-1", trace).err()).contains("closed");
  }

  @Test
  void aNodeThatRunsTakesTheSameThroughItsPort() throws Exception {
    NodeHome opened = NodeHome.open(home);
    try (NodeStore store = opened.store();
        NodeServer server = new NodeServer(new Node(opened, store))) {
      server.start();
      NodePort port = new NodePort(opened);
      port.perform("case-open", MadeObjects.action("incident", "launch", "title", "A launch"));
      port.perform(
          "case-add", MadeObjects.action("case", "us-1", "kind", "note", "text", "seen at sea"));
      assertThatThrownBy(
              () -> port.perform("case-add", MadeObjects.action("case", "us-2", "kind", "note")))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("us-2");
    }
    assertThat(done("list", "--find", "sea").items("found")).hasSize(1);
    assertThat(done("show", "us-1").items("entries")).hasSize(2);
  }
}
