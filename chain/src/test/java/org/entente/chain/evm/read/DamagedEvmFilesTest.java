package org.entente.chain.evm.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.read.SampleEvmChain.Sample;
import org.entente.chain.read.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedEvmFilesTest {
  @TempDir Path temp;
  private EvmFolder folder;
  private final SampleEvmChain chain = new SampleEvmChain(new Random(11), 6);

  /// After Prague: one transaction of each type, and one more.
  private final Sample block = chain.blocks.getLast();

  @BeforeEach
  void makeFolder() {
    folder = new EvmFolder(temp);
  }

  private String receipts() {
    return "[" + String.join(",", block.jsonReceipts()) + "]";
  }

  private void assertRefused(String... reasons) {
    assertThatThrownBy(() -> folder.read())
        .isInstanceOfAny(BadInput.class, BrokenRule.class)
        .message()
        .contains(reasons);
  }

  private List<Problem.Kind> kinds() {
    return folder.problems.stream().map(Problem::kind).toList();
  }

  @Test
  void aBlockWithoutItsReceiptsIsRefusedOrLeftOut() {
    folder.put("block.json", block.json());
    assertRefused("block.json", "block " + block.number(), "receipts are missing", "--lenient");
    assertThat(folder.readLenient()).isEmpty();
    assertThat(kinds()).containsExactly(Problem.Kind.SKIPPED);
  }

  @Test
  void aBlockOfWhichOneReceiptIsMissingIsRefused() {
    folder.put("block.json", block.json());
    folder.put("r.json", String.join("\n", block.jsonReceipts().subList(0, 5)));
    assertRefused("5 receipts of 6 transactions");
    folder.put("r.json", String.join("\n", block.jsonReceipts().subList(1, 6)));
    assertRefused("receipt of transaction 0 is missing");
  }

  @Test
  void aHeaderWithoutItsBodyIsRefused() {
    folder.put("h", block.header());
    assertRefused("transactions are missing");
  }

  @Test
  void partsOfOtherBlocksAreTold() {
    Sample other = chain.blocks.getFirst();
    folder.put("block.json", block.json()).put("r.json", receipts());
    folder.put("other.body", other.body()).put("other.receipts", other.receipts());
    folder.put("other.json", String.join("\n", other.jsonReceipts()));
    assertThat(folder.read()).hasSize(1);
    assertThat(kinds())
        .containsExactly(
            Problem.Kind.PART_WITHOUT_BLOCK,
            Problem.Kind.PART_WITHOUT_BLOCK,
            Problem.Kind.PART_WITHOUT_BLOCK);
  }

  @Test
  void aWrongHashSenderOrPriceIsRefused() {
    folder.put("r.json", receipts());
    folder.put("b.json", block.json().replace(block.hash().hex().substring(0, 10), "0123456789"));
    assertRefused("the hash of the header is");
    String from = block.json().replaceAll("(?s).*?\"from\":\"0x(.{40}).*", "$1");
    folder.put("b.json", block.json().replace(from, "00" + from.substring(2)));
    assertRefused("was signed by");
    folder.put("b.json", block.json());
    folder.put("r.json", receipts().replaceFirst("effectiveGasPrice\":\"0x", "$01"));
    assertRefused("price of gas");
  }

  @Test
  void aChangedTransactionOrLogIsRefused() {
    folder.put("r.json", receipts());
    folder.put("b.json", block.json().replaceFirst("\"value\":\"0x", "$01"));
    assertRefused("transactions do not fit the header");
    folder.put("b.json", block.json());
    folder.put("r.json", receipts().replaceFirst("\"status\":\"0x1", "\"status\":\"0x0"));
    assertRefused("receipts do not fit the header");
  }

  @Test
  void anUnknownTypeOfTransactionIsNamedOrLeftOut() {
    folder.put("b.json", block.json().replaceFirst("\"type\":\"0x0\"", "\"type\":\"0x7e\""));
    folder.put("r.json", receipts());
    assertRefused("transaction 0", "unknown type 0x7e");
    EvmBlock read = folder.readLenient().getFirst();
    assertThat(read.txs()).hasSize(5);
    assertThat(read.proofs()).containsExactly(Proof.HEADER);
    assertThat(folder.problems).hasSize(1);
    assertThat(folder.problems.getFirst().toString()).contains("unknown type 0x7e", "b.json");
  }

  @Test
  void aTransactionOfAnotherChainIsRefused() {
    folder.network = EvmNetwork.of(56);
    folder.put("b.json", block.json()).put("r.json", receipts());
    assertRefused("of another network", "chain with id 1");
  }

  @Test
  void aBlockThatNamesOnlyHashesSaysHowToAsk() {
    folder.put("b.json", "{\"parentHash\":\"0x00\",\"transactions\":[\"0x11\"]}");
    assertRefused("b.json", "byte ", "eth_getBlockByNumber with true");
  }

  @Test
  void anErrorOfTheNodeIsNoBlock() {
    folder.put("b.json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}");
    assertRefused("knows no such block");
    folder.put("b.json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000}}");
    assertRefused("answered with an error");
  }

  @Test
  void aFileCutOffIsRefused() {
    folder.put("r.json", receipts());
    for (int cut : new int[] {block.json().length() / 2, block.json().length() - 1}) {
      folder.put("b.json", block.json().substring(0, cut));
      assertRefused("b.json");
    }
    Path rlp = temp.resolve("sources").resolve("b.json");
    folder.put("b.json", Arrays.copyOf(block.block(), block.block().length - 1));
    assertThatThrownBy(() -> folder.read(false, rlp)).hasMessageContaining("form known here");
  }

  @Test
  void anEra1FileWhoseEndIsMissingOrWrongIsRefused() {
    SampleEvmChain early = SampleEvmChain.early(new Random(3), 4, 2);
    byte[] whole = early.era1();
    folder.put("x", Arrays.copyOf(whole, whole.length - 70));
    assertRefused("x, offset ");
    whole[whole.length - 8 - 16 - 8 - 5] ^= 1;
    folder.put("x", whole);
    assertRefused("accumulator");
    assertThat(folder.readLenient()).as("blocks before the doubt").hasSize(4);
  }

  @Test
  void filesOfOtherKindsAreLeftAlone() {
    folder.put("a.txt", "hello").put("b.json", "{\"hello\":[1,2]}").put("c", new byte[] {1, 2});
    folder.put("d.csv", "hash,nonce\n0x00,1\n").put("e", new byte[0]);
    folder.put("core.json", "{\"result\":{\"hash\":\"00\",\"tx\":[{\"txid\":\"00\"}]}}");
    assertThat(folder.read()).isEmpty();
    assertThat(kinds()).hasSize(6).containsOnly(Problem.Kind.UNKNOWN_FILE);
  }
}
