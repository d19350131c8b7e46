package org.entente.exchange.release;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// On what terms something is given: for what, and until when it may be kept.
///
/// @param until RFC 3339 with `Z`; null: nothing is said
public record Terms(Purpose purpose, @Nullable String until) {
  /// Where nobody says anything.
  public static final Terms USUAL = new Terms(Purpose.INVESTIGATION, null);

  /// The members `purpose` and `until` of a body. Throws [BadInput].
  public static Terms read(String source, JsonValue.Members body) {
    Purpose purpose = USUAL.purpose();
    if (body.has("purpose")) {
      purpose =
          body.optional("purpose")
              .flatMap(Purpose::of)
              .orElseThrow(
                  () ->
                      new BadInput(
                          source,
                          "purpose",
                          "it is none of " + String.join(", ", Purpose.words()),
                          "Correct it"));
    }
    return new Terms(purpose, until(source, body));
  }

  /// The member `until`; null without it. Throws [BadInput] for what is no time.
  public static @Nullable String until(String source, JsonValue.Members body) {
    if (!body.has("until")) {
      return null;
    }
    String until = body.optional("until").orElse("");
    if (TaxiiTime.micros(until).isEmpty()) {
      throw new BadInput(
          source, "until", "it is no time in UTC", "Give it like 2027-01-31T00:00:00Z");
    }
    return until;
  }

  public JsonValue.Members json() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("purpose", JsonValue.of(purpose.word()));
    if (until != null) {
      all.put("until", JsonValue.of(until));
    }
    return new JsonValue.Members(all);
  }
}
