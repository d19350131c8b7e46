package org.entente.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.app.terminal.ExitCode;
import org.entente.screen.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A desk that is killed in the middle of work: what a client was told stands in the log.
class KilledServeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 4;

  @TempDir private Path folder;
  private @Nullable Process process;

  @AfterEach
  void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private Process start(Path home) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.entente.app.Entente",
            "screen",
            "serve",
            "--port",
            "0",
            "--home",
            home.toString());
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
  }

  @Test
  void noAcknowledgedDecisionIsLost() throws Exception {
    Path home = folder.resolve("home");
    SmallLists.importTo(folder.resolve("in"), home);
    Process desk = start(home);
    process = desk;
    String ready = firstLine(desk);
    assertThat(ready).as(Files.readString(folder.resolve("err"))).contains("\"ready\":true");
    String url = JSON.readTree(ready).path("url").asString("");
    int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    long seed = System.nanoTime();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        String client = "client-" + i + "-";
        clients.execute(() -> ask(port, client, acknowledged));
      }
      while (acknowledged.size() < 20) {
        Thread.sleep(5);
      }
      Thread.sleep(new Random(seed).nextInt(200));
      desk.destroyForcibly().waitFor();
    }
    Set<String> recorded = new HashSet<>();
    Path log = home.resolve("audit").resolve("decisions.jsonl");
    AuditLog.read(
        log,
        entry -> {
          JsonNode question = JSON.readTree(entry.body()).path("question");
          recorded.add(question.at("/example/id").asString(""));
        });
    assertThat(recorded).as("seed " + seed).containsAll(acknowledged);
    CommandLineRun replay = CommandLineRun.of("screen", "replay", "--home", home);
    assertThat(replay.exit()).as(replay.out() + replay.err()).isEqualTo(ExitCode.DONE);
  }

  private static String firstLine(Process desk) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = desk.getInputStream().read(); b >= 0 && b != '\n'; ) {
      line.append((char) b);
      b = desk.getInputStream().read();
    }
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /// Until nobody answers any more.
  private static void ask(int port, String client, Set<String> acknowledged) {
    try (DeskClient desk = new DeskClient(port)) {
      for (int i = 0; i < 100_000; i++) {
        String id = client + i;
        String body =
            """
            {"queries":{"q":{"id":"%s","schema":"Person","properties":{"name":["Park Jin Hyok"]}}}}
            """
                .formatted(id);
        if (desk.post("/match/default", body).status() == 200) {
          acknowledged.add(id);
        }
      }
    } catch (HttpTimeoutException e) {
      throw new IllegalStateException(e);
    } catch (IOException _) {
      // It is dead.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
