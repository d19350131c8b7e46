package org.entente.screen.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.screen.ListId;

/// What is known about a list beside its rows: a small file beside this class, one for each.
///
/// @param title the list's name in the language of its publisher, or in English
/// @param licence under which the publisher gives it away
/// @param schedule how often it changes, in words
/// @param addresses from where it is fetched; all of them make one issue
/// @param discover the page that links to the file, where its name changes; else empty
/// @param link what the link on that page looks like, a regular expression
/// @param page for people, where a program can't fetch it; else empty
/// @param minTargets below which it is not the list one thinks
/// @param fillPercent at least so many per cent of the targets have the field: `birth` of
///     persons, `alias`, `since`, `imo` of ships
/// @param canaries references that must be there, with a word of the name
public record ListDescriptor(
    ListId list,
    String title,
    String publisher,
    String licence,
    String schedule,
    List<String> addresses,
    String discover,
    String link,
    String page,
    int minTargets,
    int maxTargets,
    SortedMap<String, Integer> fillPercent,
    SortedMap<String, String> canaries) {
  private static final List<String> KNOWN =
      List.of(
          "us-sdn",
          "us-cons",
          "us-crypto",
          "un",
          "un-1718",
          "jp-mof",
          "jp-meti",
          "kr",
          "kr-fsc",
          "kr-moef",
          "eu",
          "uk",
          "uk-ofsi");

  /// All lists that have a descriptor, in the order in which people are shown them.
  public static List<ListDescriptor> all() {
    return Loaded.ALL;
  }

  /// Empty for lists of the user's own.
  public static Optional<ListDescriptor> of(ListId list) {
    return Loaded.ALL.stream().filter(d -> d.list.equals(list)).findFirst();
  }

  /// Read once, when first asked for.
  private static final class Loaded {
    static final List<ListDescriptor> ALL = KNOWN.stream().map(ListDescriptor::load).toList();
  }

  private static ListDescriptor load(String name) {
    Properties file = new Properties();
    try (InputStream in = ListDescriptor.class.getResourceAsStream(name + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("no descriptor of " + name);
      }
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> addresses = new ArrayList<>();
    SortedMap<String, Integer> fill = new TreeMap<>();
    SortedMap<String, String> canaries = new TreeMap<>();
    for (String key : new TreeMap<>(file).keySet().stream().map(String::valueOf).toList()) {
      String value = file.getProperty(key, "").strip();
      if (key.startsWith("address.")) {
        addresses.add(value);
      } else if (key.startsWith("fill.")) {
        fill.put(key.substring("fill.".length()), Integer.valueOf(value));
      } else if (key.startsWith("canary.")) {
        canaries.put(key.substring("canary.".length()), value);
      }
    }
    return new ListDescriptor(
        new ListId(name),
        file.getProperty("title", name),
        file.getProperty("publisher", ""),
        file.getProperty("licence", ""),
        file.getProperty("schedule", ""),
        List.copyOf(addresses),
        file.getProperty("discover", ""),
        file.getProperty("link", ""),
        file.getProperty("page", ""),
        Integer.parseInt(file.getProperty("targets.min", "1")),
        Integer.parseInt(file.getProperty("targets.max", "1000000")),
        fill,
        canaries);
  }
}
