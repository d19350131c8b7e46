package org.entente.app.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hex;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.ingest.EvmImport;
import org.entente.chain.evm.ingest.EvmImportListener;
import org.entente.chain.evm.ingest.EvmImportSettings;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.evm.wire.RlpWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountExposureCommandTest {
  @TempDir private static Path folder;
  private static final List<String> ACCOUNTS = new ArrayList<>();

  @BeforeAll
  static void importGeneratedChain() throws Exception {
    EvmImport.run(
        new EvmImportSettings(store(), EvmNetwork.ETHEREUM, false, 1),
        new GeneratedBlocks(EvmSettings.of(3, 20_000)),
        EvmImportListener.SILENT);
    StringBuilder names = new StringBuilder("address,label,source,category,confidence\n");
    try (MappedAccounts chain = MappedAccounts.open(store())) {
      for (long account = 1; account < chain.accountCount() && ACCOUNTS.size() < 300; account++) {
        EvmAddress address = chain.address(account);
        if (!address.equals(EvmAddress.ZERO) && chain.holdingsOf(account).hasNext()) {
          ACCOUNTS.add(address.toString());
        }
      }
      assertThat(chain.findAccount(EvmAddress.parse(ACCOUNTS.get(0))))
          .isNotEqualTo(AccountView.NONE);
    }
    for (int i = 0; i < ACCOUNTS.size(); i += 10) {
      names.append(ACCOUNTS.get(i)).append(",Desk ").append(i);
      names.append(",test,").append(i % 20 == 0 ? "exchange" : "sanction").append(",service_api\n");
    }
    Path csv = Files.writeString(folder.resolve("names.csv"), names);
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

  private static JsonNode exposure(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("exposure", "--store", store(), "--labels", folder.resolve("labels")));
    arguments.addAll(List.of("--format", "json"));
    arguments.addAll(List.of(more));
    return JsonMapper.shared().readTree(done(arguments.toArray()).out());
  }

  @Test
  void figuresAndRestAddUpForEachAsset() {
    int named = 0;
    JsonNode document = exposure(ACCOUNTS.subList(1, 60).toArray());
    assertThat(document.get("network").asString()).isEqualTo("ethereum");
    for (JsonNode result : document.get("results")) {
      for (JsonNode asset : result.get("assets")) {
        for (String side : List.of("incoming", "outgoing")) {
          JsonNode of = asset.get(side);
          BigInteger sum = BigInteger.ZERO;
          for (JsonNode figure : of.get("figures")) {
            sum = sum.add(new BigInteger(figure.get("amount").asString()));
            assertThat(figure.get("path")).hasSize(figure.get("hops").asInt());
            assertThat(figure.get("path").get(0).asString()).startsWith("0x");
            named++;
          }
          for (JsonNode rest : of.get("rest")) {
            sum = sum.add(new BigInteger(rest.asString()));
          }
          assertThat(sum).isEqualTo(new BigInteger(of.get("total").asString()));
        }
      }
    }
    assertThat(named).isGreaterThan(20);
  }

  @Test
  void aFileIsAnsweredAsItsAccountsAre() throws IOException {
    Path file = Files.write(folder.resolve("accounts.txt"), ACCOUNTS.subList(0, 100));
    List<String> lines =
        done("exposure", "--store", store(), "--labels", folder.resolve("labels"), "--file", file)
            .out()
            .lines()
            .toList();
    assertThat(lines).hasSize(100);
    JsonNode one = exposure(ACCOUNTS.get(7)).get("results").get(0);
    assertThat(JsonMapper.shared().readTree(lines.get(7))).isEqualTo(one);
  }

  /// Type 2 for Ethereum: a token's `transfer` to somebody who is listed.
  @Test
  void anUnsignedTransferTellsWhomItWouldPay() {
    String payee = ACCOUNTS.get(10);
    EvmAddress token = EvmAddress.parse("0xdac17f958d2ee523a2206206994597c13d831ec7");
    String data = "a9059cbb" + "0".repeat(24) + payee.substring(2) + "0".repeat(58) + "0f4240";
    RlpWriter out = new RlpWriter();
    out.raw(new byte[] {2});
    int list = out.begin();
    out.number(1).number(0).number(1).number(100).number(60_000).address(token).number(0);
    out.bytes(Hex.decode(data)).end(out.begin());
    String raw = "0x" + Hex.encode(out.end(list).toByteArray());
    JsonNode told = exposure("--raw-tx", raw, "--sender", ACCOUNTS.get(1));
    JsonNode paid = told.get("transaction").get("payments").get(0);
    assertThat(paid.get("kind").asString()).isEqualTo("transfer");
    assertThat(paid.get("asset").asString()).isEqualTo(token.toString());
    assertThat(paid.get("to").asString()).isEqualTo(payee);
    assertThat(paid.get("amount").asString()).isEqualTo("1000000");
    assertThat(told.get("results").get(1).get("name").get("category").asString())
        .isEqualTo("sanction");
    CommandLineRun table = done("exposure", "--store", store(), "--raw-tx", raw);
    assertThat(table.out()).contains("transfer: 1.000000 USDT to " + payee);
  }

  @Test
  void aTransactionOfAnotherChainOrNoneIsRefused() {
    String polygon = "cb" + "80".repeat(3) + "80".repeat(2) + "80" + "80" + "8189" + "80";
    for (String raw : List.of(polygon, "0x02", "nonsense", "02c0")) {
      CommandLineRun run = CommandLineRun.of("exposure", "--store", store(), "--raw-tx", raw);
      assertThat(run.exit()).as(raw).isEqualTo(ExitCode.BAD_INPUT);
    }
  }
}
