package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.read.RawBlocks.Out;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash, a bad copy or an unkind hand does to files.
class DamagedFilesTest {
  @TempDir Path temp;
  private Sources sources;
  private final Random random = new Random(21);
  private final SampleChain chain = new SampleChain(random, 6, 5);

  @BeforeEach
  void folder() {
    sources = new Sources(temp);
  }

  private byte[] record(int block) {
    return chain.blk(List.of(block));
  }

  private List<Integer> heights(List<Block> blocks) {
    List<BlockHash> hashes = chain.raw.stream().map(RawBlocks::blockHash).toList();
    return blocks.stream().map(block -> hashes.indexOf(block.hash())).toList();
  }

  private List<Problem.Kind> problemKinds() {
    return sources.problems.stream().map(Problem::kind).toList();
  }

  @Test
  void zerosBetweenAndAfterRecordsAreNoProblem() {
    sources.put(
        "blk00000.dat",
        new Out()
            .bytes(new byte[100_000])
            .bytes(record(0))
            .bytes(new byte[3])
            .bytes(record(1))
            .bytes(new byte[100_001])
            .toByteArray());
    assertThat(heights(sources.read())).containsExactly(0, 1);
    assertThat(sources.problems).isEmpty();
  }

  @Test
  void garbageBetweenRecordsIsListedAndPassed() {
    sources.put(
        "blk00000.dat",
        new Out()
            .bytes(record(0))
            .bytes(SampleChain.magic())
            .bytes(RawBlocks.exactly(random, 40_000))
            .bytes(SampleChain.magic())
            .bytes(record(1))
            .toByteArray());
    assertThat(heights(sources.read())).containsExactly(0, 1);
    assertThat(problemKinds()).containsExactly(Problem.Kind.GARBAGE);
    assertThat(sources.problems.getFirst().place())
        .isEqualTo("offset " + (chain.raw.getFirst().length + 8));
  }

  @Test
  void theTailOfTheNewestFileMayBeCutOff() {
    byte[] whole = new Out().bytes(record(0)).bytes(record(1)).toByteArray();
    sources.put("blk00000.dat", record(2));
    for (int length = record(0).length + 9; length < whole.length; length += 7) {
      sources.problems.clear();
      sources.put("blk00001.dat", Arrays.copyOf(whole, length));
      assertThat(heights(sources.read())).containsExactly(2, 0);
      assertThat(problemKinds()).containsExactly(Problem.Kind.CUT_OFF);
    }
  }

  @Test
  void theTailOfAnOlderFileMayNot() {
    sources.put("blk00000.dat", Arrays.copyOf(record(0), record(0).length - 1));
    sources.put("blk00001.dat", record(1));
    assertThatThrownBy(sources::read)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("blk00000.dat, offset 0: the last record is not whole");
    assertThat(heights(sources.readLenient())).containsExactly(1);
  }

  @Test
  void aLengthTooLargeDoesNotHideTheBlocksBehind() {
    byte[] first = record(0);
    first[5]++;
    first[5]++;
    byte[] all =
        new Out().bytes(first).bytes(record(1)).bytes(record(2)).bytes(record(3)).toByteArray();
    Path file = sources.put("blk00000.dat", all);
    ScanSettings settings =
        new ScanSettings(Network.REGTEST, sources.spill, true, sources.problems::add);
    List<BlockHash> found =
        BlockSources.scan(List.of(file), settings).blocks().stream()
            .map(BlockSource::hash)
            .toList();
    assertThat(found)
        .contains(
            RawBlocks.blockHash(chain.raw.get(1)),
            RawBlocks.blockHash(chain.raw.get(2)),
            RawBlocks.blockHash(chain.raw.get(3)));
    assertThatThrownBy(sources::read).isInstanceOf(BadInput.class);
  }

  @Test
  void aHeaderWithoutWorkStopsTheReadingOrIsSkipped() {
    byte[] bad = record(1);
    do {
      bad[8 + 76]++;
    } while ((RawBlocks.blockHash(Arrays.copyOfRange(bad, 8, 88)).hash().bytes()[31] & 0x80) == 0);
    sources.put(
        "blk00000.dat", new Out().bytes(record(0)).bytes(bad).bytes(record(2)).toByteArray());
    assertThatThrownBy(sources::read)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("offset " + record(0).length)
        .hasMessageContaining("proof of work");
    assertThat(heights(sources.readLenient())).containsExactly(0, 2);
    assertThat(problemKinds()).containsExactly(Problem.Kind.SKIPPED);
  }

  @Test
  void aDamagedBlockSaysFileOffsetBlockAndReason() {
    byte[] bad = record(1);
    bad[bad.length - 1]++;
    sources.put("blk00000.dat", new Out().bytes(record(0)).bytes(bad).toByteArray());
    assertThatThrownBy(sources::read)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("blk00000.dat, offset " + (record(0).length + 8) + ", block ")
        .hasMessageContaining("does not fit")
        .hasMessageEndingWith("--lenient");
  }

