package org.entente.base.message;

import java.util.stream.Collectors;

/// Everything Entente says to people, in English; `message_ko.properties` and
/// `message_ja.properties` beside this class hold the translations. `{0}`, `{1}`, … stand for
/// arguments.
///
/// Not here, because programs and logs read it too and it must be the same everywhere: JSON, and
/// the reasons of [org.entente.base.BadInput] and of broken consensus rules.
public enum Message {
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
  COMMAND_CHECK(
      "Read a whole store and prove it: checksums, links, proof of work, merkle roots, fees."),
  COMMAND_SHOW("Show a transaction, a block or an address of a store."),
  OPTION_STORE("The folder of the store."),
  OPTION_FORMAT("table for people, json for programs. Default: table."),
  PARAMETER_SHOW("A transaction id, a block hash or height, or an address."),

  // Attribution: CoinJoins.
  COMMAND_ATTRIBUTE("Who holds it: CoinJoins, clusters, deposits, pools."),
  COMMAND_COINJOIN(
      "Tell which transactions are CoinJoins, of which kind, how sure that is and why."),
  PARAMETER_COINJOIN(
      "Decoded transactions, one JSON object a line, also as .gz; - is standard input."),
  OPTION_FROM_HEIGHT("Begin at this block height. Default: 0."),
  OPTION_LENIENT_LINES("Skip, count and list lines that can't be read instead of stopping."),
  ERROR_FILE_OR_STORE("give either {0} or {1}"),
  COINJOIN_COUNT("{0}: {1} transactions"),
  LINE_SKIPPED("skipped: {0}"),
  PROGRESS_COINJOIN("judging transactions"),
  HEADING_MIX_KIND("kind"),
  HEADING_PROBABILITY("probability"),
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
  MEASURED("measured, {0}: {1}"),
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
  EXPOSURE_OF("{0}: {1} BTC came in, {2} BTC went out"),
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
  HEADING_RULE("rule"),
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
  // Screening of names.
  COMMAND_SCREEN("Is it on a partner's list? Names, ships, wallets."),
  COMMAND_SCREEN_PAIRS("Score pairs of names, without any list."),
  PARAMETER_SCREEN_PAIRS("CSV with the columns query,candidate and, if known, type."),
  OPTION_SCORER(
      "entente, or ofac: what the US Treasury's public search would show. Default: entente."),
  HEADING_QUERY("query"),
  HEADING_CANDIDATE("candidate"),
  HEADING_SCORE("score"),
  // The node.
  COMMAND_NODE("A sovereign node: what a country keeps, and the server that answers for it."),
  COMMAND_NODE_INIT("Make a node."),
  COMMAND_NODE_RUN("Run a node until a signal ends it."),
  COMMAND_NODE_STATUS("Say what a node is and whether it runs."),
  COMMAND_NODE_USER("Add somebody who may sign in, or give them another password."),
  COMMAND_NODE_COLLECTION("Make a TAXII collection, or change who may do what with it."),
  COMMAND_NODE_IMPORT_TAXII("Take over what another TAXII 2.1 server held; the node must not run."),
  OPTION_NODE_DIR("The node's home folder."),
  OPTION_NODE_NAME("The node's name: a-z, 0-9, hyphens."),
  OPTION_NODE_COUNTRY("Whose it is: three capital letters, like USA."),
  OPTION_NODE_PORT("The port it listens on."),
  OPTION_NODE_HOST("The address it listens on (127.0.0.1)."),
  OPTION_NODE_HTTP("No TLS; on a loopback address only."),
  OPTION_NODE_SET("A setting: taxii.max-page, taxii.max-content."),
  OPTION_NODE_USER("The name to sign in with."),
  OPTION_PASSWORD_STDIN("Read the password from standard input."),
  OPTION_NODE_PARTNER("The partner whose person it is."),
  OPTION_COLLECTION_TITLE("The collection's title."),
  OPTION_COLLECTION_ID("Its id; one that exists is changed."),
  OPTION_COLLECTION_ALIAS("A name to be used in place of the id."),
  OPTION_COLLECTION_SEE("Users who see it."),
  OPTION_COLLECTION_READ("Users who may read it."),
  OPTION_COLLECTION_WRITE("Users who may write to it."),
  OPTION_COLLECTION_ACCEPT("What it takes: valid STIX only, or any."),
  PARAMETER_TAXII_FILE("Its data file, in the form of the OASIS reference server."),
  // Copies of a node.
  COMMAND_NODE_BACKUP("Copy a node while it runs, with the hash of every file."),
  COMMAND_NODE_RESTORE("Make a node of a copy, after every file was compared with its hash."),
  PARAMETER_BACKUP_NEW("A new folder for the copy. Keep it like the node: it holds its secret."),
  PARAMETER_BACKUP("A copy that node backup made."),
  // Partners, releases, signed logs.
  COMMAND_PARTNER("The partners of a node: who they are, and how far the exchange with each is."),
  COMMAND_PARTNER_ADD("Add a partner: from then on what it releases to us is fetched."),
  COMMAND_PARTNER_LIST("List the partners and how far the exchange with each is."),
  COMMAND_PARTNER_CARD(
      "Print what a partner needs to add this node, and the fingerprint to compare by telephone."),
  COMMAND_PARTNER_SUSPEND("Let nothing leave for a partner any more, until it is resumed."),
  COMMAND_PARTNER_RESUME("Take a suspended partner up again."),
  COMMAND_PARTNER_REMOVE(
      "Let nothing leave for a partner any more; what it was given stays on record."),
  OPTION_PARTNER_NAME("The partner's name, as its node is called."),
  OPTION_PARTNER_URL("Where its node answers: https://HOST:PORT."),
  OPTION_PARTNER_VKEY("Its public key, as its node printed it."),
  COMMAND_RELEASE("What partners are given: look first, then send; take back."),
  COMMAND_RELEASE_PREVIEW("Say what a release would send and withhold, and why; send nothing."),
  COMMAND_RELEASE_SEND("Release objects to partners, if their markings let them go."),
  COMMAND_RELEASE_REVOKE("Take back what partners were given; each must acknowledge it."),
  OPTION_RELEASE_TO("Partners, by name."),
  OPTION_RELEASE_IDS("Objects that the node holds, by id."),
  PARAMETER_RELEASE_FILE("A STIX bundle to release."),
  PARAMETER_STIX_IDS("Ids of objects."),
  COMMAND_LOG("Signed logs of what was released: list, export, prove."),
  COMMAND_LOG_SHOW("List the logs that are held here."),
  COMMAND_LOG_EXPORT("Write a log into a folder that anybody can verify."),
  COMMAND_LOG_VERIFY("Prove an exported log, without any node."),
  OPTION_LOG_ORIGIN("The log's origin, as log show prints it."),
  PARAMETER_LOG_OUT("A new folder."),
  PARAMETER_LOG_VERIFY("A folder that log export wrote."),
  // STIX: checked, matched, brought in.
  COMMAND_STIX("STIX 2.1: check content, match patterns, bring in what others sent."),
  COMMAND_STIX_CHECK("Check STIX content against all rules of the standard."),
  COMMAND_STIX_MATCH("Match a STIX pattern over observations."),
  PARAMETER_STIX_CHECK("Files of STIX content, or folders of them (.json, .json.gz)."),
  OPTION_PATTERN_FILE("A file that holds one pattern."),
  OPTION_OBSERVED("A file that holds a JSON list of bundles with observed-data."),
  OPTION_STIX_BATCH("A file of lines with pattern and observations; each gives a line of answer."),
  OPTION_FORMAT_JSON("json is the only format."),
  OPTION_FORMAT_OR_TABLE("json for programs, table for people. Default: json."),
  COMMAND_STIX_IMPORT(
      "Bring STIX 2.0 or 2.1, MISP events and tables of indicators into one bundle."),
  PARAMETER_STIX_IMPORT("Files: STIX or MISP as JSON, indicators as CSV; each may be .gz."),
  OPTION_STIX_SOURCE("Who vouches for a CSV. Default: the file's name."),
  OPTION_STIX_TIME("When a CSV was made. Default: when the file was changed last."),
  STIX_IMPORTED("{0} objects; {1} came twice"),
  STIX_SKIPPED("left out, for STIX has no form for it here: {0} ({1} times)"),
  STIX_CONFLICT("a second content came under {0}; the first was kept"),
  STIX_VALID("valid"),
  STIX_NOT_VALID("not valid"),
  STIX_ERROR("error"),
  STIX_WARNING("warning"),
  HEADING_OBJECT("object"),

