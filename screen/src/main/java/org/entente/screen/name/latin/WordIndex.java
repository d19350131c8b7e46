package org.entente.screen.name.latin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.entente.screen.name.latin.Word.Role;

/// Finds the names that [WordMatch] could score above a contradiction.
///
/// Such a score needs that on one side no word of substance is left over. So either every word of
/// the query has a partner in the name: then the name stands in the postings of the query's rarest
/// word. Or every word of the name has one: then its rarest word has one, and the name is filed
/// under that. Partners are words within few typing errors ([NearWords]), neighbours written as
/// one, initials, and for kana words with like consonants. Nothing else is looked at, and nothing
/// is lost.
public final class WordIndex {
  /// No word has more consonants in common by chance than this many errors allow.
  private static final int HEARD_LIKENESS = 1;

  private final boolean person;
  private final int leastLikeness;
  private final List<LatinName> names;

  private final NearWords words = new NearWords(Typing.MAX_EDITS);
  private final NearWords runs = new NearWords(1);
  private final Filed wordFiled = new Filed();
  private final Filed runFiled = new Filed();

  /// Consonants of what is written in letters, for queries in kana.
  private final NearWords heardLatin = new NearWords(Typing.MAX_EDITS);

  private final Filed latinFiled = new Filed();

  /// Consonants of what is written in kana, for queries in letters.
  private final NearWords heardKana = new NearWords(Typing.MAX_EDITS);

  private final Filed kanaFiled = new Filed();

  /// Names by a word: all that hold it, and those whose rarest or second rarest it is.
  private static final class Filed {
    final Postings all = new Postings();
    final Postings rarest = new Postings();
    final Postings second = new Postings();
  }

  private static final ThreadLocal<NearWords.Scratch> SCRATCH =
      ThreadLocal.withInitial(NearWords.Scratch::new);

  /// A dictionary's words and where names are filed by them.
  private static final class Hits {
    private final Filed filed;
    private final int[] ids;

    Hits(Filed filed, int... ids) {
      this.filed = filed;
      this.ids = ids;
    }
  }

  /// Files names by their words.
  ///
  /// @param names by number; an empty name where a number isn't of this index
  public WordIndex(List<LatinName> names, boolean person) {
    this.names = names;
    this.person = person;
    this.leastLikeness = person ? WordMatch.PERSON_LIKENESS : WordMatch.OTHER_LIKENESS;
    for (int n = 0; n < names.size(); n++) {
      fileAll(names.get(n), n);
    }
    for (int n = 0; n < names.size(); n++) {
      fileRarest(names.get(n), n);
    }
    words.freeze();
    runs.freeze();
    heardLatin.freeze();
    heardKana.freeze();
  }

  private void fileAll(LatinName name, int number) {
    for (Word word : name.words()) {
      wordFiled.all.add(words.add(word.own()), number);
      wordFiled.all.add(words.add(word.fold()), number);
      fileHeard(word, p -> p.all, number);
    }
    for (LatinName.Run run : name.runs()) {
      runFiled.all.add(runs.add(run.joined().own()), number);
      fileHeard(run.joined(), p -> p.all, number);
    }
  }

  private void fileHeard(Word word, Function<Filed, Postings> part, int number) {
    if (!word.consonants().isEmpty()) {
      NearWords heard = word.kana() ? heardKana : heardLatin;
      Filed filed = word.kana() ? kanaFiled : latinFiled;
      part.apply(filed).add(heard.add(word.consonants()), number);
    }
  }

  private void fileRarest(LatinName name, int number) {
    int rarest = -1;
    int second = -1;
    for (int w = 0; w < name.words().size(); w++) {
      if (name.words().get(w).isSubstance()) {
        if (rarest < 0 || spread(name, w) < spread(name, rarest)) {
          second = rarest;
          rarest = w;
        } else if (second < 0 || spread(name, w) < spread(name, second)) {
          second = w;
        }
      }
    }
    if (rarest >= 0) {
      fileUnder(name, rarest, number, p -> p.rarest);
    }
    if (second >= 0) {
      fileUnder(name, second, number, p -> p.second);
    }
  }

  private int spread(LatinName name, int word) {
    return wordFiled.all.count(words.exact(name.words().get(word).own()));
  }

  private void fileUnder(LatinName name, int w, int number, Function<Filed, Postings> part) {
    Word word = name.words().get(w);
    part.apply(wordFiled).add(words.add(word.own()), number);
    part.apply(wordFiled).add(words.add(word.fold()), number);
    fileHeard(word, part, number);
    for (LatinName.Run run : name.runs()) {
      if (run.first() <= w && w < run.end()) {
        part.apply(runFiled).add(runs.add(run.joined().own()), number);
        fileHeard(run.joined(), part, number);
      }
    }
  }

