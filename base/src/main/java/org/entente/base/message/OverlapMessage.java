package org.entente.base.message;

/// Comparisons of items between nodes.
public enum OverlapMessage implements Message {
  COMMAND_OVERLAP_START(
      "Begin a comparison with a partner: it learns how much is asked, and must agree."),
  COMMAND_OVERLAP_AGREE("Agree to a partner's comparison, with items of our own."),
  COMMAND_OVERLAP_DECLINE("Decline a partner's comparison."),
  COMMAND_OVERLAP_STOP("End a comparison before its end."),
  COMMAND_OVERLAP_LIST("List comparisons, the newest first; no item is shown."),
  COMMAND_OVERLAP_SHOW(
      "Show a comparison and what we learnt; exit 1 where there is something in common."),
  COMMAND_OVERLAP_OPEN(
      "Write what shows a comparison's items to be those that we bound: it tells all of them."),
  COMMAND_OVERLAP_CHECK(
      "Compare such a file with what its side had signed; exit 1 where it is something else."),
  OPTION_OVERLAP_OPENING("The file with the items and the number that was hashed with them."),
  COMMAND_OVERLAP_ITEMS("Write what the evidence of cases names into a file of items."),
  OPTION_OVERLAP_CASE("The cases, with commas between."),
  OPTION_OVERLAP_KIND("address, domain, imo, person, with commas between. Default: all."),
  OPTION_OVERLAP_LINES("The file of items, one a line."),
  PARAMETER_OVERLAP("The comparison, or the beginning of its id."),
  OPTION_OVERLAP_MODE(
      "What is learnt: items (which of one's own), count (how many), sum (of amounts). Default:"
          + " items."),
  OPTION_OVERLAP_CONTINUED(
      "Under the keys of the epoch: only new items cost, and old ones meet what is new."),
  OPTION_OVERLAP_LEARNS("Who learns: we or both. Default: we."),
  OPTION_OVERLAP_PURPOSE("What the comparison is for; the partner sees it."),
  OPTION_OVERLAP_HOURS("After how many hours it ends by itself. Default: 72."),
  HEADING_OVERLAP("comparison"),
  HEADING_OVERLAP_MODE("mode"),
  HEADING_OVERLAP_LEARNS("learns"),
  HEADING_OVERLAP_ASKED("asked"),
  HEADING_OVERLAP_HELD("held"),
  HEADING_OVERLAP_COMMON("in common");

  private final String english;

  OverlapMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
