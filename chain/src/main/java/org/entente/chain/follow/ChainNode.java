package org.entente.chain.follow;

import java.math.BigInteger;
import java.util.Optional;
import org.entente.base.Hash256;

/// One node of a chain, to be asked. It may answer slowly, wrongly, or change its mind between two
/// answers. Many threads may ask.
///
/// [NodeFailure] says that the question may be asked again.
public interface ChainNode<B> extends AutoCloseable {
  /// For messages; never with a password or a key.
  String name();

  Head head() throws NodeFailure, InterruptedException;

  /// Hash of its block at this height, in raw order; nothing if it has none.
  Optional<Hash256> hashAt(long height) throws NodeFailure, InterruptedException;

  /// The block, proven. Throws [org.entente.base.BadInput] when it is not what it should be.
  B block(Hash256 hash, long height) throws NodeFailure, InterruptedException;

  /// Work of the chain that ends with this block, 0 where a chain counts none.
  BigInteger work(Hash256 hash) throws NodeFailure, InterruptedException;

  /// Why its blocks come without what contracts moved inside of transactions, when that has shown
  /// and was not told yet.
  default Optional<String> untraced() {
    return Optional.empty();
  }

  @Override
  void close();
}
