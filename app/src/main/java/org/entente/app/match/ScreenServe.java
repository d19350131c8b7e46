package org.entente.app.match;

import java.io.IOException;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.entente.app.ftm.FtmExample;
import org.entente.app.question.ExampleQuestion;
import org.entente.app.question.ExampleScope;
import org.entente.app.question.Recorder;
import org.entente.app.screen.BarOption;
import org.entente.app.screen.RecordOption;
import org.entente.app.screen.ScreenLists;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente screen serve`: answers other programs on this machine until a signal ends it.
@Command(
    name = "serve",
    description = "${bundle:COMMAND_SCREEN_SERVE}",
    footer = "  ./entente screen serve --port 8000")
public final class ScreenServe implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  private final Terminal terminal;
  private final String version;

  @Mixin private ScreenLists lists;
  @Mixin private RecordOption record;
  @Mixin private BarOption threshold;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8000",
      description = "${bundle:OPTION_SCREEN_PORT}")
  private int port;

  public ScreenServe(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > MAX_PORT) {
      throw new BadInput("--port", "", port + " is no port", "Give one up to 65535; 0 finds one");
    }
    MatchLimits limits = MatchLimits.usual();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(asked, ended));
    try (Recorder recorder = record.open(lists, threshold.of(lists.home()), version);
        MatchServer server = new MatchServer(new MatchRoutes(recorder, limits), port, limits)) {
      build(recorder);
      start(server);
      Runtime.getRuntime().addShutdownHook(hook);
      Map<String, Object> ready = new LinkedHashMap<>();
      ready.put("ready", true);
      ready.put("url", "http://127.0.0.1:" + server.port());
      ready.put("snapshots", lists.snapshots());
      Json.line(terminal, ready);
      asked.await();
    } finally {
      ended.countDown();
    }
    return ExitCode.DONE;
  }

  /// Everything is built before the first client waits for it. It asks nobody.
  private static void build(Recorder recorder) {
    FtmExample example =
        new FtmExample("", "Vessel", Map.of("name", List.of("x"), "publicKey", List.of("x")));
    ExampleQuestion question =
        new ExampleQuestion(example, ExampleScope.of("default"), 1, BarOption.USUAL);
    question.found(recorder.screening());
    recorder.screening().register().entity("");
  }

  private void start(MatchServer server) throws IOException {
    try {
      server.start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new IOException("127.0.0.1:" + port + ": " + cause.getMessage(), e);
        }
      }
      throw e;
    }
  }

  /// The process ends when its hooks have: this one waits until the server is closed.
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
