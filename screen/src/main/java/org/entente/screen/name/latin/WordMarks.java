package org.entente.screen.name.latin;

import java.util.Arrays;
import java.util.Objects;
import org.entente.screen.name.latin.Word.Role;
import org.entente.screen.name.latin.WordIndex.Dictionary;

/// Which words of the dictionaries each word of a query meets: the query's words as bits, at the
/// number of each word met. One for each thread, used over and over.
final class WordMarks {
  private static final Dictionary NONE = new Dictionary(0);

  private final NearWords.Scratch scratch = new NearWords.Scratch();

  /// For each dictionary the marks by word, zero but for those listed below.
  private final Dictionary[] dictionaries = {NONE, NONE, NONE, NONE};

  private final char[][] bits = new char[4][0];

  private int[] marked = new int[64];
  private int count;

  private final int[] byInitial = new int[128];
  private int initials;
  private int needs;
  private int substance;
  private int rarest;
  private boolean joined;
  private boolean heard;

  private int[] seen = new int[0];
  private int round;

  void begin(LatinName query, Dictionary... of) {
    for (int m = 0; m < count; m++) {
      bits[marked[m] >>> 28][marked[m] & 0xfffffff] = 0;
    }
    count = 0;
    joined = false;
    heard = false;
    round++;
    rarest = -1;
    for (int d = 0; d < of.length; d++) {
      dictionaries[d] = of[d];
      if (bits[d].length < of[d].words.size()) {
        bits[d] = new char[of[d].words.size()];
      }
    }
    Arrays.fill(byInitial, 0);
    initials = 0;
    needs = 0;
    for (int w = 0; w < query.words.length; w++) {
      Word word = query.words[w];
      if (word.role() == Role.INITIAL) {
        byInitial[word.fold().charAt(0) & 127] |= 1 << w;
        initials++;
      }
      if (word.isSubstance() || word.role() == Role.INITIAL) {
        needs |= 1 << w;
      }
    }
    substance = substance(query);
  }

  /// Forgets the index, which may be replaced by a newer one.
  void end() {
    Arrays.fill(dictionaries, NONE);
  }

  private static int substance(LatinName query) {
    int set = 0;
    for (int w = 0; w < query.words.length; w++) {
      set |= query.words[w].isSubstance() ? 1 << w : 0;
    }
    return set;
  }

  void near(Dictionary in, String word, int most, int least, int of) {
    int d = placeOf(in);
    for (int id : in.words.near(word, most, least, scratch)) {
      mark(d, id, of);
    }
  }

  void exact(Dictionary in, String word, int of) {
    int id = in.words.exact(word);
    if (id >= 0) {
      mark(placeOf(in), id, of);
    }
  }

  private void mark(int d, int id, int of) {
    if (bits[d][id] == 0) {
      if (count == marked.length) {
        marked = Arrays.copyOf(marked, 2 * count);
      }
      marked[count++] = d << 28 | id;
      joined |= d > 0;
      heard |= d > 1;
    }
    bits[d][id] |= (char) of;
  }

  /// How many words were met.
  int count() {
    return count;
  }

  Dictionary dictionary(int mark) {
    return Objects.requireNonNull(dictionaries[marked[mark] >>> 28]);
  }

  int id(int mark) {
    return marked[mark] & 0xfffffff;
  }

  int bitsOf(int mark) {
    return bits[marked[mark] >>> 28][marked[mark] & 0xfffffff];
  }

  /// For each word of a dictionary, the words of the query that it meets.
  char[] of(Dictionary in) {
    return bits[placeOf(in)];
  }

  private int placeOf(Dictionary in) {
    int d = 0;
    while (dictionaries[d] != in) {
      d++;
    }
    return d;
  }

  /// Whether neighbours written as one were met.
  boolean isJoined() {
    return joined;
  }

  boolean isHeard() {
    return heard;
  }

  int ofInitial(int letter) {
    return byInitial[letter];
  }

  int initials() {
    return initials;
  }

  /// The words of the query that must not be left over.
  int needs() {
    return needs;
  }

  /// The word of substance whose partners the fewest names hold.
  int rarest() {
    if (rarest < 0) {
      long[] sizes = new long[16];
      for (int m = 0; m < count; m++) {
        long size = dictionary(m).all.count(id(m));
        for (int rest = bitsOf(m) & substance; rest != 0; rest &= rest - 1) {
          sizes[Integer.numberOfTrailingZeros(rest)] += size;
        }
      }
      for (int w = 0; w < sizes.length; w++) {
        if ((substance >> w & 1) != 0 && (rarest < 0 || sizes[w] < sizes[rarest])) {
          rarest = w;
        }
      }
    }
    return rarest;
  }

  /// Whether a name was not yet looked at.
  boolean isNew(int name, int size) {
    if (seen.length < size) {
      seen = new int[size];
    }
    if (seen[name] == round) {
      return false;
    }
    seen[name] = round;
    return true;
  }
}
