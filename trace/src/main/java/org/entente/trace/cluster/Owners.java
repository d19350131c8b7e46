package org.entente.trace.cluster;

/// What is known for certain of who owns an address: strong labels. Two clusters with different
/// owners are never united, for one wrong union makes one owner of two exchanges (Möser and
/// Narayanan, "Resurrecting Address Clustering in Bitcoin", 2022, call it cluster collapse).
@FunctionalInterface
public interface Owners {
  /// Nobody is known.
  int NOBODY = 0;

  Owners NONE = _ -> NOBODY;

  /// A number for the owner of this script, above 0, or [#NOBODY]. Asked once, when the script
  /// first appears.
  int of(int script);
}
