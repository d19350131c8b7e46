package org.entente.bench.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entente.bench.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one node releases under load is told of and read at the partner.
/// `-Dentente.delivery=N` releases more.
class DeliveryRunTest {
  @TempDir private Path folder;

  @Test
  void whatIsReleasedUnderLoadIsHeardOfAndReadAtThePartner() throws Exception {
    Report report = new Report("test");
    int releases = Integer.getInteger("entente.delivery", 5);
    DeliveryRun.run(folder, releases, 1, report);
    assertThat(report.failures()).isEmpty();
    assertThat(report.json("delivery").get("releases").asInt()).isEqualTo(releases);
    if (releases >= 100) {
      System.err.println(report.json("delivery").toString().replaceFirst("\"nanos.*", ""));
    }
  }
}