  COMMAND_ACCURACY(
      "Measure how often each rule is wrong, on the samples at hand and on made ones."),
  OPTION_ACCURACY_SAMPLES("The folder of the real samples. Default: ../shared/data."),
  OPTION_ACCURACY_WRITE("Also write docs/reference/accuracy.md below the current folder."),
  ERROR_NO_PAGE_FOLDER("there is no folder {0} here; start at the project's root"),
  ACCURACY_MISSING("not at hand, left out: {0}"),
  ACCURACY_WRITTEN("written: {0}"),
  // Monitors: overflights.
  COMMAND_WATCH("What else moves: warnings, overflights of own sites, ships, supply chains."),
  COMMAND_OVERFLIGHT("When may a satellite see my sites?"),
  COMMAND_PROPAGATE("Where the objects of element sets are, by SGP4."),
  COMMAND_PASSES("When satellites may see declared sites."),
  COMMAND_MANOEUVRES("Did an object manoeuvre between its element sets: yes, no or unsure."),
  OPTION_ELEMENTS("Element sets: TLE (Alpha-5 too) or OMM as CSV, JSON, XML or KVN; gzip too."),
  OPTION_LENIENT_SETS(
      "Take sets with a wrong checksum, leave out what cannot be read, and list both."),
  OPTION_MINUTES("Minutes from each set's epoch, separated by commas."),
  OPTION_AT("Times such as 2024-06-13T00:00:00Z, separated by commas. Default: now."),
  OPTION_SITES("Declared sites: CSV with id,name,lat,lon,height_m,owner,declared."),
  OPTION_SPAN_FROM("Begin of the span, such as 2024-06-13T00:00:00Z."),
  OPTION_SPAN_TO("End of the span."),
  OPTION_OFF_NADIR("How far from straight down the sensor can look, degrees. Default: 45."),
  OPTION_MIN_SUN("How high the Sun must stand for a site to count as lit, degrees. Default: 10."),
  OPTION_KNOWN_AT("Use no element set with a later epoch. Default: now."),
  OPTION_CALENDAR("Write the passes as iCalendar to this file, too."),
  HEADING_SPACE_OBJECT("object"),
  HEADING_SITE("site"),
  HEADING_LATITUDE("latitude"),
  HEADING_LONGITUDE("longitude"),
  HEADING_HEIGHT_KM("height (km)"),
  HEADING_SGP4_ERROR("SGP4 error"),
  HEADING_CLOSEST("closest"),
  HEADING_IN_VIEW_SECONDS("in view (s)"),
  HEADING_OFF_NADIR("off-nadir (°)"),
  HEADING_ELEVATION("elevation (°)"),
  HEADING_RANGE_KM("range (km)"),
  HEADING_SUN("sun (°)"),
  HEADING_OLDER_SET("older set"),
  HEADING_NEWER_SET("newer set"),
  HEADING_RESIDUAL_M("higher by (m)"),
  HEADING_OFF_SECONDS("early (s)"),
  HEADING_VERDICT("verdict"),
  PASSES_VOID("Void: what the set of {0} from {1} predicted; {2}"),
  ELEMENTS_DOUBT("taken with doubt: {0}"),

