package org.entente.chain.evm.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.EvmNetwork;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.read.SampleEvmChain.Sample;
import org.entente.chain.read.Damage;
import org.junit.jupiter.api.Test;

/// A node's answer of a block's traces, whole, in every form, and damaged.
class RpcTracesTest {
  private static final int MILLIS = Integer.getInteger("entente.fuzz.millis", 300);
  private static final String HEIR = "0x00000000000000000000000000000000000a11ce";

  private final Sample block = new SampleEvmChain(new Random(5), 12).blocks.getLast();
  private final byte[] json = block.json().getBytes(StandardCharsets.UTF_8);
  private final byte[] receipts =
      ("[" + String.join(",", block.jsonReceipts()) + "]").getBytes(StandardCharsets.UTF_8);
  private final RpcBlocks rpc = new RpcBlocks(EvmNetwork.ETHEREUM);
  private final EvmBlock plain = rpc.block(json, receipts, null);

  private EvmBlock read(String traces) {
    return rpc.block(json, receipts, traces.getBytes(StandardCharsets.UTF_8));
  }

  private static String frame(EvmTx tx) {
    return """
        {"type":"CALL","from":"%s","to":"%s","value":"0x1","gas":"0x1","gasUsed":"0x1","input":"0x",%s
         "calls":[{"type":"CALL","from":"%s","to":"%s","value":"0x7"},
                  {"type":"CALL","from":"%s","to":"%s","value":"0x9","error":"out of gas"}]}"""
        .formatted(
            tx.from(),
            tx.to(),
            tx.success() == Success.FAILED ? "\"error\":\"execution reverted\"," : "",
            tx.to(),
            HEIR,
            tx.to(),
            HEIR);
  }

  private List<String> trees(String form) {
    List<String> all = new ArrayList<>();
    for (EvmTx tx : plain.txs()) {
      all.add(form.replace("FRAME", frame(tx)).replace("HASH", "0x" + tx.hash().hex()));
    }
    return all;
  }

  private static String answer(List<String> entries) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[" + String.join(",", entries) + "]}";
  }

  private String lines(String blockHash) {
    List<String> all = new ArrayList<>();
    for (EvmTx tx : plain.txs()) {
      String where =
          "\"blockHash\":\"%s\",\"transactionHash\":\"0x%s\"".formatted(blockHash, tx.hash().hex());
      String error = tx.success() == Success.FAILED ? "\"error\":\"Reverted\"," : "";
      all.add(
          """
          {"action":{"callType":"call","from":"%s","to":"%s","value":"0x1"},%s
           "type":"call","traceAddress":[],%s}"""
              .formatted(tx.from(), tx.to(), error, where));
      all.add(
          """
          {"action":{"callType":"call","from":"%s","to":"%s","value":"0x7"},
           "type":"call","traceAddress":[0],%s}"""
              .formatted(tx.to(), HEIR, where));
    }
    all.add(
        """
        {"action":{"author":"%s","value":"0x5"},"type":"reward","traceAddress":[],"blockHash":"%s"}"""
            .formatted(HEIR, blockHash));
    return answer(all);
  }

  private void assertTraced(EvmBlock read) {
    assertThat(read.proofs()).contains(Proof.TRACES);
    for (int i = 0; i < plain.txs().size(); i++) {
      List<Transfer> inside =
          read.txs().get(i).transfers().stream()
              .filter(transfer -> transfer.kind() == TransferKind.INTERNAL)
              .toList();
      if (plain.txs().get(i).success() == Success.FAILED) {
        assertThat(inside).isEmpty();
      } else {
        assertThat(inside).singleElement().extracting(t -> t.amount().toString()).isEqualTo("7");
      }
    }
  }

  @Test
  void eachFormTellsTheSame() {
    assertTraced(read(answer(trees("{\"txHash\":\"HASH\",\"result\":FRAME}"))));
    assertTraced(read(answer(trees("{\"result\":FRAME,\"txHash\":\"HASH\"}"))));
    assertTraced(read(answer(trees("{\"result\":FRAME}"))));
    assertTraced(read(lines("0x" + plain.hash().hex())));
  }

  @Test
  void tracesOfAnotherBlockMeanThatTheNodeHasTurned() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(lines("0x" + "ab".repeat(32))))
        .isNotInstanceOf(UnfitTraces.class)
        .withMessageContaining("abab");
  }

  @Test
  void tracesThatDoNotFitAreRefusedWithAReason() {
    List<String> trees = trees("{\"txHash\":\"HASH\",\"result\":FRAME}");
    assertUnfit(answer(trees.subList(1, trees.size())), "traces of");
    assertUnfit(
        answer(trees).replace(String.valueOf(plain.txs().getFirst().from()), HEIR), "begins at");
    assertUnfit(answer(trees("{\"txHash\":\"HASH\",\"error\":\"timeout\"}")), "timeout");
    assertUnfit("{\"jsonrpc\":\"2.0\",\"id\":1}", "no list");
    assertUnfit("{\"error\":{\"code\":1}}", "error");
    assertUnfit("[1]", "object");
  }

  private void assertUnfit(String traces, String reason) {
    assertThatThrownBy(() -> read(traces))
        .isInstanceOf(UnfitTraces.class)
        .hasMessageContaining(reason);
  }

  @Test
  void damagedTracesNeverChangeAnythingElse() {
    List<String> forms =
        List.of(
            answer(trees("{\"txHash\":\"HASH\",\"result\":FRAME}")),
            lines("0x" + plain.hash().hex()));
    long end = System.nanoTime() + MILLIS * 1_000_000L;
    for (long seed = 0; System.nanoTime() < end; seed++) {
      Random random = new Random(seed);
      byte[] whole = forms.get(random.nextInt(2)).getBytes(StandardCharsets.UTF_8);
      try {
        EvmBlock read = rpc.block(json, receipts, Damage.of(whole, random));
        assertThat(withoutInternal(read)).isEqualTo(withoutInternal(plain));
      } catch (IllegalArgumentException | BrokenRule said) {
        assertThat(said.getMessage()).as("seed " + seed).isNotBlank();
      } catch (RuntimeException | AssertionError wrong) {
        throw new AssertionError("seed " + seed, wrong);
      }
    }
  }

  private static List<Transfer> withoutInternal(EvmBlock block) {
    return block.txs().stream()
        .flatMap(tx -> tx.transfers().stream())
        .filter(transfer -> transfer.kind() != TransferKind.INTERNAL)
        .toList();
  }
}
