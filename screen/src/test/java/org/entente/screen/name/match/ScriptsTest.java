package org.entente.screen.name.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.screen.Script;
import org.entente.screen.TargetKind;
import org.entente.screen.name.Labelled;
import org.entente.screen.name.index.NameIndex;
import org.junit.jupiter.api.Test;

class ScriptsTest {
  private static final int BAR = 7_000;

  /// What a set of queries finds among candidates.
  private record Found(int queries, int first, int falseHits) {
    double recall() {
      return 1.0 * first / queries;
    }

    double noise() {
      return 1.0 * falseHits / queries;
    }
  }

  private static List<PreparedName> prepared(Set<String> names, TargetKind kind) {
    List<PreparedName> all = new ArrayList<>();
    names.forEach(name -> all.add(PreparedName.of(name, kind)));
    return all;
  }

  private static Found search(
      String what, List<String[]> pairs, List<PreparedName> all, TargetKind kind) {
    int first = 0;
    int noise = 0;
    NameIndex index = new NameIndex(all);
    for (String[] pair : pairs) {
      PreparedName query = PreparedName.of(pair[0], kind);
      int right = -1;
      int best = 0;
      String other = "";
      for (NameIndex.Found found : index.search(query, BAR)) {
        PreparedName candidate = index.name(found.name());
        int score = found.score().value();
        boolean is = false;
        for (int i = 1; i < pair.length; i++) {
          is |= candidate.text.equals(Normalizer.normalize(pair[i], Normalizer.Form.NFKC));
        }
        if (is) {
          right = Math.max(right, score);
        } else {
          if (score > best) {
            best = score;
            other = candidate.text;
          }
          noise += score >= BAR ? 1 : 0;
          if (score >= BAR && Boolean.getBoolean("noise")) {
            System.out.println("NOISE " + pair[0] + " | " + candidate.text + " " + score);
          }
        }
      }
      if (right > best || (right == best && right > 0 && same(other, pair[1]))) {
        first++;
      } else if (Boolean.getBoolean("show")) {
        System.out.println(pair[0] + " | " + pair[1] + " " + right + " | " + other + " " + best);
      }
    }
    Found found = new Found(pairs.size(), first, noise);
    System.out.printf(
        "%s: recall@1 %.3f of %d among %d, false hits a query %.3f%n",
        what, found.recall(), found.queries, all.size(), found.noise());
    return found;
  }

  /// Homonyms that are spelt alike but for case and signs can't be told apart.
  private static boolean same(String a, String b) {
    return letters(a).equals(letters(b));
  }

  private static Set<String> listed(boolean people) {
    Set<String> names = new LinkedHashSet<>(people ? ListNames.usPeople() : ListNames.usOthers());
    names.addAll(ListNames.un(people));
    return names;
  }

  private static List<String[]> libraryOfCongress(Script script) {
    List<String[]> pairs = new ArrayList<>();
    List<String> lines = Labelled.lines("eval/loc_korean_names_dev.tsv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (Script.of(cells[0]) == script) {
        pairs.add(cells);
      }
    }
    return pairs;
  }

  private static List<PreparedName> haystack() {
    Set<String> names = new LinkedHashSet<>();
    libraryOfCongress(Script.HANGUL).forEach(p -> names.add(p[1]));
    libraryOfCongress(Script.HAN).forEach(p -> names.add(p[1]));
    names.addAll(listed(true));
    return prepared(names, TargetKind.PERSON);
  }

  @Test
  void hangulFindsItsRomanizationAmongTheListsPeople() {
    Found found = search("hangul", libraryOfCongress(Script.HANGUL), haystack(), TargetKind.PERSON);
    assertThat(found.recall()).isGreaterThanOrEqualTo(.97);
    assertThat(found.noise()).isLessThanOrEqualTo(.5);
  }

  @Test
  void hanjaFindsItsRomanizationAmongTheListsPeople() {
    Found found = search("hanja", libraryOfCongress(Script.HAN), haystack(), TargetKind.PERSON);
    assertThat(found.recall()).isGreaterThanOrEqualTo(.9);
  }

  /// A name and all others of the targets that have it: lists spell one person in many ways, and
  /// finding another spelling is no false hit.
  private static Set<String> aliases(Set<String> names, List<List<String>> targets) {
    Set<String> letters = new LinkedHashSet<>();
    names.forEach(name -> letters.add(letters(name)));
    Set<String> all = new LinkedHashSet<>(names);
    for (List<String> target : targets) {
      if (target.stream().anyMatch(name -> letters.contains(letters(name)))) {
        all.addAll(target);
      }
    }
    return all;
  }

  private static String letters(String name) {
    return name.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
  }

  private static String[] pair(String kana, String name, List<List<String>> targets) {
    List<String> pair = new ArrayList<>(List.of(kana));
    pair.addAll(aliases(aliases(Set.of(name), targets), targets));
    return pair.toArray(new String[0]);
  }

  @Test
  void katakanaFindsItsTargetsAmongTheListsNames() {
    int first = 0;
    int queries = 0;
    for (String type : List.of("person", "org")) {
      List<String[]> pairs = new ArrayList<>();
      Set<String> names = new LinkedHashSet<>();
      List<List<String>> targets = new ArrayList<>(ListNames.usTargets(type.equals("person")));
      targets.addAll(ListNames.unTargets(type.equals("person")));
      List<String> lines = Labelled.lines("mof/mof_kana.tsv");
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split("\t", -1);
        if (cells[1].equals(type)) {
          pairs.add(pair(cells[2], cells[3], targets));
          names.add(cells[3]);
        }
      }
      names.addAll(listed(type.equals("person")));
      TargetKind kind = type.equals("person") ? TargetKind.PERSON : TargetKind.ORGANIZATION;
      Found found = search("kana " + type, pairs, prepared(names, kind), kind);
      assertThat(found.noise()).isLessThanOrEqualTo(.5);
      first += found.first;
      queries += found.queries;
    }
    assertThat(1.0 * first / queries).isGreaterThanOrEqualTo(.98);
  }
}
