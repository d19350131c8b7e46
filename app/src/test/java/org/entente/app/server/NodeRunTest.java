package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.app.server.home.NodeSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The node as a process of its own, asked by another client.
class NodeRunTest {
  private static final String COLLECTION = "7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11";
  private static final String OBJECTS = "/api/collections/" + COLLECTION + "/objects/";
  private static final Pattern TOKEN = Pattern.compile("\"adminToken\" : \"([^\"]+)\"");

  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private HttpClient client = HttpClient.newHttpClient();
  private String url = "";
  private String token = "";

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
    client.close();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.entente.app.Entente", "node"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
    started.add(process);
    return process;
  }

  private String command(String input, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(arguments);
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    return printed;
  }

  private String home() {
    return folder.resolve("us").toString();
  }

  private void init(String... more) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> arguments = new ArrayList<>(List.of("init", "--dir", home(), "--name", "us"));
    arguments.addAll(List.of("--country", "USA", "--port", Integer.toString(port)));
    arguments.addAll(List.of(more));
    Matcher matcher = TOKEN.matcher(command("", arguments.toArray(String[]::new)));
    assertThat(matcher.find()).isTrue();
    token = matcher.group(1);
    url = (List.of(more).contains("--http") ? "http" : "https") + "://127.0.0.1:" + port;
  }

  private Process run() throws IOException {
    Process process = start("run", "--dir", home());
    BufferedReader out = process.inputReader(UTF_8);
    assertThat(out.readLine()).isEqualTo("{\"ready\":true,\"url\":\"" + url + "\"}");
    return process;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String type, String key)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String address(Random random) {
    String value =
        "%d.%d.%d.%d"
            .formatted(
                random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256));
    return "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":\"ipv4-addr--%08x-0000-5000-8000-%012x\",\"value\":\"%s\"}"
        .formatted(random.nextInt(), random.nextLong() & 0xffff_ffff_ffffL, value);
  }

  /// The node is killed, then its server if it has one, then it is asked to end.
  @ParameterizedTest
  @EnumSource(TestStore.class)
  void nothingAcknowledgedIsLostWhenItIsKilled(TestStore kept) throws Exception {
    long seed = new Random().nextLong();
    String url = kept.keys().getOrDefault(NodeSettings.DATABASE, "");
    init(url.isEmpty() ? new String[] {"--http"} : new String[] {"--http", "--db", url});
    assertThat(Files.exists(Path.of(home(), "node.db"))).isEqualTo(url.isEmpty());
    command(
        "",
        "collection",
        "--dir",
        home(),
        "--add",
        "A",
        "--id",
        COLLECTION,
        "--read",
        "admin",
        "--write",
        "admin",
        "--accept",
        "any");
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    for (int round = 0; round < 3; round++) {
      Process node = run();
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Random random = new Random(seed + 31L * round + i);
        senders.add(Thread.startVirtualThread(() -> send(random, acknowledged)));
      }
      Thread.sleep(700 + new Random(seed + round).nextInt(500));
      if (round == 1 && !url.isEmpty()) {
        TestStore.cut();
        awaitMore(acknowledged);
      }
      if (round < 2) {
        node.destroyForcibly().waitFor();
      } else {
        // A signal under load ends it cleanly.
        node.destroy();
        assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
      }
      for (Thread sender : senders) {
        sender.join();
      }
    }
    run();
    assertThat(acknowledged).as("seed %d", seed).isNotEmpty();
    String all = held();
    assertThat(acknowledged).as("seed %d", seed).allMatch(all::contains);
  }

  /// All pages of objects that the node gives.
  private String held() throws Exception {
    StringBuilder held = new StringBuilder();
    String next = "";
    do {
      String page = get(OBJECTS + next).body();
      held.append(page);
      Matcher more = NEXT.matcher(page);
      next = more.find() ? "?next=" + more.group(1) : "";
    } while (!next.isEmpty());
    return held.toString();
  }

  private static void awaitMore(Queue<String> acknowledged) throws InterruptedException {
    int before = acknowledged.size();
    for (int i = 0; i < 100 && acknowledged.size() == before; i++) {
      Thread.sleep(100);
    }
    assertThat(acknowledged.size()).as("the node goes on").isGreaterThan(before);
  }

  /// Until the node is gone.
  private void send(Random random, Queue<String> acknowledged) {
    try {
      while (true) {
        String object = address(random);
        String id = object.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        String body = "{\"objects\":[" + object + "]}";
        if (post(OBJECTS, body, "application/taxii+json;version=2.1", "").statusCode() == 202) {
          acknowledged.add(id);
        }
      }
    } catch (IOException _) {
      // It was killed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aNodeMovesBetweenEnginesByItsCopyAndTellsNoPassword() throws Exception {
    init("--http");
    command("right", "user", "--dir", home(), "--add", "kim", "--password-stdin");
    String copy = folder.resolve("copy").toString();
    command("", "backup", "--dir", home(), copy);
    String moved = folder.resolve("moved").toString();
    Path password = Files.writeString(folder.resolve("password"), "c0rrect-h0rse");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    String place = TestStore.url("postgres", TestStore.schema());
    String file = password.toString();
    command("", "restore", "--dir", moved, copy, "--db", place, "--db-password-file", file);
    assertThat(Path.of(moved, "node.db")).doesNotExist();
    String status = command("", "status", "--dir", moved);
    assertThat(status).contains("postgresql://postgres@127.0.0.1").doesNotContain("c0rrect");
    assertThat(Files.readString(Path.of(moved, "node.json"))).doesNotContain("c0rrect");
    String again = folder.resolve("again").toString();
    command("", "backup", "--dir", moved, again);
    command("", "restore", "--dir", folder.resolve("back").toString(), again);
    assertThat(Files.readString(folder.resolve("back/node.json"))).doesNotContain("postgresql");
    assertThat(command("", "status", "--dir", folder.resolve("back").toString()))
        .contains("back/node.db")
        .contains("/api/");
  }

  @Test
  void aRepeatedKeyGetsTheFirstAnswerAgainAlsoAfterARestart() throws Exception {
    init("--http");
    Process node = run();
    String indicator =
        """
        {"type":"identity","spec_version":"2.1","id":"identity--a932fcc6-e032-476c-826f-cb970a5a1ade",
        "created":"2020-01-01T00:00:00.000Z","modified":"2020-01-01T00:00:00.000Z","name":"x"}\
        """;
    String bundle =
        "{\"type\":\"bundle\",\"id\":\"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d\",\"objects\":["
            + indicator
            + "]}";
    HttpResponse<String> first = post("/x/items", bundle, "application/json", "k1");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(first.body())
        .isEqualTo(
            "{\"accepted\":[{\"id\":\"identity--a932fcc6-e032-476c-826f-cb970a5a1ade\","
                + "\"version\":\"2020-01-01T00:00:00.000Z\"}]}");
    node.destroy();
    assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue()).isZero();
    run();
    HttpResponse<String> again = post("/x/items", bundle, "application/json", "k1");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    String other = bundle.replace("\"name\":\"x\"", "\"name\":\"y\"");
    assertThat(post("/x/items", other, "application/json", "k2").statusCode()).isEqualTo(409);
    assertThat(get("/x/status").body()).contains("\"items\":1", "\"partners\":[]");
    assertThat(get("/metrics").body()).contains("entente_answers_total{status=\"409\"} 1");
    assertThat(get("/api/collections/").body()).isEqualTo("{}");
  }

  @Test
  void peopleSignInByPasswordOverItsOwnCertificates() throws Exception {
    init();
    command("right", "user", "--dir", home(), "--add", "kim", "--password-stdin");
    run();
    client.close();
    client = HttpClient.newBuilder().sslContext(trusting(Path.of(home(), "tls", "ca.pem"))).build();
    assertThat(basic("kim", "right").statusCode()).isEqualTo(200);
    assertThat(basic("kim", "right").version()).isEqualTo(HttpClient.Version.HTTP_2);
    HttpResponse<String> wrong = basic("kim", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(basic("nobody", "right").body()).isEqualTo(wrong.body());
    assertThat(get("/taxii2/").body()).contains("\"default\":\"" + url + "/api/\"");
  }

  private HttpResponse<String> basic(String name, String password)
      throws IOException, InterruptedException {
    String pair =
        java.util.Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    return client.send(
        HttpRequest.newBuilder(URI.create(url + "/taxii2/"))
            .header("Authorization", "Basic " + pair)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static SSLContext trusting(Path authority) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