  // Monitors: ships.
  OPTION_AIS_TCP("Read a receiver over TCP instead of files; connects anew where it breaks off."),
  OPTION_AIS_UDP("Take datagrams at this address instead of files."),
  OPTION_AIS_SECONDS("End a live stream after so many seconds. Default: 60."),
  OPTION_AIS_MESSAGES("End a live stream after so many messages. Default: 1,000,000."),
  AIS_AGAIN("{0}: {1}; again in {2} ms"),
  OPTION_EVENT_LISTS(
      "Also tell which of the ships stand on the sanctions lists that were imported."),
  EVENTS_LISTED("listed: MMSI {0}, {1}: {2}"),
  HEADING_EVENT_TIME("begins"),
  COMMAND_SHIPS_CHECK("Judge how ships are named: numbers, digits, flags, lengths."),
  COMMAND_SHIPS_EVENTS("Gaps, encounters, loitering, jumps, shared numbers, changed identities."),
  PARAMETER_SHIPS("Ships: CSV with row,imo,mmsi,name,flag,length_m; blank is unknown."),
  OPTION_REGISTRY("A registry to compare with: CSV with imo,name,flag,mmsi,length_m."),
  HEADING_ROW("row"),
  HEADING_INNOCENT("may be innocent"),
  HEADING_SEA_EVENT("event"),
  HEADING_SEA_SURE("sure or unsure"),
  OPTION_EVENT_PORTS(
      "Ports and anchorages: CSV with name,lat,lon; for visits, encounters and where a ship"
          + " can have called during a gap."),
  OPTION_EVENT_FORMAT("table for people, json, geojson or stix for programs. Default: table."),
  OPTION_EVENT_SYNTHETIC("Say in every export that the ships are made up."),
  OPTION_EVENT_LIMITS(
      "Speed that no ship of these waters reaches, in knots, for calls during a gap. Default: 20."),
  EVENTS_COUNTED("{0} events: {1} sure, {2} unsure"),
  COMMAND_SHIPS("What ships say of themselves, and what does not fit."),
  COMMAND_SHIPS_DECODE("Read AIS sentences: all message types, field by field."),
  PARAMETER_NMEA("Files of AIVDM or AIVDO sentences, with TAG blocks or without; gzip too."),
  OPTION_UNSCALED("Print numbers as they were sent instead of degrees, knots and metres."),
  OPTION_AIS_COUNT("Count only; print no messages."),
  HEADING_AIS_TYPE("message type"),
  HEADING_AIS_MESSAGES("messages"),
  AIS_COUNTED("{0} lines, {1} sentences, {2} messages of {3} stations, {4} rejected"),
  AIS_REJECTED("passed over: {0}; the first is {1}, line {2}: {3}"),

