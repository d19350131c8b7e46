package org.entente.chain.evm.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Values one behind the other in bytes that grow, to write and to read back.
final class RowBytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int at;

  RowBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /// To read what stands in `bytes`.
  RowBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  void moveTo(int place) {
    at = place;
  }

  private int step(int count) {
    int from = at;
    if (bytes.length - from < count) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(from, count), bytes.length / 2 * 3));
    }
    at = from + count;
    return from;
  }

  void putByte(int value) {
    int place = step(1);
    bytes[place] = (byte) value;
  }

  /// One of few choices. Scratch files do not outlive the program, so its place among them will do.
  @SuppressWarnings("EnumOrdinal")
  void putChoice(Enum<?> choice) {
    putByte(choice.ordinal());
  }

  void putInt(int value) {
    int place = step(Integer.BYTES);
    INT.set(bytes, place, value);
  }

  void setInt(int place, int value) {
    INT.set(bytes, place, value);
  }

  void putLong(long value) {
    int place = step(Long.BYTES);
    LONG.set(bytes, place, value);
  }

  void putHash(Hash256 hash) {
    int place = step(Hash256.BYTES);
    hash.write(bytes, place);
  }

  void putAddress(EvmAddress address) {
    int place = step(EvmAddress.BYTES);
    LONG.set(bytes, place, address.a());
    LONG.set(bytes, place + Long.BYTES, address.b());
    INT.set(bytes, place + 2 * Long.BYTES, address.c());
  }

  void putAddressOrNone(@Nullable EvmAddress address) {
    putByte(address == null ? 0 : 1);
    if (address != null) {
      putAddress(address);
    }
  }

  /// Its length in bytes, then as many.
  void putAmount(Uint256 amount) {
    if (amount.fitsLong()) {
      putByte(Long.BYTES);
      putLong(amount.d());
      return;
    }
    putByte(Uint256.BYTES);
    int place = step(Uint256.BYTES);
    amount.write(bytes, place);
  }

  void putAmountOrNone(@Nullable Uint256 amount) {
    if (amount == null) {
      putByte(0);
    } else {
      putAmount(amount);
    }
  }

  void putBytes(byte[] more) {
    putInt(more.length);
    int place = step(more.length);
    System.arraycopy(more, 0, bytes, place, more.length);
  }

  int getByte() {
    return bytes[at++] & 0xff;
  }

  int getInt() {
    int value = (int) INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  long getLong() {
    long value = (long) LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  Hash256 getHash() {
    Hash256 hash = Hash256.read(bytes, at);
    at += Hash256.BYTES;
    return hash;
  }

  EvmAddress getAddress() {
    return new EvmAddress(getLong(), getLong(), getInt());
  }

  @Nullable EvmAddress getAddressOrNone() {
    return getByte() == 0 ? null : getAddress();
  }

  Uint256 getAmount() {
    Uint256 amount = getAmountOrNone();
    if (amount == null) {
      throw new IllegalStateException("an amount is not there at " + at);
    }
    return amount;
  }

  @Nullable Uint256 getAmountOrNone() {
    int length = getByte();
    return switch (length) {
      case 0 -> null;
      case Long.BYTES -> Uint256.of(getLong());
      default -> new Uint256(getLong(), getLong(), getLong(), getLong());
    };
  }

  byte[] getBytes() {
    int length = getInt();
    byte[] got = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return got;
  }
}
