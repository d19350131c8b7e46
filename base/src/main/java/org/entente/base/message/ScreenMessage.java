package org.entente.base.message;

/// Screening: names, addresses, ships, files of customers, reasons.
public enum ScreenMessage implements Message {
  // Screening of names.
  COMMAND_SCREEN_PAIRS("Score pairs of names, without any list."),
  PARAMETER_SCREEN_PAIRS("CSV with the columns query,candidate and, if known, type."),
  OPTION_SCORER(
      "entente, or ofac: what the US Treasury's public search would show. Default: entente."),
  HEADING_CANDIDATE("candidate"),

  // Lists handed to partners, and lists of another day.
  REASON_IMO_SEVERAL("several numbers stand as one; each is asked for"),
  REASON_SHIP_FORMER_NAME("was called that before"),

  // Lists and what is screened against them.
  COMMAND_SCREEN_ADDRESS("Is a crypto address on a list, whose, since when?"),
  COMMAND_SCREEN_NAME("Is a name on a list, whose, since when? In any script."),
  OPTION_NAME_TYPE("What is asked for; other: anything."),
  OPTION_BIRTH_DATE("Birth date, or the year alone; one that differs lowers the score."),
  OPTION_SEX("Sex; another one on the list lowers the score."),
  OPTION_PASSPORT("Passport or identity number; an equal one decides."),
  OPTION_NAME_COUNTRY("Nationality; one that differs lowers the score."),
  PARAMETER_SCREEN_NAME("Names; put one of several words in quotes."),
  SCREENED_AGAINST("Asked of {0} entries."),
  COMMAND_SCREEN_VESSEL("Is a ship on a list? By number, name, radio numbers and flag."),
  OPTION_SCREEN_LIST("Only these lists (un, us-sdn …), or all lists of a publisher (us)."),
  OPTION_THRESHOLD("From which score on a hit is a match. Default: 0.70."),
  OPTION_IMO("The ship's IMO number."),
  OPTION_MMSI("The ship's MMSI."),
  OPTION_CALL_SIGN("The ship's call sign."),
  OPTION_FLAG("The country whose flag the ship flies."),
  PARAMETER_SCREEN_ADDRESS("Addresses of any chain, however they are written."),
  PARAMETER_SCREEN_VESSEL("Names of ships, or IMO numbers."),
  SCREEN_NOTHING("nothing on these lists"),
  SCREEN_MATCH("match"),
  SCREEN_BELOW("below"),
  SCREEN_NAMED("listed as {0} ({1})"),
  NAME_PRIMARY("primary name"),
  NAME_ALIAS("alias"),
  NAME_FORMER("former name"),
  NAME_ORIGINAL_SCRIPT("in its own script"),
  NAME_WEAK("weak"),

  // why names match
  REASON_KOREAN_SURNAME("another Korean family name by sound"),
  REASON_KOREAN_GIVEN("another Korean given name by sound"),
  REASON_SURNAME_VARIANT("the family name, spelt otherwise"),
  REASON_HOMONYMS("others on the lists who sound the same"),
  REASON_PASSPORT_DIFFERENT("another passport"),
  REASON_ADDRESS_EQUAL("the same address"),
  REASON_ADDRESS_TEXT_EQUAL("the same text, of no format that is known"),
  REASON_ADDRESS_SAME_KEY("another form of the same key"),
  REASON_ADDRESS_LOOK_ALIKE("only looks alike: begins and ends the same, a pattern of attack"),
  REASON_ADDRESS_WRONG_CHECKSUM(
      "upper and lower case are wrong: mistyped, or another address was meant"),
  REASON_ADDRESS_NOT_RECOGNISED("format not recognised"),
  REASON_ADDRESS_LABEL_DIFFERS("the list's label names another chain"),
  REASON_IMO_EQUAL("the same IMO number"),
  REASON_IMO_COMPANY_NUMBER("the IMO number of a listed company"),
  REASON_IMO_PROBABLY_MISTYPED("the IMO number fails its check: probably mistyped"),
  REASON_IMO_DIFFERS("another valid IMO number: another ship of the name"),
  REASON_IMO_NEAR("one digit from a listed IMO number"),
  REASON_IMO_NOT_RECOGNISED("no IMO number"),
  REASON_IMO_IS_COMPANY_NUMBER("a company's IMO number, no ship's"),
  REASON_IMO_CHECK_DIGIT_WRONG("the IMO number fails its check"),
  REASON_IDENTITY_CONFLICT("identity conflict: the number of one listed ship, the name of another"),
  REASON_SHIP_NAME("the same name"),
  REASON_SHIP_NAME_SOUND("the name sounds the same"),
  REASON_SHIP_WEAK_NAME("only a weak alias is the same"),
  REASON_SHIP_RENAMED("listed under another name"),
  REASON_MMSI_EQUAL("the same MMSI"),
  REASON_MMSI_SHARED("the MMSI of a ship with another IMO number"),
  REASON_MMSI_NOT_A_SHIPS("no ship's MMSI"),
  REASON_CALL_SIGN_EQUAL("the same call sign"),
  REASON_FLAG_EQUAL("the same flag"),
  REASON_FLAG_DIFFERS("another flag than listed"),
  REASON_FLAG_DIFFERS_FROM_MMSI("the flag is not the MMSI's country"),
  REASON_FLAG_DIFFERS_FROM_CALL_SIGN("the flag is not the call sign's country"),

