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

  // What went wrong.
  ERROR("Error: {0}"),
  ERROR_SEE_HELP("Try '{0} --help'."),
  ERROR_UNKNOWN_ARGUMENT("unknown argument {0}"),
  ERROR_MISSING_ARGUMENT("missing {0}"),
  ERROR_BAD_VALUE("{0} does not take '{1}'"),
  ERROR_MISSING_COMMAND("missing command"),
  ERROR_LANGUAGE("--lang takes en, ko or ja, not '{0}'"),
  ERROR_CANNOT_OPEN("cannot read or write {0}: {1}"),
  ERROR_NO_SUCH_FILE("no such file or folder"),
  ERROR_ACCESS_DENIED("access denied"),
  ERROR_NOT_A_FOLDER("it is not a folder"),
  ERROR_EXISTS("it is there already"),
  ERROR_INTERNAL(
      "this is a mistake in Entente, not in your data: {0}. Please report it with the lines below.");

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
