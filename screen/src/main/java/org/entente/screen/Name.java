package org.entente.screen;

import java.util.List;

/// A name of a target.
///
/// @param text as the list writes it, trimmed; brackets, hyphens and apostrophes untouched
/// @param weak the list itself calls it a weak or low-quality alias: it never decides alone
/// @param parts empty where the list gives the name in one piece
/// @param comma where in `text` the comma stands that parts the family name from the rest; -1
///     where there is none or where it means something else (`CO., LTD.`)
/// @param field the column or element it came from, as the list calls it
public record Name(
    String text, NameUse use, boolean weak, List<NamePart> parts, int comma, String field) {
  public Name {
    parts = List.copyOf(parts);
  }

  /// A name in one piece.
  public static Name whole(String text, NameUse use, boolean weak, String field) {
    return new Name(text, use, weak, List.of(), -1, field);
  }

  public Script script() {
    return Script.of(text);
  }

  /// `KIM` of `KIM, Jong Un`, of parts that name a family name; else empty.
  public String family() {
    if (comma > 0) {
      return text.substring(0, comma).strip();
    }
    return joined(NamePart.Role.FAMILY);
  }

  /// What stands beside the family name; empty where that is not known.
  public String given() {
    if (comma > 0) {
      return text.substring(comma + 1).strip();
    }
    return joined(NamePart.Role.GIVEN);
  }

  private String joined(NamePart.Role role) {
    return String.join(
        " ", parts.stream().filter(p -> p.role() == role).map(NamePart::text).toList());
  }
}
