package org.entente.app.screen;

import java.io.IOException;
import java.util.List;
import org.entente.app.question.CustomerQuestion;

/// Rows that somebody asks about without a file, like those of `screen file`.
public final class AskedRows {
  private AskedRows() {}

  /// The questions of a text with a JSON object a line. Throws [org.entente.base.BadInput] for what
  /// no row can be.
  ///
  /// @param results how many results each has at least, where there are so many
  public static List<CustomerQuestion> of(String text, int results) throws IOException {
    try (CustomerRows rows = CustomerRows.ofLines("rows", text)) {
      return rows.questions(Integer.MAX_VALUE, results);
    }
  }
}
