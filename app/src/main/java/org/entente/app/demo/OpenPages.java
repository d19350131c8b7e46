package org.entente.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.entente.app.server.door.LocalNode;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.DemoMessage;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;

/// Leaves the node of the demonstration open for a browser until Ctrl-C, with a partner's node
/// beside it and an alert that calls for a request: whoever looks can send one.
final class OpenPages {
  private static final String DUTY = "yui";

  /// Made up, and so it says; the address is nobody's.
  private static final String ALERT =
      """
      {"id":"demonstration","alert":{"live":"demonstration","stage":"mined","method":"fifo",
      "network":"ethereum","events":["moved","exit"],
      "tx":"0x0000000000000000000000000000000000000000000000000000000000000001",
      "to":[{"address":"0x00000000000000000000000000000000000de300","label":"USDC (made up)",
      "asset":"USDC","amount":"120000000000","exit":{"kind":"issuer","status":"open","holder":[],
      "stoppers":[{"who":"the issuer","how":"blacklist(address)"}]}}]}}
      """;

  private final Terminal terminal;

  OpenPages(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Returns at once where there are no pages, or somebody else has the node's port.
  void show(CaseChapter.Made made, Path scratch) throws IOException, InterruptedException {
    if (!isFree(CaseChapter.PORT)) {
      return;
    }
    CountDownLatch asked = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(asked, scratch));
    try (LocalNode node = LocalNode.open(made.node());
        LocalNode partner = LocalNode.start(scratch.resolve("jp"), "jp", "JPN", Map.of())) {
      String link = node.welcome(CaseChapter.ANALYST);
      if (link.isEmpty()) {
        return;
      }
      node.know(partner);
      partner.know(node);
      partner.person(DUTY, Role.ANALYST);
      node.post("/x/alerts", (JsonValue.Members) JsonReader.parse("the alert", ALERT));
      terminal.say(DemoMessage.DEMO_PAGES);
      terminal.out().println("  " + link);
      terminal.say(DemoMessage.DEMO_PAGES_OTHERS, CaseChapter.SECOND, DUTY);
      terminal.out().println("  " + node.welcome(CaseChapter.SECOND));
      terminal.out().println("  " + partner.welcome(DUTY));
      terminal.say(DemoMessage.DEMO_PAGES_END, node.url());
      terminal.out().flush();
      Runtime.getRuntime().addShutdownHook(hook);
      asked.await();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  /// Ctrl-C: the folder of the demonstration goes before the program does.
  private static void end(CountDownLatch asked, Path scratch) {
    asked.countDown();
    try {
      for (int i = 0; i < 100 && Files.exists(scratch); i++) {
        Thread.sleep(100);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.DONE);
  }
}
