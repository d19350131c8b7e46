package org.entente.app.lists.fetch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.entente.screen.ListId;
import org.entente.screen.list.ListDescriptor;

/// Where a list is fetched: as its descriptor says, unless the user says otherwise, for addresses
/// change without notice and partners keep mirrors.
///
/// @param discover the page that links to the file; empty where addresses are fixed
/// @param page for people
public record ListSource(
    ListId list, List<String> addresses, String discover, String link, String page) {
  public ListSource {
    addresses = List.copyOf(addresses);
  }

  /// All lists with a publisher one can go to. `addresses` is a file of properties such as
  /// `un.address.1=https://…`, `jp-mof.discover=…`; it may be missing.
  public static List<ListSource> all(Path addresses) throws IOException {
    Properties said = new Properties();
    if (Files.exists(addresses)) {
      try (Reader in = Files.newBufferedReader(addresses)) {
        said.load(in);
      }
    }
    List<ListSource> sources = new ArrayList<>();
    for (ListDescriptor descriptor : ListDescriptor.all()) {
      ListSource source = of(descriptor, said);
      if (source.isFetched() || !source.page().isEmpty()) {
        sources.add(source);
      }
    }
    return sources;
  }

  private static ListSource of(ListDescriptor descriptor, Properties said) {
    String name = descriptor.list().name();
    List<String> own = new ArrayList<>();
    for (String key : new TreeMap<>(said).keySet().stream().map(String::valueOf).toList()) {
      if (key.startsWith(name + ".address.")) {
        own.add(said.getProperty(key, "").strip());
      }
    }
    String discover =
        said.getProperty(name + ".discover", own.isEmpty() ? descriptor.discover() : "").strip();
    return new ListSource(
        descriptor.list(),
        own.isEmpty() ? descriptor.addresses() : own,
        discover,
        said.getProperty(name + ".link", descriptor.link()).strip(),
        descriptor.page());
  }

  public boolean isFetched() {
    return !addresses.isEmpty() || !discover.isEmpty();
  }
}
