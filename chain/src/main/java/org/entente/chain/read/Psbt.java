package org.entente.chain.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.jspecify.annotations.Nullable;

/// A partially signed Bitcoin transaction, as far as it says what is to be spent and who is to be
/// paid: version 0 (BIP 174) and version 2 (BIP 370). Signatures and keys are passed over.
///
/// @param spent what its inputs spend, in order
/// @param paid what its outputs pay, in order
public record Psbt(List<OutPoint> spent, List<Paid> paid) {
  private static final byte[] MAGIC = {'p', 's', 'b', 't', (byte) 0xff};
  private static final int MOST_COINS = 100_000;

  private static final int UNSIGNED_TX = 0x00;
  private static final int INPUT_COUNT = 0x04;
  private static final int OUTPUT_COUNT = 0x05;
  private static final int VERSION = 0xfb;
  private static final int INPUT_TXID = 0x0e;
  private static final int INPUT_INDEX = 0x0f;
  private static final int OUTPUT_AMOUNT = 0x03;
  private static final int OUTPUT_SCRIPT = 0x04;

  /// An output: satoshi, and the script that locks them.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Paid(byte[] script, long value) {}

  public Psbt {
    spent = List.copyOf(spent);
    paid = List.copyOf(paid);
  }

  public static boolean isOne(byte[] bytes) {
    return bytes.length > MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// Throws [IllegalArgumentException] or [org.entente.chain.BrokenRule] that says what is wrong.
  public static Psbt read(byte[] bytes, Network network) {
    if (!isOne(bytes)) {
      throw new IllegalArgumentException("it doesn't begin as a PSBT does");
    }
    Maps maps = new Maps(bytes, MAGIC.length);
    Map<String, byte[]> global = maps.next();
    byte[] versionBytes = global.get(key(VERSION));
    long version = versionBytes == null ? 0 : number(versionBytes, 4);
    if (version != 0 && version != 2) {
      throw new IllegalArgumentException("a PSBT of version " + version);
    }
    byte[] unsigned = global.get(key(UNSIGNED_TX));
    if ((version == 0) != (unsigned != null)) {
      throw new IllegalArgumentException(
          "version 0 has an unsigned transaction, and version 2 has none");
    }
    Psbt psbt = unsigned == null ? second(global, maps) : first(unsigned, network, maps);
    maps.end();
    return psbt;
  }

  private static Psbt first(byte[] unsigned, Network network, Maps maps) {
    Block block = new RawBlockReader(network).transaction(unsigned);
    List<OutPoint> spent = new ArrayList<>();
    List<Paid> paid = new ArrayList<>();
    for (int input = 0; input < block.inputCount(); input++) {
      spent.add(block.prev(input));
      maps.next();
    }
    for (int output = 0; output < block.outputCount(); output++) {
      paid.add(new Paid(block.script(output), block.value(output)));
      maps.next();
    }
    return new Psbt(spent, paid);
  }

  private static Psbt second(Map<String, byte[]> global, Maps maps) {
    long inputs = compact(required(global, INPUT_COUNT, "a count of inputs"));
    long outputs = compact(required(global, OUTPUT_COUNT, "a count of outputs"));
    if (inputs > MOST_COINS || outputs > MOST_COINS) {
      throw new IllegalArgumentException("more inputs or outputs than a block holds");
    }
    List<OutPoint> spent = new ArrayList<>();
    List<Paid> paid = new ArrayList<>();
    for (long input = 0; input < inputs; input++) {
      Map<String, byte[]> map = maps.next();
      byte[] id = required(map, INPUT_TXID, "the transaction that input " + input + " spends");
      byte[] index = required(map, INPUT_INDEX, "the output that input " + input + " spends");
      if (id.length != Hash256.BYTES) {
        throw new IllegalArgumentException("a transaction's id of " + id.length + " bytes");
      }
      spent.add(new OutPoint(new TxId(Hash256.read(id, 0)), Math.toIntExact(number(index, 4))));
    }
    for (long output = 0; output < outputs; output++) {
      Map<String, byte[]> map = maps.next();
      long value = number(required(map, OUTPUT_AMOUNT, "the value of output " + output), 8);
      if (value < 0 || value > 2_100_000_000_000_000L) {
        throw new IllegalArgumentException("output " + output + " pays more than there is");
      }
      paid.add(new Paid(required(map, OUTPUT_SCRIPT, "the script of output " + output), value));
    }
    return new Psbt(spent, paid);
  }

  private static String key(int type) {
    return HexFormat.of().toHexDigits((byte) type);
  }

  private static byte[] required(Map<String, byte[]> map, int type, String what) {
    byte @Nullable [] value = map.get(key(type));
    if (value == null) {
      throw new IllegalArgumentException("it doesn't say " + what);
    }
    return value;
  }

  private static long number(byte[] value, int bytes) {
    if (value.length != bytes) {
      throw new IllegalArgumentException(
          "a number of " + value.length + " bytes where one of " + bytes + " belongs");
    }
    return LittleEndian.unsigned(value, 0, bytes);
  }

  private static long compact(byte[] value) {
    Maps reader = new Maps(value, 0);
    long count = reader.compact();
    reader.end();
    return count;
  }

  /// Reads one map of keys and values after the other.
  private static final class Maps {
    private final byte[] bytes;
    private int at;

    Maps(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    /// Keys, in hexadecimal, to values, up to the next byte of zero.
    Map<String, byte[]> next() {
      Map<String, byte[]> map = new TreeMap<>();
      for (byte[] key = part(); key.length > 0; key = part()) {
        if (map.put(HexFormat.of().formatHex(key), part()) != null) {
          throw new IllegalArgumentException("a key stands twice before byte " + at);
        }
      }
      return map;
    }

    private byte[] part() {
      long length = compact();
      if (length > bytes.length - at) {
        throw new IllegalArgumentException("it is cut off at byte " + at);
      }
      at += (int) length;
      return Arrays.copyOfRange(bytes, at - (int) length, at);
    }

    /// Core's CompactSize, in its shortest form.
    long compact() {
      int first = (int) unsigned(1);
      int more = first < 0xfd ? 0 : first == 0xfd ? 2 : first == 0xfe ? 4 : 8;
      if (more == 0) {
        return first;
      }
      long length = unsigned(more);
      if (length < 0 || length < (more == 2 ? 0xfd : 1L << (4 * more))) {
        throw new IllegalArgumentException("a length at byte " + at + " is not in its short form");
      }
      return length;
    }

    private long unsigned(int count) {
      if (count > bytes.length - at) {
        throw new IllegalArgumentException("it is cut off at byte " + at);
      }
      at += count;
      return LittleEndian.unsigned(bytes, at - count, count);
    }

    void end() {
      if (at != bytes.length) {
        throw new IllegalArgumentException((bytes.length - at) + " bytes after its end");
      }
    }
  }
}
