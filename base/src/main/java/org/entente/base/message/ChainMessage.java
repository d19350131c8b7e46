package org.entente.base.message;

/// Ledgers: importing, generating, checking, following nodes.
public enum ChainMessage implements Message {
  // What each command is for.
  COMMAND_CHECK(
      "Read a whole store and prove it: checksums, links, proof of work, merkle roots, fees."),
  COMMAND_SHOW("Show a transaction, a block or an address of a store."),
  PARAMETER_SHOW("A transaction id, a block hash or height, or an address."),

  // Results: headings, fields, news.
  CHECK_MORE("The first {0} are shown."),
  FIELD_BLOCKS("blocks"),
  FIELD_TRANSACTIONS("transactions"),
  FIELD_INPUTS("inputs"),
  FIELD_OUTPUTS("outputs"),
  FIELD_TRANSFERS("transfers"),
  FIELD_ACCOUNTS("accounts"),
  FIELD_DIGEST("digest"),
  FIELD_BLOCK("block"),
  FIELD_PARENT("parent"),
  FIELD_VALUE_IN("value in"),
  FIELD_FEES("fees"),
  FIELD_TYPE("type"),
  FIELD_RECEIVED("received"),
  FIELD_SPENT("spent"),
  FIELD_BALANCE("balance"),
  HEADING_SPENT_BY("spent by"),
  HEADING_SPENDS("spends"),
  FIELD_FAILED("failed"),
  FIELD_LOGS("logs"),
  FIELD_TOKEN_TRANSFERS("token transfers"),
  FIELD_WITHDRAWALS("withdrawals"),
  FIELD_VALUE("value"),
  FIELD_PROVEN("proven"),
  FIELD_FROM("from"),
  FIELD_TO("to"),
  FIELD_SUCCESS("success"),
  FIELD_AMOUNT("amount"),
  FIELD_ASSET("asset"),
  SHOW_LIMITED("No more than {0} are shown; --limit shows more."),
  SHOW_MORE("{0} more are not shown; --limit shows more."),
  OPTION_LIMIT("How many outputs of an address are listed. Default: 100."),

  // Importing, generating, tracing.
  COMMAND_IMPORT_BITCOIN(
      "Bring a store up to what files of Bitcoin blocks hold: blk and rev files, raw blocks, JSON"
          + " of nodes and explorers. Stopped, it goes on where it was."),
  COMMAND_IMPORT_EVM(
      "Bring a store up to what files of an EVM chain hold: JSON-RPC blocks and receipts, era1,"
          + " RLP. Stopped, it goes on where it was."),
  OPTION_NETWORK_EVM(
      "The network of the blocks: a name such as ethereum, bsc, polygon, or a chain id. Default:"
          + " ethereum."),
  OPTION_STORE_NEW("The folder of the store. It is made if it is not there."),
  OPTION_NETWORK("The network of the blocks. Default: mainnet."),
  PARAMETER_PATHS("Files and folders; folders are searched, kinds are recognised by content."),
  PROGRESS_SCAN("searching"),
  PROGRESS_IMPORT("importing blocks"),
  PROGRESS_GENERATE("generating transactions"),
  IMPORT_INTERRUPTED("Stopped. What was committed is kept; the same command goes on from there."),
  IMPORT_STALE("off the chain: {0}"),
  IMPORT_SKIPPED("skipped: {0}: {1}"),
  NOTE("Note: {0}"),
  FIELD_APPENDED("appended"),
  FIELD_STALE("off the chain"),
  FIELD_SKIPPED("skipped"),
  COMMAND_GENERATE(
      "Write a chain of valid regtest blocks, the same for the same seed, with the truth beside"
          + " it."),
  OPTION_GENERATE_OUT("The folder to write to."),
  OPTION_GENERATE_TRANSACTIONS("How many transactions, coinbases not counted. Default: 100000."),
  OPTION_GENERATE_SEED("Any number. Default: 1."),
  OPTION_GENERATE_PER_BLOCK("Transactions a block. Default: 3000."),
  OPTION_GENERATE_SHUFFLE("Write blocks out of order, up to so many apart. Default: 0."),
  OPTION_GENERATE_STALE("Branches that lose. Default: 0."),
  OPTION_GENERATE_XOR("Hide the files with a key, as newer nodes do."),
  OPTION_GENERATE_UNDO("Write rev files, too."),
  OPTION_GENERATE_NO_TRUTH("Leave out the truth."),

  // Following nodes.
  COMMAND_FOLLOW(
      "Keep a store at the head of its chain, as nodes tell it: new blocks, reorganisations of any"
          + " depth. Stopped, it goes on where it was."),
  OPTION_NODE(
      "A node to follow: its RPC, http, https, ws or wss. Several of one chain are compared."),
  OPTION_NODE_AUTH(
      "File with user:password for the node, such as the .cookie of Bitcoin Core. Or set"
          + " ENTENTE_NODE_AUTH."),
  OPTION_POLL("How often nodes are asked, in milliseconds. Default: 1000."),
  OPTION_SINCE("Where a new store begins. Default: 0, the first block."),
  OPTION_FOLLOW_ONCE("End when caught up."),
  PROGRESS_FOLLOW("following"),
  FOLLOW_AT("at height {0}: {1}"),
  FOLLOW_REORGANISATION("reorganisation: {0} blocks taken back, to height {1}"),
  FOLLOW_UNREACHABLE("{0} fails: {1}"),
  FOLLOW_REACHABLE("{0} answers again"),
  FOLLOW_BEHIND("{0} is behind: at {1}, others are at {2}"),
  FOLLOW_DISAGREEMENT("nodes disagree at height {0}: {1} has {2}, {3} (followed) has {4}"),
  FOLLOW_WEAKER(
      "the chain of {0} (height {1}) has less work than what the store holds: nothing is taken"
          + " back"),
  FOLLOW_UNTRACED(
      "{0} gives no call traces: value that contracts pay on inside of transactions is not seen"
          + " ({1})"),
  FOLLOW_STOPPED("Stopping. What was committed is kept; the same command goes on from there."),

  // Live traces.
  OPTION_LIVE(
      "Go on as the chain grows, under this name, and print an alert (a line of JSON) whenever"
          + " followed money moves. Needs --node."),
  OPTION_WATCH("Addresses whose owners are known: address,label,kind a line."),
  OPTION_TO_NODE("Bring alerts into the node of this folder, too."),
  OPTION_WEBHOOK("Send each alert there, too: https, or http to this machine. May be repeated."),
  OPTION_WEBHOOK_SECRET("File with the secret that signs what is sent (HMAC-SHA256)."),
  LIVE_TRACKS("{0} places with followed money are watched"),
  LIVE_UNDELIVERED("alerts wait, {0} does not take them: {1}");

  private final String english;

  ChainMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
