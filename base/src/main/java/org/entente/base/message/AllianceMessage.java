package org.entente.base.message;

/// What is said about partners' signed logs, releases and promises.
public enum AllianceMessage implements Message {
  COMMAND_LOG_PROVE("Prove in one file: an entry of a log, or that a log has two histories."),
  OPTION_LOG_INDEX("The entry at this position."),
  OPTION_LOG_ID("The newest entry about this object."),
  OPTION_LOG_FORK("Two checkpoints of the log that cannot both be true."),
  OPTION_LOG_VKEY("For a proof in a file: the sender's key, then those of witnesses."),
  PARAMETER_LOG_PROOF("The file to write."),
  COMMAND_PARTNER_RECEIVE("Take a partner's log for us from a folder, where no line leads."),
  COMMAND_PARTNER_RECEIPT("Take a partner's receipt for our log from a file."),
  OPTION_PARTNER_RECEIPT("Write the receipt for the partner into this file."),
  PARAMETER_PARTNER_RECEIPT("The file that partner receive wrote."),
  COMMAND_COMMITMENTS("What this node's record shows for each public promise."),
  COMMAND_RELEASE_OPEN("List withdrawals that their recipients have not acknowledged."),
  OPTION_RELEASE_REDACT("Release without its withheld parts what cannot go as a whole."),
  OPTION_RELEASE_TEARLINE("What a redacted object says instead, as its description."),
  OPTION_RELEASE_PURPOSE(
      "What it is given for: investigation (also if none is said), prosecution, sanctions,"
          + " protection, exercise."),
  OPTION_RELEASE_REPLACE(
      "In place of what the partner was given before, which is taken back even where this stays."),
  COMMAND_LOG_AUDIT("Compare what is held of logs with what was signed: missing, extra, changed."),
  OPTION_LOG_AUDITED("This log only, by its origin."),
  OPTION_LOG_AUDIT_FROM("Take its owner's tree from this exported folder; ask nobody."),
  OPTION_RELEASE_UNTIL("When it must be gone at the partner's; nothing is said without."),
  COMMAND_RELEASE_TERMS("List what was given until a time that is over, by us and to us."),
  OPTION_RELEASE_BY("Also what ends by this time."),
  RELEASE_OVER("Over, to be withdrawn: entente release revoke --dir {0} --to {1} {2}"),
  OPTION_REQUEST_PURPOSE("What an object is to be passed on for (pass-on): as release --purpose."),
  OPTION_REQUEST_UNTIL("Until when an object may be passed on (pass-on), as asked or granted.");

  private final String english;

  AllianceMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
