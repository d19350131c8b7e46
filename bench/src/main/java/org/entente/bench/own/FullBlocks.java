package org.entente.bench.own;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.check.MerkleTree;

/// Makes generated blocks as heavy as blocks can get, 4,000,000: the first witness of each
/// transaction gets one more item; the commitment to the witnesses, the merkle root, the parent and
/// the work follow. With all transactions that is as much work as a block can be; with few of
/// them, whose bytes outside of witnesses count four times, it comes close to 4 MB.
final class FullBlocks {
  private static final int HEADER_BYTES = 80;
  private static final int MOST_WEIGHT = 4_000_000;
  private static final int COMMITMENT_BYTES = 32;
  private static final int NONCE_OFFSET = 76;

  private final Sha256d sha = new Sha256d();
  private byte[] parent;

  /// The blocks follow on the one with this hash, in the order of the header.
  FullBlocks(byte[] parent) {
    this.parent = parent;
  }

  /// A transaction's bytes without the witness, its witness, and its lock time.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tx(byte[] head, byte[] witness, byte[] tail) {
    boolean hasWitness() {
      return witness.length > 0;
    }

    int stripped() {
      return head.length + tail.length;
    }
  }

  /// As heavy as can be, with the first transactions that have `mostStripped` bytes without
  /// witnesses at most.
  byte[] fill(byte[] raw, int mostStripped) {
    ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).position(HEADER_BYTES);
    List<Tx> txs = new ArrayList<>();
    int stripped = 0;
    int weight = 4 * (HEADER_BYTES + 5);
    int padded = 0;
    long count = compact(in);
    for (long i = 0; i < count; i++) {
      Tx tx = read(raw, in);
      stripped += tx.stripped();
      if (stripped > mostStripped) {
        unclaim(txs.getFirst()); // its fees are gone
        break;
      }
      weight += 4 * tx.stripped() + (tx.hasWitness() ? tx.witness.length + 2 : 0);
      padded += i > 0 && tx.hasWitness() ? 1 : 0;
      txs.add(tx);
    }
    int each = (MOST_WEIGHT - weight) / padded - 5;
    for (int i = 1; i < txs.size() && each > 0; i++) {
      Tx tx = txs.get(i);
      txs.set(i, tx.hasWitness() ? padded(tx, each, i) : tx);
    }
    txs.set(0, committed(txs));
    return mined(raw, txs);
  }

  /// The coinbase takes nothing.
  private static void unclaim(Tx coinbase) {
    int script = 4 + 1 + 36;
    int value = script + 1 + coinbase.head[script] + 4 + 1;
    Arrays.fill(coinbase.head, value, value + 8, (byte) 0);
  }

  private static Tx read(byte[] all, ByteBuffer in) {
    int begin = in.position();
    in.getInt();
    boolean witness = in.get(in.position()) == 0;
    int body = in.position() + (witness ? 2 : 0);
    in.position(body);
    long inputs = compact(in);
    for (long i = 0; i < inputs; i++) {
      in.position(in.position() + 36);
      skip(in, compact(in));
      in.getInt();
    }
    for (long left = compact(in); left > 0; left--) {
      in.getLong();
      skip(in, compact(in));
    }
    int end = in.position();
    if (witness) {
      for (long i = 0; i < inputs; i++) {
        for (long left = compact(in); left > 0; left--) {
          skip(in, compact(in));
        }
      }
    }
    int tail = in.position();
    in.getInt();
    return new Tx(
        joined(part(all, begin, begin + 4), part(all, body, end)),
        part(all, end, tail),
        part(all, tail, tail + 4));
  }

  /// The first input's stack begins with its count, which is small.
  private static Tx padded(Tx tx, int length, int salt) {
    byte[] item = new byte[length];
    Arrays.fill(item, (byte) salt);
    byte[] count = {(byte) (tx.witness[0] + 1)};
    byte[] rest = part(tx.witness, 1, tx.witness.length);
    return new Tx(tx.head, joined(count, size(length), item, rest), tx.tail);
  }

  /// The coinbase, whose last output ends with the commitment.
  private Tx committed(List<Tx> txs) {
    byte[] ids = new byte[txs.size() * Hash256.BYTES];
    for (int i = 1; i < txs.size(); i++) {
      byte[] whole = whole(txs.get(i));
      sha.hash(whole, 0, whole.length, ids, i * Hash256.BYTES);
    }
    byte[] both = Arrays.copyOf(root(ids, txs.size()), 2 * Hash256.BYTES);
    Tx coinbase = txs.getFirst();
    byte[] head = coinbase.head.clone();
    sha.hash(both, 0, both.length, both, 0);
    System.arraycopy(both, 0, head, head.length - COMMITMENT_BYTES, COMMITMENT_BYTES);
    return new Tx(head, coinbase.witness, coinbase.tail);
  }

  private byte[] mined(byte[] raw, List<Tx> txs) {
    byte[] ids = new byte[txs.size() * Hash256.BYTES];
    List<byte[]> parts = new ArrayList<>();
    parts.add(part(raw, 0, HEADER_BYTES));
    parts.add(size(txs.size()));
    for (int i = 0; i < txs.size(); i++) {
      byte[] stripped = joined(txs.get(i).head, txs.get(i).tail);
      sha.hash(stripped, 0, stripped.length, ids, i * Hash256.BYTES);
      parts.add(whole(txs.get(i)));
    }
    byte[] block = joined(parts.toArray(byte[][]::new));
    System.arraycopy(parent, 0, block, 4, Hash256.BYTES);
    System.arraycopy(root(ids, txs.size()), 0, block, 4 + Hash256.BYTES, Hash256.BYTES);
    byte[] hash = new byte[Hash256.BYTES];
    do {
      block[NONCE_OFFSET]++;
      sha.hash(block, 0, HEADER_BYTES, hash, 0);
    } while (hash[Hash256.BYTES - 1] < 0); // regtest asks for no more
    parent = hash;
    return block;
  }

  private static byte[] root(byte[] ids, int count) {
    return new MerkleTree().root(ids, count).bytes();
  }

  private static byte[] whole(Tx tx) {
    return tx.hasWitness()
        ? joined(
            part(tx.head, 0, 4),
            new byte[] {0, 1},
            part(tx.head, 4, tx.head.length),
            tx.witness,
            tx.tail)
        : joined(tx.head, tx.tail);
  }

  private static long compact(ByteBuffer in) {
    int first = in.get() & 0xff;
    return first < 0xfd
        ? first
        : first == 0xfd ? in.getShort() & 0xffff : first == 0xfe ? in.getInt() : in.getLong();
  }

  private static byte[] size(int value) {
    return value < 0xfd
        ? new byte[] {(byte) value}
        : value <= 0xffff
            ? new byte[] {(byte) 0xfd, (byte) value, (byte) (value >> 8)}
            : new byte[] {
              (byte) 0xfe,
              (byte) value,
              (byte) (value >> 8),
              (byte) (value >> 16),
              (byte) (value >> 24)
            };
  }

  private static void skip(ByteBuffer in, long bytes) {
    in.position(in.position() + Math.toIntExact(bytes));
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] each : parts) {
      length += each.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] each : parts) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    return all;
  }
}
