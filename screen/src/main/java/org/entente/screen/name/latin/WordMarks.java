package org.entente.screen.name.latin;

import java.util.Arrays;
import org.entente.screen.name.latin.Word.Role;
import org.entente.screen.name.latin.WordsMet.Dictionary;

/// Which words of the dictionaries each word of a query meets: the query's words as bits, at the
/// number of each word met. One for each thread, used over and over.
final class WordMarks {
  /// For each dictionary the marks by word, zero but for those listed below.
  private final char[][] bits = new char[WordsMet.DICTIONARIES][0];

  /// How like, at most, the word met is to any of the query's, in hundredths; [WordsMet#JOINED]
  /// where neighbours were written as one.
  private final byte[][] likeness = new byte[WordsMet.DICTIONARIES][0];

  private int[] marked = new int[64];
  private int count;

  private final int[] byInitial = new int[128];
  private int initials;
  private int words;
  private int needs;
  private int substance;
  private int rarest;
  private boolean joined;
  private boolean heard;
  private boolean kana;

  /// What each word of the query counts, and all of them.
  final int[] counts = new int[LatinName.MAX_WORDS];

  final MostScore most = new MostScore(this);

  private int[] seen = new int[0];
  private int round;

  void begin(LatinName query, WordsMet among) {
    for (int m = 0; m < count; m++) {
      int d = WordsMet.dictionaryOf(marked[m]);
      bits[d][WordsMet.idOf(marked[m])] = 0;
      likeness[d][WordsMet.idOf(marked[m])] = 0;
    }
    count = 0;
    joined = false;
    heard = false;
    kana = false;
    round++;
    rarest = -1;
    for (int d = 0; d < bits.length; d++) {
      if (bits[d].length < among.size(d)) {
        bits[d] = new char[among.size(d)];
        likeness[d] = new byte[among.size(d)];
      }
    }
    Arrays.fill(byInitial, 0);
    initials = 0;
    words = query.words.length;
    needs = 0;
    for (int w = 0; w < query.words.length; w++) {
      Word word = query.words[w];
      counts[w] = word.counts();
      kana |= word.kana();
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

  private static int substance(LatinName query) {
    int set = 0;
    for (int w = 0; w < query.words.length; w++) {
      set |= query.words[w].isSubstance() ? 1 << w : 0;
    }
    return set;
  }

  /// Marks what a word of the query meets.
  ///
  /// @param of the word, or the neighbours that are written as one, as bits
  void mark(WordsMet.Met met, int of) {
    for (int i = 0; i < met.places().length; i++) {
      int place = met.places()[i];
      int d = WordsMet.dictionaryOf(place);
      int id = WordsMet.idOf(place);
      if (bits[d][id] == 0) {
        if (count == marked.length) {
          marked = Arrays.copyOf(marked, 2 * count);
        }
        marked[count++] = place;
        joined |= d >= WordsMet.RUNS;
        heard |= d >= WordsMet.HEARD;
      }
      bits[d][id] |= (char) of;
      likeness[d][id] = (byte) Math.max(likeness[d][id], met.likeness()[i]);
    }
  }

  /// How many words were met.
  int count() {
    return count;
  }

  /// The dictionary and number of a word met.
  int place(int mark) {
    return marked[mark];
  }

  int bitsOf(int mark) {
    int place = marked[mark];
    return bits[WordsMet.dictionaryOf(place)][WordsMet.idOf(place)];
  }

  /// For each word of a dictionary, the words of the query that it meets.
  char[] of(int dictionary) {
    return bits[dictionary];
  }

  byte[] likenessOf(int dictionary) {
    return likeness[dictionary];
  }

  /// Whether neighbours written as one were met.
  boolean isJoined() {
    return joined;
  }

  /// Whether likeness of letters says it all: nothing was compared by its consonants.
  boolean isSpelt() {
    return !kana && !heard;
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

  /// How many words the query has.
  int words() {
    return words;
  }

  /// The words of the query that must not be left over.
  int needs() {
    return needs;
  }

  /// The word of substance whose partners the fewest names hold.
  int rarest(WordsMet among) {
    if (rarest < 0) {
      long[] sizes = new long[16];
      for (int m = 0; m < count; m++) {
        Dictionary filed = among.dictionary(marked[m]);
        long size = filed.all.count(WordsMet.idOf(marked[m]));
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
