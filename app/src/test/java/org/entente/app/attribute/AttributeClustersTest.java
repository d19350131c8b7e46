package org.entente.app.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttributeClustersTest {
  @TempDir private static Path folder;

  private static Path store() {
    return folder.resolve("store");
  }

  @BeforeAll
  static void importGeneratedChain() {
    Path chain = folder.resolve("chain");
    CommandLineRun.of("chain", "generate", "--out", chain, "--transactions", 3000, "--seed", 5);
    CommandLineRun run =
        CommandLineRun.of(
            "chain", "import", "bitcoin", "--network", "regtest", "--store", store(), chain);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  private static JsonNode json(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return JsonMapper.shared().readTree(run.out());
  }

  private static JsonNode clusters(Object... more) {
    Object[] all = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"attribute", "clusters", "--format", "json", "--store", store()},
        0,
        all,
        0,
        6);
    System.arraycopy(more, 0, all, 6, more.length);
    return json(all);
  }

  @Test
  void largestClusterExplainsItsMembers() {
    String largest = clusters().get("results").get(0).get("address").asString();
    JsonNode one = clusters(largest).get("results").get(0);
    assertThat(one.get("size").asInt()).isGreaterThan(20);
    assertThat(one.get("members")).hasSize(20);
    for (JsonNode member : one.get("members")) {
      String at = member.get("address").asString();
      for (JsonNode step : member.get("because")) {
        assertThat(step.get("from").asString()).isEqualTo(at);
        at = step.get("to").asString();
      }
      assertThat(at).isEqualTo(largest);
    }
  }

  @Test
  void asOfAnEarlierHeightLessIsKnown() {
    int now = clusters().get("addresses").asInt();
    int then = clusters("--as-of", 400).get("addresses").asInt();
    assertThat(then).isPositive().isLessThan(now);
    assertThat(clusters("--as-of", "2030-01-01").get("addresses").asInt()).isEqualTo(now);
  }

  @Test
  void changeUnitesMore() {
    int plain = clusters().get("clusters").asInt();
    assertThat(clusters("--change", "one-time").get("clusters").asInt()).isLessThan(plain);
  }

  @Test
  void whatStrongLabelsTellApartIsNotUnitedButTold() throws IOException {
    String largest = clusters().get("results").get(0).get("address").asString();
    JsonNode step = clusters(largest).get("results").get(0).get("members").get(1).get("because");
    String from = step.get(0).get("from").asString();
    String to = step.get(0).get("to").asString();
    Path csv = folder.resolve("owners.csv");
    Files.writeString(
        csv,
        "address,label,source,actor,confidence,known_from\n%s,A,test,a,ownership,2020-01-01\n%s,B,test,b,ownership,2020-01-01\n"
            .formatted(from, to));
    Path labels = folder.resolve("labels");
    assertThat(CommandLineRun.of("labels", "import", "--labels", labels, csv).exit()).isZero();
    JsonNode apart = clusters("--labels", labels, from, to);
    assertThat(apart.get("collisions")).isNotEmpty();
    assertThat(apart.get("collisions").get(0).get("owners").get(0).asString()).isIn("a", "b");
    JsonNode results = apart.get("results");
    assertThat(results.get(0).get("cluster")).isNotEqualTo(results.get(1).get("cluster"));
  }

  @Test
  void rulesThatLookAheadOrDoNotExistAreWrongUsage() {
    for (String rules : new String[] {"peel", "fresh+nonsense"}) {
      CommandLineRun run =
          CommandLineRun.of("attribute", "clusters", "--store", store(), "--change", rules);
      assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("--change");
    }
  }

  @Test
  void changeAndPeelAreToldOfATransaction() {
    JsonNode because =
        clusters(clusters().get("results").get(0).get("address").asString())
            .get("results")
            .get(0)
            .get("members")
            .findValue("txid");
    String txid = because.asString();
    JsonNode change = json("attribute", "change", "--format", "json", "--store", store(), txid);
    assertThat(change.get("state").asString()).isIn("change", "none", "not-applicable", "coinjoin");
    JsonNode peel =
        json(
            "attribute",
            "peel",
            "--format",
            "json",
            "--store",
            store(),
            txid + ":0",
            "--blocks",
            folder.resolve("chain"));
    assertThat(peel.get("hops")).isNotEmpty();
    assertThat(peel.get("back_end").asString()).isNotEmpty();
  }

  @Test
  void anAddressNobodyPaidIsBadInput() {
    CommandLineRun run =
        CommandLineRun.of(
            "attribute", "clusters", "--store", store(), "2N1rjhumXA3ephUQTDMfGhufxGQPZuZUTMk");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
