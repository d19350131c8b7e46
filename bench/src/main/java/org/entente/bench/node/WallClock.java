package org.entente.bench.node;

import java.util.UUID;
import org.entente.exchange.store.Surroundings;

/// The time of the machine, and ids that nobody foresees.
record WallClock() implements Surroundings {
  @Override
  public long nowMicros() {
    return System.currentTimeMillis() * 1000;
  }

  @Override
  public String uuid(String purpose, long number) {
    return UUID.randomUUID().toString();
  }
}
