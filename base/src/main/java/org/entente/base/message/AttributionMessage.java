package org.entente.base.message;

/// Who holds it: labels, clusters, CoinJoins, deposits, pools, exposure.
public enum AttributionMessage implements Message {
  // Attribution: CoinJoins.
  COMMAND_COINJOIN(
      "Tell which transactions are CoinJoins, of which kind, how sure that is and why."),
  PARAMETER_COINJOIN(
      "Decoded transactions, one JSON object a line, also as .gz; - is standard input."),
  OPTION_FROM_HEIGHT("Begin at this block height. Default: 0."),
  ERROR_FILE_OR_STORE("give either {0} or {1}"),
  COINJOIN_COUNT("{0}: {1} transactions"),
  LINE_SKIPPED("skipped: {0}"),
  PROGRESS_COINJOIN("judging transactions"),
  HEADING_MIX_KIND("kind"),
  HEADING_ANONYMITY_SET("looks like"),

  // Exposure of addresses.
  COMMAND_EXPOSURE(
      "Tell whose money addresses had and who got it, by category, with the way that proves each"
          + " figure."),
  PARAMETER_EXPOSURE("Addresses."),
  OPTION_EXPOSURE_FILE(
      "Addresses, one a line, also as .gz; - is standard input. One JSON object a line."),
  OPTION_RAW_TX(
      "A transaction before it is sent, signed or not: Bitcoin's in hexadecimal or as PSBT, an EVM"
          + " chain's in hexadecimal, or a file with one of them. What it would spend, and whom it"
          + " would pay."),
  OPTION_SENDER("Who would sign the transaction of --raw-tx, where it isn't signed (EVM)."),
  COMMAND_CUSTODIAL(
      "Match a custodial mixer's payouts to its deposits by amount and time: conjectures, each with"
          + " its probability and its alternatives."),
  OPTION_MIXER("Addresses of the mixer; all of their clusters count."),
  OPTION_MIXER_WINDOW("A payout comes so many hours after its deposit at most. Default: 72."),
  HEADING_MIX_DEPOSIT("deposit"),
  HEADING_MIX_PAYOUT("payout"),
  CUSTODIAL_COUNT("{0} deposits, {1} payouts, {2} pairs that fit"),
  EXPOSURE_CALL("from {0}, {1} payments"),
  EXPOSURE_PAYS("{0}: {1} to {2}"),
  OPTION_EXPOSURE_LABELS("The folder of labels. Without it nobody has a name."),
  OPTION_EXPOSURE_CLUSTERS("Let labels that define a cluster name all of its addresses."),
  OPTION_EDGES("Look at so many inputs or outputs at most in each direction. Default: 1000."),
  OPTION_LEAST("Do not follow amounts below this share of the total. Default: 0.0001."),
  OPTION_OUTPUTS("Begin with so many of an address's coins at most, the newest. Default: 500."),
  OPTION_LOOK_THROUGH(
      "From this share of incoming money on, an address counts as of the category itself. Default:"
          + " 0.5."),
  OPTION_ALERT(
      "CATEGORY=SHARE: end with 1 where a category has this share or more. May be repeated."),
  HEADING_DIRECTION("direction"),
  HEADING_CATEGORY("category"),
  HEADING_SHARE("share"),
  EXPOSURE_OF("{0}: {1} came in, {2} went out"),
  EXPOSURE_WAY("{0}, proved by: {1}"),
  EXPOSURE_NAME("{0} is {1} ({2})"),
  EXPOSURE_TREATED("counts as {0}: at least {1} of what came in"),
  EXPOSURE_ALERT("{0} {1}: {2}, threshold {3}"),
  EXPOSURE_RAW("{0} inputs, {1} of them not in this store"),
  DIRECTION_INCOMING("from"),
  DIRECTION_OUTGOING("to"),
  DIRECT("direct"),
  INDIRECT("indirect"),

  // Attribution: clusters, change, peel chains.
  COMMAND_CLUSTERS("Tell which addresses are one owner's, and by which transactions."),
  PARAMETER_CLUSTERS("Addresses. None: the largest clusters."),
  OPTION_AS_OF("Know only what was known then: a block height, a date or a time. Default: all."),
  OPTION_CHANGE(
      "Unite by change too: rules that must agree, joined by +, such as one-time or fresh+type."),
  OPTION_GUARD(
      "What is taken for a CoinJoin, which unites nothing: coinjoin, equal or none. Default:"
          + " coinjoin."),
  OPTION_CLUSTER_LIMIT("List so many clusters or members at most. Default: 20."),
  OPTION_OWNER_LABELS(
      "The folder of labels: what strong ones know to be two owners is not united, but told."),
  CLUSTERS_COLLISION("{0} would unite {1} and {2}: it united nothing."),
  COMMAND_DEPOSITS(
      "Tell by which accounts customers pay into an exchange, and which payers are one."),
  OPTION_EXCHANGE("A wallet of the exchange; may be repeated."),
  HEADING_EXCHANGE("exchange"),

