package org.entente.screen.name.match;

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

  @Override
  public int score(String query, String candidate, TargetKind kind) {
    return value(PreparedName.of(query, kind), PreparedName.of(candidate, kind), true, true);
  }

  public static Score score(PreparedName query, PreparedName candidate) {
    if (isStrict(query, candidate)) {
      return strict(query, candidate);
    }
    int heard = candidate.mayBePerson() ? heard(query, candidate) : 0;
    int person = asPersons(query, candidate) ? words(query, candidate, true) : 0;
    int other = candidate.mayBeOther() ? words(query, candidate, false) : 0;
    if (heard >= person && heard >= other) {
      return heard == 0 ? Score.NONE : one(Rule.KOREAN_SYLLABLE, query, candidate, heard);
    }
    boolean asPerson = person >= other;
    Score score =
        WordMatch.score(
            asPerson ? query.asPerson : query.asOther,
            asPerson ? candidate.asPerson : candidate.asOther,
            asPerson,
            isExact(query, candidate));
    return query.script == candidate.script
        ? score
        : score.with(
            Rule.TRANSLITERATION, query.script.name(), candidate.script.name(), -TRANSLITERATED);
  }

  /// The score's value alone, quicker.
  ///
  /// @param spelt whether the words may agree; false only where that is known not to be
  /// @param heard whether the sounds, or the characters, may agree
  public static int value(
      PreparedName query, PreparedName candidate, boolean spelt, boolean heard) {
    if (isStrict(query, candidate)) {
      return heard ? strict(query, candidate).value() : 0;
    }
    int value = heard && candidate.mayBePerson() ? heard(query, candidate) : 0;
    if (spelt && asPersons(query, candidate)) {
      value = Math.max(value, words(query, candidate, true));
    }
    return spelt && candidate.mayBeOther()
        ? Math.max(value, words(query, candidate, false))
        : value;
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
    return query.script == candidate.script ? value : Math.max(0, value - TRANSLITERATED);
  }

  private static int heard(PreparedName query, PreparedName candidate) {
    int price = query.korean.price(candidate.korean);
    if (price >= KoreanName.NEVER) {
      return 0;
    }
    boolean latin = query.script == Script.LATIN && candidate.script == Script.LATIN;
    return Math.max(0, (latin ? SPELT_ALIKE : SOUNDS_ALIKE) - price * PER_PRICE);
  }

  private static Score strict(PreparedName query, PreparedName candidate) {
    String a = query.exact;
    String b = candidate.exact;
    if (a.equals(b)) {
      return one(Rule.TOKEN_EQUAL, query, candidate, WHOLE);
    }
    if (query.script == Script.HANGUL && query.korean.price(candidate.korean) == 0) {
      return one(Rule.NORTH_SOUTH, query, candidate, NORTH_SOUTH);
    }
    int off = 0;
    for (int i = 0; a.length() == b.length() && i < a.length(); i++) {
      off += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return off == 1 && a.length() > 2
        ? one(Rule.SCRIPT_STRICT, query, candidate, ONE_SYLLABLE_OFF)
        : Score.NONE;
  }

  private static Score one(Rule rule, PreparedName query, PreparedName candidate, int value) {
    return new Score(value, List.of(new Because(rule, query.text, candidate.text, value)));
  }
}
