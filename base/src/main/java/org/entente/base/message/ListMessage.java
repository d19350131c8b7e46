package org.entente.base.message;

/// Lists: fetched, imported, bundled, their gaps.
public enum ListMessage implements Message {
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
  OPTION_GAP_FORMAT(
      "table for people (names in the reader's script), json or csv for programs. Default: table."),
  OPTION_LISTS_AT(
      "The issues in force on that day, or the issues of these hashes (comma between), as results"
          + " name them."),
  BUNDLE_WRITTEN("{0} issues are in {1}."),

  // Lists and what is screened against them.
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
  LISTS_GUESS_EMPTY("{0}: is empty; get the file again"),
  LISTS_GUESS_PAGE("{0}: is a web page, not the list; open it and save the file it links to"),
  LISTS_GUESS_ENCODING("{0}: seems to be text that is not UTF-8; save it as UTF-8"),
  LISTS_UNKNOWN_FILE("{0}: no form of a list that is known; left alone"),
  LISTS_FINDING("{0}: {1}"),
  LISTS_DOUBT("{0} may not be the whole list: {1}"),
  LISTS_KNOWN_ALREADY("known already"),
  LISTS_NONE("No list is kept in {0}. Import or update some first."),
  HEADING_PUBLISHER("publisher"),
  HEADING_PUBLISHED("published"),
  HEADING_AS_OF("as of"),
  HEADING_AGE_DAYS("age, days"),
  HEADING_TARGETS("targets"),
  HEADING_NAMES("names"),
  HEADING_HASH("SHA-256"),
  HEADING_CHANGED_SINCE("changes"),
  HEADING_DOUBTS("doubts"),

  // The desk: screening again, and files of any length.
  COMMAND_LISTS_GAPS("Show whom some partners list and others do not, since when, under what law."),
  OPTION_GAP_COUNTRY("Only targets of this country, such as KP."),
  OPTION_GAP_MISSING("Only targets that these partners do not list: us, kr, jp …"),
  OPTION_GAP_LISTED("Only targets that these partners list."),
  OPTION_GAP_COUNT("Rows of the table. Default: 40. JSON has them all."),
  GAPS_MORE("and {0} more; see --count and --format json");

  private final String english;

  ListMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
