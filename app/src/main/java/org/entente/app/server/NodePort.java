package org.entente.app.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// The port of our own node that runs, for the commands beside it.
final class NodePort {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final NodeHome home;

  NodePort(NodeHome home) {
    this.home = home;
  }

  /// Throws [BadInput] as the action itself would.
  JsonValue.Members perform(String action, JsonValue.Members with) throws IOException {
    return post("/x/admin/" + action, with);
  }

  /// What the node answered.
  record Reply(int status, JsonValue.Members body) {}

  JsonValue.Members post(String path, JsonValue.Members with) throws IOException {
    String url = home.settings().url();
    Reply reply = reply(path, with);
    JsonValue.Members members = reply.body();
    if (reply.status() / 100 != 2) {
      throw new BadInput(
          members.optional("file").orElse(url),
          "",
          members
              .optional("reason")
              .or(() -> members.optional("description"))
              .orElse("status " + reply.status()),
          members.optional("next").orElse("Correct it and try again"));
    }
    return members;
  }

  Reply reply(String path, JsonValue.Members with) throws IOException {
    String url = home.settings().url();
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    if (!home.settings().isHttp()) {
      builder.sslContext(Certificates.trusting(home.tls()));
    }
    try (HttpClient http = builder.connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .header("Authorization", "Bearer " + home.keys().adminToken())
                  .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.text(with)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonValue answer = JsonReader.parse(url, response.body());
      if (!(answer instanceof JsonValue.Members members)) {
        throw new IOException(url + ": its answer is no object");
      }
      return new Reply(response.statusCode(), members);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
