package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;

/// Whatever stands in a line, it is a transaction or bad input that names its place; and what was
/// read can be judged. `-Drounds=N -Dseed=N` for more.
class MixLineFuzzTest {
  private static final long SEED = Long.getLong("seed", 4);
  private static final int ROUNDS = Integer.getInteger("rounds", 20_000);

  /// What lines are spliced from, beside themselves.
  private static final String[] PARTS = {
    "null", "-1", "1e400", "9223372036854775808", "\"9223372036854775808\"", "{}", "[]", "[[[[[[",
    "\"\"", "true", "0.1", "\"-5\"", "\"\\u0000\"", "\"\\ud800\"", "2100000000000001",
        "\"inputs\":",
    "\"type\":\"coinbase\"", "\"value\":1", ",", "}", "\"time\":\"2024-13-45\"", "\"time\":1e3"
  };

  private static String line(Random random) {
    StringBuilder line = new StringBuilder("{\"txid\":\"" + "ab".repeat(32) + "\",");
    line.append("\"block\":").append(random.nextInt(900_000)).append(',');
    line.append(random.nextBoolean() ? "\"time\":\"2024-05-31T10:00:00Z\"" : "\"time\":1717150000");
    for (String side : new String[] {"inputs", "outputs"}) {
      line.append(",\"").append(side).append("\":[");
      int coins = random.nextInt(9);
      for (int i = 0; i < coins; i++) {
        line.append(i == 0 ? "" : ",");
        line.append("{\"address\":\"bc1q").append(random.nextInt(50));
        line.append("\",\"value\":\"").append(5000 + random.nextInt(3));
        line.append("\",\"type\":\"p2wpkh\",\"prev\":\"").append("cd".repeat(32)).append(":1\"}");
      }
      line.append(']');
    }
    return line.append('}').toString();
  }

  private static String damage(String line, Random random) {
    int at = random.nextInt(line.length());
    String head = line.substring(0, at);
    String tail = line.substring(at);
    return switch (random.nextInt(5)) {
      case 0 -> head;
      case 1 -> head + PARTS[random.nextInt(PARTS.length)] + tail;
      case 2 -> head + tail.substring(Math.min(tail.length(), random.nextInt(40)));
      case 3 -> head + head + tail;
      default -> {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        yield new String(bytes, StandardCharsets.UTF_8);
      }
    };
  }

  @Test
  void damagedLinesAreReadOrRefusedWithTheirPlace() {
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String line = line(random);
      for (int i = 0; i <= random.nextInt(3); i++) {
        line = damage(line.isEmpty() ? "{}" : line, random);
      }
      try {
        Verdict verdict = MixJudge.judge(MixLine.read("mixes.jsonl", round, line));
        assertThat(verdict.ppm()).isBetween(0, 1_000_000);
        read++;
      } catch (BadInput bad) {
        assertThat(bad.getMessage())
            .as("seed %d, round %d: %s", SEED, round, line)
            .contains("mixes.jsonl, line " + round);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ", round " + round + ": " + line, e);
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void nestingHasAnEnd() {
    String deep = "{\"inputs\":" + "[".repeat(200_000);
    try {
      MixLine.read("mixes.jsonl", 1, deep);
      throw new AssertionError("read");
    } catch (BadInput bad) {
      assertThat(bad.getMessage()).contains("line 1");
    }
  }
}