  // The desk: serving, and what rules about names are called.
  REASON_TOKEN_EQUAL("the same word"),
  REASON_TOKEN_SPELLING("the same word, spelt differently"),
  REASON_TOKEN_TYPO("a word with a typing error"),
  REASON_TOKEN_INITIAL("an initial of the word"),
  REASON_TOKEN_JOINED("two words written as one"),
  REASON_TOKEN_UNMATCHED("a word the other name doesn't have"),
  REASON_TOKEN_CONFLICT("words that contradict each other"),
  REASON_NUMBER_DIFFERENT("another number"),
  REASON_LEGAL_FORM("the legal form"),
  REASON_TOKEN_ALONE("only one word is the same"),
  REASON_SCRIPT_STRICT("the same script, other letters"),
  REASON_KOREAN_SYLLABLE("the same Korean syllable"),
  REASON_NORTH_SOUTH("written as in the North or in the South"),
  REASON_KANA_ENGLISH("an English word in katakana"),
  REASON_SCRIPT_TRANSLITERATED("the same in another script"),
  REASON_ALIAS_WEAK("only a weak alias: never decides alone"),
  REASON_BIRTH_DATE("the birth date"),
  REASON_BIRTH_YEAR("born years apart"),
  REASON_SEX_DIFFERENT("another sex"),
  REASON_COUNTRY_DIFFERENT("another country"),
  REASON_PASSPORT_EQUAL("the same passport or identity number"),

  // The desk: records of decisions.
  COMMAND_SCREEN_REPLAY("Check that no record of decisions was changed, and decide again."),
  PARAMETER_SCREEN_REPLAY("A record by its number or hash, or a file of records. Default: all."),
  OPTION_AUDIT(
      "The file to which every decision is recorded. Default: audit/decisions.jsonl beside the"
          + " lists."),
  OPTION_CUSTOMER("The customer by the desk's own id, for clearances."),
  REPLAYED("{0} decided the same, {1} not; {2} records, the last is {3}."),
  REPLAY_SAME("record {0}: the same, byte for byte"),
  REPLAY_SAME_DECISION("record {0}: the same decision, in an older form"),
  REPLAY_FORM("made in form {0} of records; this is form {1}"),
  REPLAY_OTHER("record {0}: not the same"),
  REPLAY_LIST_MISSING("this issue of a list is gone: {0}"),
  REPLAY_VERSION("decided by Entente {0}; this is {1}"),
  REPLAY_ANSWER("was: {0}\n  is:  {1}"),
  SCREEN_CLEARED("cleared by {0} until {1}: {2}"),

  // The desk: clearances.
  COMMAND_CLEAR_ADD("Clear a customer of being a target, until a day or until a list changes."),
  COMMAND_CLEAR_REMOVE("Take a clearance back."),
  COMMAND_CLEAR_LIST("Show all clearances and which of them hold."),
  OPTION_CLEAR_REASON("Why."),
  OPTION_CLEAR_UNTIL("The last day on which it holds. Default: a year from now."),
  OPTION_CLEAR_TARGET("The target by list and reference, as results show it: us-sdn/25308."),
  OPTION_CLEAR_BY("Who decides it. Default: the user."),
  CLEARED("{0} is cleared of being {1} until {2}, or until a list changes what it says."),
  HEADING_CUSTOMER("customer"),
  CLEAR_HOLDS("holds"),
  CLEAR_EXPIRED("expired"),
  CLEAR_CHANGED("a list has changed"),

  // The desk: screening again, and files of any length.
  COMMAND_SCREEN_RESCREEN("Whom of the customers does a change of lists concern?"),
  OPTION_RESCREEN_BEFORE(
      "The issues before the change, by a day or their hashes. Default: of each list the last but"
          + " one."),
  RESCREENED("{0} customers, {1} entries changed, {2} customers concerned."),
  OPTION_SCREEN_OUTPUT(
      "Write JSON lines to this file; when it is there already, go on after its last row."),
  SCREEN_RESUMED("{0} rows are answered already; going on after them."),
  SCREEN_GO_ON("Stopped. Rows up to {0} are answered; --from-row {1} goes on after them."),
  PROGRESS_SCREEN("Screening"),
  SCREEN_STOPPED("Stopped. What is in the file stays; the same command goes on after it."),
  COMMAND_SCREEN_FILE(
      "Screen a file of people, firms, ships and wallets, row by row: CSV with a header, JSON"
          + " lines, or Parquet."),
  OPTION_SCREEN_COUNT("How many results a row has besides matches. Default: 10."),
  PARAMETER_SCREEN_FILE(
      "Columns id, type, name, imo, mmsi, call_sign, flag, birth_date, sex, passport, country,"
          + " address: any of them.");

  private final String english;

  ScreenMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
