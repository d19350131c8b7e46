package org.entente.app.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttributeCustodialTest {
  @TempDir private Path folder;

  @Test
  void payoutsOfTheLargestClusterAreMatchedToItsDeposits() {
    Path chain = folder.resolve("chain");
    Path store = folder.resolve("store");
    CommandLineRun.of("chain", "generate", "--out", chain, "--transactions", 3000, "--seed", 6);
    CommandLineRun.of(
        "chain", "import", "bitcoin", "--network", "regtest", "--store", store, chain);
    JsonNode clusters =
        json("attribute", "clusters", "--format", "json", "--store", store, "--limit", 1);
    String mixer = clusters.get("results").get(0).get("address").asString();
    JsonNode found =
        json("attribute", "custodial", "--format", "json", "--store", store, "--mixer", mixer);
    assertThat(found.get("deposits").asInt()).isPositive();
    assertThat(found.get("payouts").asInt()).isPositive();
    for (JsonNode link : found.get("links")) {
      long in = Long.parseLong(link.get("deposited").asString());
      long out = Long.parseLong(link.get("paid").asString());
      assertThat(out).isBetween(in - in / 25 - 1, in - in / 200 + 1);
      assertThat(link.get("hours").asInt()).isBetween(0, 72);
      assertThat(link.get("probability").asDouble()).isBetween(0.0, 1.0);
    }
    CommandLineRun table =
        CommandLineRun.of("attribute", "custodial", "--store", store, "--mixer", mixer);
    assertThat(table.exit()).isEqualTo(ExitCode.DONE);
    assertThat(table.err()).contains("pairs that fit");
  }

  private static JsonNode json(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return JsonMapper.shared().readTree(run.out());
  }
}
