package org.entente.exchange.store;

/// What a store takes from outside itself.
public interface Surroundings {
  /// Microseconds since 1970.
  long nowMicros();

  /// A random UUID (version 4); in a test the one that follows from `purpose` and `number`.
  String uuid(String purpose, long number);
}
