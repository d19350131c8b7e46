package org.entente.app.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A node that answers as the test says, rightly or wrongly, over HTTP on this machine alone.
public final class FakeNode implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  /// What goes over the wire.
  @FunctionalInterface
  public interface Wire {
    /// The answer to a whole request: a question or a list of them.
    Reply reply(JsonNode request) throws IOException, InterruptedException;
  }

  /// The result of one question; throws [Refusal] to say no.
  @FunctionalInterface
  public interface Answers {
    @Nullable Object answer(String method, JsonNode params)
        throws IOException, InterruptedException;
  }

  /// The node's own error.
  public static final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    private final long code;

    public Refusal(long code, String message) {
      super(message);
      this.code = code;
    }
  }

  /// `promised` is the length that the head tells, −1 to tell none; `pauseMillis` come before
  /// each `chunk` bytes of the body.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Reply(int status, byte[] body, long promised, int chunk, long pauseMillis) {
    public static Reply of(int status, String body) {
      return of(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, byte[] body) {
      return new Reply(status, body, body.length, Math.max(1, body.length), 0);
    }
  }

  private FakeNode(HttpServer server) {
    this.server = server;
  }

  /// One that answers questions one by one, and lists of them in order.
  public static FakeNode of(Answers answers) throws IOException {
    return on(request -> Reply.of(200, JSON.writeValueAsString(answer(request, answers))));
  }

  public static FakeNode on(Wire wire) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 16);
    FakeNode node = new FakeNode(server);
    server.setExecutor(node.threads);
    server.createContext("/", exchange -> node.serve(exchange, wire));
    server.start();
    return node;
  }

  /// What a node that knows `answers` says to a request.
  public static JsonNode answer(JsonNode request, Answers answers)
      throws IOException, InterruptedException {
    if (request.isArray()) {
      ArrayNode all = JSON.createArrayNode();
      for (JsonNode one : request) {
        all.add(answer(one, answers));
      }
      return all;
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.put("jsonrpc", "2.0").set("id", request.path("id"));
    try {
      Object result = answers.answer(request.path("method").asString(), request.path("params"));
      answer.set("result", JSON.valueToTree(result));
    } catch (Refusal no) {
      answer.putObject("error").put("code", no.code).put("message", no.getMessage());
    }
    return answer;
  }

  private void serve(HttpExchange exchange, Wire wire) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      for (JsonNode one : request.isArray() ? request : List.of(request)) {
        asked.add(one.path("method").asString());
      }
      Reply reply = wire.reply(request);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      long length = reply.promised < 0 ? 0 : reply.promised == 0 ? -1 : reply.promised;
      exchange.sendResponseHeaders(reply.status, length);
      write(exchange.getResponseBody(), reply);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // who asked went away, as some tests want
    }
  }

  private static void write(OutputStream out, Reply reply)
      throws IOException, InterruptedException {
    for (int at = 0; at < reply.body.length; at += reply.chunk) {
      if (reply.pauseMillis > 0) {
        Thread.sleep(reply.pauseMillis);
        out.flush();
      }
      out.write(reply.body, at, Math.min(reply.chunk, reply.body.length - at));
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The methods that were asked so far, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
