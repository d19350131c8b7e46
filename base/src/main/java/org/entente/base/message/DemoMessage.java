package org.entente.base.message;

/// The demonstration.
public enum DemoMessage implements Message {
  // The demonstration: lists.
  DEMO_LISTS("On whose list?"),
  DEMO_LISTS_STORY(
      "A bank in Seoul, one in Tokyo and one in New York each write the same man's name in their"
          + " own way. Asked here are a few facts of public notices, not whole lists: import those"
          + " with ./entente lists import."),
  DEMO_LISTS_NOBODY("nobody in these notices"),
  DEMO_LISTS_GAPS("Who lists whom, since when, and who does not (in these notices):"),
  DEMO_LISTS_PERHAPS("{0} and {1} may be the same ({2}): a person decides."),

  // Traces.

  // The demonstration.
  COMMAND_DEMO("Show a real theft from end to end, then a deep trace on a generated chain."),
  OPTION_ONCE("End when all is printed."),
  DEMO_BYBIT("Bybit, 21 February 2025"),
  DEMO_BYBIT_STORY(
      "The largest theft ever, which the FBI attributed to North Korea five days later. Its"
          + " published transfers, facts of the public ledger, become a ledger here; the rest is"
          + " computed from it."),
  DEMO_BYBIT_WHERE("Where it stands at the end of the published transfers, by fifo:"),
  HEADING_WHERE("where"),
  HEADING_ADDRESSES("addresses"),
  HEADING_FBI("named by the FBI"),
  HEADING_WHO_CAN_STOP("who can stop it"),
  DEMO_AT_TRANCHES("spread in parts of 10,000"),
  DEMO_AT_GATHERED("gathered after the swaps, not yet spread"),
  DEMO_AT_THIEF("still where it was first taken to"),
  DEMO_AT_SWAPPER("with the swapper"),
  DEMO_AT_RECOVERED("set aside"),
  DEMO_STOP_NOBODY("nobody: native ether has no issuer; watch the addresses"),
  DEMO_STOP_SWAPPED("too late: swapped for ether"),
  DEMO_BYBIT_EMPTIED(
      "The {0} addresses were emptied one after the other from {1} to {2}: there was time to warn"
          + " those they paid."),
  DEMO_BYBIT_DIFFERENCE(
      "What these sums cannot say: the swaps of stETH and mETH are not among the published"
          + " transfers, so the ether they gave (98,048.7948, published with four decimals) starts"
          + " anew; nor is the gas that was paid."),
  DEMO_BYBIT_LEFT_OUT(
      "{0} transfers only look as if the thief had made them (of {1} that were published as fakes):"
          + " tokens and addresses that imitate real ones, a transfer of nothing. Left out, kept as"
          + " evidence:"),
  DEMO_BYBIT_EXPOSURE(
      "May an exchange credit a deposit from these two addresses? Whose money they had, by what was"
          + " known on {0} (unseen: what the staked tokens were swapped for, since the swaps are"
          + " not among the published transfers):"),
  DEMO_THEFT("DMM Bitcoin, Tokyo, 31 May 2024"),
  DEMO_THEFT_STORY(
      "4,502.9 BTC (about 305 million dollars) left a Japanese exchange in one transaction. The FBI"
          + " and Japan's National Police Agency attribute it to North Korea (TraderTraitor)."),
  DEMO_FIELD_VERIFIED("verified"),
  DEMO_VERIFIED("both transactions rebuilt from their fields have the ids that the ledger knows"),
  DEMO_FIELD_VICTIM("victim"),
  DEMO_FIELD_PAYEE("payee"),
  DEMO_LOOK_ALIKE("The payee looks like an address of the exchange itself:"),
  DEMO_LOOK_ALIKE_ODDS(
      "The first {0} and the last {1} characters agree. By chance that takes {2} tries: it was made"
          + " so."),
  DEMO_FEE(
      "The fee is {0} BTC, {1} satoshi per virtual byte: hundreds of times the usual. Whoever paid"
          + " it was in a hurry and not spending his own."),
  DEMO_FLOW("Where are the nine stolen outputs now? By five methods:"),
  DEMO_EXPOSURE("Whose money the payee had (labels with their sources are in the program):"),
  DEMO_DEPOSIT(
      "Suppose that he wants to pay 10 BTC of it in at an exchange. Asked before it is sent (this"
          + " transaction is made up, what it would spend is real):"),
  DEMO_STANDS(
      "In these data the money stands unspent at {0}. It was later spread over ten addresses"
          + " (published by Beosin); import their transactions, and the same question goes on."),
  DEMO_SITUATION("The situation"),
  DEMO_SITUATION_STORY(
      "What else moves, watched by the same program. All that goes in is SYNTHETIC here: the"
          + " element set, the sites, the warning, the ships, the table. The answers are"
          + " computed."),
  DEMO_SITUATION_PASSES(
      "Malligyong-1 (catalogue number 58400) over two made-up declared sites. Only its number and,"
          + " rounded, its height and inclination are real; the times are not where it was:"),
  DEMO_SITUATION_WARNING("A made-up exercise warning, at {0}:"),
  DEMO_SITUATION_PUBLIC(
      "A public sink gets {0} messages of it, before and after: an exercise is not for it."),
  DEMO_SITUATION_NODES(
      "The node us sends an exercise made from a template to kr and jp; duty officers of all three"
          + " acknowledge:"),
  DEMO_SITUATION_SHIPS(
      "Two synthetic ships, {0} sentences replayed: what they did, and what else it may be:"),
  DEMO_SITUATION_SUPPLY(
      "How much of what the country AAA makes rests on CCC, in a synthetic table. Of CCC it buys 2;"
          + " but it buys 20 of BBB, which buys 40 of CCC:"),
  DEMO_CASE("The case"),
  DEMO_CASE_STORY(
      "What was found becomes a case in a node: evidence with its exact bytes, their"
          + " hash and the command that makes them again. The two people are made up."),
  DEMO_CASE_TITLE("Bybit: 401,346 ETH stolen"),
  DEMO_CASE_LEDGER("public ledger, the transfers published of the theft"),
  DEMO_CASE_LABELS("the same ledger, labels as the FBI published them"),
  DEMO_CASE_LISTS("notice of the Korean Ministry of Foreign Affairs, 10 February 2023"),
  DEMO_CASE_HYPOTHESIS("North Korea stole it (TraderTraitor)"),
  DEMO_CASE_SUPPORT("The FBI named these addresses five days later"),
  DEMO_CASE_INNOCENT("An exchange that moves its own coins pays them out as fast"),
  DEMO_CASE_FINDING("The stolen ether was spread in parts of 10,000"),
  DEMO_CASE_WAITS("The finding waits for a second person. {0} tries alone: {1}"),
  DEMO_CASE_CHECKED("The trace was run again: same hash"),
  DEMO_CASE_APPROVED("{0} runs the trace again, finds the same hash, and approves."),
  DEMO_CASE_REPORT(
      "The report: {0} files, in three languages, with all that is needed to recompute"
          + " it; for partners and other tools, {1} objects of STIX 2.1."),
  HEADING_ENTRY("entry"),
  HEADING_SAID("what it says"),
  DEMO_GENERATED("A generated chain"),
  DEMO_GENERATED_STORY(
      "{0} blocks, {1} transactions, {2} spends: generated as raw blocks, imported, checked."),
  DEMO_DEEP("All that became of one coinbase of block 1 ({0}), by five methods:"),
  DEMO_REQUEST("The request"),
  DEMO_REQUEST_STORY(
      "One exit of the theft has somebody who can stop it. Two nodes, us and jp, now run on this"
          + " machine; one asks the other. An exercise, and signed as one: people, answers and the"
          + " block with the freeze are made up, the way of the request and its times are real."),
  DEMO_REQUEST_WHY("Taken from Bybit on 21 February 2025; the trace shows the way."),
  DEMO_REQUEST_DRAFTED("Drafted: freeze {0} with {1}, which the trace ends at."),
  DEMO_REQUEST_WAITS("It waits for a second person. {0} tries alone: {1}"),
  DEMO_REQUEST_SENT("{0} approves, {1} sends: a signed event in the log for the other node."),
  DEMO_REQUEST_VERIFIED("The answer is checked by a ledger of one's own: {0}. {1}"),
  DEMO_REQUEST_SAME("Both nodes hold the same {0} events, and so are in the same state."),
  HEADING_AFTER("after s"),
  DEMO_NEXT("Next: ./entente chain import bitcoin --help, ./entente trace --help"),
  DEMO_PAGES("Open this link to see the case in a browser (it works once):"),
  DEMO_PAGES_OTHERS(
      "The second person ({0}) and the partner's duty officer ({1}) sign in by these, in windows of"
          + " their own:"),
  DEMO_PAGES_END("The pages stay open at {0}; Ctrl-C ends them and removes what was made."),
  DEMO_END("End of the demonstration.");

  private final String english;

  DemoMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
