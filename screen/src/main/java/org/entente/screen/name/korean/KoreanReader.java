package org.entente.screen.name.korean;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.entente.screen.name.japanese.KanaLetters;

/// Hears Korean names in Hangul, Hanja, Latin, kana and Cyrillic.
public final class KoreanReader {
  /// A family name of at most two syllables and a given name of at most two.
  private static final int MAX_GIVEN = 2;

  private static final int MAX_WORDS = 5;
  private static final Pattern BLANKS = Pattern.compile("[\\s·・-]");

  static {
    Speller.load();
  }

  private KoreanReader() {}

  public static KoreanName ofHangul(String text) {
    String hangul = BLANKS.matcher(text).replaceAll("");
    if (hangul.length() < 2
        || hangul.length() > 4
        || !hangul.chars().allMatch(Syllable::isHangul)) {
      return KoreanName.NONE;
    }
    List<Reading> readings = new ArrayList<>();
    int[] row = hangul.chars().map(Syllable::ofHangul).toArray();
    if (hangul.length() > 2 && Surnames.isLong(hangul.substring(0, 2))) {
      readings.add(new Reading(row, 2, true, hangul));
    }
    if (hangul.length() < 4) {
      readings.add(new Reading(row, 1, Surnames.isKnown(hangul.substring(0, 1)), hangul));
    }
    return new KoreanName(hangul, readings);
  }

  /// Reads each character as Koreans do, family names by the table of family names.
  public static KoreanName ofHanja(String text) {
    int[] characters =
        Normalizer.normalize(BLANKS.matcher(text).replaceAll(""), Normalizer.Form.NFKC)
            .codePoints()
            .toArray();
    if (characters.length < 2 || characters.length > 4) {
      return KoreanName.NONE;
    }
    List<Reading> readings = new ArrayList<>();
    String two = Character.toString(characters[0]) + Character.toString(characters[1]);
    if (characters.length > 2) {
      for (String family : Surnames.ofHanja(two)) {
        spread(family, characters, 2, true, readings);
      }
    }
    if (characters.length < 4) {
      String first = Character.toString(characters[0]);
      List<String> families = Surnames.ofHanja(first);
      boolean known = !families.isEmpty();
      if (families.isEmpty()) {
        families = HanjaReadings.of(characters[0]).chars().mapToObj(Character::toString).toList();
      }
      for (String family : families) {
        spread(family, characters, 1, known, readings);
      }
    }
    return new KoreanName("", readings);
  }

  private static void spread(
      String start, int[] characters, int family, boolean known, List<Reading> readings) {
    String text = new String(characters, 0, characters.length);
    List<String> rows = List.of(start);
    for (int i = family; i < characters.length; i++) {
      List<String> longer = new ArrayList<>();
      for (String row : rows) {
        String heard = HanjaReadings.of(characters[i]);
        for (int r = 0; r < heard.length(); r++) {
          longer.add(row + heard.charAt(r));
        }
      }
      rows = longer;
    }
    for (String row : rows) {
      if (readings.size() < KoreanName.MAX_READINGS) {
        int[] syllables = row.chars().map(Syllable::ofHangul).toArray();
        readings.add(new Reading(syllables, family, known, text));
      }
    }
  }

  /// Reads Latin letters in any of the romanizations and habits.
  public static KoreanName ofLatin(String text) {
    String marked = breves(text);
    boolean breves = marked.indexOf('ŏ') >= 0 || marked.indexOf('ŭ') >= 0;
    boolean aspirates = marked.indexOf('\'') >= 0;
    boolean revised = marked.contains("eo") || marked.contains("eu");
    Speller.Habit habit = new Speller.Habit(aspirates || breves, breves || aspirates || revised);
    return read(marked, Speller.LATIN, habit);
  }

  /// Reads kana in letters: see [KanaLetters].
  public static KoreanName ofKana(String katakana) {
    Written written = new Written(katakana, KanaLetters::korean);
    return read(KanaLetters.korean(katakana), Speller.KANA, Speller.Habit.NONE).of(written);
  }

  public static KoreanName ofCyrillic(String text) {
    Written written = new Written(text, CyrillicLetters::of);
    return read(CyrillicLetters.of(text), Speller.CYRILLIC, Speller.Habit.NONE).of(written);
  }

