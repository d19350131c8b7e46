package org.entente.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One issue of a list as it was taken in: what a result names so that it can be repeated.
///
/// @param published the publisher's own date; null where the list carries none
/// @param fetched when it was taken in
/// @param sha256 of the one file; of a set, of its lines `HASH  NAME` in the order of names
/// @param counts targets by kind, names, weak names, wallets …
public record ListSnapshot(
    ListId list,
    @Nullable LocalDate published,
    Instant fetched,
    List<SourceFile> files,
    String sha256,
    SortedMap<String, Integer> counts) {
  public ListSnapshot {
    files = List.copyOf(files);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /// A file of the issue, unpacked.
  ///
  /// @param source the address it was fetched from, or the path as the user named it
  public record SourceFile(String name, String source, long sizeBytes, String sha256) {}

  public int count(String what) {
    return counts.getOrDefault(what, 0);
  }

  public long sizeBytes() {
    return files.stream().mapToLong(SourceFile::sizeBytes).sum();
  }
}
