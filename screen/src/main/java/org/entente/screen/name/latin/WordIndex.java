package org.entente.screen.name.latin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.entente.screen.name.latin.Word.Role;

/// Finds the names that [WordMatch] could score above a contradiction.
///
/// Such a score needs that on one side no word of substance is left over. So either every word of
/// the query has a partner in the name: then the name stands in the postings of the query's rarest
/// word. Or every word of the name has one: then its rarest word has one, and the name is filed
/// under that; with each initial in the query, one more of its rarest words may have an initial as
/// its partner. Partners are words within few typing errors ([NearWords]), neighbours written as
/// one, initials, and for kana words with like consonants. Nothing else is looked at, and nothing
/// is lost.
///
/// Each word of the query is compared once with the words of all names, not with each name's: what
/// it meets is marked, and a name is judged by the marks of its words.
public final class WordIndex {
  private static final int LETTERS = 128;

  private final int leastLikeness;
  private final int size;

  private final WordsMet filed;

  /// Where each name's words begin among all words.
  private final int[] firstWord;

  /// One row a name, so that judging it touches little memory: the name; the words that must not
  /// be left over, as bits, above them how many words it has; then for each word the number of its
  /// own spelling, above it its first letter, above that whether it is an initial; then the number
  /// of its fold, above it what it counts. Names are filed by where their rows begin.
  private final int[] rows;

  /// Each word's consonants as numbers of their dictionaries; -1 for none.
  private final int[] heard;

  private static final int NUMBER = (1 << 24) - 1;
  private static final int INITIAL = 1 << 31;
  private static final int COUNTS_AT = 24;
  private static final int NEEDS = (1 << 16) - 1;
  private static final int HEAD = 2;

  /// The neighbours written as one, likewise, with the words they cover as bits.
  private final int[] firstRun;

  private final int[] joined;
  private final int[] joinedHeard;
  private final char[] covers;

  /// Whether a word or a run is written in kana; its consonants are then in the other dictionary.
  private static final int IN_KANA = 1 << 30;

  private static final ThreadLocal<WordMarks> MARKS = ThreadLocal.withInitial(WordMarks::new);

  /// Files names by their words.
  ///
  /// @param names by number; an empty name where a number isn't of this index
  public WordIndex(List<LatinName> names, boolean person) {
    leastLikeness = person ? WordMatch.PERSON_LIKENESS : WordMatch.OTHER_LIKENESS;
    filed = new WordsMet(person, leastLikeness);
    size = names.size();
    firstWord = new int[size + 1];
    firstRun = new int[size + 1];
    for (int n = 0; n < size; n++) {
      firstWord[n + 1] = firstWord[n] + names.get(n).words.length;
      firstRun[n + 1] = firstRun[n] + names.get(n).runs.length;
    }
    rows = new int[row(size)];
    heard = new int[firstWord[size]];
    joined = new int[firstRun[size]];
    joinedHeard = new int[joined.length];
    covers = new char[joined.length];
    int[] spread = numberAll(names);
    for (int n = 0; n < size; n++) {
      file(n, spread);
    }
    filed.freeze();
  }

