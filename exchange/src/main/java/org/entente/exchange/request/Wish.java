package org.entente.exchange.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.release.Terms;

/// What is asked for: the body of the first event.
///
/// @param text what for, in words
/// @param legalBasis on what the requester's law lets it ask
/// @param approvals how many people of the requester stand behind it, never who
/// @param evidence what shows it: `{"title","sha256"}` and more, as the requester gives it
/// @param terms for what and until when an object is to go on; the usual ones for all else
public record Wish(
    RequestKind kind,
    Target target,
    String text,
    String legalBasis,
    int approvals,
    Deadlines deadlines,
    Amounts amounts,
    List<JsonValue> evidence,
    Terms terms) {
  private static final int MOST_EVIDENCE = 100;

  public Wish {
    evidence = List.copyOf(evidence);
  }

  /// On the usual terms.
  public Wish(
      RequestKind kind,
      Target target,
      String text,
      String legalBasis,
      int approvals,
      Deadlines deadlines,
      Amounts amounts,
      List<JsonValue> evidence) {
    this(kind, target, text, legalBasis, approvals, deadlines, amounts, evidence, Terms.USUAL);
  }

  /// Throws [BadInput].
  static Wish read(String source, JsonValue.Members body) {
    RequestKind kind =
        RequestKind.of(body.optional("kind").orElse(""))
            .orElseThrow(() -> bad(source, "what it asks for is unknown"));
    Target target =
        Target.read(body.members("target"))
            .filter(one -> kind.forms().contains(one.form()))
            .orElseThrow(() -> bad(source, "its target is none for " + kind.word()));
    List<JsonValue> evidence = body.items("evidence");
    boolean isEvidence =
        evidence.size() <= MOST_EVIDENCE
            && evidence.stream()
                .allMatch(
                    one ->
                        one instanceof JsonValue.Members members
                            && members.text("title") != null
                            && members.optional("sha256").orElse("").matches("|[0-9a-f]{64}"));
    if (!isEvidence) {
      throw bad(source, "its evidence must have titles, and SHA-256 in hex");
    }
    return new Wish(
        kind,
        target,
        body.optional("text").orElse(""),
        body.optional("legal_basis").orElse(""),
        approvals(source, body),
        Deadlines.read(source, body.members("deadlines")),
        Amounts.read(source, body),
        evidence,
        kind == RequestKind.PASS_ON ? Terms.read(source, body) : Terms.USUAL);
  }

  /// The body of a draft; empty when it is none that could be sent.
  public static java.util.Optional<Wish> of(JsonValue.Members body) {
    try {
      return java.util.Optional.of(read("the draft", body));
    } catch (BadInput _) {
      return java.util.Optional.empty();
    }
  }

  private static int approvals(String source, JsonValue.Members body) {
    boolean isThere =
        body.get("approvals") instanceof JsonValue.Numeral number
            && number.text().matches("[1-9][0-9]?");
    if (!isThere) {
      throw bad(source, "it must say how many people approved it");
    }
    return ((JsonValue.Numeral) java.util.Objects.requireNonNull(body.get("approvals")))
        .value()
        .intValue();
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask the partner: the request is wrong");
  }

  public JsonValue.Members body() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("kind", JsonValue.of(kind.word()));
    all.put("target", target.json());
    all.put("text", JsonValue.of(text));
    all.put("legal_basis", JsonValue.of(legalBasis));
    all.put("approvals", JsonValue.of(approvals));
    all.put("deadlines", deadlines.json());
    if (!amounts.byAsset().isEmpty()) {
      all.put("amounts", amounts.json());
    }
    if (!evidence.isEmpty()) {
      all.put("evidence", new JsonValue.Array(evidence));
    }
    if (kind == RequestKind.PASS_ON) {
      all.putAll(terms.json().all());
    }
    return new JsonValue.Members(all);
  }

  /// The same for two requests that ask the same: one piece of work.
  public String sameness() {
    return kind.word()
        + "\n"
        + target.form().word()
        + "\n"
        + target.place()
        + "\n"
        + target.value();
  }
}
