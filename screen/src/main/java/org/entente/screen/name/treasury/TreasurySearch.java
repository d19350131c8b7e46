package org.entente.screen.name.treasury;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The score the US Treasury's search tool gives a listed name for a query: the better of the two
/// techniques "whole string" and "parts". Only letters count; birth dates and countries don't.
public final class TreasurySearch {
  /// The whole string and each part are weighed by their beginning, at most so many characters.
  private static final int PREFIX = 4;

  private static final double PREFIX_BONUS = 0.1;

  /// Parts get the bonus from here up; the whole string always, which is what sets this method
  /// apart from the usual libraries.
  private static final double BONUS_GATE = 0.7;

  private static final double WORTHLESS = 0.5;

  private TreasurySearch() {}

  /// 0 to 1; the tool shows a hundred times this, rounded.
  public static double score(String query, String candidate) {
    List<String> asked = tokens(query);
    List<String> listed = tokens(candidate);
    if (asked.isEmpty() || listed.isEmpty()) {
      return 0;
    }
    return Math.max(whole(String.join(" ", asked), String.join(" ", listed)), parts(asked, listed));
  }

  private static double whole(String a, String b) {
    return a.charAt(0) == b.charAt(0) ? withPrefix(jaro(a, b), a, b) : 0;
  }

  private static double parts(List<String> asked, List<String> listed) {
    List<String> kept = asked.stream().filter(t -> t.length() > 2).toList();
    if (kept.isEmpty()) {
      kept = asked;
    }
    double sum = 0;
    for (String token : kept) {
      double best = 0;
      for (String other : listed) {
        double jaro = jaro(token, other);
        best = Math.max(best, jaro >= BONUS_GATE ? withPrefix(jaro, token, other) : jaro);
      }
      sum += best < WORTHLESS ? 0 : best;
    }
    return sum / kept.size();
  }

  /// Signs inside a word vanish (`O'BRIEN`, `J.P.`), all others part words (`BASHIR-UD-DIN`).
  static List<String> tokens(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        token.appendCodePoint(c);
      } else if (".,'\"`´‘’‚“”„ʹʺʻʼ".indexOf(c) < 0 && !token.isEmpty()) {
        tokens.add(token.toString());
        token.setLength(0);
      }
    }
    if (!token.isEmpty()) {
      tokens.add(token.toString());
    }
    return tokens;
  }

  private static double withPrefix(double jaro, String a, String b) {
    int limit = Math.min(PREFIX, Math.min(a.length(), b.length()));
    int same = 0;
    while (same < limit && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return jaro + same * PREFIX_BONUS * (1 - jaro);
  }

  /// Jaro's similarity (M. A. Jaro, 1989).
  static double jaro(String a, String b) {
    int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    boolean[] used = new boolean[b.length()];
    StringBuilder matched = new StringBuilder();
    for (int i = 0; i < a.length(); i++) {
      int last = Math.min(b.length() - 1, i + window);
      for (int j = Math.max(0, i - window); j <= last; j++) {
        if (!used[j] && a.charAt(i) == b.charAt(j)) {
          used[j] = true;
          matched.append(a.charAt(i));
          break;
        }
      }
    }
    int matches = matched.length();
    if (matches == 0) {
      return 0;
    }
    int moved = 0;
    for (int j = 0, at = 0; j < b.length(); j++) {
      if (used[j] && matched.charAt(at++) != b.charAt(j)) {
        moved++;
      }
    }
    double m = matches;
    return (m / a.length() + m / b.length() + (m - moved / 2.0) / m) / 3;
  }
}
