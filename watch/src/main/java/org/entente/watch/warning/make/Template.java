package org.entente.watch.warning.make;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapMessage;

/// What a kind of warning says in each language, with slots.
///
/// @param event its class, by which warnings of several nations about one event find each other
/// @param minutes until it expires
/// @param slots by name
/// @param texts by language and field
public record Template(
    String id,
    String event,
    CapMessage.Kind kind,
    String category,
    String response,
    String urgency,
    String severity,
    String certainty,
    int minutes,
    Map<String, String> slots,
    Map<Language, Map<Field, String>> texts) {
  /// A text of a warning.
  public enum Field {
    EVENT,
    HEADLINE,
    DESCRIPTION,
    INSTRUCTION,
    /// For cell broadcast.
    SHORT,
    /// For networks that take more.
    LONG;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// How long it may be; CAP sets 160 for a headline that phones show.
    int most() {
      return switch (this) {
        case SHORT -> Measure.SHORT;
        case LONG -> Measure.LONG;
        case HEADLINE -> 160;
        case EVENT, DESCRIPTION, INSTRUCTION -> Integer.MAX_VALUE - 1;
      };
    }
  }

  private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)\\}");

  public Template {
    slots = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    texts = Map.copyOf(texts);
  }

  String text(Language language, Field field) {
    return texts.getOrDefault(language, Map.of()).getOrDefault(field, "");
  }

  /// The names of the slots in a text, each as often as it stands there, in alphabetical order.
  List<String> holes(Language language, Field field) {
    List<String> holes = new ArrayList<>();
    Matcher matcher = HOLE.matcher(text(language, field));
    while (matcher.find()) {
      holes.add(matcher.group(1));
    }
    holes.sort(null);
    return holes;
  }

  /// A text as it is sent: what isn't meant says so first. Throws [BadInput] for a value that the
  /// slot doesn't know.
  public String filled(
      Language language, Field field, Map<String, String> values, CapMessage.Status status) {
    Matcher matcher = HOLE.matcher(text(language, field));
    StringBuilder filled = new StringBuilder(language.prefix(status));
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = values.get(name);
      if (value == null) {
        throw new BadInput(
            "--fill", "", "template " + id + " needs " + name, "Add: --fill " + name + "=…");
      }
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(Slot.parse(slot(name)).text(language, value)));
    }
    matcher.appendTail(filled);
    return filled.toString();
  }

  String slot(String name) {
    String form = slots.get(name);
    if (form == null) {
      throw new IllegalStateException("template " + id + " has no slot " + name);
    }
    return form;
  }
}
