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
  private static final int HASH_BITS = Long.SIZE - ID_BITS;
  private static final long ID_MASK = (1L << ID_BITS) - 1;
  private static final long FACTOR = 0x100000001b3L;

  /// Powers of the factor: a rest's hash is put together from those of its pieces.
  private static final long[] POWERS = powers();

  private final Map<String, Integer> ids = new HashMap<>();
  private final int mostEdits;
  private String[] words = new String[16];

  /// All words, one after the other, so that what a look-up compares lies together: the letters
  /// that occur ([Typing#letters]) in two pieces, how many letters there are, the letters.
  private char[] spelt = new char[0];

  private static final int LETTERS_AT = 3;

  /// Where each word begins there.
  private int[] starts = new int[0];

  /// The words by what is left of them: a word's id, above it eight bits of the rest's hash. Those
  /// whose hashes begin alike lie together.
  private int[] filed = new int[0];

  /// Where the words of each beginning of a hash lie; all beginnings in order.
  private int[] first = {0, 0};

  /// What of a hash is not its beginning.
  private int beginsAt = HASH_BITS;

  private long[] filter = new long[1];

  /// What a look-up needs besides, and what it found; one for each thread.
  static final class Scratch {
    private int[] seen = new int[0];
    private int round;
    private final long[] prefix = new long[LatinName.MAX_LETTERS + 1];
    private final char[] word = new char[LatinName.MAX_LETTERS];

    /// Hashes of the rests that the filter lets pass.
    private final long[] passed = new long[MAX_RESTS + 1];

    private int rests;
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
      rests = 0;
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

  private static final int MAX_RESTS = rests(LatinName.MAX_LETTERS, Typing.MAX_EDITS);

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
    long[] hashes = new long[rests];
    starts = new int[count + 1];
    for (int id = 0; id < count; id++) {
      starts[id + 1] = starts[id] + LETTERS_AT + words[id].length();
    }
    spelt = new char[starts[count]];
    long[] prefix = new long[LatinName.MAX_LETTERS + 1];
    int at = 0;
    for (int id = 0; id < count; id++) {
      int length = words[id].length();
      int edits = edits(length);
      spell(id);
      prefixes(words[id], prefix);
      hashes[at++] = hash(prefix, length, NO, NO) << ID_BITS | id;
      for (int i = 0; edits > 0 && i < length; i++) {
        hashes[at++] = hash(prefix, length, i, NO) << ID_BITS | id;
        for (int j = i + 1; edits > 1 && j < length; j++) {
          hashes[at++] = hash(prefix, length, i, j) << ID_BITS | id;
        }
      }
    }
    Arrays.sort(hashes);
    tabulate(hashes);
  }

  private void spell(int id) {
    int letters = Typing.letters(words[id]);
    int length = words[id].length();
    spelt[starts[id]] = (char) letters;
    spelt[starts[id] + 1] = (char) (letters >>> Character.SIZE);
    spelt[starts[id] + 2] = (char) length;
    words[id].getChars(0, length, spelt, starts[id] + LETTERS_AT);
  }

  /// @param hashes of all rests, each with its word's id below; equal ones together
  private void tabulate(long[] hashes) {
    int rests = 0;
    for (int i = 0; i < hashes.length; i++) {
      rests += i == 0 || hashes[i] >>> ID_BITS != hashes[i - 1] >>> ID_BITS ? 1 : 0;
    }
    int power = Integer.highestOneBit(Math.max(2, rests));
    beginsAt = HASH_BITS - Integer.numberOfTrailingZeros(power);
    first = new int[power + 1];
    filter = new long[Math.max(1, power / 4)];
    filed = new int[hashes.length];
    for (long each : hashes) {
      long hash = each >>> ID_BITS;
      first[(int) (hash >>> beginsAt) + 1]++;
      filter[place(hash)] |= bits(hash);
    }
    for (int begin = 0; begin < power; begin++) {
      first[begin + 1] += first[begin];
    }
    int[] next = Arrays.copyOf(first, power);
    for (long each : hashes) {
      long hash = each >>> ID_BITS;
      filed[next[(int) (hash >>> beginsAt)]++] = (int) hash << ID_BITS | (int) (each & ID_MASK);
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
    long[] prefix = scratch.prefix;
    pass(hash(prefix, length, NO, NO), scratch);
    for (int i = 0; edits > 0 && i < length; i++) {
      pass(hash(prefix, length, i, NO), scratch);
      for (int j = i + 1; edits > 1 && j < length; j++) {
        pass(hash(prefix, length, i, j), scratch);
      }
    }
    for (int r = 0; r < scratch.rests; r++) {
      look(scratch.passed[r], most, leastLikeness, scratch);
    }
  }

  /// Keeps a rest that the filter doesn't know to be absent; without a branch, so that the core
  /// asks for many at once.
  private void pass(long hash, Scratch scratch) {
    long bits = bits(hash);
    scratch.passed[scratch.rests] = hash;
    scratch.rests += (filter[place(hash)] & bits) == bits ? 1 : 0;
  }

  /// Checks the words filed under a rest; others may lie there, which no check takes.
  private void look(long hash, int most, int least, Scratch scratch) {
    int begin = (int) (hash >>> beginsAt);
    int end = first[begin + 1];
    for (int at = first[begin]; at < end; at++) {
      if ((filed[at] ^ (int) hash << ID_BITS) >>> ID_BITS == 0) {
        check(filed[at] & (int) ID_MASK, most, least, scratch);
      }
    }
  }

  private void check(int id, int most, int least, Scratch scratch) {
    if (scratch.seen[id] == scratch.round) {
      return;
    }
    scratch.seen[id] = scratch.round;
    int start = starts[id];
    int theirs = spelt[start] | spelt[start + 1] << Character.SIZE;
    int length = spelt[start + 2];
    int allowed = Math.min(most, Typing.mostEdits(scratch.length, length));
    if (Typing.lettersApart(scratch.lettersSet, theirs) > allowed) {
      return;
    }
    start += LETTERS_AT;
    int likeness =
        Typing.likeness(scratch.word, scratch.length, spelt, start, start + length, allowed);
    if (likeness >= least) {
      int loss = likeness == 100 ? 0 : Typing.otherHead(scratch.word[0], spelt[start]);
      scratch.add(id, Math.max(0, likeness - loss));
    }
  }
}
