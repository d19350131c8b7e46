package org.entente.chain.evm.wire;

import java.util.Arrays;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Writes RLP (see [RlpReader]). A list is begun, filled and ended:
///
/// ```
/// int list = out.begin();
/// out.number(7).bytes(text);
/// out.end(list);
/// ```
public final class RlpWriter {
  private static final int STRING = 0x80;
  private static final int LIST = 0xc0;
  private static final int SHORT = 55;

  private byte[] bytes = new byte[256];
  private int size;

  /// The place to give to [#end].
  public int begin() {
    return size;
  }

  /// Makes one list of all that was written since `begin`.
  public RlpWriter end(int begin) {
    int length = size - begin;
    int prefix = prefixBytes(length);
    room(prefix);
    System.arraycopy(bytes, begin, bytes, begin + prefix, length);
    size += prefix;
    writePrefix(LIST, length, begin, prefix);
    return this;
  }

  public RlpWriter bytes(byte[] string) {
    return bytes(string, 0, string.length);
  }

  public RlpWriter bytes(byte[] string, int from, int to) {
    int length = to - from;
    if (length == 1 && string[from] >= 0) {
      return raw(string, from, to);
    }
    int prefix = prefixBytes(length);
    room(prefix + length);
    writePrefix(STRING, length, size, prefix);
    size += prefix;
    return raw(string, from, to);
  }

  public RlpWriter hash(Hash256 hash) {
    return bytes(hash.bytes());
  }

  /// An empty string for null.
  public RlpWriter address(@Nullable EvmAddress address) {
    return bytes(address == null ? new byte[0] : address.bytes());
  }

  /// `number` is not negative.
  public RlpWriter number(long number) {
    return number(Uint256.of(number));
  }

  public RlpWriter number(Uint256 number) {
    byte[] all = new byte[Uint256.BYTES];
    number.write(all, 0);
    return bytes(all, Uint256.BYTES - (number.bitLength() + 7) / 8, Uint256.BYTES);
  }

  /// Items that are encoded already.
  public RlpWriter raw(byte[] items) {
    return raw(items, 0, items.length);
  }

  public RlpWriter raw(byte[] items, int from, int to) {
    room(to - from);
    System.arraycopy(items, from, bytes, size, to - from);
    size += to - from;
    return this;
  }

  public int size() {
    return size;
  }

  /// Begins anew.
  public void clear() {
    size = 0;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private static int prefixBytes(int length) {
    return length <= SHORT ? 1 : 1 + digits(length);
  }

  private static int digits(int length) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
  }

  private void writePrefix(int kind, int length, int place, int prefix) {
    if (prefix == 1) {
      bytes[place] = (byte) (kind + length);
      return;
    }
    bytes[place] = (byte) (kind + SHORT + prefix - 1);
    for (int i = 1; i < prefix; i++) {
      bytes[place + i] = (byte) (length >>> (8 * (prefix - 1 - i)));
    }
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
    }
  }
}
