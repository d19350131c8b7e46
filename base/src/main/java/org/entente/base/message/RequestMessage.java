package org.entente.base.message;

/// Joint requests between nodes.
public enum RequestMessage implements Message {
  COMMAND_REQUEST("Ask partners to freeze, watch, preserve, take down; answer what they ask."),
  COMMAND_REQUEST_DRAFT("Draft a request; nothing leaves before a second person approves."),
  COMMAND_REQUEST_APPROVE("Approve what somebody else drafted or proposes to answer."),
  COMMAND_REQUEST_REFUSE("Refuse what somebody else drafted or proposes to answer."),
  COMMAND_REQUEST_SEND("Send a request that was approved."),
  COMMAND_REQUEST_LIST("List requests, the newest first."),
  COMMAND_REQUEST_SHOW("Show a request: every event with its place in its log."),
  COMMAND_REQUEST_ACKNOWLEDGE("Say that you have seen a partner's request."),
  COMMAND_REQUEST_ANSWER(
      "Accept, decline, ask, inform, withdraw, appeal, uphold or reverse; what binds waits for a"
          + " second person."),
  COMMAND_REQUEST_EFFECT(
      "Say what was done: start, submit, partial, full, failed or returned, with its proof."),
  COMMAND_REQUEST_CLOSE("Verify what was done, and close a request of ours."),
  COMMAND_REQUEST_PLAYBOOK("CACAO 2.0 playbooks whose steps belong to different countries."),
  COMMAND_PLAYBOOK_MAKE("Make a playbook of requests that this node asks or drafts, and sign it."),
  COMMAND_PLAYBOOK_READ("Check a playbook and say which country's step each is; execute nothing."),
  OPTION_PLAYBOOK_NAME("What the playbook is called."),
  OPTION_PLAYBOOK_VKEY("A key whose signature counts, as on its node's card; may be repeated."),
  PARAMETER_PLAYBOOK("A CACAO 2.0 playbook."),
  COMMAND_REQUEST_BOARD("Show how quickly partners answer and act, from the record."),
  COMMAND_REQUEST_WORTH("Simulate what a minute saved is worth, from published laundering times."),
  COMMAND_RELEASE_LIST("List releases that wait for a second person."),
  COMMAND_RELEASE_APPROVE("Approve a release that somebody else proposed; it goes at once."),
  COMMAND_RELEASE_REFUSE("Refuse a release that somebody else proposed."),
  OPTION_REQUEST_AS("Who does it: an active person of this node."),
  OPTION_REQUEST_TEXT("What for, or what is asked or told."),
  OPTION_REQUEST_BASIS("The law on which it rests, in one's own country."),
  OPTION_REQUEST_AMOUNT("An amount in the asset's smallest unit; the asset as CAIP-19 has it."),
  OPTION_REQUEST_TO("The partner that is asked."),
  OPTION_REQUEST_KIND(
      "freeze-address, freeze-account, watch-and-hold, take-down-domain, preserve-evidence,"
          + " nominate-for-sanctions, notify-victim, hold-ship, pass-on."),
  OPTION_REQUEST_TARGET("The address, account, domain, records, name or IMO number."),
  OPTION_REQUEST_AT("The chain (CAIP-2) of an address; who keeps an account or records."),
  OPTION_REQUEST_FORM(
      "What the target is, where a kind takes several: address, account, subject, ship."),
  OPTION_REQUEST_MINUTES(
      "Minutes to acknowledge, decide, act, expire (5,15,30,4320), with commas between."),
  OPTION_REQUEST_EVIDENCE("A file that shows it; its name and hash go along."),
  OPTION_REQUEST_EXERCISE("An exercise: the mark is signed and never lost."),
  OPTION_REQUEST_REASON("Why."),
  OPTION_REQUEST_PARTY("Who was asked to act: an issuer, exchange, registrar, bank, port."),
  OPTION_REQUEST_PARTY_KIND("What they are: issuer, exchange, registrar, bank, port, other."),
  OPTION_REQUEST_REFERENCE("Their reference number."),
  OPTION_REQUEST_PROOF("A proof of the effect in JSON."),
  OPTION_REQUEST_STORE("A ledger of ours that shows it; may be given several times."),
  OPTION_REQUEST_CHECK("Only check the proof; exit 1 unless it is proven."),
  OPTION_REQUEST_ANYWAY("Close although the proof is refuted."),
  OPTION_OFFER("Draft a request in this node when money reaches somebody who can stop it."),
  OPTION_OFFER_TO(
      "Which partner moves whom, as exits name them: Tether=us; may be given several times."),
  OPTION_OFFER_BASIS("The law on which drafted requests rest."),
  OFFER_NOT_DRAFTED("no request drafted: {0}"),
  REQUEST_FINDING("{0}: {1}"),
  PARAMETER_REQUEST("The request's id, or how it begins."),
  PARAMETER_REQUEST_WORD("What is said or was done, in the words above."),
  PARAMETER_PROPOSAL("The proposal's number."),
  HEADING_REQUEST("request"),
  HEADING_TARGET_OF("aimed at"),
  HEADING_STATE("state"),
  HEADING_LATE("late"),
  HEADING_STEP("step"),
  HEADING_BY("by"),
  HEADING_KNOWN("known here"),
  HEADING_LOG_PLACE("log and index"),
  HEADING_COUNT("count"),
  HEADING_DELIVER("delivered s (p50 / p90)"),
  HEADING_ACKNOWLEDGE("seen s"),
  HEADING_DECIDE("decided s"),
  HEADING_EFFECT("in effect s"),
  OPTION_WORTH_DIR("A node's home folder: its own record gives the delays."),
  OPTION_WORTH_AFTER("Minutes from the theft until the request is sent."),
  OPTION_WORTH_THEFTS("How many thefts are drawn, at most 1,000,000."),
  OPTION_WORTH_SEED("The seed: the same one gives the same figures."),
  WORTH_IS_MODEL("A simulation, not a measurement. It rests on:"),
  HEADING_RESTS_ON("input"),
  HEADING_AMOUNT_OF("value"),
  HEADING_STANDING("standing"),
  HEADING_CHECK("share of thefts (ppm)"),
  HEADING_PUBLISHED_PPM("published"),
  HEADING_MODEL("model"),
  HEADING_MINUTES_AFTER("minutes after"),
  HEADING_STOPPABLE("stoppable ppm"),
  HEADING_MINUTE_USD("next minute USD"),
  HEADING_WITHOUT("without"),
  HEADING_SECONDS("seconds"),
  HEADING_GAINED_USD("gained USD"),
  REQUEST_OVERTAKEN("Overtaken: kept, but without effect."),
  REQUEST_PROPOSAL("Here: {0} by {1}, {2} {3}"),
  REQUEST_DUPLICATE("{0} of {1} asks for the same."),
  REQUEST_RUNNING("{0} with {1} waits for: {2}, running for {3} s."),
  HEADING_LEFT_SINCE("since it was"),
  HEADING_LEFT("followed money that left (smallest units)"),
  HEADING_LIVE_TRACE("live trace"),
  HEADING_LEFT_AS_OF("as of block"),
  LEFT_UNKNOWN("unknown"),
  REQUEST_LEFT_UNKNOWN(
      "{0}: what left meanwhile is unknown, no live trace of that chain reports here.");

  private final String english;

  RequestMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
