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
  PICTURE_COUNTED("{0} observations; {1} were replaced, {2} were not known yet"),

  COMMAND_COINCIDENCE("Do events of B come before those of A more often than by chance?"),
  OPTION_COINCIDENCE_A(
      "Events that may follow: CSV with a column time, or results and pictures with #LANE."),
  OPTION_COINCIDENCE_B("Events that may come before them, in the same forms."),
  OPTION_COINCIDENCE_WINDOW(
      "How many days before, at most; several are asked together. Default: 7."),
  OPTION_COINCIDENCE_LAG("And how many days before, at least. Default: 0."),
  OPTION_COINCIDENCE_FROM("Begin of the time in which both were watched. Default: first event."),
  OPTION_COINCIDENCE_TO("Its end. Default: last event."),
  OPTION_COINCIDENCE_ROUNDS("How many circular shifts of B stand for chance. Default: 10,000."),
  OPTION_COINCIDENCE_SEED("Seed of the shifts; the same gives the same answers. Default: 1."),
  OPTION_COINCIDENCE_CALIBRATE(
      "Also ask so many made series that know nothing of each other, and print how often the test"
          + " finds something there."),
  HEADING_WINDOW_DAYS("window (days)"),
  HEADING_LAG_DAYS("lag (days)"),
  HEADING_HITS("hits"),
  HEADING_EXPECTED("by chance"),
  HEADING_COINCIDENCE_EFFECT("effect"),
  COINCIDENCE_LEFT_OUT("left out, for their time is not known as sharply: {0}"),
  COINCIDENCE_FEW("Only {0} events of A: that says next to nothing."),
  COINCIDENCE_CALIBRATED(
      "In {0} made worlds without any connection: found at 5 % in {1} % (by the formula for"
          + " independent events: {2} %)."),
  COINCIDENCE_IS_NO_CAUSE("Coincidence is not cause."),

  COMMAND_SUPPLY_PATHS("Which ways through the chain of suppliers make an exposure."),
  COMMAND_SUPPLY_TREND("An exposure over years."),
  OPTION_SUPPLY_TOP("How many of the largest ways. Default: 20."),
  OPTION_SUPPLY_TABLES("World input-output tables, each with its year, separated by commas."),
  HEADING_PATH("way, from the buyer back to the supplier"),
  HEADING_PATH_SHARE("share (%)"),
  HEADING_YEAR("year"),
  PATHS_REMAINDER("All ways together: {0} %; those not shown: {1} %."),
  TREND_SAID("From the first to the last year {0} percentage points; a year {1} (median slope).");

  private final String english;

  PictureMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
