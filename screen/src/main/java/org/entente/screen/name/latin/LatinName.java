package org.entente.screen.name.latin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.screen.name.japanese.KanaWords;
import org.entente.screen.name.japanese.KanaWords.KanaWord;
import org.entente.screen.name.latin.Word.Role;

/// A name as a row of words.
public final class LatinName {
  /// Longer names are cut: nothing on a list is longer, and work must stay bounded.
  static final int MAX_WORDS = 16;

  /// Longer words are cut.
  static final int MAX_LETTERS = 48;

  private static final int MAX_RUN_WORDS = 4;
  private static final int MAX_RUN_LETTERS = 28;

  /// No name at all.
  public static final LatinName NONE = new LatinName(new Word[0], new Run[0], Set.of());

  /// Neighbours `first` to `end` (exclusive) written as one word.
  public record Run(int first, int end, Word joined) {
    /// The words it covers, as bits.
    int words() {
      return (1 << end) - (1 << first);
    }
  }

  /// Without titles, legal forms and doubles; never more than [#MAX_WORDS]. Not to be changed.
  final Word[] words;

  /// Neighbours written as one, for names that lost or won blanks. Not to be changed.
  final Run[] runs;

  /// Classes of legal forms, empty where there is none.
  final Set<String> legalForms;

  private LatinName(Word[] words, Run[] runs, Set<String> legalForms) {
    this.words = words;
    this.runs = runs;
    this.legalForms = legalForms;
  }

  /// Reads a name in Latin letters, marks and all.
  public static LatinName of(String text, boolean person) {
    String plain = Fold.plain(text);
    if (!person) {
      plain =
          plain
              .replace("united states of america", "us")
              .replace("united states", "us")
              .replace("united kingdom", "uk");
    }
    return of(plainWords(plain, person), Map.of(), person);
  }

  /// Reads a name in kana.
  public static LatinName ofKana(String text, boolean person) {
    List<String> words = new ArrayList<>();
    Map<String, String> heard = new HashMap<>();
    for (KanaWord word : KanaWords.of(text)) {
      String plain = cut(Fold.plain(word.latin()));
      if (plain.isEmpty()) {
        continue; // a sign that only lengthens or doubles another stands alone
      }
      words.add(plain);
      if (!word.consonants().isEmpty()) {
        heard.put(plain, cut(word.consonants()));
      }
    }
    return of(words, heard, person);
  }

  private static LatinName of(List<String> given, Map<String, String> heard, boolean person) {
    List<String> plain = given;
    Set<String> forms = new LinkedHashSet<>();
    if (!person) {
      plain = withoutLegalForms(plain, forms);
    }
    List<Word> words = new ArrayList<>();
    for (String word : plain) {
      if (words.size() < MAX_WORDS) {
        String sound = heard.get(word);
        if (sound == null) {
          add(words, word, person);
        } else {
          words.add(new Word(word, word, word, sound, true, Role.NAME, Vocabulary.RARE));
        }
      }
    }
    if (person) {
      words = new ArrayList<>(new LinkedHashSet<>(words));
    }
    return new LatinName(words.toArray(new Word[0]), runs(words, person), inOrder(forms));
  }

  /// As the name has them: the order of [Set#copyOf] is another in each run, and reasons that name
  /// legal forms must be the same when a screening is repeated.
  private static Set<String> inOrder(Set<String> forms) {
    return forms.isEmpty() ? Set.of() : Collections.unmodifiableSet(forms);
  }

  public LatinName withoutRuns() {
    return new LatinName(words, new Run[0], legalForms);
  }

  public boolean isEmpty() {
    for (Word word : words) {
      if (word.isSubstance()) {
        return false;
      }
    }
    return true;
  }

