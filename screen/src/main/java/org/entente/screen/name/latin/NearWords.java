package org.entente.screen.name.latin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Finds the words of a dictionary that a typing error turns into one another. Each word is filed
/// under itself with up to two letters left out; two words within so many edits leave the same
/// rest. Nothing within the limits of [Typing#mostEdits] is missed.
///
/// Most of what is looked up is not there. A filter of a few bits a rest, small enough for a core's
/// own memory, says so before the table is asked.
final class NearWords {
  private static final int ID_BITS = 24;
  private static final long ID_MASK = (1L << ID_BITS) - 1;
  private static final long FACTOR = 0x100000001b3L;

  /// Powers of the factor: a rest's hash is put together from those of its pieces.
  private static final long[] POWERS = powers();

  private final Map<String, Integer> ids = new HashMap<>();
  private final int mostEdits;
  private String[] words = new String[16];

  /// All letters of all words, one word after the other: what a look-up compares lies together.
  private char[] spelt = new char[0];

  private int[] starts = new int[0];
  private int[] letters = new int[0];

  /// Hash of what is left, then the word's id; sorted.
  private long[] filed = new long[0];

  private int[] table = new int[0];
  private long[] filter = new long[1];

  /// What a look-up needs besides, and what it found; one for each thread.
  static final class Scratch {
    private int[] seen = new int[0];
    private int round;
    private final long[] prefix = new long[LatinName.MAX_LETTERS + 1];
    private final char[] word = new char[LatinName.MAX_LETTERS];
    private int length;
    private int lettersSet;

    /// Ids of the words found, and how like each is, in hundredths, as [Typing#likeness] says of
    /// words that aren't spelt alike.
    int[] found = new int[64];

    byte[] likeness = new byte[64];
    int count;

    private void begin(String word, int size) {
      if (seen.length < size) {
        seen = new int[size];
        round = 0;
      }
      round++;
      count = 0;
      lettersSet = Typing.letters(word);
      length = word.length();
      word.getChars(0, length, this.word, 0);
      prefixes(word, prefix);
    }

