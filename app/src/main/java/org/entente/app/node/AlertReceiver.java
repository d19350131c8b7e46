package org.entente.app.node;

import org.entente.trace.live.AlertLog;

/// Somewhere that alerts go to, one at a time and in order.
public interface AlertReceiver extends AlertLog.Receiver, AutoCloseable {
  /// For people.
  String name();

  /// Tells this receiver's place in a log from others'.
  String key();

  @Override
  void close();
}
