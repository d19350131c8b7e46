package org.entente.screen.name.latin;

import java.util.Arrays;
import java.util.List;
import org.entente.screen.name.latin.Word.Role;
import org.jspecify.annotations.Nullable;

/// All words that an index files names by, and which of them a word of a query meets: those that
/// [Alignment] may link it with.
final class WordsMet {
  /// Numbers of the dictionaries, and where a number of one begins in what is met.
  static final int WORDS = 0;

  static final int RUNS = 1;
  static final int HEARD = 2;
  static final int DICTIONARIES = 4;
  private static final int DICTIONARY_AT = 28;

  /// The likeness of neighbours written as one, which weigh and count otherwise.
  static final int JOINED = 127;

  final Dictionary words = new Dictionary(Typing.MAX_EDITS);
  final Dictionary runs = new Dictionary(1);

  /// Consonants of what is written in letters, for queries in kana.
  final Dictionary heardLatin = new Dictionary(Typing.MAX_EDITS);

  /// Consonants of what is written in kana, for queries in letters.
  final Dictionary heardKana = new Dictionary(Typing.MAX_EDITS);

  private final List<Dictionary> all = List.of(words, runs, heardLatin, heardKana);
  private final boolean person;
  private final int leastLikeness;

  /// How many words are remembered at most.
  private static final int KEPT = 1 << 15;

  /// What words met before. Rows are whole whoever writes them, so threads share them without a
  /// lock: at worst one is found twice.
  private final @Nullable Met[] kept = new Met[KEPT];

  private static final ThreadLocal<Finding> FINDINGS = ThreadLocal.withInitial(Finding::new);

  WordsMet(boolean person, int leastLikeness) {
    this.person = person;
    this.leastLikeness = leastLikeness;
  }

  /// Words, and the names filed by them: all that hold one, and those of which it is the rarest,
  /// the second rarest and so on.
  static final class Dictionary {
    final NearWords words;
    final Postings all = new Postings();
    final Postings[] ranked = {new Postings(), new Postings(), new Postings()};

    private Dictionary(int mostEdits) {
      words = new NearWords(mostEdits);
    }

    Postings upTo(int rank) {
      return rank < ranked.length ? ranked[rank] : all;
    }

    void file(int id, int rank, int row) {
      all.add(id, row);
      for (int r = rank; r < ranked.length; r++) {
        ranked[r].add(id, row);
      }
    }

    private void freeze() {
      words.freeze();
      all.freeze();
      for (Postings each : ranked) {
        each.freeze();
      }
    }
  }

  /// What one word meets; not to be changed.
  ///
  /// @param places for each word met its dictionary and number
  /// @param likeness of each, at most, in hundredths
  @SuppressWarnings("ArrayRecordComponent") // never compared, read by every search
  record Met(Word word, boolean joined, int least, int[] places, byte[] likeness) {
    private boolean isOf(Word word, boolean joined, int least) {
      return this.joined == joined
          && this.least == least
          && this.word.text().equals(word.text())
          && this.word.equals(word);
    }
  }

  /// What is being found; one for each thread.
  private static final class Finding {
    private final NearWords.Scratch scratch = new NearWords.Scratch();
    private int[] places = new int[64];
    private byte[] likeness = new byte[64];
    private int count;

    private void add(int dictionary, int id, int like) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
        likeness = Arrays.copyOf(likeness, 2 * count);
      }
      likeness[count] = (byte) like;
      places[count++] = dictionary << DICTIONARY_AT | id;
    }
  }

  /// To be called when all is filed, before anything is asked.
  void freeze() {
    all.forEach(Dictionary::freeze);
  }

  Dictionary dictionary(int place) {
    return all.get(place >>> DICTIONARY_AT);
  }

  static int dictionaryOf(int place) {
    return place >>> DICTIONARY_AT;
  }

  static int idOf(int place) {
    return place & (1 << DICTIONARY_AT) - 1;
  }

  int size(int dictionary) {
    return all.get(dictionary).words.size();
  }

  /// What a word meets. Names share their words, so that is remembered until another word takes
  /// its place.
  ///
  /// @param joined whether the word is neighbours of the query, written as one
  Met of(Word word, boolean joined, int least) {
    int slot = (word.text().hashCode() * 31 + word.foldHash()) * 31 + least + (joined ? 7 : 0);
    slot = (slot ^ slot >>> 15) & KEPT - 1;
    Met known = kept[slot];
    if (known != null && known.isOf(word, joined, least)) {
      return known;
    }
    Finding finding = FINDINGS.get();
    finding.count = 0;
    if (joined) {
      findJoined(word, least, finding);
    } else {
      find(word, least, finding);
    }
    int[] places = Arrays.copyOf(finding.places, finding.count);
    Met met = new Met(word, joined, least, places, Arrays.copyOf(finding.likeness, finding.count));
    kept[slot] = met;
    return met;
  }

  private void find(Word word, int least, Finding finding) {
    if (person) {
      exact(WORDS, word.fold().substring(0, 1), finding);
    }
    if (word.kana()) {
      heard(HEARD, word.consonants(), finding);
      near(WORDS, word.own(), Typing.MAX_EDITS, least, finding);
      return;
    }
    if (word.role() == Role.NAME) {
      near(WORDS, word.own(), Typing.MAX_EDITS, least, finding);
      near(RUNS, word.own(), 1, Math.max(Alignment.RUN, least), finding);
      heardKana(word, finding);
    }
    exact(WORDS, word.fold(), finding);
    exact(RUNS, word.fold(), finding);
  }

  private void findJoined(Word joined, int least, Finding finding) {
    if (joined.kana()) {
      heard(HEARD, joined.consonants(), finding);
    } else {
      heardKana(joined, finding);
      exact(RUNS, joined.own(), finding);
    }
    int from = finding.count;
    near(WORDS, joined.own(), 1, Math.max(Alignment.RUN, least), finding);
    Arrays.fill(finding.likeness, from, finding.count, (byte) JOINED);
  }

  private void heardKana(Word word, Finding finding) {
    if (heardKana.words.size() > 0) {
      heard(HEARD + 1, word.consonants(), finding);
    }
  }

  private void heard(int dictionary, String consonants, Finding finding) {
    if (consonants.length() < Typing.LONG) {
      exact(dictionary, consonants, finding);
    } else {
      near(dictionary, consonants, Typing.MAX_EDITS, leastLikeness, finding);
    }
  }

  private void near(int dictionary, String word, int most, int least, Finding finding) {
    NearWords.Scratch scratch = finding.scratch;
    all.get(dictionary).words.near(word, most, least, scratch);
    for (int i = 0; i < scratch.count; i++) {
      finding.add(dictionary, scratch.found[i], scratch.likeness[i]);
    }
  }

  private void exact(int dictionary, String word, Finding finding) {
    int id = all.get(dictionary).words.exact(word);
    if (id >= 0) {
      finding.add(dictionary, id, 100);
    }
  }
}
