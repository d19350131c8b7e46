package org.entente.trace.across;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.entente.trace.Method;
import org.junit.jupiter.api.Test;

/// Random worlds of two ledgers with crossings to and fro, against an oracle that plays them once
/// in the order of time, unit by unit, and knows of no rounds.
class AcrossOracleTest {
  private static final int WORLDS = Integer.getInteger("entente.worlds", 300);

  @Test
  void tracesEqualAPlayThroughInTime() {
    long crossed = 0;
    long open = 0;
    int rounds = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      RandomWorld world = new RandomWorld(seed);
      for (Method method : new Method[] {Method.FIFO, Method.LIFO}) {
        AcrossTrace trace = world.trace(method);
        assertThat(trace.conserved()).as("seed %d %s", seed, method).isTrue();
        Map<String, BigInteger> found = new TreeMap<>();
        for (AcrossEnds.Row row : AcrossEnds.of(trace)) {
          found.merge(row.kind() + " " + row.at(), row.amount(), BigInteger::add);
        }
        assertThat(found).as("seed %d %s", seed, method).isEqualTo(world.play(method));
        crossed += trace.links().stream().filter(Link::crossed).count();
        open += trace.links().stream().filter(link -> !link.crossed()).count();
        rounds = Math.max(rounds, trace.rounds());
      }
    }
    assertThat(crossed).isGreaterThan(WORLDS);
    assertThat(open).isGreaterThan(WORLDS / 4);
    assertThat(rounds).isGreaterThan(3);
  }
}
