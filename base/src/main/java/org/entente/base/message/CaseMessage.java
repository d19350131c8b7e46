package org.entente.base.message;

/// Cases: their commands, and the words of a report.
public enum CaseMessage implements Message {
  COMMAND_CASE("Cases: what happened, what is known, who approved it, and since when."),
  COMMAND_CASE_OPEN("Open a case."),
  COMMAND_CASE_ADD(
      "Add evidence, known by its content, or a hypothesis, finding, decision, " + "task, link."),
  COMMAND_CASE_SHOW("Show a case, as it is or as it was known on a day."),
  COMMAND_CASE_LIST("List cases, or find what they hold."),
  COMMAND_CASE_APPROVE("Approve or refuse a finding of somebody else."),
  COMMAND_CASE_CLOSE("Close a case; it stays readable."),
  COMMAND_CASE_EXPORT(
      "Write a report with all evidence, from which each number can be recomputed."),
  COMMAND_CASE_IMPORT("Take in a case of another node, beside our own; nothing is overwritten."),
  OPTION_CASE_FORM("folder: a report with all evidence. stix: one bundle of STIX 2.1."),
  OPTION_CASE_PDF("Write the reports as PDF, too."),
  OPTION_CASE_FONT("A TrueType or WOFF font for the PDF; without it, fonts are looked for."),
  OPTION_CASE_PARTNER("Take in what this partner released to us of its cases."),
  OPTION_CASE_INCIDENT("What happened: theft, launch, transfer, intrusion, disruption."),
  OPTION_CASE_TITLE("A title of one line."),
  OPTION_CASE_TEXT("What is to be said, or the reasons."),
  OPTION_CASE_AS("Who says it (the administrator)."),
  OPTION_CASE_MARKING("How far it may go: clear, green, amber, amber+strict, red; none: nowhere."),
  OPTION_CASE_ENTRY("What it is; of a file only where its content does not tell."),
  OPTION_CASE_ABOUT("The hypothesis, finding or task it is about, by its number."),
  OPTION_CASE_EVIDENCE("The evidence that supports or contradicts, by its number."),
  OPTION_CASE_REPLACES("The entry that it puts right; both stay."),
  OPTION_CASE_WORD(
      "Confidence of a finding (low, moderate, high), doer of a task, id of a " + "linked case."),
  OPTION_CASE_FROM("Since when it held in the world."),
  OPTION_CASE_TO("Until when it held."),
  OPTION_CASE_SOURCE("Where it is from."),
  OPTION_CASE_MADE_BY("The command that makes the same bytes again."),
  OPTION_CASE_KNOWN("As it was known at that time: a day or an RFC 3339 time."),
  OPTION_CASE_VALID("Only what held at that time."),
  OPTION_CASE_LEARNT("Since when we knew it, if that was before now."),
  OPTION_CASE_PUBLISHED("When the source of this evidence published it."),
  OPTION_CASE_BY("By the time it was recorded (the default), or learnt as authors say."),
  OPTION_CASE_STATE("Only open or closed cases."),
  OPTION_CASE_FIND("Words to find, in any language."),
  OPTION_CASE_REFUSE("Refuse it."),
  PARAMETER_CASE("The case's id, like us-1."),
  PARAMETER_CASE_FILE("The evidence: output of another command in JSON, or any document."),
  PARAMETER_CASE_FINDING("The finding's number."),
  PARAMETER_CASE_OUT("A new folder, or a new file."),
  PARAMETER_CASE_STIX("A bundle that case export --as stix wrote."),
  REPORT_CASE("Case {0}"),
  REPORT_SUMMARY("Summary"),
  REPORT_TIMELINE("Timeline"),
  REPORT_FINDINGS("Findings"),
  REPORT_HYPOTHESES("Hypotheses"),
  REPORT_DECISIONS("Decisions"),
  REPORT_EVIDENCE("Evidence"),
  REPORT_TASKS("Tasks and links"),
  REPORT_RECOMPUTE("How to recompute"),
  REPORT_UNMARKED("no marking: for this node only"),
  REPORT_NOTHING("Nothing is recorded."),
  REPORT_AS_KNOWN("Up to the entry recorded {0}. Marking: {1}."),
  REPORT_INCIDENT("Incident: {0}. Opened by {1}."),
  REPORT_CONFIDENCE("Confidence: {0}."),
  REPORT_APPROVED("Found by {0}, approved by {1}."),
  REPORT_REFUSED("Proposed by {0}, refused by {1}: this is no finding."),
  REPORT_PROPOSED("Proposed by {0}, not approved by a second person: this is no finding yet."),
  REPORT_SUPPORT("Supported by:"),
  REPORT_CONTRADICTION("Contradicted by:"),
  REPORT_INNOCENT("Innocent explanation:"),
  REPORT_NO_INNOCENT("No innocent explanation has been written down yet."),
  REPORT_TASK("Task ({0}): {1} - {2}"),
  REPORT_TASK_OPEN("open"),
  REPORT_TASK_DONE("done"),
  REPORT_LINK("See also case {0}."),
  REPORT_FOOTNOTE("{0}, {1}; recorded {2} by {3}; marking {4}; SHA-256 {5}"),
  REPORT_OWN_WORD("the author"),
  REPORT_HOW(
      "Each file below stands in this folder. Compare it with its hash (sha256sum "
          + "-c SHA256SUMS); where a command is given, run it with Entente {0} and "
          + "compare what it prints.");

  private final String english;

  CaseMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
