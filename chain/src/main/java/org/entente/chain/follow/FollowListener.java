package org.entente.chain.follow;

import java.io.IOException;
import org.entente.base.Hash256;

/// Hears what happens to a ledger that follows its chain. Called by the thread that follows, which
/// waits meanwhile.
public interface FollowListener {
  /// Appended, not yet durable; `head` is where the chain ends now.
  default void appended(long height, long head) {}

  /// All blocks up to here are durable and can be read.
  default void committed(long height, Hash256 hash) throws IOException {}

  /// The chain has turned: blocks above `toHeight` were taken back, of which `lost` was the newest.
  default void rolledBack(long toHeight, long fromHeight, Hash256 lost) throws IOException {}

  /// A node cannot be reached, for the first time or again after it could.
  default void unreachable(String node, String reason) {}

  default void reachable(String node) {}

  /// A node is at `height`, the one that leads at `best`.
  default void behind(String node, long height, long best) {}

  /// Two nodes name different blocks at one height.
  default void disagreement(
      long height, String node, Hash256 says, String lead, Hash256 leadSays) {}

  /// Blocks of this node come without what contracts moved inside of transactions; told once.
  default void untraced(String node, String reason) {}

  /// The chain of the node that leads has less work than what the ledger holds: nothing is taken
  /// back.
  default void weaker(String node, long height) {}
}
