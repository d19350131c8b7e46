package org.entente.screen.name.latin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.entente.screen.name.Because;
import org.entente.screen.name.NameScorer;
import org.entente.screen.name.Rule;
import org.entente.screen.name.Score;
import org.entente.screen.name.latin.Word.Role;
import org.jspecify.annotations.Nullable;

/// Scores two names in Latin letters word by word.
///
/// Words left over on one side only cost little: middle names and patronymics come and go. Words
/// left over on both sides say that these are two people, or two companies of one group, and
/// cap the score below any bar, however much of the rest agrees.
public final class WordMatch {
  /// No name with a contradiction gets over this, in ten-thousandths.
  public static final int CONTRADICTED = 6_500;

  /// Words less alike than this are two words.
  static final int PERSON_LIKENESS = 50;

  static final int OTHER_LIKENESS = 60;
  static final int EXACT = 95;

  /// Words less alike than this aren't as they should be.
  static final int SLIP = 95;

  private static final int LONE = 6_000;
  private static final int OTHER_NUMBER = 5_000;
  private static final int OTHER_FORM = 900;
  private static final int NO_FORM = 100;

  /// What words without a partner count, in hundredths of a word with one.
  private record Tolerance(int query, int candidate, int conflict, int leastLikeness) {
    Tolerance exact() {
      return new Tolerance(query, candidate, conflict, EXACT);
    }
  }

  private static final Tolerance PERSON = new Tolerance(30, 16, 160, PERSON_LIKENESS);
  private static final Tolerance OTHER = new Tolerance(60, 50, 160, OTHER_LIKENESS);
  private static final Tolerance EXACT_PERSON = new Tolerance(100, 60, 160, EXACT);
  private static final Tolerance EXACT_OTHER = OTHER.exact();

  private static final ThreadLocal<WordMatch> MATCHES = ThreadLocal.withInitial(WordMatch::new);

  private final Alignment found = new Alignment();

  private WordMatch() {}

  /// The score with what made it.
  ///
  /// @param exact words must be equal but for spelling: for letters that were never written by a
  ///     hand
  public static Score score(LatinName query, LatinName candidate, boolean person, boolean exact) {
    List<Because> because = new ArrayList<>();
    int value = value(query, candidate, person, exact, because);
    return new Score(value, because);
  }

  /// The score's value alone, quicker.
  public static int value(LatinName query, LatinName candidate, boolean person, boolean exact) {
    return value(query, candidate, person, exact, null);
  }

  private static int value(
      LatinName query,
      LatinName candidate,
      boolean person,
      boolean exact,
      @Nullable List<Because> because) {
    if (query.isEmpty() || candidate.isEmpty()) {
      return 0;
    }
    Tolerance tolerance = exact ? (person ? EXACT_PERSON : EXACT_OTHER) : person ? PERSON : OTHER;
    WordMatch match = MATCHES.get();
    match.found.of(query, candidate, tolerance.leastLikeness);
    int linked = match.substantialLinks();
    if (match.found.links() == 0 || (person && linked == 0)) {
      return 0; // initials and particles alone are no name
    }
    int value = match.weighed(tolerance, because);
    value = match.withNumbers(value, because);
    if (person && linked == 1) {
      value = match.withLoneWord(value, because);
    }
    return withLegalForms(value, query.legalForms, candidate.legalForms, because);
  }

  /// Each link gives its likeness by its share of all weight; the first line takes what rounding
  /// leaves.
  private int weighed(Tolerance tolerance, @Nullable List<Because> because) {
    int linked = 0;
    boolean exact = true;
    for (int l = 0; l < found.links(); l++) {
      linked += found.weight(l);
      exact &= found.likeness(l) == 100;
    }
    int queryLeft = weight(found.a(), found.aLeft());
    int candidateLeft = weight(found.b(), found.bLeft());
    int conflict =
        Math.min(substance(found.a(), found.aLeft()), substance(found.b(), found.bLeft()));
    int all =
        100 * linked
            + Math.max(0, queryLeft - conflict) * tolerance.query
            + Math.max(0, candidateLeft - conflict) * tolerance.candidate
            + conflict * tolerance.conflict;
    int sum = 0;
    int slips = slips();
    for (int l = 0; l < found.links(); l++) {
      sum += points(l, all, slips);
    }
    boolean whole =
        sum > NameScorer.WHOLE - NameScorer.WHOLE / 1000 && all == 100 * linked && exact;
    if (because != null) {
      for (int l = 0; l < found.links(); l++) {
        int rest = l == 0 && whole ? NameScorer.WHOLE - sum : 0;
        because.add(
            new Because(
                rule(found.cause(l)), found.a(l), found.b(l), points(l, all, slips) + rest));
      }
    }
    int value = whole ? NameScorer.WHOLE : sum;
    if (conflict > 0) {
      return leftOver(value, CONTRADICTED, Rule.TOKEN_CONFLICT, because);
    }
    if (queryLeft + candidateLeft > 0 && because != null) {
      because.add(unmatched(Rule.TOKEN_UNMATCHED, 0));
    }
    return value;
  }

