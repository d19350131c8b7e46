package org.entente.cases;

import java.util.List;

/// The hashes of a case's first entries, also of those that were replaced, and the one that stands
/// for all of them: whoever noted it can tell years later whether an entry was changed, removed or
/// put in between.
///
/// @param entryHashes one for each entry, in hexadecimal
/// @param hash SHA-256 over the hash before it (32 zeros at the beginning) and the last entry's
public record Chain(List<String> entryHashes, String hash) {
  public Chain {
    entryHashes = List.copyOf(entryHashes);
  }

  public int entries() {
    return entryHashes.size();
  }
}
