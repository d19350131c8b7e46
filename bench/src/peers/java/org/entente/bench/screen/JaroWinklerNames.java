package org.entente.bench.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// commons-text: each query against every name, words in alphabetical order.
public final class JaroWinklerNames implements NamePeer {
  private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
  private String[] list = {};

  @Override
  public String title() {
    return "commons-text 1.15.0, Jaro–Winkler, words sorted, every name";
  }

  private static String sorted(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
    Arrays.sort(words);
    return String.join(" ", words).strip();
  }

  @Override
  public void build(List<String> names) {
    list = names.stream().map(JaroWinklerNames::sorted).toArray(String[]::new);
  }

  @Override
  public Answer ask(String query, int name) {
    String own = sorted(query);
    double best = 0;
    double right = 0;
    for (int n = 0; n < list.length; n++) {
      double score = similarity.apply(own, list[n]);
      best = Math.max(best, score);
      right = n == name ? score : right;
    }
    return new Answer(best, right);
  }
}
