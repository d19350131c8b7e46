package org.entente.app.screen;

import org.entente.base.BadInput;
import picocli.CommandLine.Option;

/// Who is cleared of being whom, and by whom.
final class ClearOptions {
  @Option(
      names = "--customer",
      required = true,
      paramLabel = "ID",
      description = "${bundle:OPTION_CUSTOMER}")
  private String customer;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "LIST/REFERENCE",
      description = "${bundle:OPTION_CLEAR_TARGET}")
  private String target;

  @Option(
      names = "--by",
      defaultValue = "",
      paramLabel = "NAME",
      description = "${bundle:OPTION_CLEAR_BY}")
  private String by;

  String customer() {
    return require("--customer", customer);
  }

  String target() {
    return require("--target", target);
  }

  /// The user whose process it is, where nobody is named.
  String by() {
    return require("--by", by.isBlank() ? System.getProperty("user.name", "") : by.strip());
  }

  static String require(String option, String text) {
    if (text.isBlank()) {
      throw new BadInput(option, "", "is empty", "A clearance says who, whom and why");
    }
    return text.strip();
  }
}
