package org.entente.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void aPercentileIsATimeThatWasMeasured() {
    List<Long> millions = LongStream.rangeClosed(1, 200).mapToObj(ms -> ms * 1_000_000).toList();
    Times times = Times.of(millions.reversed());
    assertThat(times.p50Millis()).isEqualTo(100);
    assertThat(times.p99Millis()).isEqualTo(198);
    assertThat(times.maxMillis()).isEqualTo(200);
  }

  @Test
  void aFewRunsHaveNoNinetyNinthPercentile() {
    Times times = Times.of(List.of(2_000_000L, 1_000_000L, 9_000_000L));
    assertThat(times.p50Millis()).isEqualTo(2);
    assertThat(times.p99Millis()).isNaN();
    assertThat(Report.number(times.p99Millis())).isEqualTo("–");
  }
}
