package org.entente.chain.evm.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountContract;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.ListedBlocks;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.chain.evm.store1.AccountCheck;
import org.entente.chain.evm.store1.MappedAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvmImportTest {
  private static final int SEEDS = 8;

  @TempDir Path temp;

  private static EvmImportReport importInto(Path store, boolean lenient, List<EvmBlock> blocks)
      throws Exception {
    return EvmImport.run(
        new EvmImportSettings(store, EvmNetwork.ETHEREUM, lenient, 2),
        new ListedBlocks(blocks),
        EvmImportListener.SILENT);
  }

  private static void assertHolds(Path store, List<EvmBlock> expected) throws Exception {
    try (MappedAccounts accounts = MappedAccounts.open(store)) {
      AccountContract.assertSameNow(new MemoryAccounts(EvmNetwork.ETHEREUM, expected), accounts);
    }
    assertThat(AccountCheck.run(store, share -> {}).findings()).isEmpty();
  }

  static EvmBlock block(
      EvmBlock content, Hash256 hash, Hash256 parent, long number, long difficulty) {
    return new EvmBlock(
        hash,
        parent,
        number,
        1000 * number,
        Uint256.of(difficulty),
        content.beneficiary(),
        content.burnt(),
        content.proofs(),
        content.txs(),
        content.credits());
  }

  /// A tree that grows at its newest leaves, with a second tree far behind it.
  private static List<EvmBlock> tree(long seed, boolean difficult) {
    Random random = new Random(seed);
    List<EvmBlock> contents = RandomEvmBlocks.blocks(seed, Shape.WHOLE);
    List<EvmBlock> blocks = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      boolean root = i == 0 || i == contents.size() - 4;
      EvmBlock parent = root ? null : blocks.get(i - 1 - random.nextInt(Math.min(3, i)));
      if (i > contents.size() - 4 && random.nextBoolean()) {
        parent = blocks.get(contents.size() - 4);
      }
      Hash256 hash = new Hash256(random.nextLong(), 0, 0, i);
      Hash256 before = parent == null ? new Hash256(7, 7, 7, i) : parent.hash();
      long number = parent == null ? 1000L * i : parent.number() + 1;
      blocks.add(block(contents.get(i), hash, before, number, difficult ? random.nextInt(5) : 0));
    }
    return blocks;
  }

  /// All paths from a root, compared one by one.
  private static List<EvmBlock> best(List<EvmBlock> blocks) {
    Map<Hash256, EvmBlock> byHash = new HashMap<>();
    blocks.forEach(block -> byHash.put(block.hash(), block));
    Map<Hash256, List<List<EvmBlock>>> paths = new HashMap<>();
    for (EvmBlock tip : blocks) {
      List<EvmBlock> path = new ArrayList<>();
      for (EvmBlock at = tip; at != null; at = byHash.get(at.parent())) {
        path.addFirst(at);
      }
      paths.computeIfAbsent(path.getFirst().hash(), _ -> new ArrayList<>()).add(path);
    }
    Comparator<List<EvmBlock>> worse =
        Comparator.comparing(EvmImportTest::work)
            .thenComparingInt(List::size)
            .thenComparing(path -> path.getLast().hash(), Comparator.reverseOrder());
    List<EvmBlock> all = new ArrayList<>();
    paths.values().stream()
        .map(ofRoot -> Collections.max(ofRoot, worse))
        .sorted(worse.reversed())
        .forEach(path -> all.addAll(fitting(path, all)));
    all.sort(Comparator.comparingLong(EvmBlock::number));
    return all;
  }

  private static List<EvmBlock> fitting(List<EvmBlock> path, List<EvmBlock> taken) {
    return path.stream()
        .takeWhile(block -> taken.stream().noneMatch(other -> contradict(block, other)))
        .toList();
  }

  private static boolean contradict(EvmBlock one, EvmBlock other) {
    return one.number() == other.number()
        || (one.number() + 1 == other.number() && !other.parent().equals(one.hash()))
        || (other.number() + 1 == one.number() && !one.parent().equals(other.hash()));
  }

  private static BigInteger work(List<EvmBlock> path) {
    return path.stream()
        .map(block -> block.difficulty().toBigInteger())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void theBestBranchIsTakenHoweverTheBlocksCome() throws Exception {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<EvmBlock> blocks = tree(seed, seed % 2 == 0);
      List<EvmBlock> expected = best(blocks);
      Path whole = temp.resolve("whole-" + seed);
      EvmImportReport report = importInto(whole, false, blocks);
      assertHolds(whole, expected);
      assertThat(report.blocks()).isEqualTo(expected.size());
      assertThat(report.stale()).hasSize(blocks.size() - expected.size());
      Random random = new Random(seed);
      List<EvmBlock> shuffled = new ArrayList<>(blocks);
      Collections.shuffle(shuffled, random);
      Path pieces = temp.resolve("pieces-" + seed);
      for (int from = 0; from < shuffled.size(); ) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
        importInto(pieces, false, shuffled.subList(Math.max(0, from - 1), to));
        assertHolds(pieces, best(shuffled.subList(0, to)));
        from = to;
      }
      assertThat(contents(pieces)).as("seed %s", seed).isEqualTo(contents(whole));
    }
  }

  @Test
  void theSameAgainChangesNothing() throws Exception {
    List<EvmBlock> blocks = tree(3, true);
    EvmImportReport first = importInto(temp, false, blocks);
    Map<String, String> before = contents(temp);
    EvmImportReport again = importInto(temp, false, blocks);
    assertThat(again.appended()).isZero();
    assertThat(again.stale()).containsExactlyElementsOf(first.stale());
    assertThat(contents(temp)).isEqualTo(before);
  }

  @Test
  void islandsAndBlocksWithoutHashesStandByNumber() throws Exception {
    List<EvmBlock> blocks = RandomEvmBlocks.blocks(4, Shape.GAPS);
    List<EvmBlock> shuffled = new ArrayList<>(blocks);
    Collections.shuffle(shuffled, new Random(1));
    importInto(temp, false, shuffled.subList(0, 5));
    importInto(temp, false, shuffled);
    assertHolds(temp, blocks);
  }

  @Test
  void ofTwoIslandsThatOverlapTheLongerStands() throws Exception {
    List<EvmBlock> contents = RandomEvmBlocks.blocks(4, Shape.WHOLE);
    List<EvmBlock> longer = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      longer.add(block(contents.get(i), hash(1, i), hash(1, i - 1), 50 + i, 0));
    }
    EvmBlock shorter = block(contents.get(5), hash(2, 0), hash(3, 0), 52, 0);
    importInto(temp, false, List.of(shorter));
    EvmImportReport report = importInto(temp, false, longer);
    assertHolds(temp, longer);
    assertThat(report.stale()).extracting(header -> header.hash()).containsExactly(hash(2, 0));
  }

  private static Hash256 hash(long branch, long place) {
    return new Hash256(branch, place, 0, 9);
  }

  @Test
  void aBlockThatIsToldMoreOfLaterIsStoredAgain() throws Exception {
    List<EvmBlock> told = new ArrayList<>();
    List<EvmBlock> traced = new ArrayList<>();
    for (EvmBlock block : RandomEvmBlocks.blocks(6, Shape.WHOLE)) {
      told.add(with(block, Set.of(EvmBlock.Proof.HEADER), List.of()));
      traced.add(with(block, Set.of(EvmBlock.Proof.TRACES), block.credits()));
    }
    importInto(temp, false, told);
    importInto(temp, false, traced.subList(3, 7));
    List<EvmBlock> expected = new ArrayList<>(told);
    for (int i = 3; i < 7; i++) {
      expected.set(i, traced.get(i));
    }
    assertHolds(temp, expected);
    assertThat(importInto(temp, false, told).appended()).isZero();
    assertHolds(temp, expected);
  }

  private static EvmBlock with(EvmBlock block, Set<EvmBlock.Proof> proofs, List<Transfer> credits) {
    return new EvmBlock(
        block.hash(),
        block.parent(),
        block.number(),
        block.time(),
        block.difficulty(),
        block.beneficiary(),
        block.burnt(),
        proofs,
        block.txs(),
        credits);
  }

  @Test
  void aBrokenBlockStopsTheImportAndIsLeftOutWhenLenient() throws Exception {
    List<EvmBlock> blocks = new ArrayList<>(RandomEvmBlocks.blocks(8, Shape.WHOLE));
    EvmTx repeated =
        blocks.stream().flatMap(block -> block.txs().stream()).findFirst().orElseThrow();
    EvmBlock last = blocks.getLast();
    EvmBlock broken =
        new EvmBlock(
            hash(5, 5),
            last.hash(),
            last.number() + 1,
            0,
            Uint256.ZERO,
            last.beneficiary(),
            Uint256.ZERO,
            Set.of(),
            List.of(repeated),
            List.of());
    EvmBlock behind =
        block(with(last, Set.of(), List.of()), hash(6, 6), hash(5, 5), last.number() + 2, 0);
    EvmBlock fresh =
        new EvmBlock(
            behind.hash(),
            behind.parent(),
            behind.number(),
            0,
            Uint256.ZERO,
            last.beneficiary(),
            Uint256.ZERO,
            Set.of(),
            List.of(),
            List.of());
    List<EvmBlock> all = new ArrayList<>(blocks);
    all.add(broken);
    all.add(fresh);
    assertThatThrownBy(() -> importInto(temp, false, all))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("listed block " + blocks.size())
        .hasMessageContaining("already")
        .hasMessageContaining("--lenient");
    assertHolds(temp, blocks);
    EvmImportReport report = importInto(temp, true, all);
    assertThat(report.skipped()).containsOnlyKeys(broken.hash().hex());
    blocks.add(fresh);
    assertHolds(temp, blocks);
    assertThat(importInto(temp, true, all).appended()).isZero();
  }

  @Test
  void generatedBlocksAreTheSameEachTimeAndImportWhole() throws Exception {
    EvmSettings settings = new EvmSettings(5, 6_000, 300);
    GeneratedBlocks generated = new GeneratedBlocks(settings);
    EvmImportReport report =
        EvmImport.run(
            new EvmImportSettings(temp, EvmNetwork.ETHEREUM, false, 2),
            generated,
            EvmImportListener.SILENT);
    List<EvmBlock> blocks = new ArrayList<>();
    for (int place = 0; place < settings.blocks(); place++) {
      blocks.add(generated.read(place));
    }
    assertHolds(temp, blocks);
    assertThat(report.blocks()).isEqualTo(20);
    assertThat(report.transfers()).isBetween(6_000L, 6_100L);
    try (MappedAccounts accounts = MappedAccounts.open(temp)) {
      assertThat(accounts.digest())
          .as("pinned")
          .isEqualTo("4f466558b26651bc06ec8f255d9871b1da3dfc981f02274ae43dacaeae9506f8");
    }
  }

  @Test
  void anEncodedBlockIsDecodedAsItWas() {
    for (long seed = 0; seed < 20; seed++) {
      Set<String> digests = new HashSet<>();
      MemoryAccounts plain = new MemoryAccounts(EvmNetwork.ETHEREUM);
      MemoryAccounts decoded = new MemoryAccounts(EvmNetwork.ETHEREUM);
      for (EvmBlock block : RandomEvmBlocks.blocks(seed, Shape.WIDE)) {
        plain.append(block);
        decoded.append(AsideCodec.decode(AsideCodec.encode(block)));
      }
      digests.add(plain.digest());
      digests.add(decoded.digest());
      assertThat(digests).as("seed %s", seed).hasSize(1);
    }
  }

  /// All files of a store, in hexadecimal.
  static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Hex.encode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
