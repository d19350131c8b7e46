package org.entente.screen.name.match;

import java.util.ArrayList;
import java.util.List;
import org.entente.screen.Script;
import org.entente.screen.TargetKind;
import org.entente.screen.name.Because;
import org.entente.screen.name.NameScorer;
import org.entente.screen.name.Rule;
import org.entente.screen.name.Score;
import org.entente.screen.name.korean.KoreanName;
import org.entente.screen.name.latin.WordMatch;

/// Our own scorer: each name is read in every way it may be meant, and the best agreement counts.
/// Two names in one exact script (Hangul, Han) are compared strictly instead: what is written
/// differently there is another name, however alike it sounds in Latin letters.
public final class NameMatch implements NameScorer {
  /// The best that "sounds alike" can say across scripts, and between Latin spellings.
  private static final int SOUNDS_ALIKE = 9_700;

  private static final int SPELT_ALIKE = 9_300;

  /// What a unit of price in hearing costs.
  private static final int PER_PRICE = 100;

  private static final int TRANSLITERATED = 400;
  private static final int NORTH_SOUTH = 9_700;
  private static final int ONE_SYLLABLE_OFF = 5_000;

  /// Letters alike, but another Korean family name.
  private static final int OTHER_FAMILY = 5_000;

  /// Letters alike, but another Korean given name: what that costs.
  private static final int OTHER_GIVEN = 1_500;

  @Override
  public int score(String query, String candidate, TargetKind kind) {
    PreparedName own = PreparedName.of(query, kind);
    PreparedName other = PreparedName.of(candidate, kind);
    return value(own, other);
  }

  public static Score score(PreparedName query, PreparedName candidate) {
    int price = query.korean.price(candidate.korean);
    if (isStrict(query, candidate)) {
      return strict(query, candidate);
    }
    int heard = candidate.mayBePerson() ? heard(query, candidate, price) : 0;
    int person = asPersons(query, candidate) ? words(query, candidate, true) : 0;
    int other = candidate.mayBeOther() ? words(query, candidate, false) : 0;
    if (heard >= person && heard >= other) {
      return heard == 0 ? Score.NONE : syllables(query, candidate, heard);
    }
    boolean asPerson = person >= other;
    Score score =
        WordMatch.score(
            asPerson ? query.asPerson : query.asOther,
            asPerson ? candidate.asPerson : candidate.asOther,
            asPerson,
            isExact(query, candidate));
    if (query.script != candidate.script) {
      score =
          score.with(
              Rule.TRANSLITERATION, query.script.name(), candidate.script.name(), -TRANSLITERATED);
    }
    int sounds = asPerson ? sounds(query, candidate, score.value()) : 0;
    Rule rule = sounds == OTHER_GIVEN ? Rule.KOREAN_GIVEN : Rule.KOREAN_SURNAME;
    return sounds == 0 ? score : score.with(rule, query.text, candidate.text, -sounds);
  }

  /// What letters that are alike lose where both names are Korean and sound otherwise: everything
  /// above a bar for another family name, something for another given name.
  private static int sounds(PreparedName query, PreparedName candidate, int value) {
    if (value <= OTHER_FAMILY || query.korean.isEmpty() || candidate.korean.isEmpty()) {
      return 0;
    }
    if (query.korean.isOtherFamily(candidate.korean)) {
      return value - OTHER_FAMILY;
    }
    return query.korean.isOtherGiven(candidate.korean) ? OTHER_GIVEN : 0;
  }

