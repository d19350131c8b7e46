package org.entente.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// A node as people run it: a process of its own, on a loopback address, with its own
/// certificates.
final class NodeProcess implements AutoCloseable {
  private static final String PROGRAM = "org.entente.app.Entente";
  private static final int PATIENCE_SECONDS = 30;

  private final Path home;
  private final String url;
  private final String token;
  private final String vkey;
  private final Process process;
  private final BufferedReader out;

  private NodeProcess(Path home, JsonValue.Members made) throws IOException {
    this.home = home;
    url = made.optional("url").orElseThrow();
    token = made.optional("adminToken").orElseThrow();
    vkey = made.optional("vkey").orElseThrow();
    process = begin(home, "run", "--dir", home.toString());
    out = process.inputReader(UTF_8);
    String ready = out.readLine();
    if (ready == null || !ready.contains("\"ready\":true")) {
      process.destroyForcibly();
      throw new IOException("the node did not start: " + Files.readString(said(home)));
    }
  }

  /// Makes the node `us` in a folder that isn't there, and runs it.
  static NodeProcess start(Path home, String... more) throws IOException {
    return startAs("us", "USA", home, more);
  }

  /// Makes a node of a country in a folder that isn't there, and runs it.
  static NodeProcess startAs(String name, String country, Path home, String... more)
      throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> arguments = new ArrayList<>(List.of("init", "--dir", home.toString()));
    arguments.addAll(List.of("--name", name, "--country", country, "--format", "json"));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of(more));
    Process init = begin(home, arguments.toArray(String[]::new));
    String said = new String(init.getInputStream().readAllBytes(), UTF_8);
    if (!(JsonReader.parse("node init", said) instanceof JsonValue.Members made)) {
      throw new IOException(said);
    }
    return new NodeProcess(home, made);
  }

  private static Path said(Path home) {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  private static Process begin(Path home, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx2g", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM, "node"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(said(home).toFile()))
        .start();
  }

  Path home() {
    return home;
  }

  String url() {
    return url;
  }

  String token() {
    return token;
  }

  /// With which others verify what it signs.
  String vkey() {
    return vkey;
  }

  /// What it holds of the machine's memory.
  long residentBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", "" + process.pid(), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
      }
    }
    return 0;
  }

  /// How many files and connections it has open.
  long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
      return all.count();
    }
  }

  /// Seconds of processor time it took since it began.
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(Double.NaN);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Asks it to end, as a service manager does. Whether it did so by itself, cleanly.
  boolean end() throws InterruptedException {
    process.destroy();
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    out.close();
  }
}
