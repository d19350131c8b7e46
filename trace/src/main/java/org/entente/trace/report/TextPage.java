package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.jspecify.annotations.Nullable;

/// Lines and tables for people, in their language.
record TextPage(Writer out, Messages messages) {
  TextTable table(Message... headings) {
    TextTable table = TextTable.empty();
    for (Message heading : headings) {
      table.text(messages.text(heading));
    }
    return table;
  }

  void say(Message message, Object... arguments) throws IOException {
    line(messages.text(message, arguments));
  }

  void print(TextTable table) throws IOException {
    for (String line : table.lines()) {
      line(line);
    }
  }

  void line(String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  static String blank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
