package org.entente.chain.evm.store1;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.column1.Column;

/// One row on its way into a column.
final class RowEncoder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_BIG =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Column column;
  private final byte[] row;
  private int at;

  RowEncoder(Column column) {
    this.column = column;
    this.row = new byte[column.width()];
  }

  RowEncoder put8(int value) {
    row[at++] = (byte) value;
    return this;
  }

  RowEncoder put16(int value) {
    return put8(value).put8(value >>> 8);
  }

  RowEncoder put32(int value) {
    INT.set(row, at, value);
    at += 4;
    return this;
  }

  RowEncoder put40(long value) {
    return put32((int) value).put8((int) (value >>> 32));
  }

  RowEncoder put48(long value) {
    return put32((int) value).put16((int) (value >>> 32));
  }

  RowEncoder put64(long value) {
    LONG.set(row, at, value);
    at += 8;
    return this;
  }

  RowEncoder put(EvmAddress address) {
    LONG_BIG.set(row, at, address.a());
    LONG_BIG.set(row, at + 8, address.b());
    INT_BIG.set(row, at + 16, address.c());
    at += EvmAddress.BYTES;
    return this;
  }

  RowEncoder put(Hash256 hash) {
    hash.write(row, at);
    at += Hash256.BYTES;
    return this;
  }

  RowEncoder put(Uint256 amount) {
    LONG_BIG.set(row, at, amount.a());
    LONG_BIG.set(row, at + 8, amount.b());
    LONG_BIG.set(row, at + 16, amount.c());
    LONG_BIG.set(row, at + 24, amount.d());
    at += Uint256.BYTES;
    return this;
  }

  /// Appends the row, which is full.
  void append() throws IOException {
    if (at != row.length) {
      throw new IllegalStateException(column.file() + ": " + at + " bytes");
    }
    column.append(row, 0, row.length);
    at = 0;
  }
}