  // Labels: who stands behind addresses.
  COMMAND_LABELS("Who stands behind addresses, by whose word."),
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
  OPTION_AS_KNOWN("What was known on this day (2025-02-21). Default: today."),
  OPTION_PACK_KEY("Private key in PEM (openssl genpkey -algorithm ed25519)."),
  OPTION_PACK_PUBLIC("Its public half in PEM (openssl pkey -pubout)."),
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
  HEADING_LABEL("label"),
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
  // Monitors: supply chains.
  // Warnings.
  COMMAND_WARNINGS("Warnings between nations: checked, kept, judged as a set, verified."),
  COMMAND_WARNINGS_INGEST("Take alerts in (CAP 1.2, 1.1), in the order of the files."),
  COMMAND_WARNINGS_STATE("Say which alerts are in force at a time, as known at a time."),
  COMMAND_WARNINGS_VERIFY("Say who signed an alert, and whether that counts."),
  OPTION_WARNINGS_STORE("The folder in which warnings are kept."),
  OPTION_WARNINGS_LEARNT("When we learnt of them (2026-03-01T00:00:00Z). Default: now."),
  OPTION_WARNINGS_AT("The time of the picture. Default: now."),
  OPTION_WARNINGS_KNOWN("Only what was known by then. Default: now."),
  OPTION_WARNINGS_PUBLIC("Only what a public sink may get: status Actual, scope Public."),
  OPTION_WARNINGS_TRUST("Certificates of senders that are trusted."),
  PARAMETER_CAP_FILES("Files with one alert each."),
  PARAMETER_CAP_FILE("A file with an alert."),
  HEADING_SENT("sent"),
  HEADING_SENDER("sender"),
  HEADING_IDENTIFIER("identifier"),
  HEADING_ALERT_STATE("state"),
  HEADING_DECIDED_BY("decided by"),
  WARNING_MISSING("Never came: {1} of {0}, sent {2}."),
  COMMAND_SUPPLY("Which supplies can one country cut off?"),
  COMMAND_SUPPLY_EXPOSURE(
      "How much of a country's production hangs on others, suppliers' suppliers counted."),
  COMMAND_SUPPLY_WHATIF("What a cut of supplies would take at most; never a forecast."),
  COMMAND_SUPPLY_SCREEN("Which products come from too few hands."),
  COMMAND_SUPPLY_ALERTS("Monthly early warning from shares, prices, volumes and notices."),
  OPTION_WORLD_TABLE("World input-output table (C, Z, F and X lines by tabs; gzip too)."),
  OPTION_EXPOSED("Whose production: a region of the table."),
  OPTION_EXPOSED_TO("On whom: regions of the table, separated by commas."),
  OPTION_SECTORS("Sectors such as c3-c16 or c3,c7. Default: all."),
  OPTION_CUT("Which supplier's deliveries to the buyer stop, and which share of them, 0 to 1."),
  OPTION_BUYER("Who is cut off."),
  OPTION_TRADE("Trade between countries: CSV with year,exporter,importer,product,value_usd."),
  OPTION_IMPORTER("Whose imports are screened."),
  OPTION_YEARS("Years, separated by commas."),
  OPTION_SHARES("Shares of suppliers: CSV with product,supplier,share_percent."),
  OPTION_SERIES("Monthly imports: CSV with month,importer,product,partner,value_usd,quantity_kg."),
  OPTION_NOTICES("Dated export controls: CSV with date,country,product."),
  HEADING_SECTOR("sector"),
  HEADING_OUTPUT_MONEY("output"),
  HEADING_LOOK_THROUGH("look-through (%)"),
  HEADING_FACE_VALUE("face value (%)"),
  HEADING_REGION("region"),
  HEADING_SUPPLY_LOSS("lost by supply"),
  HEADING_DEMAND_LOSS("lost by demand"),
  HEADING_PRODUCT("product"),
  HEADING_DEPENDENT("dependent"),
  HEADING_SUPPLIER("largest supplier"),
  HEADING_SUPPLIERS("suppliers"),
  HEADING_REMAINDER("others (%)"),
  HEADING_MONTH("month"),
  HEADING_IMPORTER("importer"),
  HEADING_PARTNER("partner"),
  HEADING_LEVEL("level"),
  HEADING_RULES("rules"),
  ANSWER_YES("yes"),
  ANSWER_NO("no"),
  SUPPLY_EXPOSED(
      "{0} on {1}: {2} % through the whole chain, {3} % at first sight, {4} % hidden, {5} times"
          + " face value."),
  SUPPLY_NOTE(
      "Upper bounds without substitution, stocks or changes of price; not a forecast. By supply:"
          + " Ghosh's model; by demand: Leontief's."),
  // Exits: where followed money can be stopped.
  OPTION_TRACE_LABELS(
      "A store of labels (see labels import): names ends, stops at exchanges, mixers, bridges and"
          + " services."),
  OPTION_EXITS("Also tell where the money can still be stopped, by whom, and where first."),
  EXITS_TITLE("Where it can be stopped, best first:"),
  EXITS_NOTE(
      "Score = share of the asset × chance × time left. Chances are assumed, not measured; every"
          + " factor's source stands in --format json."),
  HEADING_EXIT_STATUS("status"),
  HEADING_HOLDER("holder"),
  HEADING_STOPPER("who can stop it"),
  HEADING_FACTORS("factors"),

