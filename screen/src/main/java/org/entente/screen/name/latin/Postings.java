package org.entente.screen.name.latin;

import java.util.Arrays;

/// For each word the places that hold it, ascending. Filled first, then frozen into one piece of
/// memory.
final class Postings {
  private int[][] filling = new int[16][];
  private int[] counts = new int[16];

  /// Where each word's places begin among all.
  private int[] starts = {0};

  private int[] places = {};

  /// Places of a word come in ascending order; one that is already there isn't added again.
  void add(int word, int place) {
    if (word >= filling.length) {
      int size = Math.max(word + 1, 2 * filling.length);
      filling = Arrays.copyOf(filling, size);
      counts = Arrays.copyOf(counts, size);
    }
    int[] row = filling[word] == null ? new int[2] : filling[word];
    int count = counts[word];
    if (count > 0 && row[count - 1] == place) {
      return;
    }
    if (count == row.length) {
      row = Arrays.copyOf(row, 2 * count);
    }
    row[count] = place;
    filling[word] = row;
    counts[word] = count + 1;
  }

  /// To be called when all is added, before anything is read.
  void freeze() {
    starts = new int[counts.length + 1];
    for (int word = 0; word < counts.length; word++) {
      starts[word + 1] = starts[word] + counts[word];
    }
    places = new int[starts[counts.length]];
    for (int word = 0; word < counts.length; word++) {
      if (filling[word] != null) {
        System.arraycopy(filling[word], 0, places, starts[word], counts[word]);
      }
    }
    filling = new int[0][];
    counts = new int[0];
  }

  int count(int word) {
    return end(word) - start(word);
  }

  /// Where the word's places begin: see [#place].
  int start(int word) {
    return starts[Math.min(word, starts.length - 1)];
  }

  int end(int word) {
    return starts[Math.min(word + 1, starts.length - 1)];
  }

  int place(int at) {
    return places[at];
  }
}
