package org.entente.base.message;

/// What several parts say, the frame of help pages, what went wrong.
public enum CommandMessage implements Message {
  // The frame of every help page.
  HELP_USAGE("Usage:"),
  HELP_PARAMETERS("Arguments:"),
  HELP_OPTIONS("Options:"),
  HELP_COMMANDS("Commands:"),
  HELP_EXAMPLE("Example:"),
  OPTION_HELP("Show this help and exit."),
  OPTION_VERSION("Show the version and exit."),
  OPTION_LANG(
      "Language for people: en, ko or ja. Default: that of the environment (LC_ALL, LANG)."),

  // What each command is for.
  COMMAND_ENTENTE("Partner countries follow stolen crypto together and act on it as one."),
  COMMAND_TEST("Run everything the project checks of itself (takes minutes)."),
  TEST_BY_LAUNCHER("The launcher runs the tests: ./entente test"),
  COMMAND_CHAIN("Ledgers: import raw blocks, check them, look things up."),
  OPTION_STORE("The folder of the store."),
  OPTION_FORMAT("table for people, json for programs. Default: table."),

  // Attribution: CoinJoins.
  COMMAND_ATTRIBUTE("Who holds it: CoinJoins, clusters, deposits, pools."),
  OPTION_LENIENT_LINES("Skip, count and list lines that can't be read instead of stopping."),
  HEADING_PROBABILITY("probability"),

  // Exposure of addresses.
  MEASURED("measured, {0}: {1}"),

  // who holds an account
  HEADING_RULE("rule"),

  // Screening of names.
  COMMAND_SCREEN("Is it on a partner's list? Names, ships, wallets."),
  HEADING_QUERY("query"),
  HEADING_SCORE("score"),

  // The node.
  COMMAND_NODE("A sovereign node: what a country keeps, and the server that answers for it."),

  // Partners, releases, signed logs.
  COMMAND_PERSON("The people of a node: who may sign in, and in which role."),
  COMMAND_PERSON_INVITE(
      "Make a link with which somebody sets a password, once, within three days."),
  COMMAND_PERSON_LOCK("Let somebody sign in no more, until they are unlocked."),
  COMMAND_PERSON_UNLOCK("Let somebody who was locked sign in again."),
  COMMAND_PERSON_REMOVE("Remove somebody for good; the name stays theirs in all records."),
  COMMAND_PASSKEY("Passkeys with which people sign in."),
  COMMAND_OIDC("Issuers of OpenID Connect at which people sign in, and who is who there."),
  COMMAND_TOKEN("Tokens with which people's programs sign in."),
  COMMAND_PARTNER("The partners of a node: who they are, and how far the exchange with each is."),
  COMMAND_PARTNER_SUSPEND("Let nothing leave for a partner any more, until it is resumed."),
  COMMAND_PARTNER_RESUME("Take a suspended partner up again."),
  COMMAND_PARTNER_REMOVE(
      "Let nothing leave for a partner any more; what it was given stays on record."),
  COMMAND_RELEASE("What partners are given: look first, then send; take back."),
  COMMAND_OVERLAP("What a partner and you both work on, and nothing else."),
  COMMAND_LOG("Signed logs of what was released: list, export, prove."),

  // STIX: checked, matched, brought in.
  COMMAND_STIX("STIX 2.1: check content, match patterns, bring in what others sent."),
  OPTION_FORMAT_OR_TABLE("json for programs, table for people. Default: json."),
  COMMAND_ACCURACY(
      "Measure how often each rule is wrong, on the samples at hand and on made ones."),
  OPTION_ACCURACY_SAMPLES("The folder of the real samples. Default: ../shared/data."),
  OPTION_ACCURACY_PART("Measure only these parts: ships,overflights,supply-chains, say."),
  OPTION_ACCURACY_WRITE("Also write docs/reference/accuracy.md below the current folder."),
  ERROR_NO_PAGE_FOLDER("there is no folder {0} here; start at the project's root"),
  ACCURACY_MISSING("not at hand, left out: {0}"),
  ACCURACY_WRITTEN("written: {0}"),

  // Monitors: overflights.
  COMMAND_WATCH("What else moves: warnings, overflights of own sites, ships, supply chains."),
  COMMAND_OVERFLIGHT("When may a satellite see my sites?"),