  // Pools of fixed amounts.
  COMMAND_POOLS(
      "Tell which deposits the withdrawals from pools such as Tornado Cash may be, by "
          + "published rules."),
  PARAMETER_POOLS("Events of pools as JSON arrays, deposits and withdrawals, also as .gz."),
  POOLS_COUNT(
      "{0} deposits, {1} withdrawals ({2} without a relayer), {3} of them linked by some rule"),
  HEADING_RECIPIENT("recipient"),
  HEADING_DEPOSITOR("depositor"),
  // The demonstration: lists.
  DEMO_LISTS("On whose list?"),
  DEMO_LISTS_STORY(
      "A bank in Seoul, one in Tokyo and one in New York each write the same man's name in their"
          + " own way. Asked here are a few facts of public notices, not whole lists: import those"
          + " with ./entente lists import."),
  DEMO_LISTS_NOBODY("nobody in these notices"),
  DEMO_LISTS_GAPS("Who lists whom, since when, and who does not (in these notices):"),
  DEMO_LISTS_PERHAPS("{0} and {1} may be the same ({2}): a person decides."),

  // Results: headings, fields, news.
  PROGRESS("{0}: {1}, {2}, {3}/s, {4} left"),
  PROGRESS_SHARE("{0}: {1}, {2} left"),
  PROGRESS_CHECK("checking"),
  CHECK_SOUND("Sound: every checksum, link, block and sum of the store is right."),
  CHECK_FOUND("Not sound: {0} findings."),
  CHECK_MORE("The first {0} are shown."),
  HEADING_FILE("file"),
  HEADING_PLACE("place"),
  HEADING_REASON("reason"),
  FIELD_NETWORK("network"),
  FIELD_BLOCKS("blocks"),
  FIELD_TRANSACTIONS("transactions"),
  FIELD_INPUTS("inputs"),
  FIELD_OUTPUTS("outputs"),
  FIELD_TRANSFERS("transfers"),
  FIELD_ACCOUNTS("accounts"),
  FIELD_DIGEST("digest"),
  FIELD_TRANSACTION("transaction"),
  FIELD_BLOCK("block"),
  FIELD_HEIGHT("height"),
  FIELD_TIME("time"),
  FIELD_PARENT("parent"),
  FIELD_VALUE_IN("value in"),
  FIELD_VALUE_OUT("value out"),
  FIELD_FEES("fees"),
  FIELD_ADDRESS("address"),
  FIELD_TYPE("type"),
  FIELD_RECEIVED("received"),
  FIELD_SPENT("spent"),
  FIELD_BALANCE("balance"),
  HEADING_AT("at"),
  HEADING_VALUE("value (BTC)"),
  HEADING_SPENT_BY("spent by"),
  HEADING_SPENDS("spends"),
  UNKNOWN("unknown"),
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

