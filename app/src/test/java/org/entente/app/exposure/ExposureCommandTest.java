package org.entente.app.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.Hex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExposureCommandTest {
  @TempDir private static Path folder;
  private static List<String> addresses = List.of();

  @BeforeAll
  static void importGeneratedChain() throws IOException {
    Path chain = folder.resolve("chain");
    CommandLineRun.of("chain", "generate", "--out", chain, "--transactions", 3000, "--seed", 6);
    done("chain", "import", "bitcoin", "--network", "regtest", "--store", store(), chain);
    JsonNode clusters =
        json("attribute", "clusters", "--format", "json", "--store", store(), "--limit", 40);
    addresses =
        StreamSupport.stream(clusters.get("results").spliterator(), false)
            .map(one -> one.get("address").asString())
            .toList();
    Path csv = folder.resolve("names.csv");
    Files.writeString(
        csv,
        """
        address,label,source,category,confidence,cluster_definer,known_from
        %s,Exchange,test,exchange,service_api,true,2020-01-01
        %s,Listed group,test,sanction,authority_data,true,2020-01-01
        """
            .formatted(addresses.get(0), addresses.get(1)));
    done("labels", "import", "--labels", folder.resolve("labels"), csv);
  }

  private static Path store() {
    return folder.resolve("store");
  }

  private static CommandLineRun done(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run;
  }

  private static JsonNode json(Object... arguments) {
    return JsonMapper.shared().readTree(done(arguments).out());
  }

  private static JsonNode exposure(String address) {
    return json(
            "exposure",
            "--store",
            store(),
            "--labels",
            folder.resolve("labels"),
            "--clusters",
            "--format",
            "json",
            address)
        .get("results")
        .get(0);
  }

  @Test
  void figuresAndRestAddUpToTheTotal() {
    int named = 0;
    for (String address : addresses) {
      JsonNode result = exposure(address);
      for (String side : List.of("incoming", "outgoing")) {
        JsonNode of = result.get(side);
        BigInteger sum = BigInteger.ZERO;
        for (JsonNode figure : of.get("figures")) {
          sum = sum.add(new BigInteger(figure.get("amount").asString()));
          assertThat(figure.get("path")).hasSize(figure.get("hops").asInt() + 1);
          named++;
        }
        for (JsonNode rest : of.get("rest")) {
          sum = sum.add(new BigInteger(rest.asString()));
        }
        assertThat(sum).isEqualTo(new BigInteger(of.get("total").asString()));
      }
    }
    assertThat(named).isPositive();
  }

  @Test
  void aFileIsAnsweredLineByLineAsItsAddressesAre() throws IOException {
    Path file = Files.write(folder.resolve("addresses.txt"), addresses.subList(2, 8));
    CommandLineRun run =
        done(
            "exposure",
            "--store",
            store(),
            "--labels",
            folder.resolve("labels"),
            "--clusters",
            "--file",
            file);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(6);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(JsonMapper.shared().readTree(lines.get(i)))
          .isEqualTo(exposure(addresses.get(2 + i)));
    }
  }

  @Test
  void aLongFileIsAnsweredInItsOrderAndFromAnyLine() throws IOException {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      asked.add(addresses.get(i * 7 % addresses.size()));
    }
    Path file = Files.write(folder.resolve("long.txt"), asked);
    List<String> lines =
        done("exposure", "--store", store(), "--file", file).out().lines().toList();
    assertThat(lines.stream().map(line -> line.split("\"", -1)[3]).toList()).isEqualTo(asked);
    CommandLineRun rest = done("exposure", "--store", store(), "--file", file, "--from-row", 401);
    assertThat(rest.out().lines().toList()).isEqualTo(lines.subList(400, 500));
  }

  @Test
  void aLineThatIsNoAddressStopsTheFileOrIsCounted() throws IOException {
    List<String> asked = new ArrayList<>(addresses.subList(0, 5));
    asked.add("bc1nonsense");
    asked.add(addresses.get(6));
    Path file = Files.write(folder.resolve("bad.txt"), asked);
    CommandLineRun strict = CommandLineRun.of("exposure", "--store", store(), "--file", file);
    assertThat(strict.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(strict.err()).contains("bad.txt, line 6");
    assertThat(strict.out().lines()).hasSize(5);
    CommandLineRun lenient =
        CommandLineRun.of("exposure", "--store", store(), "--lenient", "--file", file);
    assertThat(lenient.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(lenient.out().lines()).hasSize(6);
  }

  @Test
  void aThresholdThatIsReachedNeedsAPerson() {
    for (String address : addresses.subList(2, addresses.size())) {
      if (exposure(address).get("incoming").get("categories").isEmpty()) {
        continue;
      }
      String category =
          exposure(address).get("incoming").get("categories").get(0).get("category").asString();
      CommandLineRun run =
          CommandLineRun.of(
              "exposure",
              "--store",
              store(),
              "--labels",
              folder.resolve("labels"),
              "--clusters",
              "--alert",
              category + "=0",
              address);
      assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
      return;
    }
  }

  @Test
  void aTransactionIsScreenedBeforeItIsSent() throws IOException {
    String txid =
        json("attribute", "clusters", "--format", "json", "--store", store(), addresses.get(3))
            .findValue("txid")
            .asString();
    StringBuilder reversed = new StringBuilder();
    for (int at = txid.length() - 2; at >= 0; at -= 2) {
      reversed.append(txid, at, at + 2);
    }
    String raw =
        "0200000001"
            + reversed
            + "00000000"
            + "00"
            + "ffffffff"
            + "01"
            + "e803000000000000"
            + "16"
            + "0014"
            + "11".repeat(20)
            + "00000000";
    JsonNode told = json("exposure", "--store", store(), "--format", "json", "--raw-tx", raw);
    assertThat(told.get("transaction").get("inputs").asInt()).isEqualTo(1);
    assertThat(told.get("transaction").get("unknown_inputs").asInt()).isZero();
    assertThat(told.get("transaction").get("incoming").get("total").asString()).isNotEqualTo("0");
    assertThat(told.get("results").get(0).get("known").asBoolean()).isFalse();
    byte[] tx = Hex.decode(raw);
    String psbt = "70736274ff" + "0100" + Integer.toHexString(tx.length) + raw + "000000";
    Path file =
        Files.writeString(
            folder.resolve("unsigned.psbt"),
            Base64.getEncoder().encodeToString(Hex.decode(psbt)) + "\n");
    for (Object given : List.of(psbt, file)) {
      assertThat(json("exposure", "--store", store(), "--format", "json", "--raw-tx", given))
          .isEqualTo(told);
    }
  }

  @Test
  void whatIsNoTransactionOrAddressIsBadInput() {
    assertThat(CommandLineRun.of("exposure", "--store", store(), "--raw-tx", "0200").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(CommandLineRun.of("exposure", "--store", store(), "bc1nonsense").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(CommandLineRun.of("exposure", "--store", store()).exit()).isEqualTo(ExitCode.USAGE);
  }
}
