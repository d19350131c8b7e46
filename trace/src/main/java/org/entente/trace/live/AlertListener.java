package org.entente.trace.live;

/// Hears each alert once, in the process that raises it, when it is safe on disk.
public interface AlertListener {
  AlertListener NONE = _ -> {};

  void raised(Alert alert);
}
