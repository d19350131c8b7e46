package org.entente.screen.name.latin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.screen.name.Because;
import org.entente.screen.name.NameScorer;
import org.entente.screen.name.Rule;
import org.entente.screen.name.Score;
import org.entente.screen.name.latin.Word.Role;

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
  private static final int EXACT = 95;
  private static final int LONE = 6_000;
  private static final int OTHER_NUMBER = 5_000;
  private static final int OTHER_FORM = 900;
  private static final int NO_FORM = 100;

  /// What words without a partner count, in hundredths of a word with one.
  private record Tolerance(int query, int candidate, int conflict, int leastLikeness) {}

  private static final Tolerance PERSON = new Tolerance(30, 16, 160, PERSON_LIKENESS);
  private static final Tolerance OTHER = new Tolerance(60, 50, 160, OTHER_LIKENESS);

  private WordMatch() {}

  public static Score score(LatinName query, LatinName candidate, boolean person) {
    return score(query, candidate, person, person ? PERSON : OTHER);
  }

  /// Words must be equal but for spelling: for letters that were never written by a hand.
  public static Score exact(LatinName query, LatinName candidate, boolean person) {
    Tolerance usual = person ? PERSON : OTHER;
    return score(
        query,
        candidate,
        person,
        new Tolerance(usual.query, usual.candidate, usual.conflict, EXACT));
  }

  private static Score score(
      LatinName query, LatinName candidate, boolean person, Tolerance tolerance) {
    if (query.isEmpty() || candidate.isEmpty()) {
      return Score.NONE;
    }
    Alignment found = Alignment.of(query, candidate, tolerance.leastLikeness);
    if (found.links().isEmpty()) {
      return Score.NONE;
    }
    Score score = weighed(found, tolerance);
    score = withNumbers(score, found);
    if (person) {
      score = withLoneWord(score, found);
    }
    return withLegalForms(score, query.legalForms(), candidate.legalForms());
  }

  /// Each link gives its likeness by its share of all weight; the first line takes what rounding
  /// leaves.
  private static Score weighed(Alignment found, Tolerance tolerance) {
    int linked = found.links().stream().mapToInt(Alignment.Link::weight).sum();
    int queryLeft = weight(found.aLeft());
    int candidateLeft = weight(found.bLeft());
    int conflict = Math.min(substance(found.aLeft()), substance(found.bLeft()));
    int all =
        100 * linked
            + Math.max(0, queryLeft - conflict) * tolerance.query
            + Math.max(0, candidateLeft - conflict) * tolerance.candidate
            + conflict * tolerance.conflict;
    List<Because> because = new ArrayList<>();
    int sum = 0;
    for (Alignment.Link link : found.links()) {
      int points = (int) ((long) NameScorer.WHOLE * link.weight() * link.likeness() / all);
      because.add(new Because(rule(link.cause()), link.a(), link.b(), points));
      sum += points;
    }
    if (sum > NameScorer.WHOLE - NameScorer.WHOLE / 1000 && all == 100 * linked && isExact(found)) {
      Because first = because.getFirst();
      because.set(
          0,
          new Because(
              first.rule(),
              first.query(),
              first.candidate(),
              first.weight() + NameScorer.WHOLE - sum));
      sum = NameScorer.WHOLE;
    }
    Score score = new Score(sum, because);
    if (conflict > 0) {
      return score.atMost(
          CONTRADICTED, Rule.TOKEN_CONFLICT, texts(found.aLeft()), texts(found.bLeft()));
    }
    return queryLeft + candidateLeft == 0
        ? score
        : score.with(Rule.TOKEN_UNMATCHED, texts(found.aLeft()), texts(found.bLeft()), 0);
  }

  private static boolean isExact(Alignment found) {
    return found.links().stream().allMatch(l -> l.likeness() == 100);
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

  private static Score withNumbers(Score score, Alignment found) {
    List<Word> query = found.aLeft().stream().filter(w -> w.role() == Role.NUMBER).toList();
    List<Word> candidate = found.bLeft().stream().filter(w -> w.role() == Role.NUMBER).toList();
    return query.isEmpty() && candidate.isEmpty()
        ? score
        : score.atMost(OTHER_NUMBER, Rule.NUMBER_DIFFERENT, texts(query), texts(candidate));
  }

  /// One word alone is no name of a person who has more, and initials alone are none at all.
  private static Score withLoneWord(Score score, Alignment found) {
    int linked =
        found.links().stream()
            .filter(l -> l.weight() > Alignment.INITIAL_WEIGHT)
            .mapToInt(Alignment.Link::words)
            .sum();
    boolean more = substance(found.aLeft()) > 0 || substance(found.bLeft()) > 0;
    Alignment.Link first = found.links().getFirst();
    return linked == 0 || (linked == 1 && more)
        ? score.atMost(LONE, Rule.LONE_WORD, first.a(), first.b())
        : score;
  }

  private static Score withLegalForms(Score score, Set<String> query, Set<String> candidate) {
    if (query.equals(candidate) || query.stream().anyMatch(candidate::contains)) {
      return score;
    }
    int loss = query.isEmpty() || candidate.isEmpty() ? NO_FORM : OTHER_FORM;
    return score.with(Rule.LEGAL_FORM, String.join(" ", query), String.join(" ", candidate), -loss);
  }

  private static int weight(List<Word> words) {
    return words.stream().mapToInt(Alignment::weight).sum();
  }

  private static int substance(List<Word> words) {
    return words.stream().filter(Word::isSubstance).mapToInt(Alignment::weight).sum()
        + words.stream().filter(w -> w.role() == Role.INITIAL).mapToInt(Alignment::weight).sum();
  }

  private static String texts(List<Word> words) {
    return String.join(" ", words.stream().map(Word::text).toList());
  }
}
