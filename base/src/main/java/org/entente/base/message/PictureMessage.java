package org.entente.base.message;

/// The common picture, and what coincides in it.
public enum PictureMessage implements Message {
  COMMAND_PICTURE("One timeline and map of what other commands found, as known at a time."),
  PARAMETER_PICTURE_FILES(
      "Results of watch and trace as JSON, alerts (CAP), or pictures that were written before."),
  OPTION_PICTURE_LEARNT("When we learnt of what the files say. Default: now."),
  OPTION_PICTURE_WARNINGS("Also the warnings that are kept in this folder."),
  OPTION_PICTURE_NODE("Also the cases and alerts of the node in this folder."),
  OPTION_PICTURE_SITES("Declared sites, for passes without places: CSV as watch overflight takes."),
  OPTION_PICTURE_KNOWN("Only what was known by then. Default: now."),
  OPTION_PICTURE_FROM("Only what may have been the case after this time."),
  OPTION_PICTURE_TO("Only what may have been the case before this time."),
  OPTION_PICTURE_FORMAT("table for people, json or geojson for programs. Default: table."),
  HEADING_PICTURE_FROM("from"),
  HEADING_PICTURE_TO("to"),
  HEADING_PICTURE_LANE("lane"),
  HEADING_PICTURE_STATE("state"),
  HEADING_PICTURE_TITLE("what"),
  HEADING_PICTURE_KNOWN("known since"),
  PICTURE_COUNTED("{0} observations; {1} were replaced, {2} were not known yet");

  private final String english;

  PictureMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