  /// Adds the numbers of all names that may match.
  public void candidates(LatinName query, BitSet found) {
    long initials = query.words().stream().filter(w -> w.role() == Role.INITIAL).count();
    if (query.isEmpty() || names.isEmpty()) {
      return;
    }
    if (initials > 1) {
      // Two initials leave two words of a name free, and with them any name.
      found.set(0, names.size());
      return;
    }
    NearWords.Scratch scratch = SCRATCH.get();
    List<List<Hits>> byWord = new ArrayList<>();
    for (Word word : query.words()) {
      byWord.add(hits(word, scratch));
    }
    List<List<Hits>> byRun = new ArrayList<>();
    for (LatinName.Run run : query.runs()) {
      byRun.add(runHits(run.joined(), scratch));
    }
    byWord.forEach(hits -> addRare(hits, initials > 0, found));
    byRun.forEach(hits -> addRare(hits, initials > 0, found));
    addCovering(query, byWord, byRun, found);
  }

  private static void addRare(List<Hits> hits, boolean second, BitSet found) {
    for (Hits hit : hits) {
      for (int id : hit.ids) {
        set(hit.filed.rarest, id, found);
        if (second) {
          set(hit.filed.second, id, found);
        }
      }
    }
  }

  private static void set(Postings postings, int id, BitSet found) {
    int[] row = postings.row(id);
    int count = postings.count(id);
    for (int i = 0; i < count; i++) {
      found.set(row[i]);
    }
  }

  /// Names in which every word of the query has a partner: the query's words one after the other,
  /// the rarest first, leave ever fewer.
  private void addCovering(
      LatinName query, List<List<Hits>> byWord, List<List<Hits>> byRun, BitSet found) {
    BitSet covering = null;
    List<Integer> order = new ArrayList<>();
    long[] sizes = new long[query.words().size()];
    for (int w = 0; w < sizes.length; w++) {
      if (query.words().get(w).isSubstance()) {
        order.add(w);
        sizes[w] = size(partners(query, w, byWord, byRun));
      }
    }
    order.sort((a, b) -> Long.compare(sizes[a], sizes[b]));
    for (int w : order) {
      BitSet some = new BitSet();
      for (Hits hit : partners(query, w, byWord, byRun)) {
        for (int id : hit.ids) {
          set(hit.filed.all, id, some);
        }
      }
      if (covering == null) {
        covering = some;
      } else {
        covering.and(some);
      }
    }
    if (covering != null) {
      found.or(covering);
    }
  }

  private static List<Hits> partners(
      LatinName query, int w, List<List<Hits>> byWord, List<List<Hits>> byRun) {
    List<Hits> partners = new ArrayList<>(byWord.get(w));
    for (int r = 0; r < byRun.size(); r++) {
      LatinName.Run run = query.runs().get(r);
      if (run.first() <= w && w < run.end()) {
        partners.addAll(byRun.get(r));
      }
    }
    return partners;
  }

  private static long size(List<Hits> hits) {
    long size = 0;
    for (Hits hit : hits) {
      for (int id : hit.ids) {
        size += hit.filed.all.count(id);
      }
    }
    return size;
  }

  private List<Hits> hits(Word word, NearWords.Scratch scratch) {
    List<Hits> hits = new ArrayList<>();
    if (word.kana()) {
      hits.add(heard(heardLatin, latinFiled, word, scratch));
      hits.add(
          new Hits(wordFiled, words.near(word.own(), Typing.MAX_EDITS, leastLikeness, scratch)));
      return hits;
    }
    if (word.role() == Role.NAME) {
      hits.add(
          new Hits(wordFiled, words.near(word.own(), Typing.MAX_EDITS, leastLikeness, scratch)));
      hits.add(new Hits(runFiled, runs.near(word.own(), 1, Alignment.RUN, scratch)));
      if (heardKana.size() > 0 && !word.consonants().isEmpty()) {
        hits.add(heard(heardKana, kanaFiled, word, scratch));
      }
      if (person) {
        exact(word.own().substring(0, 1), hits);
      }
    }
    exact(word.fold(), hits);
    return hits;
  }

  private List<Hits> runHits(Word joined, NearWords.Scratch scratch) {
    List<Hits> hits = new ArrayList<>();
    if (joined.kana()) {
      hits.add(heard(heardLatin, latinFiled, joined, scratch));
    } else {
      if (heardKana.size() > 0 && !joined.consonants().isEmpty()) {
        hits.add(heard(heardKana, kanaFiled, joined, scratch));
      }
      int run = runs.exact(joined.own());
      if (run >= 0) {
        hits.add(new Hits(runFiled, run));
      }
    }
    hits.add(new Hits(wordFiled, words.near(joined.own(), 1, Alignment.RUN, scratch)));
    return hits;
  }

  private static Hits heard(NearWords heard, Filed filed, Word word, NearWords.Scratch scratch) {
    return new Hits(
        filed, heard.near(word.consonants(), Typing.MAX_EDITS, HEARD_LIKENESS, scratch));
  }

  private void exact(String fold, List<Hits> hits) {
    int id = words.exact(fold);
    if (id >= 0) {
      hits.add(new Hits(wordFiled, id));
    }
  }
}
