package org.entente.bench.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.entente.bench.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node under many clients gives no wrong answer. `-Dentente.load.seconds=600` for ten minutes,
/// `-Dentente.load.clients=N` for more of them.
class ClientsRunTest {
  @TempDir private Path folder;

  @Test
  void twoHundredClientsAtOnceGetNoWrongAnswer() throws Exception {
    Report report = new Report("test");
    ClientsRun.run(
        folder,
        Integer.getInteger("entente.load.clients", 200),
        Duration.ofSeconds(Integer.getInteger("entente.load.seconds", 10)),
        report);
    assertThat(report.failures()).isEmpty();
  }
}
