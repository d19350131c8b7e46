package org.entente.chain.read;

import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.check.SpendRules;

/// A block's undo data to the outputs that the block spends. One for each thread.
///
/// For each transaction but the coinbase, and each of its inputs: twice the height of the spent
/// output plus one if a coinbase made it, a former version if that height is not zero, its amount
/// and script, both compressed (Bitcoin Core `undo.h`, `compressor.cpp`, `serialize.h`).
final class UndoParser {
  private static final int KEY_HASH_BYTES = 20;
  private static final int KEY_X_BYTES = 32;
  private static final int SPECIAL_SCRIPTS = 6;

  /// Core keeps no longer script: it could never be spent.
  private static final int MAX_SCRIPT_BYTES = 10_000;

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private byte[] undo = {};
  private int at;
  private int end;
  private byte[] scripts = new byte[1024];
  private int scriptBytes;

  /// What `block` spends, by the undo data in `bytes[from, to)`. Throws [BrokenRule].
  SpentOutputs parse(byte[] bytes, int from, int to, Block block) {
    undo = bytes;
    at = from;
    end = to;
    scriptBytes = 0;
    long[] values = new long[block.inputCount()];
    int[] offset = new int[block.inputCount()];
    int[] length = new int[block.inputCount()];
    expectCount(block.txCount() - 1, "transactions");
    values[0] = Block.UNKNOWN_VALUE;
    offset[0] = -1;
    for (int tx = 1; tx < block.txCount(); tx++) {
      int last = block.firstInput(tx + 1);
      expectCount(last - block.firstInput(tx), "inputs in transaction " + tx);
      for (int input = block.firstInput(tx); input < last; input++) {
        if (varInt() >>> 1 != 0) {
          varInt();
        }
        values[input] = amount(varInt());
        offset[input] = scriptBytes;
        appendScript();
        length[input] = scriptBytes - offset[input];
      }
    }
    if (at != end) {
      throw broken((end - at) + " bytes too many");
    }
    return new SpentOutputs(values, Arrays.copyOf(scripts, scriptBytes), offset, length);
  }

  /// The number of transactions at the beginning of undo data, or −1 if none stands there.
  static long txCount(byte[] head) {
    int first = head[0] & 0xff;
    int bytes = first < 0xfd ? 0 : first == 0xfd ? 2 : first == 0xfe ? 4 : -1;
    if (bytes < 0 || head.length < 1 + bytes) {
      return -1;
    }
    return bytes == 0 ? first : LittleEndian.unsigned(head, 1, bytes);
  }

  private void expectCount(int expected, String what) {
    int first = next();
    int bytes = first < 0xfd ? 0 : first == 0xfd ? 2 : first == 0xfe ? 4 : 8;
    need(bytes);
    long count = bytes == 0 ? first : LittleEndian.unsigned(undo, at, bytes);
    at += bytes;
    if (count != expected) {
      throw broken(Long.toUnsignedString(count) + " " + what + ", the block has " + expected);
    }
  }

  /// Core's VARINT: seven bits a byte, highest first; each byte that is followed by another
  /// counts one more, so that every number has one form.
  private long varInt() {
    long number = 0;
    while (true) {
      int next = next();
      if (number >>> 57 != 0) {
        throw broken("number above 64 bits");
      }
      number = (number << 7) | (next & 0x7f);
      if ((next & 0x80) == 0) {
        return number;
      }
      number++;
    }
  }

  /// Undoes Core's `CompressAmount`: trailing decimal zeros are counted instead of written.
  long amount(long compressed) {
    if (compressed == 0) {
      return 0;
    }
    long rest = compressed - 1;
    long zeros = Long.remainderUnsigned(rest, 10);
    rest = Long.divideUnsigned(rest, 10);
    long amount;
    if (zeros < 9) {
      long digit = rest % 9 + 1;
      amount = rest / 9 * 10 + digit;
    } else {
      amount = rest + 1;
    }
    for (; zeros > 0 && amount <= SpendRules.MAX_SAT; zeros--) {
      amount *= 10;
    }
    if (amount < 0 || amount > SpendRules.MAX_SAT) {
      throw new BrokenRule(Rule.VALUE_RANGE, "undo data with " + amount + " sat");
    }
    return amount;
  }

  private void appendScript() {
    long kind = varInt();
    if (kind >= SPECIAL_SCRIPTS) {
      long length = kind - SPECIAL_SCRIPTS;
      if (length > MAX_SCRIPT_BYTES) {
        throw broken("script of " + length + " bytes");
      }
      copy((int) length);
      return;
    }
    switch ((int) kind) {
      case 0 -> {
        put(0x76, 0xa9, KEY_HASH_BYTES);
        copy(KEY_HASH_BYTES);
        put(0x88, 0xac);
      }
      case 1 -> {
        put(0xa9, KEY_HASH_BYTES);
        copy(KEY_HASH_BYTES);
        put(0x87);
      }
      case 2, 3 -> {
        put(1 + KEY_X_BYTES, (int) kind);
        copy(KEY_X_BYTES);
        put(0xac);
      }
      default -> appendUncompressedKey((int) kind - 2);
    }
  }

  /// The key was uncompressed on the chain; only x and the parity of y were kept.
  private void appendUncompressedKey(int parity) {
    need(KEY_X_BYTES);
    byte[] compressed = new byte[1 + KEY_X_BYTES];
    compressed[0] = (byte) parity;
    System.arraycopy(undo, at, compressed, 1, KEY_X_BYTES);
    at += KEY_X_BYTES;
    byte[] key;
    try {
      key = CURVE.getCurve().decodePoint(compressed).getEncoded(false);
    } catch (IllegalArgumentException notOnCurve) {
      throw broken("public key not on the curve");
    }
    put(key.length);
    grow(key.length);
    System.arraycopy(key, 0, scripts, scriptBytes, key.length);
    scriptBytes += key.length;
    put(0xac);
  }

  private void put(int... bytes) {
    grow(bytes.length);
    for (int b : bytes) {
      scripts[scriptBytes++] = (byte) b;
    }
  }

  private void copy(int length) {
    need(length);
    grow(length);
    System.arraycopy(undo, at, scripts, scriptBytes, length);
    at += length;
    scriptBytes += length;
  }

  private void grow(int more) {
    if (scriptBytes + more > scripts.length) {
      scripts = Arrays.copyOf(scripts, Math.max(2 * scripts.length, scriptBytes + more));
    }
  }

  private int next() {
    need(1);
    return undo[at++] & 0xff;
  }

  private void need(int bytes) {
    if (end - at < bytes) {
      throw broken("ends early");
    }
  }

  private BrokenRule broken(String what) {
    return new BrokenRule(Rule.FORMAT, "undo data: " + what + " (byte " + at + ")");
  }
}