  private static List<String> plainWords(String plain, boolean person) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= plain.length(); i++) {
      int c = i < plain.length() ? plain.charAt(i) : ' ';
      boolean digitEdge =
          !person
              && !word.isEmpty()
              && Character.isLetterOrDigit(c)
              && Character.isDigit(c) != Character.isDigit(word.charAt(word.length() - 1));
      if (c == '&') {
        end(words, word);
        words.add("and");
      } else if (Character.isLetterOrDigit(c)) {
        if (digitEdge) {
          end(words, word);
        }
        word.append((char) c);
      } else if (!isInside(c) && !(c == '.' && joins(plain, i))) {
        end(words, word);
      }
    }
    if (person && words.stream().anyMatch(w -> !Vocabulary.isTitle(w))) {
      words.removeIf(Vocabulary::isTitle);
    }
    return words;
  }

  private static void end(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(cut(word.toString()));
      word.setLength(0);
    }
  }

  private static boolean isInside(int c) {
    return "'`´‘’ʹʻʼʾʿ′\"“”".indexOf(c) >= 0;
  }

  /// The dots of `L.L.C.` hold letters together, that of `Mr.Smith` does not.
  private static boolean joins(String plain, int dot) {
    boolean oneBefore =
        dot >= 1
            && Character.isLetter(plain.charAt(dot - 1))
            && (dot == 1 || !Character.isLetterOrDigit(plain.charAt(dot - 2)));
    boolean oneAfter =
        dot + 1 < plain.length()
            && Character.isLetter(plain.charAt(dot + 1))
            && (dot + 2 == plain.length() || !Character.isLetterOrDigit(plain.charAt(dot + 2)));
    return oneBefore && oneAfter;
  }

  private static List<String> withoutLegalForms(List<String> plain, Set<String> forms) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < plain.size(); ) {
      int length = 0;
      for (Vocabulary.Phrase phrase : Vocabulary.LEGAL_PHRASES) {
        int end = i + phrase.words().size();
        if (length == 0 && end <= plain.size() && plain.subList(i, end).equals(phrase.words())) {
          forms.add(phrase.form());
          length = phrase.words().size();
        }
      }
      String form = Vocabulary.LEGAL_FORMS.get(plain.get(i));
      if (length == 0 && form != null && plain.size() > 1) {
        forms.add(form);
        length = 1;
      }
      if (length == 0) {
        rest.add(plain.get(i));
        length = 1;
      }
      i += length;
    }
    return rest.isEmpty() ? plain : rest;
  }

  private static void add(List<Word> words, String plain, boolean person) {
    String number = person ? null : Vocabulary.NUMBERS.get(plain);
    if (!person && number == null && Character.isDigit(plain.charAt(0))) {
      number = stripZeros(plain);
    }
    if (number != null) {
      Word last = words.isEmpty() ? null : words.getLast();
      if (last != null && last.role() == Role.NUMBER && isTens(last.fold(), number)) {
        words.removeLast();
        number = String.valueOf(Integer.parseInt(last.fold()) + Integer.parseInt(number));
      }
      words.add(new Word(plain, number, number, "", false, Role.NUMBER, Vocabulary.RARE));
    } else if (Vocabulary.isParticle(plain)) {
      String fold =
          switch (plain) {
            case "ibn", "ben" -> "bin";
            case "el" -> "al";
            default -> plain;
          };
      words.add(new Word(plain, fold, fold, "", false, Role.PARTICLE, 8));
    } else if (plain.length() == 1 && person && Character.isLetter(plain.charAt(0))) {
      words.add(new Word(plain, plain, plain, "", false, Role.INITIAL, 30));
    } else {
      words.add(name(plain, person));
    }
  }

  private static boolean isTens(String tens, String unit) {
    return unit.length() == 1 && tens.length() == 2 && tens.charAt(1) == '0' && !unit.equals("0");
  }

  private static String stripZeros(String digits) {
    String bare = digits.replaceFirst("^0+(?=.)", "");
    return bare.length() > 9 ? digits : bare;
  }

  private static Word name(String plain, boolean person) {
    String same = Vocabulary.SAME.get(plain);
    String own = Fold.word(plain);
    return new Word(
        plain,
        same == null ? own : Fold.word(same),
        own,
        "",
        false,
        Role.NAME,
        Vocabulary.weight(plain, person));
  }

  static String cut(String word) {
    return word.substring(0, Math.min(word.length(), MAX_LETTERS));
  }

  private static String heard(List<Word> words) {
    return cut(String.join("", words.stream().map(Word::consonants).toList()));
  }

  private static boolean joins(Word word) {
    return word.role() == Role.NAME || word.role() == Role.PARTICLE;
  }

  private static Run[] runs(List<Word> words, boolean person) {
    List<Run> runs = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      StringBuilder joined = new StringBuilder();
      int weight = 0;
      int most = Math.min(words.size(), first + MAX_RUN_WORDS);
      for (int end = first; end < most && joins(words.get(end)); end++) {
        joined.append(words.get(end).text());
        weight = Math.max(weight, words.get(end).weight());
        if (joined.length() > MAX_RUN_LETTERS) {
          break;
        }
        if (end > first && joined.length() > 2) {
          boolean kana = words.subList(first, end + 1).stream().anyMatch(Word::kana);
          Word one = name(joined.toString(), person);
          String heard = kana ? heard(words.subList(first, end + 1)) : "";
          runs.add(
              new Run(
                  first,
                  end + 1,
                  new Word(one.text(), one.own(), one.own(), heard, kana, Role.NAME, weight)));
        }
      }
    }
    return runs.toArray(new Run[0]);
  }
}
