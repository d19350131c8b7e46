package org.entente.watch.ais;

/// Takes what is read of a stream of sentences. The payload is filled anew for the next message:
/// read it at once.
public interface AisSink {
  /// A message of a known type whose length fits it. `timeMs`: by the receiver's clock, in
  /// milliseconds since 1970; [AisReader#NO_TIME] where it tells none. `line` counts from 1.
  void message(Payload payload, long timeMs, long line);

  void rejected(long line, Reason reason);
}
