package org.entente.app.node;

import java.io.IOException;
import org.entente.trace.live.AlertLog;
import org.entente.trace.live.Walked;

/// Somewhere that alerts go to, one at a time and in order.
public interface AlertReceiver extends AlertLog.Receiver, AutoCloseable {
  /// For people.
  String name();

  /// Tells this receiver's place in a log from others'.
  String key();

  /// Hears, often, how far the trace has come whose alerts it has; most don't care. Throws
  /// [IOException] to be told again later.
  default void reached(Walked how) throws IOException {}

  @Override
  void close();
}
