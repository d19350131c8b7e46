package org.entente.chain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.check.MerkleTree;
import org.entente.chain.check.ProofOfWork;
import org.jspecify.annotations.Nullable;

/// Writes blocks for tests: real serialised transactions with real ids under a header without
/// proof of work, so that any shape of chain can be had at once.
public final class BlockBuilder {
  private static final OutPoint COINBASE = new OutPoint(new TxId(Hash256.ZERO), -1);

  /// An input; `told` and `toldScript` are what undo data would say of the output it spends.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Spend(OutPoint prev, long told, byte @Nullable [] toldScript) {
    public static Spend of(TxId txId, int vout) {
      return new Spend(new OutPoint(txId, vout), Block.UNKNOWN_VALUE, null);
    }
  }

  /// An output.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Pay(long value, byte[] script) {
    /// To a script that carries `name`.
    public static Pay to(String name, long value) {
      return new Pay(value, BlockBuilder.script(name));
    }
  }

  private record Tx(String tag, List<Spend> spends, List<Pay> pays) {}

  private final List<Tx> txs = new ArrayList<>();
  private Block.Extent extent = Block.Extent.FULL;
  private BlockHash parent = BlockHash.NONE;
  private int height = Block.UNKNOWN;
  private long time = Block.UNKNOWN;

  /// A short script of its own for each name: OP_1, then the name pushed.
  public static byte[] script(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    byte[] script = new byte[ascii.length + 2];
    script[0] = 0x51;
    script[1] = (byte) ascii.length;
    System.arraycopy(ascii, 0, script, 2, ascii.length);
    return script;
  }

  public BlockBuilder extent(Block.Extent kind) {
    extent = kind;
    return this;
  }

  public BlockBuilder parent(BlockHash hash) {
    parent = hash;
    return this;
  }

  public BlockBuilder height(int blocks) {
    height = blocks;
    return this;
  }

  public BlockBuilder time(long unixSeconds) {
    time = unixSeconds;
    return this;
  }

  /// Equal tags and payments make equal ids.
  public TxId coinbase(String tag, Pay... pays) {
    return tx(tag, List.of(new Spend(COINBASE, Block.UNKNOWN_VALUE, null)), List.of(pays));
  }

  public TxId tx(List<Spend> spends, List<Pay> pays) {
    return tx("", spends, pays);
  }

  private TxId tx(String tag, List<Spend> spends, List<Pay> pays) {
    Tx tx = new Tx(tag, List.copyOf(spends), List.copyOf(pays));
    txs.add(tx);
    Columns alone = new Columns(1, spends.size(), pays.size());
    alone.write(0, tx);
    return new TxId(Hash256.read(alone.txIds, 0));
  }

  public Block build() {
    Columns columns =
        new Columns(
            txs.size(),
            txs.stream().mapToInt(tx -> tx.spends().size()).sum(),
            txs.stream().mapToInt(tx -> tx.pays().size()).sum());
    IntStream.range(0, txs.size()).forEach(t -> columns.write(t, txs.get(t)));
    boolean loose = extent == Block.Extent.LOOSE;
    byte[] header = loose ? new byte[0] : header(columns.txIds);
    return new Block(
        extent,
        loose ? BlockHash.NONE : new BlockHash(Hash256.read(sha256d(header), 0)),
        loose ? BlockHash.NONE : parent,
        extent == Block.Extent.FULL ? header : new byte[0],
        height,
        time,
        columns.bytes.toByteArray(),
        columns.txIds,
        columns.firstInput,
        columns.firstOutput,
        columns.prevIdOffset,
        columns.prevVout,
        columns.values,
        columns.scriptOffset,
        columns.scriptLength,
        columns.spent());
  }

  /// A header that holds on regtest: merkle root, and two tries on average for the work.
  private byte[] header(byte[] txIds) {
    ByteBuffer header = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(1).put(parent.hash().bytes());
    header.put(new MerkleTree().root(txIds, txs.size()).bytes());
    header.putInt((int) time).putInt(Network.REGTEST.powLimitBits());
    int nonce = height << 8;
    do {
      header.putInt(76, nonce++);
    } while (!ProofOfWork.isMet(
        Hash256.read(sha256d(header.array()), 0), Network.REGTEST.powLimitBits(), Network.REGTEST));
    return header.array();
  }

  private static byte[] sha256d(byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return sha256.digest(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Columns {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final byte[] txIds;
    final int[] firstInput;
    final int[] firstOutput;
    final int[] prevIdOffset;
    final int[] prevVout;
    final long[] values;
    final int[] scriptOffset;
    final int[] scriptLength;
    final long[] told;
    final int[] toldOffset;
    final int[] toldLength;
    final ByteArrayOutputStream toldScripts = new ByteArrayOutputStream();

    Columns(int txs, int inputs, int outputs) {
      txIds = new byte[txs * Hash256.BYTES];
      firstInput = new int[txs + 1];
      firstOutput = new int[txs + 1];
      prevIdOffset = new int[inputs];
      prevVout = new int[inputs];
      values = new long[outputs];
      scriptOffset = new int[outputs];
      scriptLength = new int[outputs];
      told = new long[inputs];
      toldOffset = new int[inputs];
      toldLength = new int[inputs];
    }

    void write(int t, Tx tx) {
      int begin = bytes.size();
      int32(1);
      count(tx.spends().size());
      for (int i = 0; i < tx.spends().size(); i++) {
        input(firstInput[t] + i, tx.spends().get(i), tx.tag());
      }
      count(tx.pays().size());
      for (int o = 0; o < tx.pays().size(); o++) {
        output(firstOutput[t] + o, tx.pays().get(o));
      }
      int32(0);
      firstInput[t + 1] = firstInput[t] + tx.spends().size();
      firstOutput[t + 1] = firstOutput[t] + tx.pays().size();
      byte[] written = bytes.toByteArray();
      byte[] id = sha256d(Arrays.copyOfRange(written, begin, written.length));
      System.arraycopy(id, 0, txIds, t * Hash256.BYTES, Hash256.BYTES);
    }

    private void input(int i, Spend spend, String tag) {
      prevIdOffset[i] = bytes.size();
      bytes.writeBytes(spend.prev().txId().hash().bytes());
      int32(spend.prev().vout());
      prevVout[i] = spend.prev().vout();
      count(tag.length());
      bytes.writeBytes(tag.getBytes(StandardCharsets.US_ASCII));
      int32(-1);
      told[i] = spend.told();
      byte[] script = spend.toldScript();
      toldOffset[i] = script == null ? -1 : toldScripts.size();
      if (script != null) {
        toldLength[i] = script.length;
        toldScripts.writeBytes(script);
      }
    }

    private void output(int o, Pay pay) {
      values[o] = pay.value();
      ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      bytes.writeBytes(eight.putLong(pay.value()).array());
      count(pay.script().length);
      scriptOffset[o] = bytes.size();
      scriptLength[o] = pay.script().length;
      bytes.writeBytes(pay.script());
    }

    /// What is told of nothing is not there at all, as with a reader that had no undo data.
    Block.@Nullable SpentOutputs spent() {
      boolean any = Arrays.stream(told).anyMatch(v -> v != Block.UNKNOWN_VALUE);
      return any || toldScripts.size() > 0
          ? new Block.SpentOutputs(told, toldScripts.toByteArray(), toldOffset, toldLength)
          : null;
    }

    private void int32(int value) {
      ByteBuffer four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      bytes.writeBytes(four.putInt(value).array());
    }

    /// A CompactSize below 2^32.
    private void count(int n) {
      if (n < 0xfd) {
        bytes.write(n);
      } else if (n <= 0xffff) {
        bytes.write(0xfd);
        bytes.write(n);
        bytes.write(n >> 8);
      } else {
        bytes.write(0xfe);
        int32(n);
      }
    }
  }
}
