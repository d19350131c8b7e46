package org.entente.app.server.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Asked;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Step;
import org.entente.exchange.store.Request;

/// The words by which people say what they do to a request, and what they may say with them.
final class RequestWords {
  /// Of `request answer`.
  static final Map<String, Step> ANSWERS =
      words(
          "accept", Step.ACCEPT,
          "decline", Step.DECLINE,
          "ask", Step.ASK,
          "inform", Step.INFORM,
          "withdraw", Step.WITHDRAW,
          "appeal", Step.APPEAL,
          "uphold", Step.UPHOLD,
          "reverse", Step.REVERSE);

  /// Of `request effect`.
  static final Map<String, Step> EFFECTS =
      words(
          "start", Step.START,
          "submit", Step.SUBMIT,
          "partial", Step.PARTIAL,
          "full", Step.EFFECT,
          "failed", Step.FAIL,
          "returned", Step.RETURN);

  private static final List<String> SAID =
      List.of(
          "text",
          "reason",
          "legal_basis",
          "until",
          "party_kind",
          "party",
          "reference",
          "result",
          "how",
          "moved",
          "amounts",
          "proof",
          "evidence");

  private RequestWords() {}

  private static Map<String, Step> words(Object... pairs) {
    Map<String, Step> words = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put((String) pairs[i], (Step) pairs[i + 1]);
    }
    return words;
  }

  /// What of a request's body goes to the partner: never who said it.
  static JsonValue.Members body(JsonValue.Members said) {
    Map<String, JsonValue> body = new LinkedHashMap<>();
    for (String name : SAID) {
      JsonValue value = said.get(name);
      if (value != null) {
        body.put(name, value);
      }
    }
    return new JsonValue.Members(body);
  }

  /// What is missing is said before a second person looks at it.
  static void check(Step step, JsonValue.Members body) {
    for (String name : step.texts()) {
      if (body.optional(name).orElse("").isBlank()) {
        throw Asked.unprocessable(step.word() + " needs " + name);
      }
    }
  }

  /// The result of verifying where nobody says one: what the partner told is not proven by that.
  static Map<String, JsonValue> result(Request request) {
    return Map.of("result", JsonValue.of("as told by " + request.partner()));
  }
}
