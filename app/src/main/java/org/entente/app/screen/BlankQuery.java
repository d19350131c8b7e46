package org.entente.app.screen;

import java.util.List;
import org.entente.base.BadInput;

/// Who asks for nobody must not hear that nobody is listed: it is an empty cell or variable.
final class BlankQuery {
  private BlankQuery() {}

  static void refuse(String what, List<String> queries) {
    if (queries.stream().anyMatch(String::isBlank)) {
      throw new BadInput(what, "", "is empty, so nothing would be asked", "Give a name or number");
    }
  }
}
