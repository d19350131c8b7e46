package org.entente.app.question;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;
import org.entente.screen.name.Rule;

/// What people call the rules that programs know by their codes.
public final class RuleNames {
  private static final String PREFIX = "REASON_";
  private static final SortedMap<String, Message> ALL = read();

  private RuleNames() {}

  /// Every code with its message.
  public static Map<String, Message> all() {
    return ALL;
  }

  public static Optional<Message> of(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  private static SortedMap<String, Message> read() {
    Map<String, String> dotted = new TreeMap<>();
    for (Rule rule : Rule.values()) {
      dotted.put(constant(rule.code()), rule.code());
    }
    SortedMap<String, Message> all = new TreeMap<>();
    for (Message message : Messages.all().values()) {
      String name = message.name();
      if (name.startsWith(PREFIX)) {
        String code = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        all.put(dotted.getOrDefault(name, code), message);
      }
    }
    return Collections.unmodifiableSortedMap(all);
  }

  private static String constant(String code) {
    return PREFIX + code.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