  // Traces.
  FIELD_METHOD("method"),
  FIELD_START("start"),
  HEADING_AMOUNT("amount (BTC)"),
  HEADING_KIND("kind"),
  HEADING_HOPS("hops"),
  HEADING_INPUT("input"),
  HEADING_OUTPUT("output"),
  TRACE_CONSERVED("Conserved to the last unit: {0} started = {1} in ends + {2} in fees."),
  TRACE_OVERLAP("Of the starts, {0} BTC arrived at another start and is counted there."),
  TRACE_NOT_CONSERVED(
      "Not a sum, an upper bound: {0} BTC started, {1} in ends and {2} in fees are touched."),
  TRACE_ROUNDED(
      "Shares by this method do not add up: {1} of {0} BTC is found in origins, rounding aside."),
  HEADING_DECIMAL("amount"),
  HEADING_UNITS("smallest units"),
  HEADING_ASSET("asset"),
  TRACE_CONSERVED_SWAPS(
      "Conserved to the last unit: {0} started + {1} got by swaps = {2} in ends + {3} in fees + {4}"
          + " given in swaps."),
  TRACE_UPPER_BOUND(
      "Not a sum, an upper bound: {0} started, {1} in ends and {2} in fees are touched."),
  TRACE_OVERLAP_ASSET("Of the starts, {0} arrived at another start and is counted there."),
  TRACE_LEFT_OUT(
      "Left out, because they only look like payments: {0} transfers ({1} of nothing by others, {2}"
          + " with look-alike addresses, {3} of counterfeit tokens); json lists them."),
  TRACE_WALKED("{0} transactions walked, {1} ends."),
  TRACE_MORE("{0} smaller ends with {1} BTC in all are not shown; json and csv have every one."),
  TRACE_ENDS_MORE("{0} ends with smaller amounts are not shown; json and csv have every one."),
  TRACE_DISAGREE("The methods disagree at {0} of {1} ends (marked ≠)."),

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
  COMMAND_IMPORT("Bring raw blocks into a store."),
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
  OPTION_LENIENT("Skip, count and list blocks that break a rule instead of stopping."),
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
  ERROR_TO_PAST_ACCOUNTS(
      "--to-past is for outputs: what accounts held before the data begins is an origin that no"
          + " trace starts from, so shares would not add up. Trace suspected origins forwards."),
  OPTION_PRICES(
      "CSV or JSON with time, asset, price: compares amounts over bridges without an id."),
  WAY_ON("On {0}:"),
  WAY_OVER("Over {0} ({1})"),
  FOLLOW_STOPPED("Stopping. What was committed is kept; the same command goes on from there."),

