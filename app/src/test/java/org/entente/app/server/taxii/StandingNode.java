package org.entente.app.server.taxii;

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
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.app.server.Node;
import org.entente.app.server.NodeApi;
import org.entente.app.server.Standing;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.partner.PartnerSignature;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.NodeStore;

/// A node that runs in the test, with somebody of every standing, all of them with the password
/// `right`. `{port}` in a setting is its port.
public final class StandingNode implements AutoCloseable {
  public static final String COLLECTION = "7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11";
  public static final String OBJECT = "indicator--00000001-0000-4000-8000-000000000000";

  private static final SigningKey PARTNER = new SigningKey("entente/jp", new byte[32]);

  public final NodeHome home;
  public final Node node;
  public final NodeActions actions;

  /// Offering HTTP/2 without TLS would cost 40 ms a request.
  public final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final NodeStore store;
  private final NodeServer server;

  public StandingNode(Path folder, Map<String, String> keys)
      throws IOException, InterruptedException {
    this(folder, keys, true);
  }

  /// One with TLS, which this test's client doesn't trust.
  public static StandingNode secure(Path folder, Map<String, String> keys)
      throws IOException, InterruptedException {
    return new StandingNode(folder, keys, false);
  }

  private StandingNode(Path folder, Map<String, String> keys, boolean isHttp)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> told = new LinkedHashMap<>(keys);
    told.replaceAll((_, value) -> value.replace("{port}", Integer.toString(port)));
    told.putIfAbsent("lists.home", folder.resolve("lists").toAbsolutePath().toString());
    home = NodeHome.make(folder, new NodeSettings("us", "USA", "127.0.0.1", port, isHttp, told));
    store = home.store();
    node = new Node(home, store);
    actions = new NodeActions(node);
    actions.perform(
        "partner",
        action(
            "name",
            "jp",
            "country",
            "JPN",
            "url",
            "http://127.0.0.1:9",
            "vkey",
            PARTNER.verifier().toString()));
    actions.perform("user", action("name", "partner_person", "password", "right", "partner", "jp"));
    actions.perform("user", action("name", "member", "password", "right"));
    for (Role role : Role.values()) {
      actions.perform(
          "person-add", action("name", role.word(), "role", role.word(), "password", "right"));
    }
    List<String> all =
        List.of("member", "analyst", "approver", "auditor", "administrator", "admin");
    JsonValue.Members collection =
        action("title", "A", "id", COLLECTION, "accept", "any")
            .with("read", JsonValue.texts(all))
            .with("write", JsonValue.texts(all));
    actions.perform("collection", collection);
    server = new NodeServer(node);
    server.start();
    if (isHttp) {
      release();
    }
  }

  private void release() throws IOException, InterruptedException {
    String going = bundle(List.of(indicator(1, "one", Tlp.GREEN.id())));
    send(
        request(
            "POST", "/x/releases", "{\"to\":[\"jp\"],\"bundle\":" + going + "}", "", nodeToken()));
  }

  public String nodeToken() {
    return "Bearer " + home.keys().adminToken();
  }

  public static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
  }

  public HttpRequest.Builder request(
      String method, String path, String body, String type, String authorization) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(home.settings().url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      builder.header("Content-Type", type);
    }
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    return builder;
  }

  /// The answer, which is one that the node's description knows.
  public HttpResponse<String> send(HttpRequest.Builder builder)
      throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (!request.method().equals("HEAD")) {
      String path = request.uri().getPath();
      assertThat(NodeApi.refusals(request.method(), path, response))
          .as("%s %s: %s", request.method(), path, response.body())
          .isEmpty();
    }
    return response;
  }

  /// The header with which somebody of this standing asks.
  public String authorization(Standing standing, String method, String path)
      throws IOException, InterruptedException {
    return switch (standing) {
      case NOBODY -> "";
      case NODE -> nodeToken();
      case PARTNER_NODE -> {
        String challenge =
            send(request("GET", "/log/jp/checkpoint", "", "", ""))
                .headers()
                .firstValue("WWW-Authenticate")
                .orElseThrow();
        String nonce = challenge.replaceFirst(".*nonce=\"([^\"]+)\".*", "$1");
        yield PartnerSignature.header(PARTNER, "entente/us", method, path, nonce);
      }
      case PARTNER_PERSON, MEMBER, ANALYST, APPROVER, AUDITOR, ADMINISTRATOR ->
          basic(standing.name().toLowerCase(Locale.ROOT), "right");
    };
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    store.close();
  }
}
