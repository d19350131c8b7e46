package org.entente.exchange.stix.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.exchange.stix.check.ObjectType.Kind;
import org.entente.exchange.stix.check.ObjectType.Property;
import org.jspecify.annotations.Nullable;

/// All types of the standard, read from `types.txt`, whose head explains its form.
final class TypeTable {
  static final TypeTable STANDARD = new TypeTable(lines());

  private final Map<String, ObjectType> types = new LinkedHashMap<>();
  private final Map<String, Set<String>> vocabularies = new HashMap<>();
  private final Map<Kind, Set<String>> names = new HashMap<>();

  private TypeTable(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("vocab")) {
        vocabularies.put(words[1], new LinkedHashSet<>(List.of(words[2].split(", ", -1))));
      } else if (!line.startsWith(" ")) {
        Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        names.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(words[1]);
      }
    }
    for (int at = 0; at < lines.size(); ) {
      int end = at + 1;
      while (end < lines.size() && lines.get(end).startsWith(" ")) {
        end++;
      }
      if (!lines.get(at).startsWith("vocab ")) {
        ObjectType type = type(lines.get(at), lines.subList(at + 1, end));
        types.put(type.name(), type);
      }
      at = end;
    }
  }

  private static List<String> lines() {
    try (InputStream in = TypeTable.class.getResourceAsStream("types.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Null for a type that the standard doesn't know.
  @Nullable ObjectType type(String name) {
    return types.get(name);
  }

  /// A part that stands within others.
  ObjectType part(String name) {
    return Objects.requireNonNull(types.get(name), name);
  }

  Set<String> vocabulary(String name) {
    return Objects.requireNonNull(vocabularies.get(name), name);
  }

  private ObjectType type(String head, List<String> body) {
    String[] words = head.split(" ", -1);
    Map<String, Property> properties = new LinkedHashMap<>();
    List<TypeRule> rules = new ArrayList<>();
    boolean sealed = false;
    for (String line : body) {
      List<String> parts = List.of(line.strip().split(" ", -1));
      if (!parts.getFirst().equals(":")) {
        boolean required = parts.get(0).endsWith("!");
        boolean list = parts.get(1).endsWith("+");
        String kind = list ? cut(parts.get(1)) : parts.get(1);
        properties.put(
            required ? cut(parts.get(0)) : parts.get(0), new Property(required, list, kind(kind)));
      } else if (parts.get(1).equals("last")) {
        sealed = true;
      } else {
        rules.add(rule(parts.get(1), parts.subList(2, parts.size())));
      }
    }
    Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    return new ObjectType(kind, words[1], properties, List.copyOf(rules), sealed);
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static TypeRule rule(String word, List<String> names) {
    return switch (word) {
      case "any" -> new TypeRule.AnyOf(List.copyOf(names));
      case "one" -> new TypeRule.OneOf(List.copyOf(names));
      case "need" -> new TypeRule.Needs(names.get(0), names.get(1));
      case "not-before" -> new TypeRule.Order(names.get(0), names.get(1), false);
      case "after" -> new TypeRule.Order(names.get(0), names.get(1), true);
      default -> throw new IllegalStateException("no rule " + word);
    };
  }

  private ValueKind kind(String text) {
    int open = text.indexOf('(');
    String word = open < 0 ? text : text.substring(0, open);
    String inner = open < 0 ? "" : cut(text.substring(open + 1));
    return switch (word) {
      case "int", "number" -> quantity(word.equals("int"), inner);
      case "id" -> reference(inner);
      case "ov", "enum" -> new ValueKind.Vocabulary(inner, vocabulary(inner), word.equals("enum"));
      default ->
          Arrays.stream(ValueKind.Plain.values())
              .filter(plain -> plain.name().equalsIgnoreCase(word))
              .findFirst()
              .<ValueKind>map(plain -> plain)
              .orElseGet(() -> new ValueKind.Part(word));
    };
  }

  private static ValueKind quantity(boolean whole, String bounds) {
    String[] ends = (bounds.isEmpty() ? "," : bounds).split(",", -1);
    return new ValueKind.Quantity(whole, bound(ends[0]), bound(ends[1]));
  }

  private static @Nullable BigDecimal bound(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private ValueKind reference(String types) {
    boolean never = types.startsWith("!");
    Set<String> all = new LinkedHashSet<>();
    for (String type : (never ? types.substring(1) : types).split("\\|", -1)) {
      switch (type) {
        case "" -> {}
        case "@sco" -> all.addAll(names.getOrDefault(Kind.SCO, Set.of()));
        case "@sdo" -> all.addAll(names.getOrDefault(Kind.SDO, Set.of()));
        default -> all.add(type);
      }
    }
    return new ValueKind.Reference(Set.copyOf(all), never);
  }
}
