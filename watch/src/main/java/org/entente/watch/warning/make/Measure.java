package org.entente.watch.warning.make;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

/// How long a text is where it is broadcast. A Korean disaster message by cell broadcast has 90
/// characters (3GPP TS 22.268, KPAS); a wireless emergency alert of the United States 90 on old
/// and 360 on new networks (47 CFR 10.430), in the seven-bit alphabet of 3GPP TS 23.038, in which
/// a few signs count twice. Of Japan's broadcasts no length is published, so that a text of ours
/// has the shortest of these.
public final class Measure {
  private static final String SEVEN_BIT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ!\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String TWICE = "^{}\\[~]|€";

  /// Of the field `short`.
  public static final int SHORT = 90;

  /// Of the field `long`.
  public static final int LONG = 360;

  private Measure() {}

  /// In characters as people count them: code points.
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// In seven-bit characters; empty when one isn't in that alphabet.
  public static Optional<Integer> septets(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (TWICE.indexOf(c) >= 0) {
        length += 2;
      } else if (SEVEN_BIT.indexOf(c) >= 0) {
        length++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(length);
  }

  /// The length that counts in a language; [Integer#MAX_VALUE] for what can't be sent at all.
  static int of(Language language, String text) {
    return language == Language.EN ? septets(text).orElse(Integer.MAX_VALUE) : length(text);
  }

  /// Somebody else's text, which nobody measured beforehand: what fits of it, never cut inside a
  /// word or a number, with an ellipsis where something is missing.
  public static String fit(String text, int most) {
    if (length(text) <= most) {
      return text;
    }
    int end = text.offsetByCodePoints(0, most - 1);
    BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
    words.setText(text);
    int cut = words.isBoundary(end) ? end : words.preceding(end);
    while (cut > 0 && isInside(text, cut)) {
      cut = words.preceding(cut);
    }
    return text.substring(0, Math.max(0, cut)).stripTrailing() + "…";
  }

  /// Letters or digits of one kind on both sides, or a number's sign between digits.
  private static boolean isInside(String text, int at) {
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    boolean isNumber =
        Character.isDigit(before) && (Character.isDigit(after) || ".,:".indexOf(after) >= 0);
    boolean isPart = ".,:".indexOf(before) >= 0 && Character.isDigit(after);
    boolean isWord =
        Character.isLetterOrDigit(before)
            && Character.isLetterOrDigit(after)
            && !Character.isIdeographic(before)
            && !Character.isIdeographic(after);
    return isNumber || isPart || isWord;
  }
}
