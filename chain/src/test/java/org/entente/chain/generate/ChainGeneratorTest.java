package org.entente.chain.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.NetworkParameters;
import org.bitcoinj.core.Transaction;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.check.BlockRules;
import org.entente.chain.check.SpendRules;
import org.entente.chain.generate.GeneratedFolder.Truth;
import org.entente.chain.script.ScriptType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainGeneratorTest {
  private static final long SEED = 20_240_531;
  private static final int MATURITY = 100;

  /// Shuffled, obfuscated, with stale branches and undo data: all that a reader must undo.
  private static GeneratedFolder hard;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Coin(long value, int height, boolean coinbase, byte[] script) {}

  @BeforeAll
  static void generate(@TempDir Path folder) {
    ChainSettings settings =
        ChainSettings.of(SEED, 15_000)
            .withPerBlock(80)
            .withShuffle(20)
            .withStale(5)
            .withObfuscation(true)
            .withUndo(true);
    hard = new GeneratedFolder(settings, folder.resolve("hard"));
  }

  @Test
  void theBestChainIsTheOneInTheManifest() throws IOException {
    GeneratedChain chain = hard.chain;
    assertThat(hard.blocks).hasSize(chain.height() + 1);
    assertThat(hard.blocks.getFirst().hash()).isEqualTo(Network.REGTEST.genesis());
    assertThat(hard.blocks.getLast().hash()).isEqualTo(chain.tip());
    assertThat(hard.stale).isEqualTo(chain.staleBlocks()).isGreaterThanOrEqualTo(5);
    assertThat(Files.readString(hard.folder.resolve("manifest.json")))
        .contains("\"tip\" : \"" + chain.tip() + "\"", "\"seed\" : " + SEED);
  }

  @Test
  void everyBlockKeepsEveryRule() {
    BlockRules rules = new BlockRules(Network.REGTEST);
    Map<OutPoint, Coin> coins = new HashMap<>();
    long spends = 0;
    for (int height = 0; height < hard.blocks.size(); height++) {
      Block block = hard.blocks.get(height);
      rules.check(block);
      BlockRules.checkHeight(block, Network.REGTEST, height);
      if (height > 0) {
        assertThat(block.parent()).isEqualTo(hard.blocks.get(height - 1).hash());
        assertThat(block.time()).isGreaterThan(hard.blocks.get(height - 1).time());
      }
      long fees = 0;
      for (int tx = 0; tx < block.txCount(); tx++) {
        if (tx > 0) {
          fees += SpendRules.fees(block, tx, spend(block, tx, height, coins));
          spends += block.firstInput(tx + 1) - block.firstInput(tx);
        }
        add(block, tx, height, coins);
      }
      SpendRules.checkSubsidy(block, Network.REGTEST, height, fees);
    }
    assertThat(spends).isEqualTo(hard.chain.spends());
    assertThat(coins).hasSize((int) (hard.chain.outputs() - hard.chain.spends()));
    assertThat(coins.values().stream().mapToLong(Coin::value).sum())
        .isEqualTo(hard.chain.mintedSat());
  }

  private static long spend(Block block, int tx, int height, Map<OutPoint, Coin> coins) {
    SpentOutputs told = Objects.requireNonNull(block.spent());
    long sum = 0;
    for (int input = block.firstInput(tx); input < block.firstInput(tx + 1); input++) {
      Coin coin = Objects.requireNonNull(coins.remove(block.prev(input)), "nothing to spend");
      assertThat(height - coin.height()).isGreaterThanOrEqualTo(coin.coinbase() ? MATURITY : 0);
      assertThat(told.values()[input]).isEqualTo(coin.value());
      int from = told.scriptOffset()[input];
      byte[] script = Arrays.copyOfRange(told.bytes(), from, from + told.scriptLength()[input]);
      assertThat(script).isEqualTo(coin.script());
      sum += coin.value();
    }
    return sum;
  }

  private static void add(Block block, int tx, int height, Map<OutPoint, Coin> coins) {
    for (int output = block.firstOutput(tx); output < block.firstOutput(tx + 1); output++) {
      OutPoint at = new OutPoint(block.txId(tx), output - block.firstOutput(tx));
      coins.put(at, new Coin(block.value(output), height, tx == 0, block.script(output)));
    }
  }

  @Test
  void bitcoinjAgreesOnIdsRootsAndWeights() {
    var serializer = NetworkParameters.of(BitcoinNetwork.REGTEST).getDefaultSerializer();
    for (Block block : hard.blocks) {
      org.bitcoinj.core.Block oracle = serializer.makeBlock(ByteBuffer.wrap(block.bytes()));
      List<Transaction> txs = Objects.requireNonNull(oracle.getTransactions());
      assertThat(block.hash()).hasToString(oracle.getHashAsString());
      long weight = 4 * 83;
      for (int tx = 0; tx < txs.size(); tx++) {
        assertThat(block.txId(tx)).hasToString(txs.get(tx).getTxId().toString());
        weight += txs.get(tx).getWeight();
      }
      assertThat(weight).isLessThanOrEqualTo(4_000_000);
      assertThat(oracle.getMerkleRoot()).isEqualTo(rootOf(oracle));
    }
  }

  private static Sha256Hash rootOf(org.bitcoinj.core.Block block) {
    org.bitcoinj.core.Block copy = block.cloneAsHeader();
    Objects.requireNonNull(block.getTransactions()).forEach(copy::addTransaction);
    return copy.getMerkleRoot();
  }

  @Test
  void theTruthFitsTheBlocks() {
    Map<OutPoint, String> owners = new HashMap<>();
    int row = 0;
    for (int height = 0; height < hard.blocks.size(); height++) {
      Block block = hard.blocks.get(height);
      for (int tx = 0; tx < block.txCount(); tx++) {
        Truth truth = hard.truth.get(row++);
        assertThat(truth.height()).isEqualTo(height);
        assertThat(truth.index()).isEqualTo(tx);
        int inputs = block.firstInput(tx + 1) - block.firstInput(tx);
        assertThat(truth.from()).hasSize(tx == 0 ? 0 : inputs);
        for (int i = 0; i < truth.from().size(); i++) {
          OutPoint spent = block.prev(block.firstInput(tx) + i);
          assertThat(owners.remove(spent)).isEqualTo(truth.from().get(i));
        }
        int first = block.firstOutput(tx);
        assertThat(truth.to()).hasSize(block.firstOutput(tx + 1) - first);
        for (int i = 0; i < truth.to().size(); i++) {
          owners.put(new OutPoint(block.txId(tx), i), truth.to().get(i));
        }
        assertMeaning(truth, block, first);
      }
    }
    assertThat(hard.truth).hasSize(row);
  }

  private static void assertMeaning(Truth truth, Block block, int firstOutput) {
    long people = truth.from().stream().distinct().count();
    if (truth.kind().equals(Kind.MIX.text())) {
      long equal = mostFrequent(block, firstOutput, truth.to().size());
      assertThat(people).isGreaterThanOrEqualTo(3).isEqualTo(equal);
    } else if (!truth.kind().equals(Kind.COINBASE.text())) {
      assertThat(people).isEqualTo(1);
    }
    if (truth.change() >= 0) {
      assertThat(truth.to().get(truth.change())).isEqualTo(truth.from().getFirst());
    }
  }

  private static long mostFrequent(Block block, int firstOutput, int count) {
    Map<Long, Long> byValue = new HashMap<>();
    for (int i = 0; i < count; i++) {
      byValue.merge(block.value(firstOutput + i), 1L, Long::sum);
    }
    return byValue.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Test
  void allTypesOfScriptOccur() {
    Map<ScriptType, Integer> types = new EnumMap<>(ScriptType.class);
    for (Block block : hard.blocks) {
      for (int output = 0; output < block.outputCount(); output++) {
        types.merge(ScriptType.of(block.script(output)), 1, Integer::sum);
      }
    }
    assertThat(types.keySet()).containsExactlyInAnyOrder(ScriptType.values());
  }

  @Test
  void startAndSamplesAreOutputsOfTheChain() {
    Map<OutPoint, Integer> heights = new HashMap<>();
    for (int height = 0; height < hard.blocks.size(); height++) {
      Block block = hard.blocks.get(height);
      for (int tx = 0; tx < block.txCount(); tx++) {
        for (int i = 0; i < block.firstOutput(tx + 1) - block.firstOutput(tx); i++) {
          heights.put(new OutPoint(block.txId(tx), i), height);
        }
      }
    }
    assertThat(heights).containsEntry(hard.chain.start(), 1);
    assertThat(hard.chain.samples()).hasSize(1000).allMatch(heights::containsKey);
  }

  @Test
  void equalSettingsGiveEqualBytes(@TempDir Path folder) throws IOException {
    ChainSettings settings =
        ChainSettings.of(3, 1_200).withPerBlock(20).withShuffle(9).withStale(2).withUndo(true);
    GeneratedFolder first = new GeneratedFolder(settings, folder.resolve("first"));
    GeneratedFolder second = new GeneratedFolder(settings, folder.resolve("second"));
    assertThat(first.checksums()).isEqualTo(second.checksums());
    ChainSettings otherSeed =
        ChainSettings.of(4, 1_200).withPerBlock(20).withShuffle(9).withStale(2).withUndo(true);
    assertThat(new GeneratedFolder(otherSeed, folder.resolve("third")).chain.tip())
        .isNotEqualTo(first.chain.tip());
  }

  /// Fails when the bytes change, on any machine. If that is meant: raise
  /// [GeneratedChain#FORMAT] and write the new tip here.
  @Test
  void theBytesOfThisFormatNeverChange(@TempDir Path folder) throws IOException {
    GeneratedChain chain =
        ChainGenerator.generate(
            ChainSettings.of(1, 5_000).withPerBlock(50), folder, (done, all, bytes) -> {});
    assertThat(GeneratedChain.FORMAT).isEqualTo(1);
    assertThat(chain.tip())
        .hasToString("03471d42c0c88b3d715f86b133339ebe3981a2b51e2b9fdec7130f0cccd9d7c5");
  }

  @Test
  void howBlocksAreWrittenDoesNotChangeTheChain(@TempDir Path folder) throws IOException {
    ChainSettings plain = ChainSettings.of(7, 900).withPerBlock(20);
    ChainSettings other =
        plain.withShuffle(50).withObfuscation(true).withUndo(true).withTruth(false).withStale(1);
    GeneratedFolder a = new GeneratedFolder(plain, folder.resolve("a"));
    GeneratedFolder b = new GeneratedFolder(other, folder.resolve("b"));
    int common = Math.min(a.blocks.size(), b.blocks.size());
    for (int height = 0; height < common; height++) {
      assertThat(a.blocks.get(height).hash()).isEqualTo(b.blocks.get(height).hash());
    }
    assertThat(b.folder.resolve("truth.csv.gz")).doesNotExist();
    assertThat(b.folder.resolve("rev00000.dat")).exists();
  }

  @Test
  void refusesAFolderThatHoldsAChain() {
    ChainSettings settings = ChainSettings.of(1, 1);
    assertThatThrownBy(
            () -> ChainGenerator.generate(settings, hard.folder, (done, all, bytes) -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("already holds a chain");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> ChainSettings.of(1, 0)).hasMessageContaining("transactions");
    assertThatThrownBy(() -> ChainSettings.of(1, 5).withShuffle(2000))
        .hasMessageContaining("shuffle");
  }
}
