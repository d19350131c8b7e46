package org.entente.app.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.chain.Block;
import org.jspecify.annotations.Nullable;

/// What is known of one thing, a line each: name, then value.
public final class Fields {
  private final Terminal terminal;
  private final Map<String, Object> values = new LinkedHashMap<>();

  public Fields(Terminal terminal) {
    this.terminal = terminal;
  }

  /// `value` may be null: nobody told us.
  public void add(Message name, @Nullable Object value) {
    values.put(terminal.text(name), value == null ? terminal.text(CommandMessage.UNKNOWN) : value);
  }

  /// `satoshi` may be [Block#UNKNOWN_VALUE].
  public void addBtc(Message name, long satoshi) {
    add(name, satoshi == Block.UNKNOWN_VALUE ? null : Btc.text(satoshi) + " BTC");
  }

  public void print() {
    int widest = values.keySet().stream().mapToInt(Table::width).max().orElse(0);
    values.forEach(
        (name, value) ->
            terminal.out().println(name + " ".repeat(widest - Table.width(name) + 2) + value));
  }
}
