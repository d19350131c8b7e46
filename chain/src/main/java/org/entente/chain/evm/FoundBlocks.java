package org.entente.chain.evm;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Blocks that lie somewhere, in any order, to be read one by one when their turn comes. Many
/// threads may read.
public interface FoundBlocks extends AutoCloseable {
  /// One a block; a block that several sources hold stands here once.
  List<EvmHeader> headers();

  /// Block `place` of [#headers()], with everything that all sources tell of it. Throws
  /// [org.entente.base.BadInput] or [org.entente.chain.BrokenRule] where it is not what it should
  /// be.
  EvmBlock read(int place) throws IOException;

  /// What [#read] will show of block `place`. Asked only of blocks that a ledger has already: one
  /// of which more is told than before is taken again. Empty if it can't be more.
  default Set<EvmBlock.Proof> promised(int place) throws IOException {
    return Set.of();
  }

  /// The file, and the place in it, for messages about block `place`.
  String origin(int place);

  @Override
  void close() throws IOException;
}
