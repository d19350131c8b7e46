package org.entente.cases.report;

import java.util.Locale;

/// HTML of text that may be hostile: nothing in it is markup, and no sign hides or turns others
/// around without being seen.
final class Html {
  private final StringBuilder out = new StringBuilder();

  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    text.codePoints().forEach(this::sign);
    return this;
  }

  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  private void sign(int codePoint) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.appendCodePoint(codePoint);
      default -> {
        if (isHidden(codePoint)) {
          out.append("<span class=\"sign\">")
              .append(String.format(Locale.ROOT, "U+%04X", codePoint))
              .append("</span>");
        } else {
          out.appendCodePoint(codePoint);
        }
      }
    }
  }

  /// Controls, overrides of direction, joiners, halves of pairs, private signs.
  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