  @Test
  void aSecondCopyStandsInForADamagedBlock() {
    byte[] bad = record(1);
    bad[bad.length - 1]++;
    sources.put("blk00000.dat", new Out().bytes(bad).bytes(record(1)).toByteArray());
    assertThat(heights(sources.read())).containsExactly(1);
    assertThat(problemKinds()).containsExactly(Problem.Kind.OTHER_COPY);
  }

  @Test
  void aMagicNumberInsideATransactionIsNotLookedAt() {
    byte[] inner = new Out().bytes(record(0)).toByteArray();
    RawBlocks.Tx tx = new RawBlocks.Tx().spend(RawBlocks.exactly(random, 32), 0, inner);
    List<RawBlocks.Tx> txs =
        new ArrayList<>(List.of(RawBlocks.Tx.coinbase(1, 5), tx.pay(1, new byte[1])));
    byte[] outer = RawBlocks.block(new byte[32], 77, txs);
    sources.put(
        "blk00000.dat",
        new Out().bytes(SampleChain.magic()).int32(outer.length).bytes(outer).toByteArray());
    List<Block> blocks = sources.read();
    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().hash()).isEqualTo(RawBlocks.blockHash(outer));
  }

  @Test
  void undoDataWithAFlippedBitIsRefused() {
    sources.put("blk00000.dat", chain.blk(chain.inOrder()));
    byte[] rev = chain.rev(chain.inOrder());
    sources.put("rev00000.dat", rev);
    List<Block> whole = sources.read();
    int damaged = 0;
    for (int at = 0; at < rev.length; at += 13) {
      byte[] flipped = rev.clone();
      flipped[at] ^= 1;
      sources.put("rev00000.dat", flipped);
      sources.problems.clear();
      try {
        List<Block> blocks = sources.read();
        // Only a record that tells nothing, of a block with a coinbase alone, may go unread.
        for (int i = 0; sources.problems.isEmpty() && i < blocks.size(); i++) {
          Sources.assertSameSpent(blocks.get(i), whole.get(i));
        }
      } catch (BadInput expected) {
        damaged++;
      }
    }
    assertThat(damaged).isGreaterThan(rev.length / 13 / 2);
  }

  @Test
  void undoDataOfOtherBlocksIsListed() {
    sources.put("blk00000.dat", chain.blk(List.of(0, 1)));
    sources.put("rev00007.dat", chain.rev(chain.inOrder()));
    sources.read();
    assertThat(problemKinds()).containsExactly(Problem.Kind.UNDO_WITHOUT_BLOCK);
  }

  @Test
  void anotherNetworkIsNamed() {
    byte[] record = record(0);
    System.arraycopy(new byte[] {0x0b, 0x11, 0x09, 0x07}, 0, record, 0, 4);
    sources.put("blk00000.dat", record);
    assertThatThrownBy(sources::read)
        .hasMessageContaining("is of testnet3, not of regtest")
        .hasMessageContaining("--network testnet3");
  }

  @Test
  void anUnknownFileIsRefusedWhenNamedAndListedWhenFound() {
    Path file = sources.put("notes.txt", "The thief used a mixer.");
    sources.put("numbers.json", "{\"a\":[1,2]}");
    sources.put("empty", "");
    sources.put("ids.txt", "00".repeat(32) + "\n" + "11".repeat(32) + "\n");
    assertThat(sources.read()).isEmpty();
    assertThat(problemKinds()).hasSize(4).containsOnly(Problem.Kind.UNKNOWN_FILE);
    assertThatThrownBy(() -> sources.read(false, file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("notes.txt: holds no blocks");
    assertThatThrownBy(() -> sources.read(false, temp.resolve("absent")))
        .hasMessageContaining("no such file or folder");
  }

  @Test
  void compressedDataCutOffIsRefused() {
    byte[] gzip =
        SampleChain.gzip(chain.coreBlock(3, "prevout", "hex").getBytes(StandardCharsets.UTF_8));
    sources.put("a.json.gz", Arrays.copyOf(gzip, gzip.length - 12));
    assertThatThrownBy(sources::read).isInstanceOf(BadInput.class);
  }

  @Test
  void aBombIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(chain.blk(chain.inOrder()));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        gzip.write(zeros);
      }
    }
    sources.put("blk00000.dat.gz", out.toByteArray());
    assertThatThrownBy(sources::read).hasMessageContaining("expands to more than 250 times");
  }

  @Test
  void aJsonBlockWhoseFieldsContradictEachOtherIsRefused() {
    String json = chain.coreBlock(4, "prevout", "hex", "scriptSig");
    String hash = RawBlocks.blockHash(chain.raw.get(4)).toString();
    assertRefused(
        json.replace(hash, hash.replace(hash.charAt(60), 'f' == hash.charAt(60) ? 'e' : 'f')));
    assertRefused(json.replaceFirst("\"nonce\":", "\"nonce\":1"));
    assertRefused(json.replaceFirst("\"nTx\":", "\"nTx\":1"));
    assertRefused(json.replaceFirst("\"height\":4", "\"height\":5"));
    assertRefused(json.replaceFirst("\"locktime\":0", "\"locktime\":1"));
    assertRefused(json.replaceFirst("\"vout\":([0-9])", "\"vout\":1$1"));
    assertRefused(json.replaceFirst("\"fee\":", "\"fee\":1"));
    assertRefused(json.replaceFirst("\"value\":0.01", "\"value\":0.02"));
  }

  private void assertRefused(String json) {
    sources.put("a.json", json + "\n" + chain.coreBlock(5, "hex"));
    assertThatThrownBy(sources::read).as(json).isInstanceOf(BadInput.class);
    assertThat(heights(sources.readLenient())).containsExactly(5);
  }

  @Test
  void aBlockThatNamesOnlyIdsIsRefusedWithAdvice() {
    sources.put("a.json", "{\"hash\":\"00\",\"tx\":[\"" + "00".repeat(32) + "\"]}");
    assertThatThrownBy(sources::read).hasMessageContaining("verbosity 2 or 3");
  }

  @Test
  void amountsAreReadExactlyOrRefused() {
    assertThat(JsonFields.satOfBtc("0.00000001")).isEqualTo(1);
    assertThat(JsonFields.satOfBtc("20999999.97690000")).isEqualTo(2_099_999_997_690_000L);
    assertThat(JsonFields.satOfBtc("1e-8")).isEqualTo(1);
    for (String text :
        List.of("0.000000001", "1e999999999", "1e4000000", "1e-999999999", "x", "")) {
      assertThatThrownBy(() -> JsonFields.satOfBtc(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void looseTransactionsComeOnceInOrderOfDependence() {
    RawBlocks.Tx first = RawBlocks.randomTx(random);
    RawBlocks.Tx second = new RawBlocks.Tx().spend(first.id(), 0, new byte[1]).pay(3, new byte[1]);
    RawBlocks.Tx third = new RawBlocks.Tx().spend(second.id(), 0, new byte[1]).pay(2, new byte[1]);
    sources.put("a.hex", hex(third) + "\n" + hex(second));
    sources.put("b.hex", hex(second) + "\n" + hex(first));
    sources.put("c.json", "[" + chain.esploraTx(withPayment(), 1, false) + "]");
    List<Block> blocks = sources.read();
    assertThat(blocks).hasSize(1);
    Block loose = blocks.getFirst();
    assertThat(loose.extent()).isEqualTo(Extent.LOOSE);
    assertThat(loose.hash()).isEqualTo(BlockHash.NONE);
    assertThat(loose.txCount()).isEqualTo(4);
    List<String> ids = new ArrayList<>();
    for (int tx = 0; tx < 4; tx++) {
      ids.add(Hex.encode(loose.txId(tx).hash().bytes()));
    }
    assertThat(ids)
        .containsSubsequence(
            Hex.encode(first.id()), Hex.encode(second.id()), Hex.encode(third.id()));
    assertThat(loose.spent()).isNotNull();
  }

  private int withPayment() {
    for (int i = 0; i < chain.txs.size(); i++) {
      if (chain.txs.get(i).size() > 1) {
        return i;
      }
    }
    throw new AssertionError("no block with a payment");
  }

  private static String hex(RawBlocks.Tx tx) {
    return Hex.encode(tx.bytes(true));
  }

  @Test
  void looseTransactionsThatSpendOneOutputAreRefused() {
    RawBlocks.Tx a = new RawBlocks.Tx().spend(new byte[32], 3, new byte[1]).pay(3, new byte[1]);
    RawBlocks.Tx b = new RawBlocks.Tx().spend(new byte[32], 3, new byte[1]).pay(2, new byte[1]);
    sources.put("a.hex", hex(a) + "\n" + hex(b));
    assertThatThrownBy(sources::read).hasMessageContaining("spend the same output");
    assertThat(sources.readLenient().getFirst().txCount()).isEqualTo(1);
  }

  @Test
  void aTransactionToldInABlockIsNotLooseAsWell() {
    int block = withPayment();
    sources.put("a.json", chain.esploraTx(block, 1, true));
    sources.put("b.hex", hex(chain.txs.get(block).get(1)));
    List<Block> blocks = sources.read();
    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().extent()).isEqualTo(Extent.PARTIAL);
  }

  @Test
  void spillFilesAreGoneAfterwards() throws IOException {
    sources.put("blk00000.dat.gz", SampleChain.gzip(chain.blk(chain.inOrder())));
    sources.put("a.json", chain.coreBlock(3, "hex"));
    sources.read();
    assertThat(sources.spill).isEmptyDirectory();
  }
}
