package org.entente.base.message;

/// The node, its people and partners, releases, signed logs.
public enum NodeMessage implements Message {
  // What two nodes both work on.
  COMMAND_OVERLAP_ASK(
      "Mask your items for a question: it shows the partner their number and nothing else."),
  COMMAND_OVERLAP_ANSWER(
      "Answer a partner's question: it will learn which of its items are yours too, and how many"
          + " you have."),
  COMMAND_OVERLAP_READ(
      "Read the answer: which of your items the partner works on too. Exit 1 where there are any."),
  OPTION_OVERLAP_ITEMS(
      "Your items, one a line: address:…, domain:…, or another kind of your own (imo:,"
          + " passport:)."),
  OPTION_OVERLAP_SECRET("What stays with who asked: the items and their masks."),
  OPTION_OVERLAP_OUT("The file for the partner."),
  OPTION_OVERLAP_KEY(
      "Your key of this epoch and the count of what it answered; made if it is not there."),
  OPTION_OVERLAP_QUESTION("The partner's question."),
  OPTION_OVERLAP_MOST("Items answered in one epoch at most. Default: 100000."),
  OPTION_OVERLAP_ANSWER("The partner's answer."),
  OPTION_OVERLAP_PARTNER_KEY("The key the partner told you by another way; any other is refused."),

  // The node.
  COMMAND_NODE_INIT("Make a node."),
  COMMAND_NODE_RUN("Run a node until a signal ends it."),
  COMMAND_NODE_STATUS("Say what a node is and whether it runs."),
  COMMAND_NODE_USER("Add somebody who may sign in, or give them another password."),
  COMMAND_NODE_COLLECTION("Make a TAXII collection, or change who may do what with it."),
  COMMAND_NODE_IMPORT_TAXII("Take over what another TAXII 2.1 server held; the node must not run."),
  OPTION_NODE_DIR("The node's home folder."),
  OPTION_NODE_STATUS_CHECK(
      "Look through the whole store and name what is damaged; exit 1 when anything is."),
  OPTION_NODE_LOG(
      "Write a log, a line of JSON an event: into this file (in the folder log of the node's home"
          + " unless it is a whole path), or - for standard error."),
  OPTION_NODE_LOG_LEVEL("The least grave lines that are logged (info)."),
  OPTION_NODE_NAME("The node's name: a-z, 0-9, hyphens."),
  OPTION_NODE_DB(
      "A database of PostgreSQL, as postgresql://USER@HOST/NAME; without it, a file in DIR."),
  OPTION_NODE_DB_PASSWORD(
      "The file with its password, for its owner's eyes only; without it, ~/.pgpass."),
  OPTION_NODE_COUNTRY("Whose it is: three capital letters, like USA."),
  OPTION_NODE_PORT("The port it listens on."),
  OPTION_NODE_HOST("The address it listens on (127.0.0.1)."),
  OPTION_NODE_HTTP("No TLS; on a loopback address only."),
  OPTION_NODE_SET(
      "A setting: taxii.max-page, taxii.max-content, limit.requests, stores.NAME, labels.NAME,"
          + " lists.home, jobs.running, jobs.heap."),
  COMMAND_KEY("The keys by which a node is known."),
  COMMAND_KEY_SHOW("Say what a node is known by, and who still knows it by what came before."),
  COMMAND_KEY_ROTATE(
      "Give a node another key, while it runs or not; partners take it over by themselves."),
  COMMAND_KEY_REVOKE(
      "Say that a node's key may be somebody else's: partners believe it no more, and nothing goes"
          + " until people have compared another."),
  OPTION_KEY_OVERLAP("For how many days the key before is believed beside it, 90 at most (7)."),
  OPTION_KEY_TLS("Another TLS certificate instead of another key."),
  OPTION_PARTNER_TLS("The pin of its TLS key, as its card shows it, where we can't ask its node."),
  OPTION_PARTNER_COMPARED(
      "It has another key than before, and people have compared the fingerprints."),
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