  /// Apostrophes behind o and u are breves, those behind k, t, p and ch are breath; others go.
  private static String breves(String text) {
    String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    StringBuilder marked = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int last = marked.length() - 1;
      char before = last < 0 ? ' ' : marked.charAt(last);
      if (APOSTROPHES.indexOf(c) >= 0) {
        switch (before) {
          case 'o' -> marked.setCharAt(last, 'ŏ');
          case 'u' -> marked.setCharAt(last, 'ŭ');
          case 'k', 't', 'p', 'h' -> marked.append('\'');
          default -> {}
        }
      } else if (c == 'ŏ' || c == 'ŭ') {
        marked.append(c);
      } else {
        marked.append(bare(c));
      }
    }
    return marked.toString();
  }

  private static final String APOSTROPHES = "'`´‘’ʹʻʼʾʿ′";

  private static char bare(char c) {
    return c < 128 ? c : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
  }

  private static KoreanName read(String text, Speller speller, Speller.Habit habit) {
    int comma = text.indexOf(',');
    List<String> words = words(text);
    if (words.isEmpty() || words.size() > MAX_WORDS) {
      return KoreanName.NONE;
    }
    List<Reading> readings = new ArrayList<>();
    if (words.size() == 1) {
      glued(words.getFirst(), speller, habit, readings);
      return new KoreanName("", readings);
    }
    join(words.getFirst(), words.subList(1, words.size()), speller, habit, true, readings);
    if (comma < 0) {
      List<String> before = words.subList(0, words.size() - 1);
      join(words.getLast(), before, speller, habit, true, readings);
    }
    return new KoreanName("", readings);
  }

  /// Whether it stands between words.
  static boolean parts(char c) {
    return c == ',' || c == '-' || Character.isWhitespace(c);
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int first = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (parts(c)) {
        if (i > first) {
          words.add(text.substring(first, i));
        }
        first = i + 1;
      }
    }
    return words;
  }

  private static void glued(
      String word, Speller speller, Speller.Habit habit, List<Reading> readings) {
    for (int end = 1; end < word.length(); end++) {
      String family = word.substring(0, end);
      boolean known = speller != Speller.LATIN || !Surnames.ofLatin(family).isEmpty();
      if (known) {
        join(family, List.of(word.substring(end)), speller, habit, false, readings);
      }
    }
  }

  /// `parted` says that the family name is a word of its own: a syllable at the beginning of a
  /// longer word may be anything.
  private static void join(
      String family,
      List<String> given,
      Speller speller,
      Speller.Habit habit,
      boolean parted,
      List<Reading> readings) {
    String letters = family + String.join("", given);
    List<int[]> rests = given(given, speller, habit);
    if (speller == Speller.LATIN && !rests.isEmpty()) {
      for (String hangul : Surnames.ofLatin(family)) {
        int[] first = hangul.chars().map(Syllable::ofHangul).toArray();
        first[0] = Syllable.written(first[0], family.length() - first.length + 1);
        add(first, rests, parted, letters, readings);
      }
    }
    for (int[] first : speller.rows(family, 1, habit)) {
      boolean known = parted && speller != Speller.LATIN && Surnames.isHeard(first[0]);
      add(first, rests, known, letters, readings);
    }
  }

  private static void add(
      int[] family, List<int[]> given, boolean known, String letters, List<Reading> readings) {
    for (int[] rest : given) {
      if (readings.size() < KoreanName.MAX_READINGS) {
        int[] all = Arrays.copyOf(family, family.length + rest.length);
        System.arraycopy(rest, 0, all, family.length, rest.length);
        readings.add(new Reading(all, family.length, known, letters));
      }
    }
  }

  private static List<int[]> given(List<String> words, Speller speller, Speller.Habit habit) {
    List<int[]> rows = List.of(new int[0]);
    for (int w = 0; w < words.size(); w++) {
      List<int[]> longer = new ArrayList<>();
      boolean nasal = w + 1 < words.size() && "nmrl".indexOf(words.get(w + 1).charAt(0)) >= 0;
      for (int[] row : rows) {
        for (int[] more : speller.rows(words.get(w), MAX_GIVEN - row.length, habit)) {
          if (nasal) {
            speller.meetNasal(more, words.get(w));
          }
          int[] all = Arrays.copyOf(row, row.length + more.length);
          System.arraycopy(more, 0, all, row.length, more.length);
          longer.add(all);
        }
      }
      rows = longer;
    }
    return rows;
  }
}