  /// One slip of the pen is a slip; slips in several words, or one beside a word left over, are
  /// another name. So with each word more that isn't as it should be, all of them lose more.
  private int slips() {
    boolean left =
        substance(found.a(), found.aLeft()) > 0 || substance(found.b(), found.bLeft()) > 0;
    int slips = left ? 1 : 0;
    for (int l = 0; l < found.links(); l++) {
      slips += isSlip(l) ? 1 : 0;
    }
    return slips;
  }

  private boolean isSlip(int link) {
    return found.cause(link) == Alignment.Cause.TYPING && found.likeness(link) < SLIP;
  }

  private int points(int link, int all, int slips) {
    int likeness = found.likeness(link);
    if (isSlip(link)) {
      likeness = slipped(likeness, slips);
    }
    return (int) ((long) NameScorer.WHOLE * found.weight(link) * likeness / all);
  }

  /// What a slip's likeness counts where there are so many slips.
  static int slipped(int likeness, int slips) {
    return slips > 1 ? Math.max(0, likeness - (100 - likeness) * (slips - 1) / 2) : likeness;
  }

  /// At most `most`, because of the words left over.
  private int leftOver(int value, int most, Rule rule, @Nullable List<Because> because) {
    if (value > most && because != null) {
      because.add(unmatched(rule, most - value));
    }
    return Math.min(value, most);
  }

  private Because unmatched(Rule rule, int weight) {
    return new Because(
        rule,
        Alignment.texts(found.a(), found.aLeft()),
        Alignment.texts(found.b(), found.bLeft()),
        weight);
  }

  private static Rule rule(Alignment.Cause cause) {
    return switch (cause) {
      case EQUAL -> Rule.TOKEN_EQUAL;
      case SPELLING -> Rule.TOKEN_SPELLING;
      case TYPING -> Rule.TOKEN_TYPO;
      case INITIAL -> Rule.TOKEN_INITIAL;
      case JOINED -> Rule.TOKEN_JOINED;
      case HEARD -> Rule.KANA_ENGLISH;
    };
  }

  private int withNumbers(int value, @Nullable List<Because> because) {
    int query = numbers(found.a(), found.aLeft());
    int candidate = numbers(found.b(), found.bLeft());
    if ((query | candidate) == 0 || value <= OTHER_NUMBER) {
      return value;
    }
    if (because != null) {
      because.add(
          new Because(
              Rule.NUMBER_DIFFERENT,
              Alignment.texts(found.a(), query),
              Alignment.texts(found.b(), candidate),
              OTHER_NUMBER - value));
    }
    return OTHER_NUMBER;
  }

  /// Words joined by links that say more than an initial or a particle.
  private int substantialLinks() {
    int words = 0;
    for (int l = 0; l < found.links(); l++) {
      words += found.weight(l) > Alignment.INITIAL_WEIGHT ? found.words(l) : 0;
    }
    return words;
  }

  /// One word alone is no name of a person who has more.
  private int withLoneWord(int value, @Nullable List<Because> because) {
    boolean more =
        substance(found.a(), found.aLeft()) > 0 || substance(found.b(), found.bLeft()) > 0;
    if (!more || value <= LONE) {
      return value;
    }
    if (because != null) {
      because.add(new Because(Rule.LONE_WORD, found.a(0), found.b(0), LONE - value));
    }
    return LONE;
  }

  private static int withLegalForms(
      int value, Set<String> query, Set<String> candidate, @Nullable List<Because> because) {
    if ((query.isEmpty() && candidate.isEmpty())
        || query.equals(candidate)
        || !Collections.disjoint(query, candidate)) {
      return value;
    }
    int loss = query.isEmpty() || candidate.isEmpty() ? NO_FORM : OTHER_FORM;
    int less = Math.max(0, value - loss);
    if (because != null) {
      String own = String.join(" ", query);
      because.add(new Because(Rule.LEGAL_FORM, own, String.join(" ", candidate), less - value));
    }
    return less;
  }

  private static int weight(Word[] words, int some) {
    int weight = 0;
    for (int rest = some; rest != 0; rest &= rest - 1) {
      weight += words[Integer.numberOfTrailingZeros(rest)].counts();
    }
    return weight;
  }

  private static int substance(Word[] words, int some) {
    int weight = 0;
    for (int rest = some; rest != 0; rest &= rest - 1) {
      Word word = words[Integer.numberOfTrailingZeros(rest)];
      weight += word.isSubstance() || word.role() == Role.INITIAL ? word.counts() : 0;
    }
    return weight;
  }

  private static int numbers(Word[] words, int some) {
    int numbers = 0;
    for (int rest = some; rest != 0; rest &= rest - 1) {
      int w = Integer.numberOfTrailingZeros(rest);
      numbers |= words[w].role() == Role.NUMBER ? 1 << w : 0;
    }
    return numbers;
  }
}