  // People, tokens, the record of what was done.
  COMMAND_PERSON_ADD("Add somebody with a role; without a password they get a link to set one."),
  COMMAND_PERSON_LIST("List who may sign in."),
  COMMAND_PERSON_ROLE("Give somebody another role; they must sign in again."),
  OPTION_PERSON_ROLE("analyst, approver, auditor or administrator."),
  COMMAND_TOKEN_ADD("Make a token, and show it this once."),
  COMMAND_TOKEN_LIST("List tokens: what they are good for and until when."),
  COMMAND_TOKEN_REVOKE("Make a token good for nothing from now on."),
  OPTION_TOKEN_PERSON("Whose token it is."),
  OPTION_TOKEN_SCOPE("What it is good for, such as taxii:read; several with commas."),
  OPTION_TOKEN_DAYS("For how many days it is good, 366 at most (90)."),
  OPTION_TOKEN_TITLE("What it is for, in your words."),
  PARAMETER_TOKEN_ID("The token's id, as token list prints it."),
  COMMAND_PASSKEY_LIST("List passkeys: whose they are and when they were last used."),
  COMMAND_PASSKEY_REMOVE("Take a passkey away, and sign its person out."),
  OPTION_PASSKEY_PERSON("Those of this person."),
  PARAMETER_PASSKEY_ID("The passkey's id, as passkey list prints it."),
  COMMAND_OIDC_SET(
      "Enter an issuer of OpenID Connect, or change it as a whole; its people must sign in"
          + " again."),
  COMMAND_OIDC_SHOW("Show the issuers, their rules, and who is who there."),
  COMMAND_OIDC_REMOVE("Take an issuer away: nobody signs in there any more."),
  COMMAND_OIDC_BIND("Say that a subject of an issuer is a person here."),
  COMMAND_OIDC_UNBIND("Say that a subject is nobody here any more, and sign the person out."),
  PARAMETER_OIDC_NAME("What you call the issuer: a-z, 0-9, hyphens."),
  OPTION_OIDC_ISSUER("Its issuer identifier, exactly as its tokens hold it: https://…"),
  OPTION_OIDC_CLIENT("How it knows this node: the client id."),
  OPTION_OIDC_SECRET(
      "Read the client's secret from standard input; without it that of before stays."),
  OPTION_OIDC_TITLE("What people read on the button (the name)."),
  OPTION_OIDC_AUTHORITY(
      "Certificates in PEM, one of which its own follows from, if the JDK does not trust it."),
  OPTION_OIDC_SCOPE("What is asked beside openid, such as email; several with commas."),
  OPTION_OIDC_NAMING("The claim that names whom a rule lets in (preferred_username)."),
  OPTION_OIDC_RULE(
      "Whoever has this value in this claim comes in as analyst, approver or auditor, like"
          + " groups=desk=analyst; may be repeated."),
  OPTION_OIDC_SUBJECT("What the issuer calls them: sub of its tokens, as the audit shows it."),
  OPTION_OIDC_PERSON("Who they are here."),
  COMMAND_NODE_AUDIT("Show who did and read what, and prove that nothing of it was changed."),
  OPTION_AUDIT_SINCE("From this time on."),
  OPTION_AUDIT_PERSON("What this person did."),
  OPTION_AUDIT_NOTE("Hold it to a copy of audit.head that was kept elsewhere, too."),
  OPTION_AUDIT_LIMIT("So many entries at most, the newest (1000)."),

  // Copies of a node.
  COMMAND_NODE_BACKUP("Copy a node while it runs, with the hash of every file."),
  COMMAND_NODE_RESTORE("Make a node of a copy, after every file was compared with its hash."),
  PARAMETER_BACKUP_NEW("A new folder for the copy. Keep it like the node: it holds its secret."),
  PARAMETER_BACKUP("A copy that node backup made."),

