package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.entente.base.BlockHash;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.Block.SpentOutputs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same blocks through every kind of file are the same blocks.
class EveryKindOfFileTest {
  private static final byte[] KEY = {1, (byte) 0x82, 3, 4, 0x55, 6, 7, (byte) 0xf8};

  @TempDir Path temp;
  private Sources sources;
  private final Random random = new Random(11);
  private final SampleChain chain = new SampleChain(random, 12, 9);
  private final List<Block> plain = new ArrayList<>();

  @BeforeEach
  void parse() {
    sources = new Sources(temp);
    for (byte[] raw : chain.raw) {
      plain.add(new BlockParser(Network.REGTEST).parse(raw));
    }
  }

  private void assertChain(List<Block> blocks, boolean told) {
    assertThat(sources.problems).isEmpty();
    assertThat(blocks).hasSameSizeAs(plain);
    for (Block block : blocks) {
      int height = plain.stream().map(Block::hash).toList().indexOf(block.hash());
      Sources.assertSame(block, plain.get(height));
      if (told) {
        assertSpent(block, height);
      }
    }
  }

  private void assertSpent(Block block, int height) {
    if (chain.spent.get(height).isEmpty()) {
      return;
    }
    SpentOutputs told = Objects.requireNonNull(block.spent());
    int input = 1;
    for (List<SampleChain.Spent> tx : chain.spent.get(height)) {
      for (SampleChain.Spent spent : tx) {
        assertThat(told.values()[input]).isEqualTo(spent.value());
        assertThat(SpentColumns.script(told, input)).isEqualTo(spent.script());
        input++;
      }
    }
    assertThat(input).isEqualTo(block.inputCount());
  }

  @Test
  void blockFile() {
    sources.put("blk00000.dat", chain.blk(chain.shuffled(random)));
    assertChain(sources.read(), false);
  }

  @Test
  void blockFileWithUndoFileInAnotherOrder() {
    sources.put("blk00000.dat", chain.blk(chain.shuffled(random)));
    sources.put("rev00000.dat", chain.rev(chain.shuffled(random)));
    assertChain(sources.read(), true);
  }

  @Test
  void blockAndUndoFileUnderOtherNames() {
    sources.put("blocks", chain.blk(chain.inOrder()));
    sources.put("undo", chain.rev(chain.inOrder()));
    assertChain(sources.read(), true);
  }

  @Test
  void obfuscatedFiles() {
    sources.put("xor.dat", KEY);
    sources.put("blk00000.dat", SampleChain.masked(chain.blk(chain.inOrder()), KEY));
    sources.put("rev00000.dat", SampleChain.masked(chain.rev(chain.inOrder()), KEY));
    assertChain(sources.read(), true);
  }

  @Test
  void plainFilesBesideAKey() {
    sources.put("xor.dat", KEY);
    sources.put("blk00000.dat", chain.blk(chain.inOrder()));
    assertChain(sources.read(), false);
  }

  @Test
  void compressedBlockAndUndoFiles() throws IOException {
    sources.put("xor.dat", KEY);
    byte[] masked = SampleChain.masked(chain.blk(chain.inOrder()), KEY);
    sources.put("blk00000.dat.zst", Zstd.compress(masked));
    sources.put("rev00000.dat.gz", SampleChain.gzip(chain.rev(chain.inOrder())));
    assertChain(sources.read(), true);
  }

  @Test
  void bareBlocksPlainAndCompressed() throws IOException {
    for (int i = 0; i < chain.raw.size(); i++) {
      byte[] raw = chain.raw.get(i);
      byte[] file =
          switch (i % 4) {
            case 0 -> raw;
            case 1 -> SampleChain.gzip(raw);
            case 2 -> Zstd.compress(raw);
            default -> bzip2(raw);
          };
      sources.put("block" + i, file);
    }
    assertChain(sources.read(), false);
  }

  private static byte[] bzip2(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
      bzip2.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void hexadecimalLines() {
    sources.put("blocks.txt", String.join("\r\n\n", chain.raw.stream().map(Hex::encode).toList()));
    assertChain(sources.read(), false);
  }

  @Test
  void hexadecimalOverManyShortLines() {
    for (int i = 0; i < chain.raw.size(); i++) {
      sources.put(i + ".hex", Hex.encode(chain.raw.get(i)).replaceAll("(.{60})", "$1\n"));
    }
    assertChain(sources.read(), false);
  }

  @Test
  void coreJsonOfVerbosityThree() {
    putLines("blocks.jsonl", "prevout", "hex", "scriptSig");
    assertChain(sources.read(), true);
  }

  @Test
  void coreJsonOfVerbosityTwo() {
    putLines("blocks.jsonl", "hex", "scriptSig");
    assertChain(sources.read(), false);
  }

  @Test
  void coreJsonWithoutHexAndWithHexAlone() {
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < chain.raw.size(); i++) {
      blocks.add(chain.coreBlock(i, "prevout", i % 2 == 0 ? "hex" : "scriptSig"));
    }
    sources.put("array.json", "\ufeff[" + String.join(",", blocks) + "]");
    assertChain(sources.read(), true);
  }