  /// Gives every word its number; returns how often each own spelling occurs.
  private int[] numberAll(List<LatinName> names) {
    int[] spread = new int[1024];
    Map<Word, Word> one = new HashMap<>();
    for (int n = 0; n < size; n++) {
      LatinName name = names.get(n);
      int row = row(n);
      rows[row] = n;
      rows[row + 1] = name.words.length << 16;
      for (int w = 0; w < name.words.length; w++) {
        Word word = one.computeIfAbsent(name.words[w], Function.identity());
        name.words[w] = word; // equal words become one: what a search reads lies closer together
        int own = filed.words.words.add(word.own());
        boolean isInitial = word.role() == Role.INITIAL;
        int letter = word.fold().charAt(0) & LETTERS - 1;
        rows[row + HEAD + 2 * w] = own | letter << 24 | (isInitial ? INITIAL : 0);
        rows[row + HEAD + 1 + 2 * w] =
            filed.words.words.add(word.fold()) | word.counts() << COUNTS_AT;
        rows[row + 1] |= word.isSubstance() || isInitial ? 1 << w : 0;
        heard[firstWord[n] + w] = numberHeard(word);
        if (own >= spread.length) {
          spread = Arrays.copyOf(spread, 2 * own);
        }
        spread[own]++;
      }
      for (int r = 0; r < name.runs.length; r++) {
        LatinName.Run run = name.runs[r];
        int at = firstRun[n] + r;
        joined[at] = filed.runs.words.add(run.joined().own());
        joinedHeard[at] = numberHeard(run.joined());
        covers[at] = (char) run.words();
      }
    }
    return spread;
  }

  /// Where a name's row begins.
  private int row(int name) {
    return HEAD * name + 2 * firstWord[name];
  }

  private int own(int name, int word) {
    return rows[row(name) + HEAD + 2 * word] & NUMBER;
  }

  private int numberHeard(Word word) {
    String consonants = word.consonants();
    if (consonants.isEmpty()) {
      return -1;
    }
    return word.kana()
        ? filed.heardKana.words.add(consonants) | IN_KANA
        : filed.heardLatin.words.add(consonants);
  }

  /// Files a name under all its words, each with its rank from the rarest on; neighbours written
  /// as one have the best rank among them.
  private void file(int n, int[] spread) {
    int first = firstWord[n];
    int many = firstWord[n + 1] - first;
    int[] ranks = new int[many];
    for (int w = 0; w < many; w++) {
      for (int v = 0; v < many; v++) {
        boolean before =
            isSubstance(n, v)
                && (spread[own(n, v)] < spread[own(n, w)]
                    || (spread[own(n, v)] == spread[own(n, w)] && v < w));
        ranks[w] += before ? 1 : 0;
      }
      if (!isSubstance(n, w)) {
        ranks[w] = Integer.MAX_VALUE;
      }
    }
    for (int w = 0; w < many; w++) {
      filed.words.file(own(n, w), ranks[w], row(n));
      filed.words.file(rows[row(n) + HEAD + 1 + 2 * w] & NUMBER, ranks[w], row(n));
      fileHeard(heard[first + w], ranks[w], n);
    }
    for (int r = firstRun[n]; r < firstRun[n + 1]; r++) {
      int best = Integer.MAX_VALUE;
      for (int w = 0; w < many; w++) {
        best = (covers[r] >> w & 1) == 0 ? best : Math.min(best, ranks[w]);
      }
      filed.runs.file(joined[r], best, row(n));
      fileHeard(joinedHeard[r], best, n);
    }
  }

  private boolean isSubstance(int name, int word) {
    return (rows[row(name) + 1] >> word & 1) != 0 && rows[row(name) + HEAD + 2 * word] >= 0;
  }

  private void fileHeard(int id, int rank, int name) {
    if (id >= 0) {
      ((id & IN_KANA) == 0 ? filed.heardLatin : filed.heardKana)
          .file(id & ~IN_KANA, rank, row(name));
    }
  }