  // Partners, releases, signed logs.
  COMMAND_PARTNER_ADD("Add a partner: from then on what it releases to us is fetched."),
  COMMAND_PARTNER_LIST("List the partners and how far the exchange with each is."),
  COMMAND_PARTNER_CARD(
      "Print what a partner needs to add this node, and the fingerprint to compare by telephone."),
  OPTION_PARTNER_NAME("The partner's name, as its node is called."),
  OPTION_PARTNER_URL("Where its node answers: https://HOST:PORT."),
  OPTION_PARTNER_VKEY("Its public key, as its node printed it."),
  COMMAND_RELEASE_PREVIEW("Say what a release would send and withhold, and why; send nothing."),
  COMMAND_RELEASE_SEND("Release objects to partners, if their markings let them go."),
  COMMAND_RELEASE_REVOKE("Take back what partners were given; each must acknowledge it."),
  OPTION_RELEASE_TO("Partners, by name."),
  OPTION_RELEASE_IDS("Objects that the node holds, by id."),
  OPTION_RELEASE_CASE("This case: each entry is decided on by its marking."),
  PARAMETER_RELEASE_FILE("A STIX bundle to release."),
  PARAMETER_STIX_IDS("Ids of objects."),
  COMMAND_LOG_SHOW("List the logs that are held here."),
  COMMAND_LOG_EXPORT("Write a log into a folder that anybody can verify."),
  COMMAND_LOG_VERIFY("Prove an exported log, without any node."),
  OPTION_LOG_ORIGIN("The log's origin, as log show prints it."),
  PARAMETER_LOG_OUT("A new folder."),
  PARAMETER_LOG_VERIFY("A folder that log export wrote."),

  // The TAXII client.
  COMMAND_JOB("Traces, exposures and screenings that a node runs."),
  COMMAND_JOB_START("Ask a node for a trace, an exposure or a screening."),
  COMMAND_JOB_LIST("List jobs, the newest first."),
  COMMAND_JOB_SHOW("Show a job: how far it is, what it was done with."),
  COMMAND_JOB_CANCEL("Cancel a job."),
  COMMAND_JOB_RESULT("Give a job's result, or put it into a case as evidence."),
  COMMAND_NODE_SET("Change settings of a node that stands; an empty value takes one away."),
  OPTION_JOB_CASE("The case it belongs to; whoever may read cases sees it."),
  OPTION_JOB_FILE("The file that is screened, or of addresses."),
  OPTION_JOB_STATE("Only jobs in this state."),
  OPTION_JOB_TO_CASE("Put the result into this case as evidence."),
  OPTION_JOB_OUTPUT("A new file for the result (standard output)."),
  PARAMETER_JOB("The job's id."),
  PARAMETER_JOB_KIND("What is to be done."),
  PARAMETER_JOB_WORDS("What exactly, like stores=bitcoin hops=5; see the reference of jobs."),
  COMMAND_TAXII("Pull from other TAXII 2.1 servers, and push to them."),
  COMMAND_TAXII_PULL("Pull what a TAXII server holds, from where the last pull stopped."),
  COMMAND_TAXII_PUSH(
      "Send the objects of bundles to a collection; releases and markings are not asked."),
  PARAMETER_TAXII_URL(
      "The server's discovery, an API root, or a collection: https, or http on a loopback"
          + " address."),
  PARAMETER_TAXII_PUSH("STIX 2.1 bundles or TAXII envelopes."),
  OPTION_TAXII_USER("The name to sign in with, by HTTP Basic."),
  OPTION_TAXII_TOKEN("A file with a bearer token."),
  OPTION_TAXII_TRUST(
      "Authorities or server certificates to believe instead of the usual ones, as PEM."),
  OPTION_TAXII_PIN("The SHA-256 of the only certificate to believe."),
  OPTION_TAXII_COLLECTION("Collections by id or alias; without it, all that may be read."),
  OPTION_TAXII_DIR("The home folder of a node to pull into; it may run."),
  OPTION_TAXII_OUT("A folder for bundles, one a page."),
  OPTION_TAXII_AFTER("Begin after this time, where nothing was pulled before."),
  OPTION_TAXII_TYPES("These types only."),
  OPTION_TAXII_VERSIONS("Every version, not only the latest."),
  OPTION_TAXII_LIMIT("How many objects to ask for at once."),
  OPTION_TAXII_MOST("Stop after this many objects of a collection; the next pull goes on.");

  private final String english;

  NodeMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
