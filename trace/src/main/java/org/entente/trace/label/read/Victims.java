package org.entente.trace.label.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Packs about thefts label the victim as well as the thief: `Bitfinex`, an exchange, beside
/// `Bitfinex hack`. What was robbed is no desk where stolen money can be stopped; such labels get a
/// concept of our own that says so.
final class Victims {
  static final String CONCEPT = "victim";
  private static final String HACK = " hack";

  private Victims() {}

  /// The labels, without abuse of their own, whose hack is labelled in the same pack.
  static Set<String> among(List<Map<String, String>> tags) {
    Set<String> robbed = new HashSet<>();
    for (Map<String, String> tag : tags) {
      String label = tag.getOrDefault("label", "");
      if (!tag.getOrDefault("abuse", "").isEmpty() && label.endsWith(HACK)) {
        robbed.add(plain(label.substring(0, label.length() - HACK.length())));
      }
    }
    Set<String> wronged = new HashSet<>();
    for (Map<String, String> tag : tags) {
      String label = tag.getOrDefault("label", "");
      if (robbed.contains(plain(label))) {
        wronged.add(label);
      }
    }
    return wronged;
  }

  /// `Bter.com` is robbed in `Bter hack`.
  private static String plain(String label) {
    return label.replaceAll("\\.[a-z]{2,4}$", "");
  }
}