    private void add(int id, int like) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
        likeness = Arrays.copyOf(likeness, 2 * count);
      }
      likeness[count] = (byte) like;
      found[count++] = id;
    }
  }

  NearWords(int mostEdits) {
    this.mostEdits = mostEdits;
  }

  private static long[] powers() {
    long[] powers = new long[LatinName.MAX_LETTERS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * FACTOR;
    }
    return powers;
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
    return id;
  }

  private int edits(int length) {
    return Math.min(mostEdits, length < Typing.LONG ? 1 : Typing.MAX_EDITS);
  }

  private static void prefixes(String word, long[] prefix) {
    for (int i = 0; i < word.length(); i++) {
      prefix[i + 1] = prefix[i] * FACTOR + word.charAt(i) + 1;
    }
  }

  private static long piece(long[] prefix, int from, int to) {
    return prefix[to] - prefix[from] * POWERS[to - from];
  }

  /// The hash of the word without its letters at `i` and `j`; `i` before `j`, [Integer#MAX_VALUE]
  /// for none.
  private static long hash(long[] prefix, int length, int i, int j) {
    long hash;
    if (i >= length) {
      hash = prefix[length];
    } else if (j >= length) {
      hash = prefix[i] * POWERS[length - i - 1] + piece(prefix, i + 1, length);
    } else {
      hash = prefix[i] * POWERS[j - i - 1] + piece(prefix, i + 1, j);
      hash = hash * POWERS[length - j - 1] + piece(prefix, j + 1, length);
    }
    hash ^= hash >>> 32;
    return (hash * 0x9E3779B97F4A7C15L) >>> ID_BITS;
  }

  private static int rests(int length, int edits) {
    return 1 + (edits > 0 ? length : 0) + (edits > 1 ? length * (length - 1) / 2 : 0);
  }

  private static final int NO = Integer.MAX_VALUE;

  /// To be called when all words are known, before any look-up.
  void freeze() {
    int count = ids.size();
    int rests = 0;
    for (int id = 0; id < count; id++) {
      rests += rests(words[id].length(), edits(words[id].length()));
    }
    filed = new long[rests];
    letters = new int[count];
    starts = new int[count + 1];
    for (int id = 0; id < count; id++) {
      starts[id + 1] = starts[id] + words[id].length();
    }
    spelt = new char[starts[count]];
    long[] prefix = new long[LatinName.MAX_LETTERS + 1];
    int at = 0;
    for (int id = 0; id < count; id++) {
      int length = words[id].length();
      int edits = edits(length);
      letters[id] = Typing.letters(words[id]);
      words[id].getChars(0, length, spelt, starts[id]);
      prefixes(words[id], prefix);
      filed[at++] = hash(prefix, length, NO, NO) << ID_BITS | id;
      for (int i = 0; edits > 0 && i < length; i++) {
        filed[at++] = hash(prefix, length, i, NO) << ID_BITS | id;
        for (int j = i + 1; edits > 1 && j < length; j++) {
          filed[at++] = hash(prefix, length, i, j) << ID_BITS | id;
        }
      }
    }
    Arrays.sort(filed);
    tabulate();
  }

  private void tabulate() {
    int groups = 0;
    for (int i = 0; i < filed.length; i++) {
      groups += isFirst(i) ? 1 : 0;
    }
    int power = Integer.highestOneBit(Math.max(1, groups));
    table = new int[Math.max(2, power * 4)];
    filter = new long[Math.max(1, power / 4)];
    Arrays.fill(table, -1);
    for (int i = 0; i < filed.length; i++) {
      if (isFirst(i)) {
        long hash = filed[i] >>> ID_BITS;
        int slot = (int) hash & table.length - 1;
        while (table[slot] >= 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = i;
        filter[place(hash)] |= bits(hash);
      }
    }
  }

  /// Where the filter tells of a rest; its three bits stand in one place, so that one look is
  /// enough and few absent rests have all of them.
  private int place(long hash) {
    return (int) (hash >>> 18) & filter.length - 1;
  }

  private static long bits(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12);
  }

  private boolean isFirst(int i) {
    return i == 0 || filed[i] >>> ID_BITS != filed[i - 1] >>> ID_BITS;
  }

  /// The id of exactly this word; -1 where there is none.
  int exact(String word) {
    Integer id = ids.get(word);
    return id == null ? -1 : id;
  }

  /// Finds all words at least so like and at most so many edits away; they are then in `scratch`.
  void near(String word, int most, int leastLikeness, Scratch scratch) {
    scratch.begin(word, words.length);
    int length = word.length();
    int edits = Math.min(most, edits(length));
    look(NO, NO, most, leastLikeness, scratch);
    for (int i = 0; edits > 0 && i < length; i++) {
      look(i, NO, most, leastLikeness, scratch);
      for (int j = i + 1; edits > 1 && j < length; j++) {
        look(i, j, most, leastLikeness, scratch);
      }
    }
  }

  /// Looks up the word without its letters at `i` and `j`.
  private void look(int i, int j, int most, int least, Scratch scratch) {
    long hash = hash(scratch.prefix, scratch.length, i, j);
    long bits = bits(hash);
    if ((filter[place(hash)] & bits) != bits) {
      return;
    }
    int slot = (int) hash & table.length - 1;
    while (table[slot] >= 0) {
      int at = table[slot];
      if (filed[at] >>> ID_BITS == hash) {
        for (; at < filed.length && filed[at] >>> ID_BITS == hash; at++) {
          check((int) (filed[at] & ID_MASK), most, least, scratch);
        }
        return;
      }
      slot = slot + 1 & table.length - 1;
    }
  }

  private void check(int id, int most, int least, Scratch scratch) {
    if (scratch.seen[id] == scratch.round) {
      return;
    }
    scratch.seen[id] = scratch.round;
    int allowed = Math.min(most, Typing.mostEdits(scratch.length, starts[id + 1] - starts[id]));
    int mine = scratch.lettersSet;
    if (Integer.bitCount(mine & ~letters[id]) <= allowed
        && Integer.bitCount(letters[id] & ~mine) <= allowed) {
      int likeness =
          Typing.likeness(scratch.word, scratch.length, spelt, starts[id], starts[id + 1], allowed);
      if (likeness >= least) {
        int loss = likeness == 100 ? 0 : Typing.otherHead(scratch.word[0], spelt[starts[id]]);
        scratch.add(id, Math.max(0, likeness - loss));
      }
    }
  }
}
