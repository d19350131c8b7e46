package org.entente.app.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.entente.app.desk.ListDesk;
import org.entente.app.jobs.JobDesk;
import org.entente.app.server.LogLine;
import org.entente.app.server.Node;
import org.entente.app.server.NodeLog;
import org.entente.app.server.door.AuditHead;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.overlap.OverlapRun;
import org.entente.app.server.partner.Fetching;
import org.entente.app.server.request.RequestWatch;
import org.entente.app.server.watch.FeedWatch;
import org.entente.app.server.watch.PassWatch;
import org.entente.app.server.watch.WarningWatch;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.store.NodeStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a node until a signal ends it.
@Command(
    name = "run",
    description = "${bundle:COMMAND_NODE_RUN}",
    footer = "  ./entente node run --dir us")
public final class NodeRun implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--log", paramLabel = "FILE|-", description = "${bundle:OPTION_NODE_LOG}")
  private @Nullable Path log;

  @Option(
      names = "--log-level",
      paramLabel = "error|warning|info|debug",
      defaultValue = "info",
      description = "${bundle:OPTION_NODE_LOG_LEVEL}")
  private LogLine.Level level;

  public NodeRun(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    NodeHome home = folder.open();
    FileLock lock = home.lock();
    if (lock == null) {
      throw home.busy();
    }
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(asked, ended));
    try (NodeLog written = log(home);
        LibraryLines.Back _ = LibraryLines.into(written);
        NodeStore store = home.store()) {
      store.claim();
      Runtime.getRuntime().addShutdownHook(hook);
      serve(new Node(home, store, version, written), asked);
    } finally {
      lock.release();
      lock.acquiredBy().close();
      ended.countDown();
    }
    return ExitCode.DONE;
  }

  private NodeLog log(NodeHome home) throws IOException {
    if (log == null) {
      return NodeLog.none();
    }
    if (log.toString().equals("-")) {
      PrintStream err = terminal.err();
      return new NodeLog(
          line -> {
            err.write(line, 0, line.length);
            err.flush();
          },
          level,
          home::nowMicros);
    }
    return new NodeLog(new LogFile(home.log(log), LogFile.SIZE), level, home::nowMicros);
  }

  private void serve(Node node, CountDownLatch asked) throws IOException, InterruptedException {
    try (ListDesk _ = node.listDesk();
        JobDesk desk = node.jobDesk();
        AuditHead head = new AuditHead(node);
        NodeServer server = new NodeServer(node);
        Fetching fetching = new Fetching(node);
        RequestWatch requests = new RequestWatch(node);
        WarningWatch warnings = new WarningWatch(node);
        FeedWatch feeds = new FeedWatch(node);
        PassWatch passes = new PassWatch(node);
        OverlapRun overlaps = new OverlapRun(node);
        StoreCheck check = new StoreCheck(node)) {
      desk.start();
      head.start();
      server.start();
      fetching.start();
      requests.start();
      warnings.start();
      feeds.start();
      passes.start();
      overlaps.start();
      check.start();
      Map<String, Object> ready = new LinkedHashMap<>();
      ready.put("ready", true);
      ready.put("url", node.home().settings().url());
      node.log().add(new LogLine.Started(version));
      Json.line(terminal, ready);
      asked.await();
      node.log().add(new LogLine.Ended());
      node.end();
    }
  }

  /// The process ends when its hooks have: this one waits until the store is closed.
  private static void end(CountDownLatch asked, CountDownLatch ended) {
    asked.countDown();
    try {
      ended.await();
      // A signal that was obeyed is no failure.
      Runtime.getRuntime().halt(ExitCode.DONE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
