package org.entente.screen.name;

/// What can speak for or against two names being one. The code is part of the output: never
/// change one.
public enum Rule {
  TOKEN_EQUAL("token.equal"),
  TOKEN_SPELLING("token.spelling"),
  TOKEN_TYPO("token.typo"),
  TOKEN_INITIAL("token.initial"),
  TOKEN_JOINED("token.joined"),
  TOKEN_UNMATCHED("token.unmatched"),
  TOKEN_CONFLICT("token.conflict"),
  NUMBER_DIFFERENT("number.different"),
  LEGAL_FORM("legal.form"),
  LONE_WORD("token.alone"),
  SCRIPT_STRICT("script.strict"),
  KOREAN_SYLLABLE("korean.syllable"),
  KOREAN_SURNAME("korean.surname"),
  KOREAN_GIVEN("korean.given"),
  SURNAME_VARIANT("surname.variant"),
  NORTH_SOUTH("north-south"),
  KANA_ENGLISH("kana.english"),
  TRANSLITERATION("script.transliterated"),
  HOMONYMS("homonyms"),
  WEAK_ALIAS("alias.weak"),
  BIRTH_DATE("birth.date"),
  BIRTH_YEAR("birth.year"),
  SEX_DIFFERENT("sex.different"),
  COUNTRY("country.different"),
  PASSPORT_DIFFERENT("passport.different"),
  PASSPORT("passport.equal");

  private final String code;

  Rule(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
