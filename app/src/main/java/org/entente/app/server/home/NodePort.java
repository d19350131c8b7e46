package org.entente.app.server.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// The port of our own node that runs, for the commands beside it.
public final class NodePort {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final NodeHome home;

  public NodePort(NodeHome home) {
    this.home = home;
  }

  /// Throws [BadInput] as the action itself would.
  public JsonValue.Members perform(String action, JsonValue.Members with) throws IOException {
    return post("/x/admin/" + action, with);
  }

  /// What the node answered.
  public record Reply(int status, JsonValue.Members body) {}

  public JsonValue.Members post(String path, JsonValue.Members with) throws IOException {
    Reply reply = reply(path, with);
    return done(home.settings().url(), reply.status(), reply.body());
  }

  public JsonValue.Members get(String path) throws IOException {
    return ask("GET", path, Map.of(), new byte[0]);
  }

  /// Why the node that runs isn't ready, in a word; empty when it is.
  public Optional<String> trouble() throws IOException {
    HttpResponse<String> response =
        send(request("GET", "/health/ready", new byte[0]), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 200) {
      return Optional.empty();
    }
    String other = "status-" + response.statusCode();
    return Optional.of(
        JsonReader.parse("/health/ready", response.body()) instanceof JsonValue.Members members
            ? members.optional("error_code").orElse(other)
            : other);
  }

  /// The answer if it is one of success. Throws [BadInput] for a refusal, as whoever refused
  /// would.
  public static JsonValue.Members done(String url, int status, JsonValue answer)
      throws IOException {
    if (!(answer instanceof JsonValue.Members members)) {
      throw new IOException(url + ": its answer is no object");
    }
    if (status / 100 != 2) {
      throw new BadInput(
          members.optional("file").orElse(url),
          "",
          members
              .optional("reason")
              .or(() -> members.optional("description"))
              .orElse("status " + status),
          members.optional("next").orElse("Correct it and try again"));
    }
    return members;
  }

  public Reply reply(String path, JsonValue.Members with) throws IOException {
    String url = home.settings().url();
    HttpResponse<String> response =
        send(
            request("POST", path, JsonWriter.text(with).getBytes(StandardCharsets.UTF_8)),
            HttpResponse.BodyHandlers.ofString());
    if (!(JsonReader.parse(url, response.body()) instanceof JsonValue.Members members)) {
      throw new IOException(url + ": its answer is no object");
    }
    return new Reply(response.statusCode(), members);
  }

  public JsonValue.Members ask(
      String method, String path, Map<String, List<String>> query, byte[] body) throws IOException {
    List<String> parts = new ArrayList<>();
    query.forEach(
        (name, values) ->
            values.forEach(
                one -> parts.add(name + "=" + URLEncoder.encode(one, StandardCharsets.UTF_8))));
    String target = parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    HttpResponse<String> response =
        send(request(method, target, body), HttpResponse.BodyHandlers.ofString());
    return done(path, response.statusCode(), JsonReader.parse(path, response.body()));
  }

  /// Writes what is there, however long it is.
  public void download(String path, OutputStream out) throws IOException {
    HttpResponse<InputStream> response =
        send(request("GET", path, new byte[0]), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      if (response.statusCode() == 200) {
        in.transferTo(out);
      } else {
        done(path, response.statusCode(), JsonReader.parse(path, in.readAllBytes()));
      }
    }
  }

  private HttpRequest request(String method, String target, byte[] body) {
    return HttpRequest.newBuilder(URI.create(home.settings().url() + target))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + home.keys().adminToken())
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    if (!home.settings().isHttp()) {
      builder.sslContext(Certificates.trusting(home.tls()));
    }
    // Not closed: a download goes on after this returns, and the process is short.
    try {
      return builder.connectTimeout(PATIENCE).build().send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
