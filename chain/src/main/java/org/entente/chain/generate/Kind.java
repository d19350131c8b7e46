package org.entente.chain.generate;

import java.util.Locale;

/// What a generated transaction is for.
public enum Kind {
  /// Creates a block's coins.
  COINBASE,
  /// Pays one other owner, usually with change.
  PAYMENT,
  /// One hop of a peel chain: a little is cut off, the rest goes on to a fresh address.
  PEEL,
  /// Everything to a new address of the same owner.
  SELF,
  /// Many coins of one owner become one.
  CONSOLIDATION,
  /// A service moves deposits to its main address.
  SWEEP,
  /// Pays many owners at once.
  BATCH,
  /// Several owners get equal outputs, so that nobody can tell whose is whose.
  MIX,
  /// Tiny amounts to many known addresses of others.
  DUST;

  /// As the truth file and the manifest write it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
