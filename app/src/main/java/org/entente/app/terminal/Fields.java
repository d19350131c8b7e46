package org.entente.app.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.message.Message;

/// What is known of one thing, a line each: name, then value.
public final class Fields {
  private final Terminal terminal;
  private final Map<String, Object> values = new LinkedHashMap<>();

  public Fields(Terminal terminal) {
    this.terminal = terminal;
  }

  public void add(Message name, Object value) {
    values.put(terminal.text(name), value);
  }

  public void print() {
    int widest = values.keySet().stream().mapToInt(Table::width).max().orElse(0);
    values.forEach(
        (name, value) ->
            terminal.out().println(name + " ".repeat(widest - Table.width(name) + 2) + value));
  }
}