  // Live traces.
  OPTION_LIVE(
      "Go on as the chain grows, under this name, and print an alert (a line of JSON) whenever"
          + " followed money moves. Needs --node."),
  OPTION_WATCH("Addresses whose owners are known: address,label,kind a line."),
  OPTION_WEBHOOK("Send each alert there, too: https, or http to this machine. May be repeated."),
  OPTION_WEBHOOK_SECRET("File with the secret that signs what is sent (HMAC-SHA256)."),
  LIVE_TRACKS("{0} places with followed money are watched"),
  LIVE_UNDELIVERED("alerts wait, {0} does not take them: {1}"),

  // Lists fetched from their publishers.
  COMMAND_LISTS_UPDATE(
      "Fetch what is new from the publishers; whatever fails, the issue in force stays so."),
  OPTION_UPDATE_LIST("Only these lists: us-sdn, un …; us means all of that publisher."),
  OPTION_DRY_RUN_LISTS("Fetch and check, but change nothing."),
  OPTION_ACCEPT_DOUBTS("Take in issues that may not be the whole list."),
  OPTION_PROXY("Proxy for all addresses. Default: HTTPS_PROXY, HTTP_PROXY and NO_PROXY."),
  OPTION_LIST_TIMEOUT("Longest time for one file, in seconds. Default: 300."),
  OPTION_LIST_ATTEMPTS("How often a file is asked for. Default: 3."),
  OPTION_LIST_ADDRESSES(
      "Properties that name other addresses (un.address.1=…, jp-mof.discover=…). Default:"
          + " lists/addresses.properties in the home."),
  PROGRESS_UPDATE("updating lists"),
  UPDATE_UPDATED("updated"),
  UPDATE_WOULD_BE("newer one there"),
  UPDATE_UNCHANGED("unchanged"),
  UPDATE_BY_HAND("by hand"),
  UPDATE_UNREACHABLE("unreachable"),
  UPDATE_REFUSED("refused"),
  UPDATE_DOUBTFUL("doubtful"),
  UPDATE_STILL_IN_FORCE("{0}: the issue of {1} stays in force"),
  UPDATE_NONE_IN_FORCE("{0}: no issue is in force, nothing is screened against it"),
  HEADING_OUTCOME("outcome"),

  // Lists handed to partners, and lists of another day.
  COMMAND_LISTS_EXPORT("Write issues of lists into one signed file for partners."),
  PARAMETER_BUNDLE("File to write; it must not exist."),
  OPTION_TRUST_LISTS(
      "Public key (PEM) whose bundles of lists are taken in, beside those in the folder trusted of"
          + " the home; may be repeated."),
  REASON_IMO_SEVERAL("several numbers stand as one; each is asked for"),
  REASON_SHIP_FORMER_NAME("was called that before"),
  OPTION_GAP_FORMAT(
      "table for people (names in the reader's script), json or csv for programs. Default: table."),
  OPTION_LISTS_AT(
      "The issues in force on that day, or the issues of these hashes (comma between), as results"
          + " name them."),
  BUNDLE_WRITTEN("{0} issues are in {1}."),

