package org.entente.chain.evm.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.entente.base.codec.Snappy;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.read.SampleEvmChain.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryEvmKindTest {
  @TempDir Path temp;
  private int folders;

  private EvmFolder folder() {
    Path path = temp.resolve("f" + folders++);
    path.toFile().mkdir();
    return new EvmFolder(path);
  }

  /// The blocks of the parts in the chain's own form, which hold everything.
  private List<EvmBlock> fromParts(SampleEvmChain chain) {
    EvmFolder parts = folder();
    for (Sample block : chain.blocks) {
      parts.put(100_000_000 + block.number() + ".header.rlp", block.header());
      parts.put(100_000_000 + block.number() + ".body.rlp", block.body());
      parts.put(100_000_000 + block.number() + ".receipts.rlp", block.bareReceipts());
    }
    List<EvmBlock> blocks = parts.read();
    assertThat(blocks.stream().map(EvmBlock::hash).toList())
        .isEqualTo(chain.blocks.stream().map(Sample::hash).toList());
    assertThat(blocks)
        .allMatch(
            block -> block.proofs().containsAll(EnumSet.complementOf(EnumSet.of(Proof.TRACES))));
    assertThat(parts.problems).isEmpty();
    return blocks;
  }

  private static void assertSame(
      SampleEvmChain chain, List<EvmBlock> actual, List<EvmBlock> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (EvmBlock block : expected) {
      EvmBlock other =
          actual.stream().filter(b -> b.hash().equals(block.hash())).findFirst().orElseThrow();
      EvmFolder.assertSame(other, block);
    }
    assertThat(chain.blocks).hasSameSizeAs(actual);
  }

  /// JSON tells no more than the hash of an uncle: what its maker got can't be known.
  private static List<EvmBlock> withoutUncles(SampleEvmChain chain, List<EvmBlock> blocks) {
    List<EvmBlock> without = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      EvmBlock block = blocks.get(i);
      int left = block.credits().size() - (chain.blocks.get(i).hasUncles() ? 1 : 0);
      without.add(
          new EvmBlock(
              block.hash(),
              block.parent(),
              block.number(),
              block.time(),
              block.difficulty(),
              block.beneficiary(),
              block.burnt(),
              block.proofs(),
              block.txs(),
              block.credits().subList(0, left)));
    }
    return without;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aBlockIsTheSameThroughEveryKindOfFile(long seed) {
    SampleEvmChain chain = new SampleEvmChain(new Random(seed), 7);
    List<EvmBlock> expected = fromParts(chain);
    EvmFolder whole = folder();
    for (Sample block : chain.blocks) {
      whole.put("a" + block.number(), block.receipts()).put("b" + block.number(), block.block());
    }
    assertSame(chain, whole.read(), expected);

    List<EvmBlock> told = withoutUncles(chain, expected);
    List<String> lines = new ArrayList<>();
    for (Sample block : chain.blocks) {
      lines.add(result(block.json()));
      lines.add(result("[" + String.join(",", block.jsonReceipts()) + "]"));
    }
    assertSame(chain, folder().put("rpc.jsonl", String.join("\n", lines)).read(), told);
    Collections.shuffle(lines, new Random(seed));
    assertSame(chain, folder().put("batch.json", "[" + String.join(",", lines) + "]").read(), told);
    assertSame(chain, single(chain, seed).read(), told);
    byte[] packed = Zstd.compress(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    assertSame(chain, folder().put("rpc", packed).read(), told);
  }

  private static String result(String json) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}";
  }

  /// Each receipt by itself, in any order, over several files.
  private EvmFolder single(SampleEvmChain chain, long seed) {
    EvmFolder folder = folder();
    List<String> documents = new ArrayList<>();
    for (Sample block : chain.blocks) {
      documents.add(block.json());
      documents.addAll(block.jsonReceipts());
    }
    Collections.shuffle(documents, new Random(seed));
    int half = documents.size() / 2;
    return folder
        .put("1.json", String.join("\n", documents.subList(0, half)))
        .put("2.json", "[" + String.join(",", documents.subList(half, documents.size())) + "]");
  }

  @Test
  void anEra1FileHoldsTheSameBlocks() {
    SampleEvmChain chain = SampleEvmChain.early(new Random(5), 20, 5);
    List<EvmBlock> expected = fromParts(chain);
    assertSame(chain, folder().put("some.era1", chain.era1()).read(), expected);
    assertSame(chain, folder().put("x", Zstd.compress(chain.era1())).read(), expected);
  }

  @Test
  void sourcesThatOverlapGiveEachBlockOnce() {
    SampleEvmChain chain = SampleEvmChain.early(new Random(6), 5, 3);
    List<EvmBlock> expected = fromParts(chain);
    EvmFolder folder = folder().put("some.era1", chain.era1());
    for (Sample block : chain.blocks) {
      folder.put(
          block.number() + ".json", block.json() + "\n" + String.join("\n", block.jsonReceipts()));
      folder.put(block.number() + ".body", block.body());
    }
    assertSame(chain, folder.read(), expected);
  }

  @Test
  void snappyOfAnotherMakeIsExpanded() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      byte[] content = new byte[random.nextInt(200_000)];
      for (int i = 0; i < content.length; i++) {
        content[i] =
            (byte) (random.nextInt(4) == 0 ? random.nextInt() : i > 50 ? content[i - 50] : 7);
      }
      assertThat(Snappy.expand(SnappyFrames.of(content), content.length))
          .as("seed " + seed)
          .isEqualTo(content);
    }
  }

  @Test
  void aWholeBlockSurvivesTheSpill() {
    for (EvmBlock block : fromParts(new SampleEvmChain(new Random(9), 6))) {
      byte[] encoded = EvmBlockCodec.encode(block);
      EvmBlock decoded = EvmBlockCodec.decode(encoded);
      EvmFolder.assertSame(decoded, block);
      assertThat(decoded.txs().stream().map(tx -> tx.transfers()).toList())
          .isEqualTo(block.txs().stream().map(tx -> tx.transfers()).toList());
    }
  }
}
