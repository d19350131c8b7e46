package org.entente.chain.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.check.Bip34;
import org.entente.chain.check.MerkleTree;
import org.entente.chain.check.ProofOfWork;

/// Valid regtest blocks for tests, and the means to make them invalid in one respect.
public final class RawBlocks {
  private static final byte[] COMMITMENT_PREFIX = {
    0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed
  };
  private static final int BITS = 0x207fffff;

  private RawBlocks() {}

  /// A transaction to be written.
  public static final class Tx {
    public final List<byte[]> prevIds = new ArrayList<>();
    public final List<Integer> vouts = new ArrayList<>();
    public final List<byte[]> scriptSigs = new ArrayList<>();
    public final List<List<byte[]>> witnesses = new ArrayList<>();
    public final List<Long> values = new ArrayList<>();
    public final List<byte[]> scripts = new ArrayList<>();

    public static Tx coinbase(int height, long value) {
      byte[] scriptSig = Arrays.copyOf(Bip34.prefix(height), Bip34.prefix(height).length + 2);
      return new Tx().spend(new byte[32], -1, scriptSig).pay(value, new byte[] {0x51});
    }

    public Tx spend(byte[] prevId, int vout, byte[] scriptSig, byte[]... witness) {
      prevIds.add(prevId);
      vouts.add(vout);
      scriptSigs.add(scriptSig);
      witnesses.add(List.of(witness));
      return this;
    }

    public Tx pay(long value, byte[] script) {
      values.add(value);
      scripts.add(script);
      return this;
    }

    public boolean hasWitness() {
      return witnesses.stream().anyMatch(items -> !items.isEmpty());
    }

    public byte[] bytes(boolean withWitness) {
      Out out = new Out().int32(2);
      boolean marked = withWitness && hasWitness();
      if (marked) {
        out.write(0);
        out.write(1);
      }
      out.size(prevIds.size());
      for (int i = 0; i < prevIds.size(); i++) {
        out.bytes(prevIds.get(i)).int32(vouts.get(i)).sized(scriptSigs.get(i)).int32(-1);
      }
      out.size(values.size());
      for (int i = 0; i < values.size(); i++) {
        out.int64(values.get(i)).sized(scripts.get(i));
      }
      for (int i = 0; marked && i < witnesses.size(); i++) {
        out.size(witnesses.get(i).size());
        witnesses.get(i).forEach(out::sized);
      }
      return out.int32(0).toByteArray();
    }

    public byte[] id() {
      return hash(bytes(false));
    }
  }

  /// Little-endian output.
  public static final class Out extends ByteArrayOutputStream {
    public Out int32(int value) {
      return bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    public Out int64(long value) {
      return bytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    public Out bytes(byte[] bytes) {
      writeBytes(bytes);
      return this;
    }

    public Out size(int size) {
      if (size < 0xfd) {
        write(size);
        return this;
      }
      write(size <= 0xffff ? 0xfd : 0xfe);
      byte[] four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(size).array();
      return bytes(size <= 0xffff ? Arrays.copyOf(four, 2) : four);
    }

    public Out sized(byte[] bytes) {
      return size(bytes.length).bytes(bytes);
    }
  }

  public static byte[] hash(byte[] bytes) {
    byte[] hash = new byte[32];
    new Sha256d().hash(bytes, 0, bytes.length, hash, 0);
    return hash;
  }

  /// A mined block; the commitment is added to the coinbase where a witness needs it.
  public static byte[] block(byte[] parent, int time, List<Tx> txs) {
    if (txs.stream().anyMatch(Tx::hasWitness)) {
      commit(txs);
    }
    Out body = new Out().size(txs.size());
    txs.forEach(tx -> body.bytes(tx.bytes(true)));
    return mine(parent, time, root(txs.stream().map(Tx::id).toList()), body.toByteArray());
  }

  private static void commit(List<Tx> txs) {
    List<byte[]> ids = new ArrayList<>();
    ids.add(new byte[32]);
    txs.stream().skip(1).forEach(tx -> ids.add(hash(tx.bytes(true))));
    byte[] commitment = hash(new Out().bytes(root(ids)).bytes(new byte[32]).toByteArray());
    txs.getFirst().witnesses.set(0, List.of(new byte[32]));
    txs.getFirst().pay(0, new Out().bytes(COMMITMENT_PREFIX).bytes(commitment).toByteArray());
  }

  private static byte[] root(List<byte[]> ids) {
    Out all = new Out();
    ids.forEach(all::bytes);
    return new MerkleTree().root(all.toByteArray(), ids.size()).bytes();
  }

  public static byte[] mine(byte[] parent, int time, byte[] root, byte[] body) {
    for (int nonce = 0; ; nonce++) {
      byte[] header =
          new Out()
              .int32(0x20000000)
              .bytes(parent)
              .bytes(root)
              .int32(time)
              .int32(BITS)
              .int32(nonce)
              .toByteArray();
      if (ProofOfWork.isMet(Hash256.read(hash(header), 0), BITS, Network.REGTEST)) {
        return new Out().bytes(header).bytes(body).toByteArray();
      }
    }
  }

  /// Hash of a raw block.
  public static BlockHash blockHash(byte[] block) {
    return new BlockHash(Hash256.read(hash(Arrays.copyOf(block, 80)), 0));
  }

  /// A block of random transactions with all sizes that take different ways through a parser.
  public static byte[] random(Random random, byte[] parent, int height, int txs) {
    List<Tx> list = new ArrayList<>();
    list.add(Tx.coinbase(height, 1_000_000));
    for (int i = 1; i < txs; i++) {
      list.add(randomTx(random));
    }
    return block(parent, 1_700_000_000 + height * 600, list);
  }

  public static Tx randomTx(Random random) {
    Tx tx = new Tx();
    int inputs = random.nextInt(50) == 0 ? 260 : 1 + random.nextInt(3);
    boolean witness = random.nextBoolean();
    for (int i = 0; i < inputs; i++) {
      byte[] first = some(random, 80);
      byte[][] items =
          witness && (i == 0 || random.nextBoolean())
              ? new byte[][] {first, some(random, random.nextInt(40) == 0 ? 70_000 : 60)}
              : new byte[0][];
      tx.spend(exactly(random, 32), random.nextInt(100), some(random, 120), items);
    }
    int outputs = random.nextInt(50) == 0 ? 260 : 1 + random.nextInt(3);
    for (int i = 0; i < outputs; i++) {
      tx.pay(random.nextInt(1_000_000_000), some(random, random.nextInt(30) == 0 ? 400 : 35));
    }
    return tx;
  }

  private static byte[] some(Random random, int below) {
    return exactly(random, random.nextInt(below));
  }

  public static byte[] exactly(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
