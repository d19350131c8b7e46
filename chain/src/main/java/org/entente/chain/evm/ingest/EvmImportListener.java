package org.entente.chain.evm.ingest;

import org.entente.base.BadInput;

/// Is told how an import goes on.
public interface EvmImportListener {
  /// Says nothing.
  EvmImportListener SILENT = reason -> {};

  /// `done` of `total` blocks are in the store, with `transfers` transfers in all.
  default void appended(int done, int total, long transfers) {}

  /// The first `blocks` blocks are durable now.
  default void committed(int blocks) {}

  /// A block was left out, because the import is lenient.
  void skipped(BadInput reason);
}
