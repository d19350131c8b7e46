package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.entente.app.server.command.LibraryLines;
import org.entente.app.server.command.LogFile;
import org.entente.app.server.home.BackupFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node's log tells, and what it can't.
class NodeLogTest {
  private static final String CANARY = "canary-7f3a";
  private static final String JSON = "application/json";

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String url = "";

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
    client.close();
  }

  /// Every line read as JSON; fails where one isn't.
  private static List<JsonValue.Members> lines(String log) {
    assertThat(log).endsWith("\n");
    return log.lines().map(line -> (JsonValue.Members) JsonReader.parse("log", line)).toList();
  }

  private static NodeLog into(ByteArrayOutputStream out, LogLine.Level least) {
    return new NodeLog(out::write, least, () -> 1_772_323_200_000_000L);
  }

  private static LogLine.Answered answered(Route route, int status, Who who) {
    return new LogLine.Answered("0f", route, status, 12, who, 345);
  }

  @Test
  void aLineTellsARequestByItsRow() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NodeLog log = into(out, LogLine.Level.INFO)) {
      log.add(answered(Route.ACT_CASE_ADD, 200, new Who.Person("김민지", Role.ANALYST)));
      log.add(answered(Route.METRICS, 200, new Who.Admin()));
      log.add(answered(Route.LOG_OBJECT, 401, new Who.PartnerNode("jp")));
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            {"time":"2026-03-01T00:00:00.000000Z","level":"info","event":"request","request":"0f",\
            "route":"act_case_add","status":200,"ms":12,"who":"김민지","bytes":345}
            {"time":"2026-03-01T00:00:00.000000Z","level":"warning","event":"request",\
            "request":"0f","route":"log_object","status":401,"ms":12,"who":"node jp","bytes":345}
            """);
  }

  @Test
  void noNameForgesALine() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String breaks = "\n\r\u0000\u0007\u001b\u007f\u0085\u009b\u2028\u2029\u202e\u2066\ufeff\"\\,}{";
    String forged = "\"}\n{\"level\":\"info\",\"event\":\"started\"}\n";
    List<String> names = new ArrayList<>(List.of(forged, "\ud800", "x\udc00", "\udb40\udc01"));
    for (int i = 0; i < 500; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        name.append(
            random.nextBoolean()
                ? breaks.charAt(random.nextInt(breaks.length()))
                : (char) random.nextInt(0x1_0000));
      }
      names.add(name.toString());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NodeLog log = into(out, LogLine.Level.INFO)) {
      names.forEach(name -> log.add(answered(Route.ITEMS, 201, new Who.Person(name, null))));
    }
    String all = out.toString(UTF_8);
    List<JsonValue.Members> lines = lines(all);
    assertThat(lines).as("seed %d", seed).hasSameSizeAs(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(lines.get(i).text("event")).isEqualTo("request");
      assertThat(lines.get(i).text("who")).as("seed %d", seed).isEqualTo(names.get(i));
    }
    assertThat(all.replace("\n", "").codePoints())
        .as("seed %d", seed)
        .noneMatch(c -> Character.isISOControl(c) || breaks.substring(0, 13).indexOf(c) >= 0);
  }

  @Test
  void librariesAreToldByNameAndErrorWithoutTheirText() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Logger library = Logger.getLogger("io.helidon.some");
    IOException cause = new IOException(CANARY);
    try (NodeLog log = into(out, LogLine.Level.INFO);
        LibraryLines.Back _ = LibraryLines.into(log)) {
      library.log(Level.WARNING, CANARY, new IllegalStateException(CANARY + "\n{}", cause));
      library.log(Level.SEVERE, CANARY);
      Thread thread =
          new Thread(
              () -> {
                throw new IllegalArgumentException(CANARY);
              });
      thread.start();
      thread.join();
    }
    library.log(Level.FINE, "nobody hears it");
    List<JsonValue.Members> lines = lines(out.toString(UTF_8));
    assertThat(lines)
        .extracting(line -> line.text("level") + " " + line.text("event"))
        .containsExactly("warning library", "error library", "error uncaught");
    assertThat(lines.getFirst().text("logger")).isEqualTo("io.helidon.some");
    assertThat(lines.getFirst().text("error"))
        .isEqualTo("java.lang.IllegalStateException < java.io.IOException");
    assertThat(lines.getFirst().text("place")).startsWith(NodeLogTest.class.getName() + ".");
    assertThat(out.toString(UTF_8)).doesNotContain(CANARY);
  }

  @Test
  void aFileIsItsOwnersAndStaysBounded() throws Exception {
    Path file = folder.resolve("log/node.log");
    try (NodeLog log =
        new NodeLog(new LogFile(file, 1_000), LogLine.Level.DEBUG, () -> 1_772_323_200_000_000L)) {
      for (int i = 0; i < 200; i++) {
        log.add(new LogLine.Damaged(i));
      }
    }
    StringBuilder all = new StringBuilder();
    for (String name : List.of(".4", ".3", ".2", ".1", "")) {
      Path one = folder.resolve("log/node.log" + name);
      assertThat(Files.size(one)).isBetween(1L, 1_000L);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
          .isEqualTo("rw-------");
      all.append(Files.readString(one));
    }
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      assertThat(files).hasSize(5);
    }
    List<JsonValue.Members> lines = lines(all.toString());
    for (int i = 0; i < lines.size(); i++) {
      int number = 200 - lines.size() + i;
      assertThat(lines.get(i).get("count")).isEqualTo(JsonValue.of(number));
    }
  }

  @Test
  void aLogThatCannotBeWrittenStopsNothingAndTellsWhatItLost() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean[] isFull = {true};
    NodeLog.Sink sink =
        line -> {
          if (isFull[0]) {
            throw new IOException("full");
          }
          out.write(line);
        };
    try (NodeLog log = new NodeLog(sink, LogLine.Level.INFO, () -> 0)) {
      log.add(new LogLine.Ended());
      log.add(new LogLine.Ended());
      isFull[0] = false;
      log.add(new LogLine.Ended());
    }
    assertThat(lines(out.toString(UTF_8)))
        .extracting(line -> line.text("event") + line.all().getOrDefault("count", JsonValue.of("")))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("lost")
        .contains("2");
  }

  private Process run(Path home, String log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.entente.app.Entente", "node", "run", "--dir", home.toString()));
    command.addAll(List.of("--log", log, "--log-level", "debug"));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
    started.add(process);
    BufferedReader out = process.inputReader(UTF_8);
    assertThat(out.readLine()).startsWith("{\"ready\":true,");
    return process;
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private JsonValue.Members send(
      int status, String method, String path, String body, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", JSON)
            .header("User-Agent", CANARY)
            .header("Cookie", "entente-" + URI.create(url).getPort() + "=" + CANARY)
            .header("Idempotency-Key", CANARY + body.hashCode())
            .header("Request-Id", CANARY);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
    JsonValue read = JsonReader.parse("answer", answer.body().isEmpty() ? "{}" : answer.body());
    return (JsonValue.Members) read;
  }

  /// Asks for all kinds of things, and gives the secrets that went to and fro.
  private List<String> ask(String admin) throws IOException, InterruptedException {
    String password = CANARY + "-password";
    String person = "{\"name\":\"kim\",\"role\":\"analyst\",\"password\":\"" + password + "\"}";
    send(200, "POST", "/x/admin/person-add", person, admin);
    String right = "{\"name\":\"kim\",\"password\":\"" + password + "\"}";
    String csrf = send(201, "POST", "/session", right, "").optional("csrf").orElseThrow();
    String wrong = "{\"name\":\"" + CANARY + "\",\"password\":\"" + CANARY + "\"}";
    send(401, "POST", "/session", wrong, "");
    send(401, "GET", "/x/status", "", "Bearer entente_0123456789abcdef_" + CANARY);
    String scoped = "{\"name\":\"kim\",\"days\":9,\"scopes\":[\"cases:read\"]}";
    String token =
        send(200, "POST", "/x/admin/token-add", scoped, admin).optional("token").orElseThrow();
    send(200, "POST", "/x/admin/case-list", "{\"find\":\"" + CANARY + "\"}", "Bearer " + token);
    String invited = "{\"name\":\"lee\",\"role\":\"auditor\"}";
    String link =
        send(200, "POST", "/x/admin/person-add", invited, admin).optional("link").orElseThrow();
    String code = link.substring(link.indexOf('#') + 1);
    String chosen = "{\"code\":\"" + code + "\",\"password\":\"" + password + "\"}";
    send(201, "POST", "/session/welcome", chosen, "");
    String pair = Base64.getEncoder().encodeToString(("kim:" + password).getBytes(UTF_8));
    String opened = "{\"incident\":\"theft\",\"title\":\"" + CANARY + "\"}";
    send(200, "POST", "/x/admin/case-open", opened, "Basic " + pair);
    String note = "{\"case\":\"us-1\",\"kind\":\"note\",\"text\":\"" + CANARY + "\"}";
    send(200, "POST", "/x/admin/case-add", note, "Basic " + pair);
    String bundle = MadeObjects.bundle(List.of(MadeObjects.indicator(1, CANARY, Tlp.GREEN.id())));
    String going = "{\"to\":[\"" + CANARY + "\"],\"bundle\":" + bundle + "}";
    send(422, "POST", "/x/releases", going, admin);
    send(404, "GET", "/" + CANARY + "%0A%7B%7D?q=" + CANARY + "%0d%0a", "", admin);
    String hostile = "min\u202e}{\\\"event\\\"";
    String other = person.replace("kim", hostile);
    send(200, "POST", "/x/admin/person-add", other, admin);
    String as = "min\u202e}{\"event\"" + ":" + password;
    String basic = "Basic " + Base64.getEncoder().encodeToString(as.getBytes(UTF_8));
    send(200, "GET", "/x/status", "", basic);
    return List.of(csrf, token, code, pair);
  }

  @Test
  void noSecretOfARequestIsInTheLog() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path path = folder.resolve("us");
    NodeSettings settings = new NodeSettings("us", "USA", "127.0.0.1", port, true, Map.of());
    NodeHome home = NodeHome.make(path, settings);
    url = settings.url();
    String admin = "Bearer " + home.keys().adminToken();
    Process node = run(path, "-");
    List<String> secrets = ask(admin);
    stop(node);
    String log = Files.readString(folder.resolve("err"));
    List<JsonValue.Members> lines = lines(log);
    assertThat(lines)
        .filteredOn(line -> "request".equals(line.text("event")))
        .extracting(line -> line.text("route") + " " + line.optional("who").orElse("-"))
        .containsExactly(
            "act_person_add admin",
            "sign_in -",
            "sign_in -",
            "status -",
            "act_token_add admin",
            "act_case_list kim",
            "act_person_add admin",
            "welcome -",
            "act_case_open kim",
            "act_case_add kim",
            "release admin",
            "taxii_root admin",
            "act_person_add admin",
            "status min\u202e}{\"event\"");
    assertThat(lines.getFirst().text("event")).isEqualTo("started");
    assertThat(lines.getLast().text("event")).isEqualTo("ended");
    assertThat(log)
        .doesNotContain(CANARY, home.keys().adminToken(), "127.0.0.1")
        .doesNotContain(secrets);
    stop(run(path, "node.log"));
    assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    assertThat(lines(Files.readString(path.resolve("log/node.log")))).hasSize(2);
    assertThat(new BackupFolder(folder.resolve("copy")).write(path))
        .doesNotContainKey("log/node.log");
  }
}
