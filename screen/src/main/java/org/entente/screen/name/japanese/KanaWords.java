package org.entente.screen.name.japanese;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.name.table.FactTable;

/// Katakana as words: known English ones, letters spelt out, and others of which only the sound is
/// known.
public final class KanaWords {
  private static final Map<String, String> WORDS = table("words.txt");
  private static final Map<String, String> LETTERS = table("letters.txt");

  /// A word.
  ///
  /// @param latin the English word, or the kana in letters
  /// @param consonants what is heard of an unknown word; empty for a known one
  public record KanaWord(String latin, String consonants) {}

  private KanaWords() {}

  private static Map<String, String> table(String file) {
    Map<String, String> words = new HashMap<>();
    for (String line : FactTable.lines(KanaWords.class, file)) {
      String[] cells = line.split(" ", -1);
      words.put(cells[0], cells[1]);
    }
    return words;
  }

  public static List<KanaWord> of(String text) {
    List<KanaWord> words = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (String part : KanaLetters.fold(text).split("[\\s・=＝･&,.()（）-]+", -1)) {
      String letter = LETTERS.get(part);
      if (letter == null) {
        end(words, letters);
        if (!part.isEmpty()) {
          words.add(word(part));
        }
      } else {
        letters.append(letter);
      }
    }
    end(words, letters);
    return words;
  }

  private static void end(List<KanaWord> words, StringBuilder letters) {
    if (!letters.isEmpty()) {
      words.add(new KanaWord(letters.toString(), ""));
      letters.setLength(0);
    }
  }

  private static KanaWord word(String part) {
    String known = WORDS.get(part);
    if (known != null) {
      return new KanaWord(known, "");
    }
    if (part.chars().allMatch(c -> c < 128)) {
      return new KanaWord(part, "");
    }
    String letters = KanaLetters.korean(part);
    return new KanaWord(letters.replace(" ", ""), Consonants.ofKana(letters));
  }
}
