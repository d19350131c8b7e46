package org.entente.base.message;

/// Following the money: traces, matches across ledgers, live traces.
public enum TraceMessage implements Message {
  // who holds an account
  PROGRESS_TRACE("following money"),
  OPTION_FLOWS(
      "With --format json: also the whole way, each move of the followed money, as pictures need"
          + " it."),
  OPTION_TYPOLOGY(
      "Score how much of it moves as after thefts attributed to North Korea: each point with its"
          + " pattern, source and transactions."),
  TYPOLOGY_SCORE("Typology: {0} of {1} points."),
  TYPOLOGY_NOTE(
      "Points are no probability: they say which published patterns show, not who did it. How often"
          + " each shows innocently: docs/reference/accuracy.md"),
  TYPOLOGY_TEMPO(
      "Also explained by: an exchange that pays out what it just received, or a payroll."),
  TYPOLOGY_FIXED_TRANCHES(
      "Also explained by: an exchange that fills new wallets, an airdrop, salaries, grants to new"
          + " accounts."),
  TYPOLOGY_SWAP_TO_NATIVE("Also explained by: anybody who sells tokens he has been paid in."),
  TYPOLOGY_BRIDGE_TO_BITCOIN("Also explained by: anybody who changes his savings into bitcoin."),
  TYPOLOGY_MIXER_ROUND(
      "Also explained by: anybody who keeps his payments private, which is legal in many places."),
  TYPOLOGY_TRON_USDT_LEG(
      "Also explained by: anybody who moves to a stable value, or to where transfers are cheap."),
  TYPOLOGY_OTC_SINK(
      "Also explained by: large sums that are sold off an exchange so as not to move the price."),
  TYPOLOGY_WORTHLESS_OR_REFUND(
      "Also explained by: trade in new tokens, or a swap that failed because the price had moved."),

  // Traces and CoinJoins.
  OPTION_MIXES(
      "At a CoinJoin: stop ends there (kind mixer); exact walks through by the method's "
          + "arithmetic. Default: stop."),
  OPTION_THROUGH_MIXES(
      "Also go on behind CoinJoins as weighted branches, kept apart from the exact result."),
  MIX_THROUGH(
      "Behind CoinJoins: conjecture, not part of the sums. Each row holds with its "
          + "probability only; don't add them up."),
  MIX_THROUGH_COUNT("{0}{2} branches; {1} mixes of whose outputs nothing can be said"),
  HEADING_MIX("mix"),

  // Exits: where followed money can be stopped.
  OPTION_TRACE_LABELS(
      "A store of labels (see labels import): names ends, stops at exchanges, mixers, bridges and"
          + " services."),
  OPTION_EXITS(
      "Also tell where the money can still be stopped, by whom, and where first; with --live each"
          + " alert says it of the places that money reaches. Not with --to-past: origins are no"
          + " exits."),
  ERROR_EXITS_TO_PAST(
      "--exits: a trace to the past ends at origins, where nothing can be stopped any more. Leave"
          + " out --exits; --labels names the origins."),
  EXITS_TITLE("Where it can be stopped, best first:"),
  EXITS_NOTE(
      "Score = share of the asset × chance × time left. Chances are assumed, not measured; every"
          + " factor's source stands in --format json."),
  HEADING_EXIT_STATUS("status"),
  HEADING_HOLDER("holder"),
  HEADING_STOPPER("who can stop it"),
  HEADING_FACTORS("factors"),

