package org.entente.screen.name.latin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Finds the words of a dictionary that a typing error turns into one another. Each word is filed
/// under itself with up to two letters left out; two words within so many edits leave the same
/// rest. Nothing within the limits of [Typing#mostEdits] is missed.
final class NearWords {
  private static final int ID_BITS = 24;
  private static final long ID_MASK = (1L << ID_BITS) - 1;

  private final Map<String, Integer> ids = new HashMap<>();
  private final int mostEdits;
  private String[] words = new String[16];
  private int[] letters = new int[0];

  /// Hash of what is left, then the word's id; sorted.
  private long[] filed = new long[1 << 12];

  private int filedCount;
  private int[] table = new int[0];

  /// What a look-up needs besides; one for each thread.
  static final class Scratch {
    private int[] seen = new int[0];
    private int round;
    private int[] found = new int[64];
    private int count;
    private int letters;

    private void begin(int size) {
      if (seen.length < size) {
        seen = new int[size];
        round = 0;
      }
      round++;
      count = 0;
    }

    private void add(int id) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = id;
    }
  }

  NearWords(int mostEdits) {
    this.mostEdits = mostEdits;
  }

  int size() {
    return ids.size();
  }

  /// The word's id, new or known; before [#freeze] only.
  int add(String word) {
    Integer known = ids.get(word);
    if (known != null) {
      return known;
    }
    int id = ids.size();
    if (id > ID_MASK) {
      throw new IllegalStateException("more words than an index can hold");
    }
    ids.put(word, id);
    if (id == words.length) {
      words = Arrays.copyOf(words, 2 * id);
    }
    words[id] = word;
    file(word, id, edits(word), 0);
    return id;
  }

  private int edits(String word) {
    return Math.min(mostEdits, word.length() < Typing.LONG ? 1 : Typing.MAX_EDITS);
  }

  private void file(String rest, int id, int edits, int from) {
    if (filedCount == filed.length) {
      filed = Arrays.copyOf(filed, 2 * filedCount);
    }
    filed[filedCount++] = hash(rest, -1, -1) << ID_BITS | id;
    for (int i = from; edits > 0 && i < rest.length(); i++) {
      file(rest.substring(0, i) + rest.substring(i + 1), id, edits - 1, i);
    }
  }

  private static long hash(String text, int skipped, int alsoSkipped) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      if (i != skipped && i != alsoSkipped) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
    }
    hash ^= hash >>> 32;
    return (hash * 0x9E3779B97F4A7C15L) >>> ID_BITS;
  }

  void freeze() {
    filed = Arrays.copyOf(filed, filedCount);
    Arrays.sort(filed);
    int groups = 0;
    for (int i = 0; i < filed.length; i++) {
      groups += i == 0 || filed[i] >>> ID_BITS != filed[i - 1] >>> ID_BITS ? 1 : 0;
    }
    table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, groups)) * 4)];
    Arrays.fill(table, -1);
    for (int i = 0; i < filed.length; i++) {
      if (i == 0 || filed[i] >>> ID_BITS != filed[i - 1] >>> ID_BITS) {
        int slot = (int) (filed[i] >>> ID_BITS) & table.length - 1;
        while (table[slot] >= 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = i;
      }
    }
    letters = new int[ids.size()];
    for (int id = 0; id < letters.length; id++) {
      letters[id] = Typing.letters(words[id]);
    }
  }

  /// The id of exactly this word; -1 where there is none.
  int exact(String word) {
    return ids.getOrDefault(word, -1);
  }

  /// Ids of all words at least so like and at most so many edits away.
  int[] near(String word, int most, int leastLikeness, Scratch scratch) {
    scratch.begin(words.length);
    scratch.letters = Typing.letters(word);
    int edits = Math.min(most, edits(word));
    look(word, -1, -1, leastLikeness, scratch);
    for (int i = 0; edits > 0 && i < word.length(); i++) {
      look(word, i, -1, leastLikeness, scratch);
      for (int j = i + 1; edits > 1 && j < word.length(); j++) {
        look(word, i, j, leastLikeness, scratch);
      }
    }
    return Arrays.copyOf(scratch.found, scratch.count);
  }

  /// Looks up the word without its letters at `i` and `j`.
  private void look(String word, int i, int j, int least, Scratch scratch) {
    long hash = hash(word, i, j);
    int slot = (int) hash & table.length - 1;
    while (table[slot] >= 0) {
      int at = table[slot];
      if (filed[at] >>> ID_BITS == hash) {
        for (; at < filed.length && filed[at] >>> ID_BITS == hash; at++) {
          check(word, (int) (filed[at] & ID_MASK), least, scratch);
        }
        return;
      }
      slot = slot + 1 & table.length - 1;
    }
  }

  private void check(String word, int id, int least, Scratch scratch) {
    if (scratch.seen[id] == scratch.round) {
      return;
    }
    scratch.seen[id] = scratch.round;
    int most = Typing.mostEdits(word.length(), words[id].length());
    int mine = scratch.letters;
    if (Integer.bitCount(mine & ~letters[id]) <= most
        && Integer.bitCount(letters[id] & ~mine) <= most
        && Typing.likeness(word, words[id]) >= least) {
      scratch.add(id);
    }
  }
}
