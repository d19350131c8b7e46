package org.entente.exchange.taxii;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which objects of a collection are asked for. Fields are ANDed, values of a field ORed; an empty
/// set of ids or types means any.
///
/// @param addedAfter microseconds, exclusive; null without a bound
/// @param specVersions empty for the newest that each object has, `all` for every one
/// @param versions `first`, `last` and `all`, or times in their sortable form; never empty
public record Selection(
    @Nullable Long addedAfter,
    Set<String> ids,
    Set<String> types,
    Set<String> specVersions,
    Set<String> versions) {
  public static final Set<String> LAST = Set.of("last");
  public static final Set<String> ALL = Set.of("all");

  public Selection {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
    specVersions = Set.copyOf(specVersions);
    versions = Set.copyOf(versions);
  }

  /// The same for one object.
  Selection of(String id) {
    return new Selection(addedAfter, Set.of(id), types, specVersions, versions);
  }

  /// The same in every spec version.
  Selection inAnySpec() {
    return new Selection(addedAfter, ids, types, ALL, versions);
  }

  /// Whether the newest version in the newest spec version is asked for, as without any filter.
  public boolean isOfHeads() {
    return specVersions.isEmpty() && versions.equals(LAST);
  }

  /// The same selection gives the same text, whatever the order of its values.
  String fingerprint() {
    return String.join(
        "\u0000",
        List.of(
            String.valueOf(addedAfter),
            new TreeSet<>(ids).toString(),
            new TreeSet<>(types).toString(),
            new TreeSet<>(specVersions).toString(),
            new TreeSet<>(versions).toString()));
  }
}