  // Monitors: ships.
  COMMAND_SHIPS("What ships say of themselves, and what does not fit."),

  // Labels: who stands behind addresses.
  COMMAND_LABELS("Who stands behind addresses, by whose word."),
  OPTION_AS_KNOWN("What was known on this day (2025-02-21). Default: today."),
  OPTION_PACK_KEY("Private key in PEM (openssl genpkey -algorithm ed25519)."),
  OPTION_PACK_PUBLIC("Its public half in PEM (openssl pkey -pubout)."),
  HEADING_LABEL("label"),

  // Warnings.
  COMMAND_WARNINGS("Warnings between nations: checked, kept, judged as a set, verified."),
  COMMAND_SUPPLY("Which supplies can one country cut off?"),

  // Results: headings, fields, news.
  PROGRESS("{0}: {1}, {2}, {3}/s, {4} left"),
  PROGRESS_SHARE("{0}: {1}, {2} left"),
  PROGRESS_CHECK("checking"),
  CHECK_SOUND("Sound: every checksum, link, block and sum of the store is right."),
  CHECK_FOUND("Not sound: {0} findings."),
  HEADING_FILE("file"),
  HEADING_PLACE("place"),
  HEADING_REASON("reason"),
  FIELD_NETWORK("network"),
  FIELD_TRANSACTION("transaction"),
  FIELD_HEIGHT("height"),
  FIELD_TIME("time"),
  FIELD_VALUE_OUT("value out"),
  FIELD_ADDRESS("address"),
  HEADING_AT("at"),
  HEADING_VALUE("value (BTC)"),
  HEADING_DECIMAL("amount"),
  UNKNOWN("unknown"),

  // Traces.
  FIELD_START("start"),
  HEADING_AMOUNT("amount (BTC)"),
  HEADING_KIND("kind"),
  HEADING_HOPS("hops"),
  TRACE_CONSERVED("Conserved to the last unit: {0} started = {1} in ends + {2} in fees."),
  HEADING_ASSET("asset"),
  TRACE_OVERLAP_ASSET("Of the starts, {0} arrived at another start and is counted there."),
  TRACE_DISAGREE("The methods disagree at {0} of {1} ends (marked ≠)."),

  // Importing, generating, tracing.
  COMMAND_IMPORT("Bring raw blocks into a store."),
  OPTION_LENIENT("Skip, count and list blocks that break a rule instead of stopping."),

  // Lists and what is screened against them.
  COMMAND_LISTS("The partners' sanctions lists."),
  HEADING_LIST("list"),
  HEADING_BECAUSE("because"),

  // The desk: clearances.
  COMMAND_SCREEN_CLEAR(
      "Customers who are not the target they are called like, with reason and expiry."),

  // The desk: screening again, and files of any length.
  OPTION_FROM_ROW("Begin with this row, to go on after a stop. Default: 1."),
  HEADING_TARGET("target"),
  HEADING_JOINED_BY("joined by"),

  // What went wrong.
  ERROR("Error: {0}"),
  ERROR_SEE_HELP("Try '{0} --help'."),
  ERROR_UNKNOWN_ARGUMENT("unknown argument {0}"),
  ERROR_MISSING_ARGUMENT("missing {0}"),
  ERROR_BAD_VALUE("{0} does not take '{1}'"),
  ERROR_MISSING_COMMAND("missing command"),
  ERROR_LANGUAGE("--lang takes en, ko or ja, not '{0}'"),
  ERROR_CANNOT_OPEN("cannot read or write {0}: {1}"),
  ERROR_NO_SPACE("{0}. Free some of it and run the same command again"),
  ERROR_READ_ONLY("{0}. Name another folder, or let it be written"),
  ERROR_NO_SUCH_FILE("no such file or folder"),
  ERROR_ACCESS_DENIED("access denied"),
  ERROR_NOT_A_FOLDER("it is not a folder"),
  ERROR_EXISTS("it is there already"),
  ERROR_NO_STORE(
      "there is no store in {0}. Make one: entente chain import bitcoin --store {0} PATH..."),
  ERROR_NOT_IN_STORE("no such transaction or block in this store"),
  ERROR_INTERNAL(
      "this is a mistake in Entente, not in your data: {0}. Please report it with the lines"
          + " below.");

  private final String english;

  CommandMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