  // who holds an account
  OPTION_DEPOSIT_LABELS(
      "The folder of labels: wallets that they call an exchange's are taken, too."),
  OPTION_DEPOSIT_GUESS(
      "Also take wallets that live as an exchange's hot wallet does, with a probability of at least"
          + " one half."),
  HEADING_KNOWN_BY("known by"),
  ERROR_NO_EXCHANGE("name an exchange's wallet by --exchange, or give --labels or --guess"),
  COMMAND_OWNERS(
      "Tell who controls an account (EVM): its key, the owners of a Safe, delegated code, admins;"
          + " by which event, since when, how sure."),
  PARAMETER_OWNERS("Accounts."),
  OPTION_OWNERS_AT("As it stood after this block. Default: the last of the store."),
  OPTION_OWNERS_CODE("An account's code, as a node gives it: a minimal proxy is seen through."),
  OPTION_OWNERS_LINKS(
      "Also tell which accounts are likely one owner's, by allowances and airdrops, with a"
          + " probability. Reads the whole store."),
  HEADING_PARTY("who"),
  HEADING_EVENT("event"),
  HEADING_SINCE("since block"),
  HEADING_UNTIL("until block"),
  HEADING_SURE("how sure"),
  OWNERS_THRESHOLD("{0}: {1} of its owners must sign."),
  OWNERS_UNKNOWN("{0}: the store tells nothing of who controls it."),
  OWNERS_NOTE(
      "* does not control the account. Who controls an account need not own what lies on it."),
  HEADING_PAIRS("forwarded"),
  HEADING_SENDERS("payers"),
  ERROR_ADDRESS_NOT_IN_STORE("no output in this store pays this address"),
  CLUSTERS_COUNT(
      "{0} addresses in {1} clusters; {2} transactions were taken for CoinJoins and united"
          + " nothing."),
  CLUSTERS_UNSEEN("{0} inputs united nothing: what they spend is not in this store."),
  CLUSTERS_ONE("{0}: one of {1} addresses held to be one owner's, named by the first of them, {2}"),
  CLUSTERS_MORE("... {0} more"),
  HEADING_CLUSTER("cluster"),
  HEADING_SIZE("addresses"),
  HEADING_WITH("one owner with"),
  COMMAND_CHANGE("Tell which output of a transaction is its change, rule by rule."),
  PARAMETER_TXID("A transaction id."),
  OPTION_BLOCKS(
      "Raw blocks, from which versions, lock times and sequence numbers are read: the store keeps"
          + " none."),
  HEADING_LEAVES("leaves outputs"),
  CHANGE_NOT_ASKED(
      "Not a transaction that change rules apply to: it creates coins, or has fewer than 2 or more"
          + " than 10 outputs."),
  CHANGE_COINJOIN("It may be a CoinJoin: its outputs have several owners, and none is the change."),
  COMMAND_PEEL("Follow the peel chain that an output is part of, backwards and forwards."),
  PARAMETER_OUTPUT("An output, as TXID:VOUT."),
  OPTION_PEEL_HOPS("Follow so many hops at most in each direction. Default: 1000."),
  HEADING_PEELED("peeled off"),
  HEADING_INSIDE("same cluster"),
  PEEL_ENDS("{0} hops, {1} of them in the first cluster; back it ends by {2}, on by {3}."),

  // Labels: who stands behind addresses.
  COMMAND_LABELS_IMPORT(
      "Read labels: TagPacks, CSV, sanctioned addresses, STIX wallets, signed packs. A file that is"
          + " there already is passed over."),
  COMMAND_LABELS_SHOW(
      "Show what is claimed about addresses or transactions, also as it was known on a day."),
  COMMAND_LABELS_STATUS("Show what a store of labels holds and where it came from."),
  COMMAND_LABELS_EXPORT("Write all labels as CSV."),
  COMMAND_LABELS_PACK("Sign label files as one pack for partners."),
  OPTION_LABELS(
      "The folder of the store of labels. Default: labels in ENTENTE_HOME, or in ~/.entente."),
  OPTION_LABELS_DATE("From when labels are known whose source has no date. Default: today."),
  OPTION_TRUST("Public key (PEM) whose signed packs are read; may be repeated."),
  OPTION_LENIENT_LABELS("Skip, count and list labels that can't be read instead of stopping."),
  OPTION_LABELS_CHECK("Also read every byte and compare checksums."),
  OPTION_PACK_OUT("The pack to write; it must not exist."),
  PARAMETER_LABEL_FILES("Label files, plain or .gz, or folders of them."),
  PARAMETER_LABEL_SUBJECT("Addresses of any chain, or transaction ids."),
  PROGRESS_LABELS("reading labels"),
  LABELS_HAD("already there"),
  LABELS_TOTAL("{0} labels in the store"),
  LABELS_NONE("  no label"),
  LABELS_CONFLICT("conflict: {0} / {1}"),
  LABELS_OTHER_FORM("same key, other form (weaker): {0}"),
  LABELS_PACKED("{0} labels signed: {1}"),
  HEADING_LABELS("labels"),
  HEADING_SKIPPED("skipped"),
  HEADING_ROLE("role"),
  HEADING_CONFIDENCE("confidence"),
  HEADING_KNOWN_FROM("known from"),
  HEADING_RETRACTED("retracted"),
  HEADING_SOURCE("source"),
  HEADING_IMPORTED("imported"),
  FIELD_CLAIMS("different claims"),
  FIELD_BYTES("on disk"),
  OPTION_OWNERS(
      "With --format json: also name the candidates for the owner of each mixed output, by "
          + "input, with probabilities."),

  // Pools of fixed amounts.
  COMMAND_POOLS(
      "Tell which deposits the withdrawals from pools such as Tornado Cash may be, by "
          + "published rules."),
  PARAMETER_POOLS("Events of pools as JSON arrays, deposits and withdrawals, also as .gz."),
  POOLS_COUNT(
      "{0} deposits, {1} withdrawals ({2} without a relayer), {3} of them linked by some rule"),
  HEADING_RECIPIENT("recipient"),
  HEADING_DEPOSITOR("depositor");

  private final String english;

  AttributionMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
