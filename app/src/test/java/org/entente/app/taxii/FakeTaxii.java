package org.entente.app.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/// A server that answers `objects/` as a test wants; the rest as TAXII has it.
final class FakeTaxii implements AutoCloseable {
  static final String ID = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final String TYPE = "application/taxii+json;version=2.1";

  /// Answers one request.
  interface Answer {
    void to(HttpExchange exchange, int number) throws IOException;
  }

  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;

  FakeTaxii(Answer objects) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          if (path.endsWith("/objects/")) {
            asked.add(String.valueOf(exchange.getRequestURI().getRawQuery()));
            objects.to(exchange, asked.size());
          } else if (path.endsWith("/collections/")) {
            json(exchange, 200, "", "{\"collections\":[" + collection() + "]}");
          } else if (path.endsWith(ID + "/")) {
            json(exchange, 200, "", collection());
          } else if (path.endsWith("/manifest/")) {
            String id = exchange.getRequestURI().getQuery().replaceFirst(".*match\\[id]=", "");
            json(
                exchange,
                200,
                "",
                "{\"objects\":[{\"id\":\"%s\",\"date_added\":\"%s\",\"version\":\"v\"}]}"
                    .formatted(id, date(Integer.parseInt(id.substring(11, 19)))));
          } else if (path.equals("/taxii2/")) {
            json(exchange, 200, "", "{\"title\":\"t\",\"api_roots\":[\"/api/\"]}");
          } else {
            json(exchange, 200, "", "{\"title\":\"t\",\"max_content_length\":2000}");
          }
        });
    server.start();
  }

  private static String collection() {
    return "{\"id\":\"" + ID + "\",\"title\":\"c\",\"can_read\":true,\"can_write\":true}";
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  static String object(int number) {
    return "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--%08d-0000-5000-8000-000000000000\"}"
        .formatted(number);
  }

  static String date(int number) {
    return "2026-01-01T00:00:00.%06dZ".formatted(number);
  }

  /// Objects `from` to `to`, each added in the microsecond of its number.
  static String page(int from, int to, String rest) {
    List<String> all = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      all.add(object(i));
    }
    return "{" + rest + "\"objects\":[" + String.join(",", all) + "]}";
  }

  /// Without the header of the last date when `last` is empty.
  static void json(HttpExchange exchange, int status, String last, String body) throws IOException {
    if (!last.isEmpty()) {
      exchange.getResponseHeaders().set("X-TAXII-Date-Added-Last", last);
    }
    raw(exchange, status, TYPE, body);
  }

  static void raw(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