  /// Every syllable has its share; what it costs to hear it so is taken from its own.
  private static Score syllables(PreparedName query, PreparedName candidate, int value) {
    List<KoreanName.Step> steps = query.korean.steps(candidate.korean);
    int price = steps.stream().mapToInt(KoreanName.Step::price).sum();
    int whole = value + price * PER_PRICE;
    List<Because> because = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      KoreanName.Step step = steps.get(i);
      int share = whole / steps.size() + (i == 0 ? whole % steps.size() : 0);
      Rule rule =
          step.northSouth()
              ? Rule.NORTH_SOUTH
              : step.family() && !step.a().equals(step.b())
                  ? Rule.SURNAME_VARIANT
                  : Rule.KOREAN_SYLLABLE;
      int cost = step.price() * PER_PRICE;
      because.add(new Because(rule, step.a(), step.b(), share - cost, step.heard(), cost));
    }
    return new Score(value, because);
  }

  /// The score's value alone, quicker.
  public static int value(PreparedName query, PreparedName candidate) {
    int price = query.korean.price(candidate.korean);
    if (isStrict(query, candidate)) {
      return strict(query, candidate, price);
    }
    int value = candidate.mayBePerson() ? heard(query, candidate, price) : 0;
    if (asPersons(query, candidate)) {
      value = Math.max(value, words(query, candidate, true));
    }
    return candidate.mayBeOther() ? Math.max(value, words(query, candidate, false)) : value;
  }

  /// Whether the score is at least `bar`, quicker still.
  ///
  /// @param spelt whether the words may agree; false only where that is known not to be
  /// @param price of hearing one as the other: [KoreanName#price]
  public static boolean reaches(
      PreparedName query, PreparedName candidate, boolean spelt, int price, int bar) {
    if (isStrict(query, candidate)) {
      return strict(query, candidate, price) >= bar;
    }
    if (candidate.mayBePerson() && heard(query, candidate, price) >= bar) {
      return true;
    }
    return spelt
        && ((asPersons(query, candidate) && personsReach(query, candidate, bar))
            || (candidate.mayBeOther() && words(query, candidate, false) >= bar));
  }

  /// Letters needn't be compared where another family name would keep them below the bar.
  private static boolean personsReach(PreparedName query, PreparedName candidate, int bar) {
    boolean korean = !query.korean.isEmpty() && !candidate.korean.isEmpty();
    return !(korean && bar > OTHER_FAMILY && query.korean.isOtherFamily(candidate.korean))
        && words(query, candidate, true) >= bar;
  }

  private static boolean isStrict(PreparedName query, PreparedName candidate) {
    return query.script == candidate.script
        && (query.script == Script.HANGUL || query.script == Script.HAN);
  }

  /// Hangul that can be a Korean name is compared by sound alone.
  private static boolean asPersons(PreparedName query, PreparedName candidate) {
    return candidate.mayBePerson() && !query.isSoundOnly() && !candidate.isSoundOnly();
  }

  /// Letters of Han characters were never written by a hand.
  private static boolean isExact(PreparedName query, PreparedName candidate) {
    return query.script != candidate.script
        && (query.script == Script.HAN || candidate.script == Script.HAN);
  }

  /// Letters of another script are a guess.
  private static int words(PreparedName query, PreparedName candidate, boolean person) {
    int value =
        WordMatch.value(
            person ? query.asPerson : query.asOther,
            person ? candidate.asPerson : candidate.asOther,
            person,
            isExact(query, candidate));
    int across = query.script == candidate.script ? value : Math.max(0, value - TRANSLITERATED);
    return person ? across - sounds(query, candidate, across) : across;
  }

  /// The most that hearing one as the other may cost for a score to reach `bar`.
  public static int mostPrice(int bar) {
    return (SOUNDS_ALIKE - bar) / PER_PRICE;
  }

  private static int heard(PreparedName query, PreparedName candidate, int price) {
    if (price >= KoreanName.NEVER) {
      return 0;
    }
    boolean latin = query.script == Script.LATIN && candidate.script == Script.LATIN;
    return Math.max(0, (latin ? SPELT_ALIKE : SOUNDS_ALIKE) - price * PER_PRICE);
  }

  private static Score strict(PreparedName query, PreparedName candidate) {
    int value = strict(query, candidate, query.korean.price(candidate.korean));
    return switch (value) {
      case 0 -> Score.NONE;
      case WHOLE -> one(Rule.TOKEN_EQUAL, query, candidate, value);
      case NORTH_SOUTH -> one(Rule.NORTH_SOUTH, query, candidate, value);
      default -> one(Rule.SCRIPT_STRICT, query, candidate, value);
    };
  }

  private static int strict(PreparedName query, PreparedName candidate, int price) {
    String a = query.exact;
    String b = candidate.exact;
    if (a.equals(b)) {
      return WHOLE;
    }
    if (query.script == Script.HANGUL && price == 0) {
      return NORTH_SOUTH;
    }
    int off = 0;
    for (int i = 0; a.length() == b.length() && i < a.length(); i++) {
      off += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return off == 1 && a.length() > 2 ? ONE_SYLLABLE_OFF : 0;
  }

  private static Score one(Rule rule, PreparedName query, PreparedName candidate, int value) {
    return new Score(value, List.of(new Because(rule, query.text, candidate.text, value)));
  }
}
