package org.entente.exchange.stix.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.cases.Entry;
import org.entente.exchange.json.JsonValue.Members;

/// What a bundle tells of one case.
///
/// @param incident the id of its incident
/// @param caseId where it was written; empty when the whole case was not given
/// @param items in the order in which they stand there, else in that of their times
/// @param contents bytes of evidence by their hashes
/// @param rest what came with it and is no entry
public record Told(
    String incident,
    Optional<String> caseId,
    List<Item> items,
    Map<String, byte[]> contents,
    List<Members> rest) {
  /// An entry as it was told.
  ///
  /// @param node the name of the node that wrote it
  /// @param entry its positions are those within the items, from 1
  public record Item(String node, Members object, Entry entry) {
    public String id() {
      return object.optional("id").orElse("");
    }
  }

  public Told {
    items = List.copyOf(items);
    contents = Map.copyOf(contents);
    rest = List.copyOf(rest);
  }

  public List<Entry> entries() {
    return items.stream().map(Item::entry).toList();
  }
}
