package org.entente.app.node;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entente.chain.follow.NodeFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON-RPC over HTTP, as Bitcoin Core (1.0) and Ethereum's clients (2.0) speak it. Threads may
/// share one.
///
/// Everything that does not give a result is a [NodeFailure] that names the node and the reason;
/// of those, [RpcError] is the node's own.
public final class RpcClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int UNAUTHORIZED = 401;
  private static final List<Integer> NO_SUCH_METHOD = List.of(403, 404, 405, 501);

  /// Id of a question that is asked alone.
  private static final int ONLY = 1;

  private static final int LONGEST_ERROR = 1 << 16;

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(2000)
                          .maxStringLength(64 << 20)
                          .build())
                  .build())
          .build();

  private final NodeAddress address;
  private final long mostBytes;
  private final Duration patience;
  private final HttpClient http;

  /// A question: its method and parameters.
  record Call(String method, List<?> params) {}

  public RpcClient(NodeAddress address, long mostBytes, Duration patience) {
    this.address = address;
    this.mostBytes = mostBytes;
    this.patience = patience;
    http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  NodeAddress address() {
    return address;
  }

  String name() {
    return address.name();
  }

  /// The bytes of the whole answer, for who parses them by himself.
  byte[] ask(String method, Object... params) throws NodeFailure, InterruptedException {
    return post(JSON.writeValueAsBytes(question(ONLY, new Call(method, List.of(params)))), method);
  }

  JsonNode call(String method, Object... params) throws NodeFailure, InterruptedException {
    return result(parse(ask(method, params), method), method);
  }

  /// Asks many things at once. In the order of the questions; null where the node says no.
  List<@Nullable JsonNode> batch(List<Call> calls) throws NodeFailure, InterruptedException {
    if (calls.isEmpty()) {
      return List.of();
    }
    String method = calls.getFirst().method();
    ArrayNode questions = JSON.createArrayNode();
    for (int i = 0; i < calls.size(); i++) {
      questions.add(question(i, calls.get(i)));
    }
    JsonNode answers = parse(post(JSON.writeValueAsBytes(questions), method), method);
    if (!answers.isArray()) {
      throw new NodeFailure(name() + " does not answer several questions at once");
    }
    List<@Nullable JsonNode> results = new ArrayList<>();
    calls.forEach(_ -> results.add(null));
    for (JsonNode answer : answers) {
      int id = answer.path("id").asInt(-1);
      boolean asked = id >= 0 && id < results.size();
      if (asked && !answer.path("error").isObject()) {
        results.set(id, answer.path("result"));
      }
    }
    return results;
  }

  static ObjectNode question(int id, Call call) {
    ObjectNode question = JSON.createObjectNode();
    question.put("jsonrpc", "2.0").put("id", id).put("method", call.method());
    question.set("params", JSON.valueToTree(call.params()));
    return question;
  }

  JsonNode parse(byte[] body, String method) throws NodeFailure {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new NodeFailure(
          name() + " does not answer " + method + " with JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// What the node says instead of a result; null where it gives one. Only a short answer can be an
  /// error.
  @Nullable JsonNode error(byte[] answer, String method) throws NodeFailure {
    if (answer.length > LONGEST_ERROR) {
      return null;
    }
    JsonNode error = parse(answer, method).path("error");
    return error.isObject() ? error : null;
  }

  RpcError failure(JsonNode error, String method) {
    return new RpcError(
        name(), method, error.path("code").asLong(0), error.path("message").asString(""));
  }

  private JsonNode result(JsonNode answer, String method) throws NodeFailure {
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      throw failure(error, method);
    }
    JsonNode id = answer.path("id");
    if (id.isNumber() && id.asInt(-1) != ONLY) {
      throw new NodeFailure(name() + " answers another question than " + method);
    }
    if (!answer.has("result")) {
      throw new NodeFailure(name() + " answers " + method + " with neither a result nor an error");
    }
    return answer.path("result");
  }

  private byte[] post(byte[] question, String method) throws NodeFailure, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.http())
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question));
    try {
      address.authorization().ifPresent(value -> request.header("Authorization", value));
    } catch (IOException e) {
      throw new NodeFailure("cannot read what lets us in to " + name() + ": " + e.getMessage(), e);
    }
    HttpResponse<byte[]> response = send(request.build(), method);
    int status = response.statusCode();
    if (status == UNAUTHORIZED) {
      throw new NodeFailure(name() + " refuses the user or password (HTTP " + status + ")");
    }
    if (NO_SUCH_METHOD.contains(status)) {
      throw RpcError.ofStatus(name(), method, status);
    }
    // Core sends its errors with status 500 and a JSON body.
    byte[] body = response.body();
    if (status != 200 && (body.length == 0 || body[0] != '{')) {
      throw new NodeFailure(name() + " answers " + method + " with HTTP status " + status);
    }
    return body;
  }

  private HttpResponse<byte[]> send(HttpRequest request, String method)
      throws NodeFailure, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, _ -> new BoundedBody(mostBytes));
    try {
      return sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new AnswerTooLarge(name() + " takes too long to answer " + method, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BoundedBody.TooLong
          || e.getCause() instanceof HttpTimeoutException) {
        throw new AnswerTooLarge(
            name() + " answers " + method + " with too much: " + reason(e.getCause()), e);
      }
      throw new NodeFailure("cannot reach " + name() + ": " + reason(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw e;
    }
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause == null) {
      return "no reason given";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
