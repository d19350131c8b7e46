package org.entente.screen.us;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.TargetKind;
import org.jspecify.annotations.Nullable;

/// OFAC's names: `FAMILY, Given` for people, whole for everything else, whose commas mean
/// something else (`ANGLO-CARIBBEAN CO., LTD.`).
final class OfacNames {
  /// What the types of aliases mean.
  private static final Map<String, NameUse> USES =
      Map.of(
          "aka", NameUse.ALIAS,
          "nka", NameUse.ALIAS,
          "fka", NameUse.FORMER,
          "a.k.a.", NameUse.ALIAS,
          "n.k.a.", NameUse.ALIAS,
          "f.k.a.", NameUse.FORMER,
          "A.K.A.", NameUse.ALIAS,
          "N.K.A.", NameUse.ALIAS,
          "F.K.A.", NameUse.FORMER,
          "Name", NameUse.PRIMARY);

  private OfacNames() {}

  static Name of(TargetKind kind, String text, NameUse use, boolean weak, String field) {
    String name = text.strip();
    int comma = kind == TargetKind.PERSON ? name.indexOf(',') : -1;
    return new Name(name, use, weak, List.of(), comma, field);
  }

  /// Null where OFAC has a new type.
  static @Nullable NameUse use(String type) {
    return USES.get(type.strip());
  }

  static Set<String> types() {
    return USES.keySet();
  }
}
