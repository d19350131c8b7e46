package org.entente.cases;

import java.util.List;
import java.util.Map;

/// A case that another node told us of.
///
/// @param into one of our own cases that it continues; empty for one that is theirs
/// @param own ids of objects that are entries of ours, with their numbers in our case
/// @param entries in their order, the opening first
/// @param rest what came with them and is no entry
public record ForeignCase(
    String into, Map<String, Integer> own, List<ForeignEntry> entries, List<Origin> rest) {
  public ForeignCase {
    own = Map.copyOf(own);
    entries = List.copyOf(entries);
    rest = List.copyOf(rest);
  }

  /// The id of the incident that opens it.
  String incident() {
    return entries.getFirst().origin().objectId();
  }

  /// What became of it.
  ///
  /// @param caseId where it stands here
  /// @param added entries that weren't here
  public record Taken(String caseId, int added) {}
}
