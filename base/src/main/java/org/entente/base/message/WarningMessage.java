package org.entente.base.message;

/// Warnings between nations: what is made, sent, acknowledged.
public enum WarningMessage implements Message {
  COMMAND_WARNINGS_TEMPLATES(
      "The texts warnings are made of, with the proof that none is ever too long."),
  COMMAND_WARNINGS_REVIEW("Note that somebody read a template in a language and holds it right."),
  COMMAND_WARNINGS_MAKE(
      "Make an alert from a reviewed template, in three languages; an exercise unless told."),
  COMMAND_WARNINGS_SIGN("Sign an alert (XML signature, RSA or elliptic curve with SHA-256)."),
  OPTION_WARNINGS_TEMPLATES("Templates of your own, in the form of those that come along."),
  OPTION_WARNINGS_REVIEWS("Who reviewed which text: a line each."),
  OPTION_WARNINGS_PLACES("List the places that a warning can name."),
  OPTION_WARNINGS_TEMPLATE("The template's name."),
  OPTION_WARNINGS_LANGUAGE("The language that was read."),
  OPTION_WARNINGS_REVIEWER("Who read it."),
  OPTION_WARNINGS_FILL("What stands in a slot; places by their codes of ISO 3166-2, with commas."),
  OPTION_WARNINGS_SENDER("Who sends it: without blanks and commas."),
  OPTION_WARNINGS_IDENTIFIER("The alert's identifier. Default: a random one."),
  OPTION_WARNINGS_SENT("When it is sent (2026-03-01T00:00:00Z). Default: now."),
  OPTION_WARNINGS_STATUS("Whether it is meant: exercise (the default), test, draft or actual."),
  OPTION_WARNINGS_RESTRICTED("For certain people only; says for whom."),
  OPTION_WARNINGS_POLYGON("Where it applies: points, the last one as the first."),
  OPTION_WARNINGS_CIRCLE("Where it applies: a point and kilometres around it."),
  OPTION_WARNINGS_REFERS("A file with an earlier alert that this one updates or ends."),
  OPTION_WARNINGS_CANCEL("End the earlier alerts instead."),
  OPTION_WARNINGS_OUT("The file to write."),
  OPTION_WARNINGS_KEY("The private key to sign with: PEM, PKCS #8."),
  OPTION_WARNINGS_CERT("The certificate of that key."),
  COMMAND_WARNINGS_SEND("Bring warnings into a node."),
  COMMAND_WARNINGS_BOARD("Warnings in force in a node; or one, and who has acknowledged it."),
  COMMAND_WARNINGS_ACKNOWLEDGE("Note that somebody saw a warning, and tell who sent it."),
  COMMAND_WARNINGS_PASS("Release a warning to partners, byte for byte."),
  COMMAND_WARNINGS_VOICE("Say which node or certificate may speak for a sender."),
  PARAMETER_WARNING("The warning: SHA-256 of its bytes, as the board lists it."),
  OPTION_WARNINGS_TO("The partner it goes to; may be given again."),
  OPTION_WARNINGS_TLP("Its marking: clear, green or amber (the default)."),
  OPTION_WARNINGS_FROM("The partner that may speak for the sender, or own for this node."),
  HEADING_WARNED_NODE("node"),
  HEADING_ACKNOWLEDGED("acknowledged after s"),
  WARNING_VOICE("Noted who may speak for {0}."),
  COMMAND_WARNINGS_INCIDENTS(
      "Reports of several senders on one event, with what they agree and disagree on."),
  OPTION_WARNINGS_WITHIN("How far apart the begins of one event may lie, in minutes (10)."),
  OPTION_WARNINGS_APART("Two messages, as references name them, that are of different events."),
  OPTION_WARNINGS_DELEGATE("OTHER may update and cancel alerts of SENDER; may be given again."),
  HEADING_REPORTED("what"),
  HEADING_AGREED("agreed"),
  INCIDENT_JOINED("{0} and {1}: {2}, {3} s apart."),
  COMMAND_WARNINGS_POLL(
      "Ask feeds of warnings, and take in what may be believed; goes on where it was."),
  COMMAND_WARNINGS_FEED(
      "What stands in a feed that was kept as a file, and whether it would be believed."),
  OPTION_WARNINGS_FEEDS("A file that names feeds: NAME.url=https://…, and what each may do."),
  OPTION_WARNINGS_URL("The address of one feed."),
  OPTION_WARNINGS_SENDERS(
      "A sender whom the feed may carry; may be given again. Default: anybody."),
  OPTION_WARNINGS_HOSTS(
      "A host to which the feed may lead beside its own, as HOST or HOST:PORT; may be given"
          + " again."),
  OPTION_WARNINGS_CA(
      "Whose certificates its server is trusted by, in place of the usual ones (PEM)."),
  OPTION_WARNINGS_PRIVATE(
      "The feed may be in a network of one's own; on this machine without TLS, too."),
  OPTION_WARNINGS_ROUNDS("How often to ask before ending, as each feed's pauses allow (1)."),
  OPTION_WARNINGS_PATIENCE("How many seconds one document may take (30)."),
  PARAMETER_FEED_FILE("A feed of Atom or RSS, or an alert."),
  HEADING_FEED_ENTRY("entry"),
  FEED_ASKED("{0}: {1}, {2} entries dealt with, {3} known. Asked again from {4}."),
  OPTION_WARNINGS_PROFILE(
      "What a country asks beyond CAP: us, kr, jp, or a file of that form; may be given again."),
  OPTION_BOARD_INCIDENTS(
      "Reports of several senders on one event, with what they agree and disagree on."),
  OPTION_BOARD_FEEDS("How asking each feed went, and what of it was kept out."),
  HEADING_TEMPLATE("template"),
  HEADING_LANGUAGE("language"),
  HEADING_LONGEST_SHORT("longest short text"),
  HEADING_LONGEST_LONG("longest long text"),
  HEADING_REVIEWED_BY("reviewed by"),
  WARNING_REVIEWED("Noted: {0} in {1} is right as it is now ({2})."),
  WARNING_WRITTEN("{0} ({1}) stands in {2}.");

  private final String english;

  WarningMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
