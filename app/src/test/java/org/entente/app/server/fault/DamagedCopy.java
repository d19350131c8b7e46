package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.entente.app.server.NodeProcess;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// The folder of a node that was killed, copied, with one bit of one file another, and run on a
/// port of its own: what does it say?
final class DamagedCopy {
  private final NodeProcess node;
  private final Path copy;
  private final int port;
  private String where = "";

  DamagedCopy(NodeProcess node, Path copy) throws IOException {
    this.node = node;
    this.copy = copy;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  /// Which bit of which file.
  String where() {
    return where;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private void make(Random random) throws IOException {
    clear(copy);
    List<Path> files = new ArrayList<>();
    Path home = node.folder();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path one : all.toList()) {
        Path to = copy.resolve(home.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(to);
        } else if (!one.endsWith("lock")) {
          Files.copy(one, to);
          if (Files.size(to) > 0) {
            files.add(to);
          }
        }
      }
    }
    Path settings = copy.resolve("node.json");
    String text = Files.readString(settings);
    Files.writeString(settings, text.replace("" + node.port(), "" + port));
    List<Path> stored = files.stream().filter(one -> one.toString().contains("node.db")).toList();
    // What is kept is looked at more often than what is told.
    List<Path> choice = random.nextInt(4) == 0 ? files : stored;
    Path file = choice.get(random.nextInt(choice.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    int bit = random.nextInt(8);
    bytes[at] ^= (byte) (1 << bit);
    Files.write(file, bytes);
    where = copy.relativize(file) + " byte " + at + " bit " + bit;
  }

  /// What it answers of what it holds from each partner, a page somewhere among about so many;
  /// empty when it refuses to start or answer.
  List<JsonValue> received(Random random, Map<String, Integer> partners)
      throws IOException, InterruptedException {
    make(random);
    List<JsonValue> all = new ArrayList<>();
    Process process = node.start(copy);
    try (ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
      String line =
          reading.submit(() -> process.inputReader(UTF_8).readLine()).get(60, TimeUnit.SECONDS);
      if (line == null) {
        return List.of();
      }
      for (Map.Entry<String, Integer> about : partners.entrySet()) {
        String one = about.getKey();
        int after = random.nextInt(about.getValue() + 1) - 1;
        HttpResponse<String> response =
            node.send(port, "/x/received?from=" + one + "&limit=1000&after=" + after, "", "");
        if (response.statusCode() == 200) {
          JsonValue.Members page =
              (JsonValue.Members) JsonReader.parse("received", response.body());
          page.items("items")
              .forEach(item -> all.add(((JsonValue.Members) item).with("of", JsonValue.of(one))));
        }
      }
      return all;
    } catch (IOException e) {
      return all;
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(where + ": it neither starts nor says why", e);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