  // Lists and what is screened against them.
  COMMAND_LISTS("The partners' sanctions lists."),
  COMMAND_LISTS_IMPORT(
      "Take in lists from files: every form is known by its content; .gz and .zip are read as they"
          + " are."),
  COMMAND_LISTS_STATUS(
      "Show which lists are kept, how old they are and what the last issue changed."),
  OPTION_HOME(
      "Folder of lists and settings. Default: ENTENTE_HOME, else .entente in the user's own."),
  OPTION_STRICT_LISTS("Refuse a list that may not be whole, instead of telling it."),
  PARAMETER_LIST_PATHS("Files or folders of lists."),
  PROGRESS_LISTS("reading lists"),
  LISTS_UNKNOWN_FILE("{0}: no form of a list that is known; left alone"),
  LISTS_FINDING("{0}: {1}"),
  LISTS_DOUBT("{0} may not be the whole list: {1}"),
  LISTS_KNOWN_ALREADY("known already"),
  LISTS_NONE("No list is kept in {0}. Import or update some first."),
  HEADING_LIST("list"),
  HEADING_PUBLISHER("publisher"),
  HEADING_PUBLISHED("published"),
  HEADING_AS_OF("as of"),
  HEADING_AGE_DAYS("age, days"),
  HEADING_TARGETS("targets"),
  HEADING_NAMES("names"),
  HEADING_HASH("SHA-256"),
  HEADING_CHANGED_SINCE("changes"),
  HEADING_DOUBTS("doubts"),
  COMMAND_SCREEN_ADDRESS("Is a crypto address on a list, whose, since when?"),
  COMMAND_SCREEN_NAME("Is a name on a list, whose, since when? In any script."),
  OPTION_NAME_TYPE("What is asked for; other: anything."),
  OPTION_BIRTH_DATE("Birth date, or the year alone; one that differs lowers the score."),
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
  HEADING_BECAUSE("because"),
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
  COMMAND_SCREEN_SERVE("Answer other programs over HTTP on this machine, as OpenSanctions does."),
  OPTION_SCREEN_PORT("The port on 127.0.0.1; 0 takes a free one. Default: 8000."),
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
  REPLAY_OTHER("record {0}: not the same"),
  REPLAY_LIST_MISSING("this issue of a list is gone: {0}"),
  REPLAY_VERSION("decided by Entente {0}; this is {1}"),
  REPLAY_ANSWER("was: {0}\n  is:  {1}"),
  SCREEN_CLEARED("cleared by {0} until {1}: {2}"),
  // The desk: clearances.
  COMMAND_SCREEN_CLEAR(
      "Customers who are not the target they are called like, with reason and expiry."),
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
  SCREEN_STOPPED("Stopped. What is in the file stays; the same command goes on after it."),
  COMMAND_SCREEN_FILE(
      "Screen a file of people, firms, ships and wallets, row by row: CSV with a header, or JSON"
          + " lines."),
  OPTION_SCREEN_COUNT("How many results a row has besides matches. Default: 10."),
  OPTION_FROM_ROW("Begin with this row, to go on after a stop. Default: 1."),
  PARAMETER_SCREEN_FILE(
      "Columns id, type, name, imo, mmsi, call_sign, flag, birth_date, passport, country, address:"
          + " any of them."),
  COMMAND_LISTS_GAPS("Show whom some partners list and others do not, since when, under what law."),
  OPTION_GAP_COUNTRY("Only targets of this country, such as KP."),
  OPTION_GAP_MISSING("Only targets that these partners do not list: us, kr, jp …"),
  OPTION_GAP_LISTED("Only targets that these partners list."),
  OPTION_GAP_COUNT("Rows of the table. Default: 40. JSON has them all."),
  HEADING_TARGET("target"),
  HEADING_JOINED_BY("joined by"),
  GAPS_MORE("and {0} more; see --count and --format json"),

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
  DEMO_STANDS(
      "In these data the money stands unspent at {0}. It was later spread over ten addresses"
          + " (published by Beosin); import their transactions, and the same question goes on."),
  DEMO_GENERATED("A generated chain"),
  DEMO_GENERATED_STORY(
      "{0} blocks, {1} transactions, {2} spends: generated as raw blocks, imported, checked."),
  DEMO_DEEP("All that became of one coinbase of block 1 ({0}), by five methods:"),
  DEMO_NEXT("Next: ./entente chain import bitcoin --help, ./entente trace --help"),
  DEMO_END("End of the demonstration."),

  // What went wrong.
  ERROR("Error: {0}"),
  ERROR_SEE_HELP("Try '{0} --help'."),
  ERROR_UNKNOWN_ARGUMENT("unknown argument {0}"),
  ERROR_MISSING_ARGUMENT("missing {0}"),
  ERROR_BAD_VALUE("{0} does not take '{1}'"),
  ERROR_TIHO_ACCOUNTS(
      "tiho is not defined on chains of accounts: it fills a transaction's largest outputs, and"
          + " there are none. Use fifo, lifo, haircut or poison."),
  ERROR_MISSING_COMMAND("missing command"),
  ERROR_LANGUAGE("--lang takes en, ko or ja, not '{0}'"),
  ERROR_CANNOT_OPEN("cannot read or write {0}: {1}"),
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
  private final int arguments;

  Message(String english) {
    this.english = english;
    this.arguments =
        Messages.PLACEHOLDER
            .matcher(english)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet())
            .size();
  }

  String english() {
    return english;
  }

  int arguments() {
    return arguments;
  }
}
