package org.entente.exchange.release;

import java.util.Locale;
import java.util.Set;
import org.entente.exchange.json.JsonValue;

/// What giving a new version in place of an old one is.
public enum Change {
  /// It says something else than before.
  CORRECTION,
  /// It says the same and may go further than before.
  DOWNGRADE,
  /// It says the same and may go less far than before.
  RESTRICTION;

  private static final Set<String> BESIDE =
      Set.of("modified", "object_marking_refs", "granular_markings");

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Change of(
      JsonValue.Members before, Label labelBefore, JsonValue.Members after, Label labelAfter) {
    if (!said(before).equals(said(after))) {
      return CORRECTION;
    }
    return labelBefore.join(labelAfter).equals(labelBefore) ? DOWNGRADE : RESTRICTION;
  }

  private static JsonValue.Members said(JsonValue.Members object) {
    JsonValue.Members said = object;
    for (String name : BESIDE) {
      said = said.without(name);
    }
    return said;
  }
}
