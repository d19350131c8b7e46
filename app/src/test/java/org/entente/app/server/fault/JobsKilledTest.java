package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that is killed or stopped while it works goes on with every job, once.
class JobsKilledTest {
  private static final int ROWS = Integer.getInteger("entente.killed.rows", 2_000);

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.destroyForcibly();
    }
    client.close();
  }

  private void make() throws IOException {
    SmallLists.importTo(folder.resolve("lists"), folder.resolve("home"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("lists.home", folder.resolve("home").toString());
    keys.put("jobs.running", "1");
    keys.put("jobs.heap", "256");
    NodeHome.make(
        folder.resolve("us"), new NodeSettings("us", "USA", "127.0.0.1", port, true, keys));
  }

  private void run() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.entente.app.Entente",
                "node",
                "run",
                "--dir",
                folder.resolve("us").toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    running = process;
    assertThat(process.inputReader(UTF_8).readLine()).contains("ready");
  }

  private JsonValue.Members ask(String method, String path, String body)
      throws IOException, InterruptedException {
    NodeHome home = NodeHome.open(folder.resolve("us"));
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(home.settings().url() + path))
                .header("Authorization", "Bearer " + home.keys().adminToken())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return (JsonValue.Members) JsonReader.parse(path, response.body());
  }

  private JsonValue.Members job(String id) throws IOException, InterruptedException {
    return ask("GET", "/x/jobs/" + id, "");
  }

  private long done(String id) throws IOException, InterruptedException {
    return job(id).members("progress").get("done") instanceof JsonValue.Numeral done
        ? done.value().longValueExact()
        : 0;
  }

  private JsonValue.Members over(String id) throws IOException, InterruptedException {
    for (int i = 0; i < 1200; i++) {
      JsonValue.Members job = job(id);
      if (job.text("ended") != null) {
        return job;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(job(id).toString());
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder("id,name,birth_date\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(i).append(i % 97 == 5 ? ",PARK Jin Hyok,1984-08-15\n" : ",Jane Roe,1990-01-01\n");
    }
    return rows.toString();
  }

  private void waitForProgress(String id, int stop) throws IOException, InterruptedException {
    while (done(id) < (long) ROWS * stop / 4 && job(id).text("ended") == null) {
      Thread.sleep(10);
    }
  }

  /// Its job's process has to go with it.
  private void kill(boolean isGentle) throws InterruptedException {
    Process process = Objects.requireNonNull(running);
    List<ProcessHandle> children = process.descendants().toList();
    if (isGentle) {
      process.destroy();
    } else {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 200 && children.stream().anyMatch(ProcessHandle::isAlive); i++) {
      Thread.sleep(10);
    }
    assertThat(children.stream().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aScreeningGoesOnAfterItsLastRowAndWhatWaitsIsNotLost() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    make();
    run();
    Path file = Files.writeString(folder.resolve("rows.csv"), rows());
    String id =
        ask(
                "POST",
                "/x/jobs",
                "{\"kind\":\"screening\",\"file\":{\"name\":\"rows.csv\",\"text\":\""
                    + rows().replace("\n", "\\n")
                    + "\"}}")
            .optional("id")
            .orElseThrow();
    String next =
        ask("POST", "/x/jobs", "{\"kind\":\"screening\",\"names\":[\"박진혁\"]}")
            .optional("id")
            .orElseThrow();
    Path kept = folder.resolve("us/jobs/work").resolve(id).resolve("result");
    for (int stop = 1; stop < 3; stop++) {
      waitForProgress(id, stop);
      long before = Files.exists(kept) ? Files.size(kept) : 0;
      kill(random.nextBoolean());
      if (isKept(id)) {
        assertThat(Files.size(kept)).as("seed " + seed).isGreaterThanOrEqualTo(before);
      }
      run();
    }
    JsonValue.Members job = over(id);
    assertThat(job.text("state")).as(job.toString()).isEqualTo("done");
    assertThat(over(next).text("state")).isEqualTo("done");
    Path out = folder.resolve("out");
    CommandLineRun fetched =
        CommandLineRun.of("job", "result", "--dir", folder.resolve("us"), id, "--output", out);
    assertThat(fetched.exit()).as(fetched.err()).isZero();
    String wanted =
        CommandLineRun.of(
                "screen", "file", file, "--home", folder.resolve("home"), "--format", "json")
            .out();
    assertThat(Files.readString(out)).as("seed " + seed).isEqualTo(wanted);
    assertThat(job.get("attempts")).as("seed " + seed).isNotEqualTo(JsonValue.of(1));
  }

  /// Whether the job isn't over, by its folder.
  private boolean isKept(String id) {
    return Files.exists(folder.resolve("us/jobs/work").resolve(id).resolve("result"));
  }
}
