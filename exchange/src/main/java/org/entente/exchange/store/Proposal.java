package org.entente.exchange.store;

import java.util.Locale;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Something that is to leave, and waits for a second person. It stays in this node.
///
/// @param request UUID of the request it belongs to; empty for a release
/// @param partner whom it concerns; empty for a release, whose body says so
/// @param step the word of the step; `release` for a release
/// @param by who made it; empty when the node itself did
/// @param at microseconds since 1970
/// @param judge who approved or refused it; empty while nobody has
/// @param reason why it was refused; empty otherwise
public record Proposal(
    long number,
    String request,
    String partner,
    String step,
    JsonValue.Members body,
    boolean isExercise,
    String by,
    long at,
    Standing standing,
    String judge,
    long judged,
    String reason) {
  /// What became of it.
  public enum Standing {
    DRAFT,
    APPROVED,
    REFUSED,
    DONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final String RELEASE = "release";

  /// A new one.
  public static Proposal of(
      String request,
      String partner,
      String step,
      JsonValue.Members body,
      boolean isExercise,
      String by) {
    return new Proposal(
        0, request, partner, step, body, isExercise, by, 0, Standing.DRAFT, "", 0, "");
  }

  public static Proposal release(JsonValue.Members body, String by) {
    return of("", "", RELEASE, body, false, by);
  }

  public boolean isRelease() {
    return step.equals(RELEASE);
  }

  /// Why somebody can't judge it; null when they can: whoever made it can't.
  public @Nullable String bar(String person) {
    if (standing != Standing.DRAFT) {
      return "it is " + standing.word() + " already";
    }
    return by.equals(person) ? by + " made it: somebody else must judge it" : null;
  }
}
