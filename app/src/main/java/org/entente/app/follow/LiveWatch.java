package org.entente.app.follow;

import java.io.IOException;
import org.entente.trace.live.AlertLog;
import org.entente.trace.live.Walked;
import org.jspecify.annotations.Nullable;

/// A live trace with the nodes that tell it what waits, whatever the chain.
interface LiveWatch extends AutoCloseable {
  AlertLog log();

  /// How many places have followed money.
  int size();

  /// How far it has come; null while there is no block.
  @Nullable Walked walked();

  /// Goes to where the store is now.
  void catchUp() throws IOException;

  /// Looks at what waits to be mined, as the first node that answers has it.
  void look() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