  @Test
  void coreJsonWrappedInResults() {
    for (int i = 0; i < chain.raw.size(); i++) {
      String block =
          i % 3 == 0
              ? "\"" + Hex.encode(chain.raw.get(i)) + "\""
              : chain.coreBlock(i, "prevout", "hex", "scriptSig");
      String answer = "{\"result\":" + block + ",\"error\":null,\"id\":" + i + "}";
      sources.put(i + ".json", i % 2 == 0 ? answer : "[" + answer + "]");
    }
    assertChain(sources.read(), false);
  }

  private void putLines(String name, String... parts) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < chain.raw.size(); i++) {
      lines.append(chain.coreBlock(i, parts)).append('\n');
    }
    sources.put(name, lines.toString());
  }

  @Test
  void coreJsonWithoutInputScriptsIsPartial() {
    putLines("blocks.jsonl", "prevout");
    List<Block> blocks = sources.read();
    assertThat(blocks).hasSameSizeAs(plain);
    for (Block block : blocks) {
      Block full = plain.get(block.height());
      boolean coinbaseAlone = full.txCount() == 1;
      assertThat(block.extent()).isEqualTo(coinbaseAlone ? Extent.FULL : Extent.PARTIAL);
      assertThat(block.hash()).isEqualTo(full.hash());
      assertThat(block.parent()).isEqualTo(full.parent());
      assertThat(block.header()).isEqualTo(full.header());
      assertSameTransactions(block, full);
    }
  }

  @Test
  void esploraPagesAreGatheredByBlock() {
    StringBuilder one = new StringBuilder("[");
    for (int i = 0; i < chain.raw.size(); i++) {
      for (int tx = 0; tx < chain.txs.get(i).size(); tx++) {
        String json = chain.esploraTx(i, tx, true);
        one.append(one.length() == 1 ? "" : ",").append(json);
        if (random.nextInt(4) == 0) {
          sources.put("tx-" + i + "-" + tx + ".json", json);
        }
      }
    }
    sources.put("pages.json", one.append("]").toString());
    List<Block> blocks = sources.read();
    assertThat(blocks).hasSameSizeAs(plain);
    for (Block block : blocks) {
      Block full = plain.get(block.height());
      assertThat(block.extent()).isEqualTo(Extent.PARTIAL);
      assertThat(block.hash()).isEqualTo(full.hash());
      assertThat(block.parent()).isEqualTo(BlockHash.NONE);
      assertThat(block.header()).isEmpty();
      assertThat(block.time()).isEqualTo(full.time());
      assertSameTransactions(block, full);
      assertThat(block.isCoinbase(0)).isTrue();
    }
  }

  @Test
  void coreTransactionsArePlacedByTheirBlockHash() {
    StringBuilder lines = new StringBuilder();
    for (int tx = 0; tx < chain.txs.get(5).size(); tx++) {
      String more =
          "\"blockhash\":\"%s\",\"blocktime\":%d,"
              .formatted(plain.get(5).hash(), plain.get(5).time());
      lines
          .append("{\"result\":")
          .append(chain.coreTx(5, tx, List.of("scriptSig", "prevout"), more))
          .append("}\n");
    }
    sources.put("transactions.json", lines.toString());
    List<Block> blocks = sources.read();
    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().extent()).isEqualTo(Extent.PARTIAL);
    assertThat(blocks.getFirst().height()).isEqualTo(Block.UNKNOWN);
    assertThat(blocks.getFirst().time()).isEqualTo(plain.get(5).time());
    assertSameTransactions(blocks.getFirst(), plain.get(5));
  }

  private static void assertSameTransactions(Block actual, Block expected) {
    List<String> ids = new ArrayList<>();
    List<String> expectedIds = new ArrayList<>();
    for (int tx = 0; tx < expected.txCount(); tx++) {
      expectedIds.add(expected.txId(tx) + " " + outputs(expected, tx));
    }
    for (int tx = 0; tx < actual.txCount(); tx++) {
      ids.add(actual.txId(tx) + " " + outputs(actual, tx));
    }
    assertThat(ids).containsExactlyInAnyOrderElementsOf(expectedIds);
  }

  private static List<String> outputs(Block block, int tx) {
    List<String> outputs = new ArrayList<>();
    for (int output = block.firstOutput(tx); output < block.firstOutput(tx + 1); output++) {
      outputs.add(block.value(output) + ":" + Hex.encode(block.script(output)));
    }
    return outputs;
  }

  @Test
  void aFullBlockIsPreferredToAPartialOneAndToldValuesToNone() {
    sources.put("a-esplora.json", "[" + chain.esploraTx(5, 0, true) + "]");
    sources.put("b-blk00000.dat", chain.blk(chain.inOrder()));
    putLines("c-core.jsonl", "prevout", "scriptSig");
    assertChain(sources.read(), true);
  }
}
