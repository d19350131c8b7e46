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
    return score(PreparedName.of(query, kind), PreparedName.of(candidate, kind)).value();
  }

  public static Score score(PreparedName query, PreparedName candidate) {
    if (query.script == candidate.script) {
      if (query.script == Script.HANGUL || query.script == Script.HAN) {
        return strict(query, candidate);
      }
    }
    Score best =
        switch (candidate.kind) {
          case PERSON -> person(query, candidate);
          case ORGANIZATION, VESSEL, AIRCRAFT -> other(query, candidate);
          case LEGAL_ENTITY, OTHER -> better(person(query, candidate), other(query, candidate));
        };
    return best;
  }

  /// Whether what is heard may bring the score to `bar`; quicker than the score.
  public static boolean mayBeHeard(PreparedName query, PreparedName candidate, int bar) {
    return (query.script == candidate.script && query.script != Script.LATIN)
        || SOUNDS_ALIKE - query.korean.price(candidate.korean) * PER_PRICE >= bar;
  }

  private static Score better(Score a, Score b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Score person(PreparedName query, PreparedName candidate) {
    Score heard = korean(query, candidate);
    return query.isSoundOnly() || candidate.isSoundOnly()
        ? heard
        : better(heard, across(query, candidate, words(query, candidate, true)));
  }

  private static Score other(PreparedName query, PreparedName candidate) {
    return across(query, candidate, words(query, candidate, false));
  }

  private static Score words(PreparedName query, PreparedName candidate, boolean person) {
    if (query.script != candidate.script
        && (query.script == Script.HAN || candidate.script == Script.HAN)) {
      return person
          ? WordMatch.exact(query.asPerson, candidate.asPerson, true)
          : WordMatch.exact(query.asOther, candidate.asOther, false);
    }
    return person
        ? WordMatch.score(query.asPerson, candidate.asPerson, true)
        : WordMatch.score(query.asOther, candidate.asOther, false);
  }

  /// Letters of another script are a guess.
  private static Score across(PreparedName query, PreparedName candidate, Score score) {
    return query.script == candidate.script || score.value() == 0
        ? score
        : score.with(
            Rule.TRANSLITERATION, query.script.name(), candidate.script.name(), -TRANSLITERATED);
  }

  private static Score korean(PreparedName query, PreparedName candidate) {
    int price = query.korean.price(candidate.korean);
    if (price >= KoreanName.NEVER) {
      return Score.NONE;
    }
    boolean latin = query.script == Script.LATIN && candidate.script == Script.LATIN;
    int value = Math.max(0, (latin ? SPELT_ALIKE : SOUNDS_ALIKE) - price * PER_PRICE);
    return new Score(
        value, List.of(new Because(Rule.KOREAN_SYLLABLE, query.text, candidate.text, value)));
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
