package org.entente.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.entente.app.server.LocalNode;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.DemoMessage;

/// Leaves the node of the demonstration open for a browser until Ctrl-C.
final class OpenPages {
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
    try (LocalNode node = LocalNode.open(made.node())) {
      String link = node.welcome(CaseChapter.ANALYST);
      if (link.isEmpty()) {
        return;
      }
      terminal.say(DemoMessage.DEMO_PAGES);
      terminal.out().println("  " + link);
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
