package org.entente.chain.evm.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entente.base.Asset;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.read.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealEvmBlocksTest {
  private static final Set<Proof> ALL_BUT_TRACES = EnumSet.complementOf(EnumSet.of(Proof.TRACES));

  @TempDir Path temp;

  /// Counts and sums as an independent implementation found them (the data's README): number,
  /// transactions, types, failed, logs, ERC-20 transfers, ERC-721, withdrawals, native value,
  /// fees.
  @ParameterizedTest
  @CsvSource({
    "14764013,19,{0=3; 2=16},2,28,15,0,0,3180889912703264728,169516583294784738",
    "17034869,93,{0=4; 2=89},3,208,45,53,0,17138859013523021442,220230742041577528",
    "17034870,184,{0=36; 2=148},4,510,176,55,0,49897600708423561905,609808698408446394",
    "22431083,139,{0=5; 2=133; 3=1},24,949,427,1,16,4664980592017123780,111672013093146246",
    "22431084,95,{0=10; 2=83; 3=2},3,233,97,1,16,6953958114639878973,23621453644618079"
  })
  void everyRootOfEachBlockIsRecomputedAndItsSumsAreThoseKnown(
      long number,
      int txs,
      String types,
      int failed,
      int logs,
      int erc20,
      int erc721,
      int withdrawals,
      String value,
      String fees) {
    EvmFolder folder = new EvmFolder(temp);
    List<EvmBlock> read = new ArrayList<>();
    read.addAll(folder.read(false, paths(number, ".header.rlp", ".body.rlp", ".receipts.rlp")));
    read.addAll(folder.read(false, paths(number, ".rpc.jsonl.gz")));
    assertThat(read).hasSize(2);
    for (EvmBlock block : read) {
      assertThat(block.number()).isEqualTo(number);
      assertThat(block.proofs()).isEqualTo(ALL_BUT_TRACES);
      assertThat(block.txs()).hasSize(txs);
      assertThat(
              block.txs().stream()
                  .collect(Collectors.groupingBy(EvmTx::type, TreeMap::new, Collectors.counting()))
                  .toString()
                  .replace(",", ";"))
          .isEqualTo(types);
      assertThat(block.txs().stream().filter(tx -> tx.success() == Success.FAILED)).hasSize(failed);
      assertThat(block.txs().stream().flatMap(tx -> tx.logs().stream())).hasSize(logs);
      assertThat(transferLogs(block, 3)).isEqualTo(erc20);
      assertThat(transferLogs(block, 4)).isEqualTo(erc721);
      assertThat(block.credits().stream().filter(t -> t.kind() == TransferKind.WITHDRAWAL))
          .hasSize(withdrawals);
      assertThat(sum(block, TransferKind.VALUE)).isEqualTo(Uint256.parse(value));
      assertThat(sum(block, TransferKind.GAS)).isEqualTo(Uint256.parse(fees));
    }
    if (number > 15_537_393) {
      EvmFolder.assertSame(read.get(1), read.get(0));
    } else {
      // JSON tells the hash of an uncle, not who made it.
      EvmFolder.assertSame(
          withCredits(read.get(1), List.of()), withCredits(read.get(0), List.of()));
      assertThat(read.get(1).burnt()).isEqualTo(read.get(0).burnt());
      assertThat(amounts(read.get(0).credits()))
          .containsExactly("2062500000000000000", "1750000000000000000");
      assertThat(amounts(read.get(1).credits())).containsExactly("2062500000000000000");
    }
  }

  private static EvmBlock withCredits(EvmBlock block, List<Transfer> credits) {
    return new EvmBlock(
        block.hash(),
        block.parent(),
        block.number(),
        block.time(),
        block.difficulty(),
        block.beneficiary(),
        block.burnt(),
        block.proofs(),
        block.txs(),
        credits);
  }

  private static List<String> amounts(List<Transfer> transfers) {
    return transfers.stream().map(transfer -> transfer.amount().toString()).toList();
  }

  private static Path[] paths(long number, String... ends) {
    return Arrays.stream(ends)
        .map(end -> RealData.path("ethereum/blocks/" + number + end))
        .toArray(Path[]::new);
  }

  private static long transferLogs(EvmBlock block, int topics) {
    Asset.Standard standard = topics == 3 ? Asset.Standard.ERC20 : Asset.Standard.ERC721;
    long logs =
        block.txs().stream()
            .flatMap(tx -> tx.logs().stream())
            .filter(
                log ->
                    log.topics().size() == topics
                        && log.topics().get(0).hex().startsWith("ddf252ad")
                        && log.data().length == (topics == 3 ? 32 : 0))
            .count();
    long transfers =
        block.txs().stream()
            .flatMap(tx -> tx.transfers().stream())
            .filter(t -> t.kind() == TransferKind.TOKEN && t.asset().standard() == standard)
            .count();
    assertThat(transfers).isGreaterThanOrEqualTo(logs);
    return logs;
  }

  private static Uint256 sum(EvmBlock block, TransferKind kind) {
    return block.txs().stream()
        .flatMap(tx -> tx.transfers().stream())
        .filter(transfer -> transfer.kind() == kind)
        .map(Transfer::amount)
        .reduce(Uint256.ZERO, Uint256::plus);
  }

  @Test
  void aNodesOwnAnswersAreTaken() {
    EvmFolder folder = new EvmFolder(temp);
    List<EvmBlock> blocks =
        folder.read(false, paths(19433902, ".node-receipts.json.gz", ".node-block.json.gz"));
    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().txs()).hasSize(171);
    assertThat(blocks.getFirst().proofs()).isEqualTo(ALL_BUT_TRACES);
  }

  @Test
  void theWholeFolderIsReadAtOnce() {
    EvmFolder folder = new EvmFolder(temp);
    List<EvmBlock> blocks = folder.read(false, RealData.path("ethereum/blocks"));
    assertThat(blocks).hasSize(6).allMatch(block -> block.proofs().equals(ALL_BUT_TRACES));
    assertThat(folder.problems).isEmpty();
  }

  @Test
  void theEra1FileIsReadWithEveryHashAndItsAccumulator() throws IOException {
    Path spill = Files.createDirectory(temp.resolve("scratch"));
    EvmScanSettings settings =
        new EvmScanSettings(
            EvmNetwork.ETHEREUM,
            spill,
            false,
            problem -> {
              throw new AssertionError(problem.toString());
            });
    Path file = RealData.path("ethereum/era1/mainnet-00000-5ec1ffb8.era1");
    try (EvmSources sources = EvmSources.scan(List.of(file), settings)) {
      List<EvmHeader> headers = sources.headers();
      assertThat(headers).hasSize(8192);
      long uncles = 0;
      Uint256 total = Uint256.ZERO;
      for (int i = 0; i < headers.size(); i++) {
        EvmBlock block = sources.read(i);
        assertThat(block.number()).isEqualTo(i);
        assertThat(i == 0 || block.parent().equals(headers.get(i - 1).hash())).isTrue();
        assertThat(block.txs()).isEmpty();
        assertThat(block.proofs()).isEqualTo(EnumSet.allOf(Proof.class));
        uncles += Math.max(0, block.credits().size() - 1);
        total = total.plus(block.difficulty());
      }
      assertThat(uncles).isEqualTo(1410);
      assertThat(total).isEqualTo(Uint256.parse("1344623723034024"));
      assertThat(headers.getLast().hash().hex())
          .isEqualTo("a6860fefa339c963e1bb622526cc8dd4344eedd2a9b969e74de5cccc445fbed4");
    }
    try (Stream<Path> left = Files.list(spill)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aNodesAnswersBecomeABlockWithoutFiles() throws IOException {
    Path path = RealData.path("ethereum/blocks/17034870.rpc.jsonl.gz");
    String[] lines;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      lines = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n");
    }
    RpcBlocks rpc = new RpcBlocks(EvmNetwork.ETHEREUM);
    EvmBlock block = rpc.block(bytes(lines[0]), bytes(lines[1]), null);
    EvmFolder.assertSame(block, new EvmFolder(temp).read(false, path).getFirst());
    long rounds = Long.getLong("entente.rounds", 1);
    for (long i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      rpc.block(bytes(lines[0]), bytes(lines[1]), null);
      if (i % 20 == 19) {
        System.out.println("block of 184 transactions in us " + (System.nanoTime() - began) / 1000);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
