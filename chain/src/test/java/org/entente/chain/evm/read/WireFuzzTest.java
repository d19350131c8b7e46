package org.entente.chain.evm.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.entente.base.EvmNetwork;
import org.entente.base.codec.Snappy;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.read.SampleEvmChain.Sample;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.SignedTx;
import org.entente.chain.evm.wire.TxReceipt;
import org.entente.chain.read.Damage;
import org.junit.jupiter.api.Test;

/// The decoders by themselves, without files: many more cases in the same time.
class WireFuzzTest {
  private static final long MILLIS = Long.getLong("entente.fuzz.millis", 400);

  private final SampleEvmChain chain = new SampleEvmChain(new Random(21), 6);

  private interface Decoder {
    /// What it was read as, encoded again.
    byte[] decode(byte[] bytes);
  }

  /// Refused by [IllegalArgumentException] alone; accepted only in the one form there is.
  private static void fuzz(List<byte[]> originals, Decoder decoder) {
    for (byte[] original : originals) {
      assertThat(decoder.decode(original)).isEqualTo(original);
    }
    long end = System.nanoTime() + MILLIS * 1_000_000;
    long refused = 0;
    for (long seed = 0; System.nanoTime() < end; seed++) {
      Random random = new Random(seed);
      byte[] damaged = Damage.of(originals.get(random.nextInt(originals.size())), random);
      try {
        byte[] again = decoder.decode(damaged);
        assertThat(Arrays.equals(again, damaged)).as("seed %d is not canonical", seed).isTrue();
      } catch (IllegalArgumentException said) {
        assertThat(said.getMessage()).as("seed " + seed).isNotBlank();
        refused++;
      } catch (RuntimeException wrong) {
        throw new AssertionError("seed " + seed, wrong);
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void headersTransactionsAndBodies() {
    List<byte[]> txs = new ArrayList<>();
    for (Sample block : chain.blocks) {
      txs.addAll(BlockBody.decode(RlpReader.onlyList(block.body())).txs());
    }
    fuzz(txs, raw -> SignedTx.decode(raw).raw());
    fuzz(
        chain.blocks.stream().map(Sample::header).toList(),
        rlp -> {
          BlockHeader.decode(rlp);
          return rlp;
        });
    fuzz(
        chain.blocks.stream().map(Sample::body).toList(),
        rlp -> {
          BlockBody.decode(RlpReader.onlyList(rlp));
          return rlp;
        });
  }

  @Test
  void receiptsInBothForms() {
    fuzz(
        chain.blocks.stream().map(Sample::receipts).toList(),
        rlp -> {
          TxReceipt.decodeAll(rlp);
          return rlp;
        });
    fuzz(
        chain.blocks.stream().map(Sample::bareReceipts).toList(),
        rlp -> {
          TxReceipt.decodeAll(rlp);
          return rlp;
        });
  }

  /// A checksum guards each chunk, so what is accepted is what went in, or whole chunks of it.
  @Test
  void snappyFrames() {
    byte[] content = chain.blocks.getLast().body();
    byte[] framed = SnappyFrames.of(content);
    fuzz(
        List.of(framed),
        bytes -> {
          byte[] expanded = Snappy.expand(bytes, 1 << 20);
          assertThat(expanded.length % content.length).isZero();
          return bytes;
        });
  }

  @Test
  void aNodesAnswers() {
    Sample block = chain.blocks.getLast();
    byte[] json = block.json().getBytes(StandardCharsets.UTF_8);
    byte[] receipts =
        ("{\"jsonrpc\":\"2.0\",\"result\":[" + String.join(",", block.jsonReceipts()) + "]}")
            .getBytes(StandardCharsets.UTF_8);
    RpcBlocks rpc = new RpcBlocks(EvmNetwork.ETHEREUM);
    EvmBlock original = rpc.block(json, receipts, null);
    assertThat(original.hash()).isEqualTo(block.hash());
    long end = System.nanoTime() + 3 * MILLIS * 1_000_000;
    for (long seed = 0; System.nanoTime() < end; seed++) {
      Random random = new Random(seed);
      boolean first = random.nextBoolean();
      try {
        EvmBlock read =
            rpc.block(
                first ? Damage.of(json, random) : json,
                first ? receipts : Damage.of(receipts, random),
                null);
        EvmFolder.assertSame(read, original);
      } catch (IllegalArgumentException | BrokenRule said) {
        assertThat(said.getMessage()).as("seed " + seed).isNotBlank();
      } catch (RuntimeException | AssertionError wrong) {
        throw new AssertionError("seed " + seed, wrong);
      }
    }
  }
}
