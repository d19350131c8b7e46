package org.entente.chain.ingest;

import org.entente.base.BadInput;
import org.entente.chain.read.ScanListener;

/// Is told how an import goes on. Calls come from several threads.
public interface ImportListener extends ScanListener {
  /// `done` of `total` blocks are in the store, with `txs` transactions in all.
  void appended(int done, int total, long txs);

  /// The first `blocks` blocks are durable now.
  default void committed(int blocks) {}

  /// A block was left out, because the import is lenient.
  void skipped(BadInput reason);
}
