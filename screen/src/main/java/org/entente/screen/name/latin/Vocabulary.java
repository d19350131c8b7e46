package org.entente.screen.name.latin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.name.table.FactTable;

/// What is known about words, read from small tables beside this class.
final class Vocabulary {
  static final int RARE = 100;

  /// Legal forms by word; the first of a line is the class.
  static final Map<String, String> LEGAL_FORMS = firstOfLine("legal-forms.txt");

  /// The word that stands for all its spellings and short forms.
  static final Map<String, String> SAME = firstOfLine("same-words.txt");

  static final Map<String, String> NUMBERS = firstOfLine("numbers.txt");

  /// Legal forms of several words, the longest first.
  static final List<Phrase> LEGAL_PHRASES = phrases();

  private static final Map<String, Known> WORDS = words();

  /// A legal form of several words.
  record Phrase(List<String> words, String form) {}

  private record Known(boolean particle, boolean title, boolean business, int weight) {}

  private static final Known UNKNOWN = new Known(false, false, false, RARE);

  private Vocabulary() {}

  static boolean isParticle(String plain) {
    return known(plain).particle;
  }

  static boolean isTitle(String plain) {
    return known(plain).title;
  }

  /// The weight of a word in the names of persons or of others.
  static int weight(String plain, boolean person) {
    Known known = known(plain);
    return known.business && person ? RARE : known.weight;
  }

  private static Known known(String plain) {
    return WORDS.getOrDefault(plain, UNKNOWN);
  }

  private static Map<String, Known> words() {
    Map<String, Known> words = new HashMap<>();
    for (String line : lines("words.txt")) {
      String[] cells = line.split(" ", -1);
      int weight = Integer.parseInt(cells[1]);
      String group = cells[0];
      Known known =
          new Known(
              group.equals("particle"), group.equals("title"), group.equals("business"), weight);
      for (int i = 2; i < cells.length; i++) {
        words.putIfAbsent(cells[i], known);
      }
    }
    return words;
  }

  private static Map<String, String> firstOfLine(String file) {
    Map<String, String> first = new HashMap<>();
    for (String line : lines(file)) {
      String[] cells = line.split(" ", -1);
      for (String cell : cells) {
        first.putIfAbsent(cell, cells[0]);
      }
    }
    return first;
  }

  private static List<Phrase> phrases() {
    List<Phrase> phrases = new ArrayList<>();
    for (String line : lines("legal-phrases.txt")) {
      String[] sides = line.split(" = ", -1);
      phrases.add(new Phrase(Arrays.asList(sides[0].split(" ", -1)), sides[1]));
    }
    phrases.sort((a, b) -> b.words().size() - a.words().size());
    return phrases;
  }

  private static List<String> lines(String file) {
    return FactTable.lines(Vocabulary.class, file);
  }
}
