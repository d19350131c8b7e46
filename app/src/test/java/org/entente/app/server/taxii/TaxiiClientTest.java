package org.entente.app.server.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.entente.app.Entente;
import org.entente.app.server.Node;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.Certificates;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.watch.NodeItems;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The TAXII client against our own node, over its own certificates.
class TaxiiClientTest {
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Entente.run(
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            Messages.in(Language.ENGLISH)),
        arguments);
  }

  private NodeHome home(String name, boolean isHttp) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    return NodeHome.make(
        folder.resolve(name),
        new NodeSettings(name, "USA", "127.0.0.1", port, isHttp, Map.of("taxii.max-page", "7")));
  }

  private static void makeFeed(Node node) {
    new NodeActions(node)
        .perform(
            "collection",
            action("title", "feed", "id", COLLECTION, "alias", "feed")
                .with("read", JsonValue.texts(List.of("admin")))
                .with("write", JsonValue.texts(List.of("admin"))));
  }

  private static String fingerprint(NodeHome home) throws Exception {
    byte[] certificate = Certificates.own(home.tls()).getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
  }

  @Test
  void whatIsPushedToANodeIsPulledFromItOnce() throws Exception {
    NodeHome us = home("us", false);
    NodeHome jp = home("jp", true);
    Path token = folder.resolve("token");
    Files.writeString(token, us.keys().adminToken() + "\n");
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      objects.add(indicator(i, "number " + i, ""));
    }
    Path file = folder.resolve("bundle.json");
    Files.writeString(file, bundle(objects));
    String ca = us.tls().resolve("ca.pem").toString();
    String pin = fingerprint(us);
    try (NodeStore store = us.store()) {
      Node node = new Node(us, store);
      makeFeed(node);
      try (NodeServer server = new NodeServer(node)) {
        server.start();
        String url = us.settings().url() + "/taxii2/";
        String t = token.toString();
        String out1 = folder.resolve("out").toString();
        assertThat(run("taxii", "push", url, "--collection", "feed", "--token-file", t, file + ""))
            .as("no authority vouches for it")
            .isEqualTo(ExitCode.CANNOT_OPEN);
        assertThat(
                run(
                    "taxii",
                    "push",
                    url,
                    "--collection",
                    "feed",
                    "--token-file",
                    t,
                    "--trust",
                    ca,
                    file.toString()))
            .as(err.toString(UTF_8))
            .isZero();
        assertThat(out.toString(UTF_8)).contains("\"objects\" : 40");
        String[] pull = {"taxii", "pull", url, "--token-file", t, "--pin", pin, "--out", out1};
        assertThat(run(pull)).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("\"objects\" : 40", "\"pages\" : 6");
        assertThat(run(pull)).isZero();
        assertThat(out.toString(UTF_8)).contains("\"objects\" : 0");
        String dir = folder.resolve("jp").toString();
        assertThat(run("taxii", "pull", url, "--token-file", t, "--trust", ca, "--dir", dir))
            .as(err.toString(UTF_8))
            .isZero();
        pull[6] = "0".repeat(64);
        assertThat(run(pull)).isEqualTo(ExitCode.CANNOT_OPEN);
      }
    }
    try (NodeStore store = jp.store()) {
      assertThat(store.nationalCount()).isEqualTo(40);
    }
  }

  @Test
  void oneBadObjectIsSetAside() throws Exception {
    home("us", true);
    NodeItems items = NodeItems.in(folder.resolve("us"));
    List<JsonValue.Members> objects =
        new ArrayList<>(
            NodeItems.objects(
                "made",
                bundle(List.of(indicator(1, "a", ""), indicator(2, "b", ""), indicator(1, "c", "")))
                    .getBytes(UTF_8)));
    objects.add(action("type", "indicator", "id", "indicator--1"));
    List<NodeItems.Refused> refused = items.take(objects);
    assertThat(refused).hasSize(2);
    assertThat(items.take(objects.subList(0, 2))).isEmpty();
  }
}
