package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/// How many alerts a second are read and held to every rule. `-Dwarnings.validated=100000` asks
/// for a whole measure.
class ValidationSpeedTest {
  private static final int COUNT = Integer.getInteger("warnings.validated", 500);

  @Test
  void alertsAreReadAndCheckedQuickly() {
    byte[] alert =
        CapReaderTest.ALERT.replace("<headline>", "<headline>" + "a".repeat(1_500)).getBytes(UTF_8);
    int right = 0;
    for (int i = 0; i < Math.min(COUNT, 20_000); i++) {
      right += CapReader.read(alert).errors().isEmpty() ? 1 : 0;
    }
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    for (int i = 0; i < COUNT; i++) {
      right += CapReader.read(alert).errors().isEmpty() ? 1 : 0;
    }
    double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
    assertThat(right).isEqualTo(COUNT + Math.min(COUNT, 20_000));
    System.out.printf(
        "%d alerts of %d bytes: %.0f validated a second of processor time%n",
        COUNT, alert.length, COUNT / seconds);
  }
}
