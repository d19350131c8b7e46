package org.entente.screen.name.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.name.Score;
import org.entente.screen.name.korean.KoreanName;
import org.entente.screen.name.korean.SoundIndex;
import org.entente.screen.name.latin.LatinName;
import org.entente.screen.name.latin.WordIndex;
import org.entente.screen.name.match.NameMatch;
import org.entente.screen.name.match.PreparedName;

/// Names of lists, filed by their words, by what Korean ears hear in them, and as they are
/// written. A search scores only what one of these finds, and gives the same as scoring every
/// name, which [#searchAll] does.
public final class NameIndex {
  private static final int[] NO_NAMES = new int[0];

  private final List<PreparedName> names;
  private final WordIndex persons;
  private final WordIndex others;
  private final SoundIndex bySound;
  private final Map<String, int[]> byExact = new HashMap<>();

  /// A name found.
  ///
  /// @param name its number, as given to the index
  public record Found(int name, Score score) {}

  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparingInt((Found f) -> -f.score().value()).thenComparingInt(Found::name);

  public NameIndex(List<PreparedName> names) {
    this.names = List.copyOf(names);
    persons =
        new WordIndex(
            this.names.stream().map(n -> n.mayBePerson() ? n.asPerson() : LatinName.NONE).toList(),
            true);
    others =
        new WordIndex(
            this.names.stream().map(n -> n.mayBeOther() ? n.asOther() : LatinName.NONE).toList(),
            false);
    bySound =
        new SoundIndex(
            this.names.stream().map(n -> n.mayBePerson() ? n.korean() : KoreanName.NONE).toList());
    for (int n = 0; n < this.names.size(); n++) {
      PreparedName name = this.names.get(n);
      for (String key : keys(name.exact())) {
        byExact.merge(key, new int[] {n}, NameIndex::joined);
      }
    }
  }

  /// The characters themselves, and with each of them left open: names of which one character
  /// differs share a key.
  private static List<String> keys(String exact) {
    List<String> keys = new ArrayList<>();
    if (!exact.isEmpty()) {
      keys.add(exact);
      for (int i = 0; i < exact.length(); i++) {
        keys.add(exact.substring(0, i) + '?' + exact.substring(i + 1));
      }
    }
    return keys;
  }

  private static int[] joined(int[] some, int[] one) {
    int[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one[0];
    return more;
  }

  public int size() {
    return names.size();
  }

  public PreparedName name(int number) {
    return names.get(number);
  }

  /// The numbers of all names that sound as this one does to Korean ears, itself among them; none
  /// where nothing Korean is heard in it.
  public List<Integer> homonyms(int number) {
    List<Integer> homonyms = new ArrayList<>();
    bySound.find(names.get(number).korean(), 0, (name, _) -> homonyms.add(name));
    return homonyms;
  }

  /// All names that score at least `bar`, the best first.
  public List<Found> search(PreparedName query, int bar) {
    if (bar <= 0) {
      return searchAll(query, bar);
    }
    Candidates candidates = new Candidates();
    if (query.mayBePerson()) {
      persons.candidates(query.asPerson(), query.isHan(), bar, candidates::spelt);
    }
    if (query.mayBeOther()) {
      others.candidates(query.asOther(), query.isHan(), bar, candidates::spelt);
    }
    bySound.find(query.korean(), NameMatch.mostPrice(bar), candidates::heard);
    for (String key : keys(query.exact())) {
      for (int n : byExact.getOrDefault(key, NO_NAMES)) {
        candidates.heard(n, query.korean().price(names.get(n).korean()));
      }
    }
    return best(query, bar, candidates);
  }

  /// The same by scoring every name, in full: nothing that spares work here takes part.
  public List<Found> searchAll(PreparedName query, int bar) {
    List<Found> found = new ArrayList<>();
    for (int n = 0; n < names.size(); n++) {
      if (query.kind().agreesWith(names.get(n).kind())
          && NameMatch.value(query, names.get(n)) >= bar) {
        found.add(new Found(n, NameMatch.score(query, names.get(n))));
      }
    }
    found.sort(BEST_FIRST);
    return found;
  }

  private List<Found> best(PreparedName query, int bar, Candidates candidates) {
    List<Found> found = new ArrayList<>();
    int count = candidates.sort();
    for (int c = 0; c < count; c++) {
      int n = candidates.name(c);
      PreparedName name = names.get(n);
      if (query.kind().agreesWith(name.kind())
          && NameMatch.reaches(query, name, candidates.isSpelt(c), candidates.price(c), bar)) {
        found.add(new Found(n, NameMatch.score(query, name)));
      }
    }
    if (found.size() > 1) {
      found.sort(BEST_FIRST);
    }
    return found;
  }
}