  // Traces.
  FIELD_METHOD("method"),
  HEADING_INPUT("input"),
  HEADING_OUTPUT("output"),
  TRACE_OVERLAP("Of the starts, {0} BTC arrived at another start and is counted there."),
  TRACE_NOT_CONSERVED(
      "Not a sum, an upper bound: {0} BTC started, {1} in ends and {2} in fees are touched."),
  TRACE_ROUNDED(
      "Shares by this method do not add up: {1} of {0} BTC is found in origins, rounding aside."),
  HEADING_UNITS("smallest units"),
  TRACE_CONSERVED_SWAPS(
      "Conserved to the last unit: {0} started + {1} got by swaps = {2} in ends + {3} in fees + {4}"
          + " given in swaps."),
  TRACE_UPPER_BOUND(
      "Not a sum, an upper bound: {0} started, {1} in ends and {2} in fees are touched."),
  TRACE_LEFT_OUT(
      "Left out, because they only look like payments: {0} transfers ({1} of nothing by others, {2}"
          + " with look-alike addresses, {3} of counterfeit tokens); json lists them."),
  TRACE_WALKED("{0} transactions walked, {1} ends."),
  TRACE_MORE("{0} smaller ends with {1} BTC in all are not shown; json and csv have every one."),
  TRACE_ENDS_MORE("{0} ends with smaller amounts are not shown; json and csv have every one."),

  // Traces across several ledgers.
  HEADING_BRIDGE("bridge"),
  HEADING_WENT_IN("went in"),
  HEADING_CAME_OUT("came out"),
  ACROSS_LINKS_MORE("{0} more crossings are not shown; json has every one."),
  ACROSS_CONSERVED(
      "{0} {1}, conserved to the last unit: {2} came in = {3} in ends + {4} over bridges + {5} in"
          + " fees + {6} changed or counted elsewhere."),
  ACROSS_NOT_CONSERVED(
      "{0} {1}, not a sum, an upper bound: {2} came in; {3} in ends, {4} over bridges, {5} in fees,"
          + " {6} changed or counted elsewhere."),
  ACROSS_FOLLOWED("{0} crossings followed, {1} not."),

  // Importing, generating, tracing.
  COMMAND_TRACE(
      "Follow coins to where they are now, or back to where they came from, to the last satoshi."),
  OPTION_FROM(
      "Bitcoin: TXID:VOUT, TXID (all its outputs) or an address. EVM: TXHASH, TXHASH:LOGINDEX or"
          + " ADDRESS[@ASSET]. =AMOUNT in smallest units may follow. May be repeated."),
  OPTION_OPENING(
      "EVM: what accounts held before the data begins; CSV or JSON of address, asset, amount."),
  OPTION_SYMBOLS(
      "EVM: symbols of tokens, CSV of contract, symbol; those that imitate genuine tokens are left"
          + " out."),
  OPTION_STORE_TRACE(
      "The folder of the store. Several, one for each network: the trace goes on over the bridges"
          + " between them."),
  OPTION_TO_PAST("Ask where it came from."),
  OPTION_METHOD("How taint passes a transaction that mixes it with clean coins. Default: fifo."),
  OPTION_FOLLOW_FEES("Follow fees into the coinbase of their block."),
  OPTION_HOPS("Stop after so many hops."),
  OPTION_UNTIL("Know nothing later than this: Unix seconds, 2024-05-31 or 2024-05-31T12:00:00Z."),
  OPTION_MIN("Do not follow less taint than this, in smallest units."),
  OPTION_COUNT("Walk so many transactions at most, the earliest first."),
  OPTION_WHY("Show hop by hop how the money came to this place."),
  OPTION_TRACE_FORMAT(
      "table for people; json, csv, graphml, mermaid for programs. Default: table."),
  TRACE_TOOK("traced in {0} s"),

  // Following nodes.
  ERROR_TO_PAST_ACCOUNTS(
      "--to-past is for outputs: what accounts held before the data begins is an origin that no"
          + " trace starts from, so shares would not add up. Trace suspected origins forwards."),
  OPTION_PRICES(
      "CSV or JSON with time, asset, price: compares amounts over bridges without an id."),
  WAY_ON("On {0}:"),
  WAY_OVER("Over {0} ({1})"),

  // The desk: serving, and what rules about names are called.
  COMMAND_SCREEN_SERVE("Answer other programs over HTTP on this machine, as OpenSanctions does."),
  OPTION_SCREEN_PORT("The port on 127.0.0.1; 0 takes a free one. Default: 8000."),

  // What went wrong.
  ERROR_TIHO_ACCOUNTS(
      "tiho is not defined on chains of accounts: it fills a transaction's largest outputs, and"
          + " there are none. Use fifo, lifo, haircut or poison.");

  private final String english;

  TraceMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
