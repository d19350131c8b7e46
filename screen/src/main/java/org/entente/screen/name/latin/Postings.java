package org.entente.screen.name.latin;

import java.util.Arrays;

/// For each word the names that hold it, ascending.
final class Postings {
  private static final int[] NONE = new int[0];

  private int[][] names = new int[16][];
  private int[] counts = new int[16];

  void add(int word, int name) {
    if (word >= names.length) {
      int size = Math.max(word + 1, 2 * names.length);
      names = Arrays.copyOf(names, size);
      counts = Arrays.copyOf(counts, size);
    }
    int[] row = names[word] == null ? new int[2] : names[word];
    int count = counts[word];
    if (count > 0 && row[count - 1] == name) {
      return;
    }
    if (count == row.length) {
      row = Arrays.copyOf(row, 2 * count);
    }
    row[count] = name;
    names[word] = row;
    counts[word] = count + 1;
  }

  int count(int word) {
    return word >= 0 && word < counts.length ? counts[word] : 0;
  }

  int[] row(int word) {
    return count(word) == 0 ? NONE : names[word];
  }
}
