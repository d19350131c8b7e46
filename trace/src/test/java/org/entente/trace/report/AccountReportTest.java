package org.entente.trace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.Method;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.AccountWay;
import org.entente.trace.account.Stop;
import org.entente.trace.account.Stops;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountReportTest {
  private static final EvmAddress THIEF =
      EvmAddress.parse("0x1000000000000000000000000000000000000001");
  private static final EvmAddress POOL =
      EvmAddress.parse("0x2000000000000000000000000000000000000002");
  private static final EvmAddress EXCHANGE =
      EvmAddress.parse("0x3000000000000000000000000000000000000003");
  private static final EvmAddress VICTIM =
      EvmAddress.parse("0x4000000000000000000000000000000000000004");
  private static final Asset USDC =
      Asset.erc20(EvmAddress.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"));

  /// 100 ether are stolen; gas costs 1; 50 become 7 USDC, of which 3 reach an exchange.
  private static AccountView view() {
    return new MemoryAccounts(
        EvmNetwork.ETHEREUM,
        List.of(
            block(1, List.of(move(TransferKind.VALUE, VICTIM, THIEF, Asset.NATIVE, 100))),
            block(
                2,
                List.of(
                    new Transfer(
                        TransferKind.GAS, THIEF, null, Asset.NATIVE, Uint256.ONE, Transfer.NO_LOG),
                    move(TransferKind.VALUE, THIEF, POOL, Asset.NATIVE, 50),
                    move(TransferKind.TOKEN, POOL, THIEF, USDC, 7))),
            block(3, List.of(move(TransferKind.TOKEN, THIEF, EXCHANGE, USDC, 3)))));
  }

  private static Transfer move(
      TransferKind kind, EvmAddress from, EvmAddress to, Asset asset, long amount) {
    int log = kind == TransferKind.TOKEN ? 4 : Transfer.NO_LOG;
    return new Transfer(kind, from, to, asset, Uint256.of(amount), log);
  }

  private static EvmBlock block(int number, List<Transfer> transfers) {
    EvmTx tx = new EvmTx(hash(number), 2, THIEF, POOL, EvmTx.Success.DONE, transfers, List.of());
    return new EvmBlock(
        new Hash256(1, 0, 0, number),
        number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(1, 0, 0, number - 1),
        number,
        1_700_000_000 + number,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }

  private static Hash256 hash(int number) {
    return new Hash256(0, 0, 0, number);
  }

  private static AccountTrace trace(AccountView view, Method method) {
    Stops stops =
        (v, t) ->
            v.addressOf(v.toHolding(t)).equals(EXCHANGE)
                ? Stop.labelled(Stop.Kind.EXCHANGE, "an exchange")
                : null;
    return AccountTracer.run(
        view,
        AccountQuestion.of(method, new AccountStart.Transaction(hash(1), null)).keepingFlows(),
        stops);
  }

  private static String written(TraceReport report, Method... methods) throws IOException {
    AccountView view = view();
    List<AccountTrace> traces = new ArrayList<>();
    for (Method method : methods) {
      traces.add(trace(view, method));
    }
    StringWriter out = new StringWriter();
    AccountAnswer answer = new AccountAnswer(view, traces, List.of(), "1");
    report.write(answer, Messages.in(Language.ENGLISH), out);
    return out.toString();
  }

  @Test
  void jsonHasEveryUnitUnderItsAsset() throws IOException {
    JsonNode json = JsonMapper.shared().readTree(written(TraceReport.JSON, Method.FIFO));
    assertThat(json.get("method").asString()).isEqualTo("fifo");
    assertThat(json.get("network").asString()).isEqualTo("ethereum");
    assertThat(json.get("conserved").asBoolean()).isTrue();
    assertThat(json.get("starts").get(0).get("asset").asString()).isEqualTo("ETH");
    assertThat(json.get("starts").get(0).get("amount").asString()).isEqualTo("100");
    assertThat(json.get("fees").get("ETH").asString()).isEqualTo("1");
    List<String> ends = new ArrayList<>();
    for (JsonNode end : json.get("ends")) {
      ends.add(
          end.get("at").asString()
              + " "
              + end.get("amount").asString()
              + " "
              + end.get("kind").asString());
    }
    assertThat(ends)
        .containsExactly(
            THIEF + "@ETH 49 account",
            THIEF + "@" + USDC.contract() + " 4 account",
            EXCHANGE + "@" + USDC.contract() + " 3 exchange");
    JsonNode exchange = json.get("ends").get(2);
    assertThat(exchange.get("labels").get(0).asString()).isEqualTo("an exchange");
    assertThat(exchange.get("hops").asInt()).isEqualTo(2);
    assertThat(exchange.get("transaction").asString()).endsWith("3:4");
    assertThat(json.get("conversions")).hasSize(1);
    assertThat(json.get("data").get("digest").asString()).hasSize(64);
  }

  @Test
  void sameInputSameBytes() throws IOException {
    for (TraceReport report : TraceReport.values()) {
      assertThat(written(report, Method.FIFO, Method.HAIRCUT))
          .as(report.text())
          .isEqualTo(written(report, Method.FIFO, Method.HAIRCUT));
    }
  }

  @Test
  void theTableSaysWhatIsConserved() throws IOException {
    assertThat(written(TraceReport.TABLE, Method.FIFO))
        .contains("0.000000000000000049")
        .contains("USDC")
        .contains("Conserved to the last unit")
        .contains("an exchange");
  }

  @Test
  void methodsStandSideBySide() throws IOException {
    JsonNode json =
        JsonMapper.shared().readTree(written(TraceReport.JSON, Method.FIFO, Method.POISON));
    assertThat(json.get("method").asString()).isEqualTo("all");
    assertThat(json.get("results")).hasSize(2);
    assertThat(json.get("results").get(1).get("conserved").asBoolean()).isFalse();
  }

  @Test
  void csvGraphmlAndMermaidHaveTheFlow() throws IOException {
    assertThat(written(TraceReport.CSV, Method.FIFO).lines()).hasSize(1 + 3 + 2);
    assertThat(written(TraceReport.GRAPHML, Method.FIFO)).contains("exchange").contains("fees");
    assertThat(written(TraceReport.MERMAID, Method.FIFO)).contains("0.000003 USDC");
  }

  @Test
  void aWayIsToldHopByHop() throws IOException {
    AccountView view = view();
    AccountTrace trace = trace(view, Method.FIFO);
    AccountWay way = AccountWay.to(view, trace, EXCHANGE + "@" + USDC.contract());
    StringWriter out = new StringWriter();
    new AccountWayReport(view, trace, way).json(out);
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.get("way")).hasSize(3);
    assertThat(json.get("way").get(1).get("converted").asBoolean()).isTrue();
  }
}