  /// Tells the numbers of all names that may score at least `bar`, each once.
  ///
  /// @param exact words must be equal but for spelling: see [WordMatch#score]
  public void candidates(LatinName query, boolean exact, int bar, IntConsumer found) {
    if (query.isEmpty() || size == 0) {
      return;
    }
    boolean contradicted = bar <= WordMatch.CONTRADICTED;
    WordMarks marks = MARKS.get();
    int least = exact ? WordMatch.EXACT : leastLikeness;
    marks.begin(query, filed);
    for (int w = 0; w < query.words.length; w++) {
      marks.mark(filed.of(query.words[w], false, least), 1 << w);
    }
    for (LatinName.Run run : query.runs) {
      marks.mark(filed.of(run.joined(), true, least), run.words());
    }
    int rarest = marks.rarest(filed);
    for (int m = 0; m < marks.count(); m++) {
      WordsMet.Dictionary dictionary = filed.dictionary(marks.place(m));
      boolean all = contradicted || (marks.bitsOf(m) >> rarest & 1) != 0;
      Postings postings = all ? dictionary.all : dictionary.upTo(marks.initials());
      int end = postings.end(WordsMet.idOf(marks.place(m)));
      for (int i = postings.start(WordsMet.idOf(marks.place(m))); i < end; i++) {
        int row = postings.place(i);
        if ((contradicted || mayAgree(row, bar, marks)) && marks.isNew(rows[row], size)) {
          found.accept(rows[row]);
        }
      }
    }
  }

  /// Whether every word of one side has a partner on the other, and they are like enough, as far
  /// as marks tell.
  private boolean mayAgree(int row, int bar, WordMarks marks) {
    char[] ofWords = marks.of(WordsMet.WORDS);
    int here = 0;
    int there = 0;
    int end = row + HEAD + 2 * (rows[row + 1] >>> 16);
    int bit = 1;
    for (int at = row + HEAD; at < end; at += 2) {
      int own = rows[at];
      int met = ofWords[own & NUMBER] | ofWords[rows[at + 1] & NUMBER];
      met |= marks.ofInitial(own >>> 24 & LETTERS - 1);
      if (marks.isHeard()) {
        met |= heardMarks(heard[firstWord[rows[row]] + (at - row - HEAD) / 2], marks);
      }
      here |= met;
      there |= met == 0 ? 0 : bit;
      bit <<= 1;
    }
    int needs = rows[row + 1] & NEEDS;
    boolean agrees = !isLeftOver(needs, here, there, marks);
    if (!marks.isJoined()) {
      return agrees && mayReach(row, here, there, bar, marks);
    }
    char[] ofRuns = marks.of(WordsMet.RUNS);
    int name = rows[row];
    boolean joins = false;
    for (int at = firstRun[name]; at < firstRun[name + 1]; at++) {
      int met = ofRuns[joined[at]] | heardMarks(joinedHeard[at], marks);
      here |= met;
      there |= met == 0 ? 0 : covers[at];
      joins |= met != 0;
    }
    return joins
        ? !isLeftOver(needs, here, there, marks)
        : agrees && mayReach(row, here, there, bar, marks);
  }

  /// Whether the likeness of what the marks tell can make so high a score; by letters alone.
  private boolean mayReach(int row, int here, int there, int bar, WordMarks marks) {
    if (!marks.isSpelt()) {
      return true;
    }
    char[] bits = marks.of(WordsMet.WORDS);
    byte[] likeness = marks.likenessOf(WordsMet.WORDS);
    MostScore most = marks.most;
    most.begin(bar);
    int end = row + HEAD + 2 * (rows[row + 1] >>> 16);
    for (int at = row + HEAD; at < end; at += 2) {
      int own = rows[at] & NUMBER;
      int fold = rows[at + 1] & NUMBER;
      int initial = marks.ofInitial(rows[at] >>> 24 & LETTERS - 1);
      int like = initial != 0 ? 100 : Math.max(likeness[own], likeness[fold]);
      most.add(rows[at + 1] >>> COUNTS_AT, bits[own] | bits[fold] | initial, like);
    }
    return most.mayReach(rows[row + 1] & NEEDS, here, there);
  }

  private static boolean isLeftOver(int needs, int here, int there, WordMarks marks) {
    return (marks.needs() & ~here) != 0 && (needs & ~there) != 0;
  }

  private int heardMarks(int id, WordMarks marks) {
    if (id < 0 || !marks.isHeard()) {
      return 0;
    }
    return marks.of((id & IN_KANA) == 0 ? WordsMet.HEARD : WordsMet.HEARD + 1)[id & ~IN_KANA];
  }
}
