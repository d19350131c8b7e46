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

  private final boolean person;
  private final int leastLikeness;
  private final int size;

  private final Dictionary words = new Dictionary(Typing.MAX_EDITS);
  private final Dictionary runs = new Dictionary(1);

  /// Consonants of what is written in letters, for queries in kana.
  private final Dictionary heardLatin = new Dictionary(Typing.MAX_EDITS);

  /// Consonants of what is written in kana, for queries in letters.
  private final Dictionary heardKana = new Dictionary(Typing.MAX_EDITS);

  /// Where each name's words begin among all words.
  private final int[] firstWord;

  /// One row a name, so that judging it touches little memory: the words that must not be left
  /// over, as bits; then for each word the number of its own spelling, above it its first letter,
  /// above that whether it is an initial; then the number of its fold.
  private final int[] rows;

  /// Each word's consonants as numbers of their dictionaries; -1 for none.
  private final int[] heard;

  private static final int NUMBER = (1 << 24) - 1;
  private static final int INITIAL = 1 << 31;

  /// The neighbours written as one, likewise, with the words they cover as bits.
  private final int[] firstRun;

  private final int[] joined;
  private final int[] joinedHeard;
  private final char[] covers;

  /// Whether a word or a run is written in kana; its consonants are then in the other dictionary.
  private static final int IN_KANA = 1 << 30;

  private static final ThreadLocal<WordMarks> MARKS = ThreadLocal.withInitial(WordMarks::new);

  /// Words, and the names filed by them: all that hold one, and those of which it is the rarest,
  /// the second rarest and so on.
  static final class Dictionary {
    final NearWords words;
    final Postings all = new Postings();
    final Postings[] ranked = {new Postings(), new Postings(), new Postings()};

    Dictionary(int mostEdits) {
      words = new NearWords(mostEdits);
    }

    Postings upTo(int rank) {
      return rank < ranked.length ? ranked[rank] : all;
    }

    private void file(int id, int rank, int name) {
      all.add(id, name);
      for (int r = rank; r < ranked.length; r++) {
        ranked[r].add(id, name);
      }
    }
  }

  /// Files names by their words.
  ///
  /// @param names by number; an empty name where a number isn't of this index
  public WordIndex(List<LatinName> names, boolean person) {
    this.person = person;
    this.leastLikeness = person ? WordMatch.PERSON_LIKENESS : WordMatch.OTHER_LIKENESS;
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
    for (Dictionary each : List.of(words, runs, heardLatin, heardKana)) {
      each.words.freeze();
    }
  }

  /// Gives every word its number; returns how often each own spelling occurs.
  private int[] numberAll(List<LatinName> names) {
    int[] spread = new int[1024];
    Map<Word, Word> one = new HashMap<>();
    for (int n = 0; n < size; n++) {
      LatinName name = names.get(n);
      for (int w = 0; w < name.words.length; w++) {
        Word word = one.computeIfAbsent(name.words[w], Function.identity());
        name.words[w] = word; // equal words become one: what a search reads lies closer together
        int own = words.words.add(word.own());
        boolean isInitial = word.role() == Role.INITIAL;
        int letter = word.fold().charAt(0) & LETTERS - 1;
        rows[row(n) + 1 + 2 * w] = own | letter << 24 | (isInitial ? INITIAL : 0);
        rows[row(n) + 2 + 2 * w] = words.words.add(word.fold());
        rows[row(n)] |= word.isSubstance() || isInitial ? 1 << w : 0;
        heard[firstWord[n] + w] = numberHeard(word);
        if (own >= spread.length) {
          spread = Arrays.copyOf(spread, 2 * own);
        }
        spread[own]++;
      }
      for (int r = 0; r < name.runs.length; r++) {
        LatinName.Run run = name.runs[r];
        int at = firstRun[n] + r;
        joined[at] = runs.words.add(run.joined().own());
        joinedHeard[at] = numberHeard(run.joined());
        covers[at] = (char) run.words();
      }
    }
    return spread;
  }

  /// Where a name's row begins.
  private int row(int name) {
    return name + 2 * firstWord[name];
  }

  private int own(int name, int word) {
    return rows[row(name) + 1 + 2 * word] & NUMBER;
  }

  private int numberHeard(Word word) {
    String consonants = word.consonants();
    if (consonants.isEmpty()) {
      return -1;
    }
    return word.kana()
        ? heardKana.words.add(consonants) | IN_KANA
        : heardLatin.words.add(consonants);
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
      words.file(own(n, w), ranks[w], n);
      words.file(rows[row(n) + 2 + 2 * w], ranks[w], n);
      fileHeard(heard[first + w], ranks[w], n);
    }
    for (int r = firstRun[n]; r < firstRun[n + 1]; r++) {
      int best = Integer.MAX_VALUE;
      for (int w = 0; w < many; w++) {
        best = (covers[r] >> w & 1) == 0 ? best : Math.min(best, ranks[w]);
      }
      runs.file(joined[r], best, n);
      fileHeard(joinedHeard[r], best, n);
    }
  }

  private boolean isSubstance(int name, int word) {
    return (rows[row(name)] >> word & 1) != 0 && rows[row(name) + 1 + 2 * word] >= 0;
  }

  private void fileHeard(int id, int rank, int name) {
    if (id >= 0) {
      ((id & IN_KANA) == 0 ? heardLatin : heardKana).file(id & ~IN_KANA, rank, name);
    }
  }

  /// Tells the numbers of all names that may match, each at least once.
  ///
  /// @param exact words must be equal but for spelling: see [WordMatch#score]
  /// @param contradicted whether names count that have a word in common and others besides
  public void candidates(LatinName query, boolean exact, boolean contradicted, IntConsumer found) {
    if (query.isEmpty() || size == 0) {
      return;
    }
    WordMarks marks = MARKS.get();
    int least = exact ? WordMatch.EXACT : leastLikeness;
    marks.begin(query, words, runs, heardLatin, heardKana);
    for (int w = 0; w < query.words.length; w++) {
      mark(query.words[w], 1 << w, least, marks);
    }
    for (LatinName.Run run : query.runs) {
      markRun(run.joined(), run.words(), least, marks);
    }
    int rarest = marks.rarest();
    for (int m = 0; m < marks.count(); m++) {
      Dictionary filed = marks.dictionary(m);
      boolean all = contradicted || (marks.bitsOf(m) >> rarest & 1) != 0;
      tell(all ? filed.all : filed.upTo(marks.initials()), m, contradicted, marks, found);
    }
    marks.end();
  }

  private void tell(
      Postings postings, int mark, boolean contradicted, WordMarks marks, IntConsumer found) {
    int[] row = postings.row(marks.id(mark));
    int count = postings.count(marks.id(mark));
    for (int i = 0; i < count; i++) {
      if (marks.isNew(row[i], size) && (contradicted || mayAgree(row[i], marks))) {
        found.accept(row[i]);
      }
    }
  }

  /// Whether every word of one side has a partner on the other, as far as marks tell.
  private boolean mayAgree(int name, WordMarks marks) {
    char[] ofWords = marks.of(words);
    int here = 0;
    int there = 0;
    int first = row(name);
    int end = row(name + 1);
    int bit = 1;
    for (int at = first + 1; at < end; at += 2) {
      int own = rows[at];
      int met = ofWords[own & NUMBER] | ofWords[rows[at + 1]];
      met |= marks.ofInitial(own >>> 24 & LETTERS - 1);
      if (marks.isHeard()) {
        met |= heardMarks(heard[firstWord[name] + (at - first) / 2], marks);
      }
      here |= met;
      there |= met == 0 ? 0 : bit;
      bit <<= 1;
    }
    int needs = rows[first];
    if (!isLeftOver(needs, here, there, marks)) {
      return true;
    }
    char[] ofRuns = marks.of(runs);
    for (int at = firstRun[name]; marks.isJoined() && at < firstRun[name + 1]; at++) {
      int met = ofRuns[joined[at]] | heardMarks(joinedHeard[at], marks);
      here |= met;
      there |= met == 0 ? 0 : covers[at];
    }
    return !isLeftOver(needs, here, there, marks);
  }

  private static boolean isLeftOver(int needs, int here, int there, WordMarks marks) {
    return (marks.needs() & ~here) != 0 && (needs & ~there) != 0;
  }

  private int heardMarks(int id, WordMarks marks) {
    if (id < 0 || !marks.isHeard()) {
      return 0;
    }
    return marks.of((id & IN_KANA) == 0 ? heardLatin : heardKana)[id & ~IN_KANA];
  }

  private void mark(Word word, int bits, int least, WordMarks marks) {
    if (person) {
      marks.exact(words, word.fold().substring(0, 1), bits);
    }
    if (word.kana()) {
      markHeard(heardLatin, word.consonants(), bits, marks);
      marks.near(words, word.own(), Typing.MAX_EDITS, least, bits);
      return;
    }
    if (word.role() == Role.NAME) {
      marks.near(words, word.own(), Typing.MAX_EDITS, least, bits);
      marks.near(runs, word.own(), 1, Math.max(Alignment.RUN, least), bits);
      markHeardKana(word, bits, marks);
    }
    marks.exact(words, word.fold(), bits);
    marks.exact(runs, word.fold(), bits);
  }

  private void markRun(Word joined, int bits, int least, WordMarks marks) {
    if (joined.kana()) {
      markHeard(heardLatin, joined.consonants(), bits, marks);
    } else {
      markHeardKana(joined, bits, marks);
      marks.exact(runs, joined.own(), bits);
    }
    marks.near(words, joined.own(), 1, Math.max(Alignment.RUN, least), bits);
  }

  private void markHeardKana(Word word, int bits, WordMarks marks) {
    if (heardKana.words.size() > 0) {
      markHeard(heardKana, word.consonants(), bits, marks);
    }
  }

  private void markHeard(Dictionary heard, String consonants, int bits, WordMarks marks) {
    if (consonants.length() < Typing.LONG) {
      marks.exact(heard, consonants, bits);
    } else {
      marks.near(heard, consonants, Typing.MAX_EDITS, leastLikeness, bits);
    }
  }
}
