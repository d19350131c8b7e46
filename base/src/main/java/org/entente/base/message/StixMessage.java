package org.entente.base.message;

/// STIX: checked, matched, brought in.
public enum StixMessage implements Message {
  // STIX: checked, matched, brought in.
  COMMAND_STIX_CHECK("Check STIX content against all rules of the standard."),
  COMMAND_STIX_MATCH("Match a STIX pattern over observations."),
  PARAMETER_STIX_CHECK("Files of STIX content, or folders of them (.json, .json.gz)."),
  OPTION_PATTERN_FILE("A file that holds one pattern."),
  OPTION_OBSERVED("A file that holds a JSON list of bundles with observed-data."),
  OPTION_STIX_BATCH("A file of lines with pattern and observations; each gives a line of answer."),
  OPTION_FORMAT_JSON("json is the only format."),
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
  HEADING_OBJECT("object");

  private final String english;

  StixMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
