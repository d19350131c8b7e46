package org.entente.app.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.entente.app.peer.FakeNode;
import org.entente.app.peer.FakeNode.Answers;
import org.entente.app.peer.FakeNode.Reply;
import org.entente.app.peer.FakeNode.Wire;
import org.entente.chain.read.Damage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What nodes and what stands before them answer when all is not well, at random.
final class WrongAnswers implements Wire {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Answers right;
  private final Random random;
  private final int oneIn;
  private final long slowMillis;
  private String last = "{}";

  /// One in so many answers is wrong.
  WrongAnswers(Answers right, Random random, int oneIn, long slowMillis) {
    this.right = right;
    this.random = random;
    this.oneIn = oneIn;
    this.slowMillis = slowMillis;
  }

  @Override
  public synchronized Reply reply(JsonNode request) throws IOException, InterruptedException {
    JsonNode answer = FakeNode.answer(request, right);
    String text = JSON.writeValueAsString(answer);
    String before = last;
    last = text;
    return random.nextInt(oneIn) == 0 ? wrong(answer, text, before) : Reply.of(200, text);
  }

  private Reply wrong(JsonNode answer, String text, String before) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(14)) {
      case 0 -> Reply.of(429, "slow down");
      case 1 -> Reply.of(500, "");
      case 2 -> Reply.of(503, "<html>no</html>");
      case 3 -> Reply.of(200, error(-32005, "limit exceeded"));
      case 4 -> Reply.of(429, error(429, "too many requests"));
      case 5 -> Reply.of(200, changed(answer, "result", null));
      case 6 -> Reply.of(200, changed(answer, "id", 4711));
      case 7 -> Reply.of(200, "{\"jsonrpc\":\"2.0\",\"id\":1}");
      case 8 -> Reply.of(200, "[]");
      case 9 -> Reply.of(200, before);
      case 10 -> Reply.of(200, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      case 11 ->
          new Reply(200, Arrays.copyOf(bytes, bytes.length / 2), bytes.length, bytes.length, 0);
      case 12 -> new Reply(200, bytes, bytes.length, Math.max(1, bytes.length / 3), slowMillis);
      default -> Reply.of(200, Damage.of(bytes, random));
    };
  }

  private static String error(long code, String message) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
        .formatted(code, message);
  }

  private static String changed(JsonNode answer, String field, @Nullable Object value) {
    if (!(answer.deepCopy() instanceof ObjectNode object)) {
      return "null";
    }
    object.set(field, JSON.valueToTree(value));
    return object.toString();
  }
}
