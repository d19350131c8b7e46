package org.entente.chain.follow;

import java.io.IOException;
import java.math.BigInteger;
import org.entente.base.Hash256;

/// The ledger that is to be kept at the head of a chain: an unbroken run of blocks whose end grows
/// and shrinks. What is not committed is lost when the process dies, nothing else.
public interface FollowedLedger<B> {
  /// Where the unbroken run begins; with an empty ledger, where it shall.
  long firstHeight();

  /// Height of the newest block, `firstHeight() − 1` while there is none.
  long height();

  /// Hash of the block at a height of the run, raw order.
  Hash256 hashAt(long height) throws IOException;

  /// Takes the next block. Throws [org.entente.chain.BrokenRule] when it does not fit.
  void append(B block) throws IOException;

  /// Takes back all blocks above this height, durably.
  void rollBackTo(long height) throws IOException;

  /// Work of the blocks above this height, 0 where a chain counts none.
  BigInteger workAbove(long height) throws IOException;

  /// Makes what was appended durable.
  void commit() throws IOException;

  /// What block this is, for messages and checks.
  Hash256 hashOf(B block);

  Hash256 parentOf(B block);

  /// A block's hash as people write it.
  String text(Hash256 hash);
}
