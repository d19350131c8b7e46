package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.Node;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two runs with the same seed, clock and releases to one partner, and other things withheld from
/// it: not one byte that the partner can get may differ, errors included.
class TwoRunsTest {
  private static final String SEED = "5eed".repeat(16);
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
  private static final Pattern HASH = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
  private static final String WITHHELD = "indicator--0000ffff-0000-4000-8000-000000000000";

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  /// All that the partner's person can get, by what was asked for.
  private Map<String, String> run(String name, int port, boolean hasMore) throws Exception {
    Path clock = folder.resolve("clock");
    Files.writeString(clock, "2026-03-01T00:00:00Z");
    NodeSettings settings =
        new NodeSettings(
            "us",
            "USA",
            "127.0.0.1",
            port,
            true,
            Map.of("test.seed", SEED, "test.clock", clock.toString()));
    NodeHome home = NodeHome.make(folder.resolve(name), settings);
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      NodeActions actions = new NodeActions(node);
      if (hasMore) {
        partner(actions, "au", "AUS");
      }
      partner(actions, "jp", "JPN");
      partner(actions, "kr", "KOR");
      actions.perform("user", action("name", "yuki", "password", "secret", "partner", "jp"));
      try (NodeServer server = new NodeServer(node)) {
        server.start();
        String admin = "Bearer " + home.keys().adminToken();
        if (hasMore) {
          withhold(home, admin);
        }
        List<String> going = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
          going.add(indicator(i, "number " + i, Tlp.GREEN.id()));
          if (hasMore) {
            going.add(indicator(0xe000 + i, "not this", ""));
          }
        }
        going.add(partly(hasMore ? "a secret" : "another, longer secret"));
        going.add(report(hasMore ? 3 : 1));
        String all =
            "{\"to\":[\"jp\"],\"until\":\"2026-12-01T00:00:00Z\",\"redact\":true,\"bundle\":"
                + bundle(going)
                + "}";
        post(home, "/x/releases", all, admin);
        post(
            home,
            "/x/revocations",
            "{\"to\":[\"jp\"],\"ids\":[\"indicator--00000003-0000-4000-8000-000000000000\"]}",
            admin);
        replace(home, admin, hasMore);
        return all(home.settings().url());
      }
    }
  }

  private void withhold(NodeHome home, String admin) throws IOException, InterruptedException {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      kept.add(indicator(0xff00 + i, "withheld " + i, Tlp.RED.id()));
    }
    kept.add(indicator(0xffff, "unmarked", ""));
    post(home, "/x/items", bundle(kept), admin);
    String forKorea = bundle(List.of(indicator(0xabcd, "for Korea", Tlp.GREEN.id())));
    post(
        home,
        "/x/releases",
        "{\"to\":[\"kr\"],\"purpose\":\"sanctions\",\"until\":\"2027-01-01T00:00:00Z\",\"bundle\":"
            + forKorea
            + "}",
        admin);
  }

  /// In place of what went, by what may not go: what it would have said must not show.
  private void replace(NodeHome home, String admin, boolean hasMore)
      throws IOException, InterruptedException {
    String next =
        indicator(5, hasMore ? "number 5" : "quite another", Tlp.RED.id())
            .replace("\"modified\":\"2026", "\"modified\":\"" + (hasMore ? "2027" : "2028"));
    String body = "{\"to\":[\"jp\"],\"replace\":true,\"bundle\":" + bundle(List.of(next)) + "}";
    post(home, "/x/releases", body, admin);
  }

  /// An indicator whose description stays.
  private static String partly(String secret) {
    return indicator(0xd000, "in part", Tlp.GREEN.id())
        .replace(
            "\"pattern_type\"",
            "\"description\":\"%s\",\"granular_markings\":[{\"marking_ref\":\"%s\",\"selectors\":[\"description\"]}],\"pattern_type\""
                .formatted(secret, Tlp.RED.id()));
  }

  /// Of one object that goes and of so many that stay.
  private static String report(int many) {
    StringBuilder refs = new StringBuilder();
    for (int i = 0; i < many; i++) {
      refs.append("\"indicator--%08x-0000-4000-8000-000000000000\",".formatted(0xff00 + i));
    }
    return """
    {"type":"report","spec_version":"2.1","id":"report--0000d001-0000-4000-8000-000000000000",
    "created":"%s","modified":"%s","name":"a report","published":"2026-01-01T00:00:00Z",
    "object_refs":[%s"indicator--00000001-0000-4000-8000-000000000000"],
    "object_marking_refs":["%s"]}\
    """
        .formatted(MadeObjects.CREATED, MadeObjects.CREATED, refs, Tlp.GREEN.id());
  }

  private static void partner(NodeActions actions, String name, String country) {
    SigningKey key = new SigningKey("entente/" + name, new byte[32]);
    actions.perform(
        "partner",
        action(
            "name",
            name,
            "country",
            country,
            "url",
            "http://127.0.0.1:9",
            "vkey",
            key.verifier().toString()));
  }

  private void post(NodeHome home, String path, String body, String authorization)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(home.settings().url() + path))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private String get(String url, String path) throws IOException, InterruptedException {
    String basic = "Basic " + Base64.getEncoder().encodeToString("yuki:secret".getBytes(UTF_8));
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", basic).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.remove("date");
    return response.statusCode()
        + " "
        + headers
        + "\n"
        + new String(response.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private Map<String, String> all(String url) throws IOException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>();
    String released = "/api/collections/released/";
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/taxii2/",
                "/api/",
                "/api/collections/",
                released,
                released + "manifest/?limit=3",
                released + "objects/" + WITHHELD + "/",
                released + "objects/" + WITHHELD + "/versions/",
                released + "objects/indicator--00000003-0000-4000-8000-000000000000/",
                "/api/collections/5e2f3c1a-0000-4000-8000-000000000000/",
                "/api/status/5e2f3c1a-0000-4000-8000-000000000000/",
                "/log/jp/checkpoint",
                "/log/jp/tile/0/000.p/11",
                "/log/jp/tile/0/000.p/12",
                "/log/jp/tile/entries/000.p/11",
                "/log/jp/objects/" + "0".repeat(64) + ".json",
                "/log/kr/checkpoint",
                "/log/au/checkpoint",
                "/log/none/checkpoint",
                "/x/status",
                "/x/received?from=kr"));
    for (String path : paths) {
      all.put(path, get(url, path));
    }
    Matcher hashes = HASH.matcher(all.get("/log/jp/tile/entries/000.p/11"));
    while (hashes.find()) {
      String path = "/log/jp/objects/" + hashes.group(1) + ".json";
      all.put(path, get(url, path));
    }
    String next = released + "objects/?limit=2";
    for (int page = 0; page < 10 && !next.isEmpty(); page++) {
      String answer = get(url, next);
      all.put(next, answer);
      Matcher cursor = NEXT.matcher(answer);
      next = cursor.find() ? released + "objects/?limit=2&next=" + cursor.group(1) : "";
    }
    return all;
  }

  @Test
  void whatIsWithheldChangesNotOneByte() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> one = run("one", port, false);
    Map<String, String> other = run("other", port, true);
    assertThat(one.keySet()).isEqualTo(other.keySet());
    one.forEach((path, answer) -> assertThat(other.get(path)).as(path).isEqualTo(answer));
    assertThat(one).hasSizeGreaterThan(28);
    assertThat(one.get("/log/jp/checkpoint")).startsWith("200 ").contains("\n11\n");
    // To whom it isn't released it is like an id that never was.
    assertThat(one.get("/log/kr/checkpoint")).isEqualTo(one.get("/log/none/checkpoint"));
  }
}
