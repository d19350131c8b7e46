package org.entente.screen.name.korean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.screen.name.table.FactTable;

/// Reads letters into the rows of Korean syllables they may spell.
final class Speller {
  static final Speller LATIN = new Speller("latin.txt");
  static final Speller KANA = new Speller("kana.txt");
  static final Speller CYRILLIC = new Speller("cyrillic.txt");

  static {
    Sounds.INITIAL.freeze();
    Sounds.VOWEL.freeze();
    Sounds.FINAL.freeze();
    Syllable.freeze();
  }

  /// Makes sure that the prices of sounds are known.
  static void load() {}

  /// Longer words are no Korean names; work must stay bounded.
  private static final int MAX_LETTERS = 24;

  private static final int MAX_ROWS = 24;

  private final Map<String, Integer> initials = new HashMap<>();
  private final Map<String, Integer> vowels = new HashMap<>();
  private final Map<String, Integer> finals = new HashMap<>();
  private final Map<String, Integer> beforeNasal = new HashMap<>();
  private final Map<String, Integer> marked = new HashMap<>();
  private final Map<String, Integer> markedVowels = new HashMap<>();
  private int longest;

  /// What a name shows of its writer's habit.
  ///
  /// @param aspirates `ch'` occurs, so `ch` without the sign is ㅈ
  /// @param vowels `ŏ` or `eo` occurs, so `o` is ㅗ
  record Habit(boolean aspirates, boolean vowels) {
    static final Habit NONE = new Habit(false, false);
  }

  private Speller(String file) {
    for (String line : FactTable.lines(Speller.class, file)) {
      String[] cells = line.split(" ", -1);
      String spelling = cells[1].equals("-") ? "" : cells[1];
      longest = Math.max(longest, spelling.length());
      switch (cells[0]) {
        case "initial" -> initials.put(spelling, Sounds.INITIAL.id(cells[2]));
        case "vowel" -> vowels.put(spelling, Sounds.VOWEL.id(cells[2]));
        case "final" -> finals.put(spelling, Sounds.FINAL.id(cells[2]));
        case "before" -> beforeNasal.put(spelling, Sounds.FINAL.id(cells[2]));
        case "marked" -> marked.put(spelling, Sounds.INITIAL.id(cells[2]));
        case "marked-vowel" -> markedVowels.put(spelling, Sounds.VOWEL.id(cells[2]));
        default -> throw new IllegalStateException(file + ": " + line);
      }
    }
  }

  /// All rows of at most `most` syllables that the whole word may spell.
  List<int[]> rows(String word, int most, Habit habit) {
    List<int[]> rows = new ArrayList<>();
    if (!word.isEmpty() && word.length() <= MAX_LETTERS) {
      read(word, 0, new int[most], 0, habit, rows);
    }
    return rows;
  }

  private void read(String word, int at, int[] row, int count, Habit habit, List<int[]> rows) {
    if (rows.size() >= MAX_ROWS) {
      return;
    }
    if (at == word.length()) {
      rows.add(Arrays.copyOf(row, count));
      return;
    }
    if (count == row.length) {
      return;
    }
    for (int i = Math.min(word.length() - at, longest); i >= 0; i--) {
      String initial = word.substring(at, at + i);
      Integer heard = initials.get(initial);
      if (heard != null) {
        int known = habit.aspirates ? marked.getOrDefault(initial, heard) : heard;
        readVowel(word, at, at + i, Syllable.of(known, 0, 0), row, count, habit, rows);
      }
    }
  }

  private void readVowel(
      String word,
      int first,
      int at,
      int head,
      int[] row,
      int count,
      Habit habit,
      List<int[]> rows) {
    for (int v = Math.min(word.length() - at, longest); v > 0; v--) {
      String vowel = word.substring(at, at + v);
      Integer heard = vowels.get(vowel);
      if (heard == null) {
        continue;
      }
      int known = habit.vowels ? markedVowels.getOrDefault(vowel, heard) : heard;
      for (int f = Math.min(word.length() - at - v, longest); f >= 0; f--) {
        int end = at + v + f;
        Integer last = finals.get(word.substring(at + v, end));
        if (last != null) {
          if (end < word.length() && "nmrl".indexOf(word.charAt(end)) >= 0) {
            last = beforeNasal.getOrDefault(word.substring(at + v, end), last);
          }
          row[count] = Syllable.written(head | Syllable.of(0, known, last), end - first);
          read(word, end, row, count + 1, habit, rows);
        }
      }
    }
  }

  /// The final's sound when the next word of the name begins with a nasal; the row's last
  /// syllable is changed in place.
  void meetNasal(int[] row, String word) {
    for (int f = Math.min(word.length(), longest); f > 0; f--) {
      String spelling = word.substring(word.length() - f);
      Integer last = beforeNasal.get(spelling);
      if (last != null) {
        int syllable = row[row.length - 1];
        if (Objects.equals(finals.get(spelling), Syllable.last(syllable))) {
          row[row.length - 1] =
              Syllable.written(
                  Syllable.of(Syllable.initial(syllable), Syllable.vowel(syllable), last),
                  Syllable.letters(syllable));
        }
        return;
      }
    }
  }
}
