package org.entente.screen.read;

import java.util.Collection;
import java.util.Locale;

/// The known name that an unknown one most likely means.
final class Nearest {
  private Nearest() {}

  /// Empty where nothing is near.
  static String to(String name, Collection<String> known) {
    String best = "";
    int bestEdits = Math.max(2, name.length() / 3) + 1;
    String bounded = name.length() > 64 ? name.substring(0, 64) : name;
    for (String candidate : known) {
      int edits = edits(bounded.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < bestEdits || (edits == bestEdits && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestEdits = edits;
      }
    }
    return best;
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
