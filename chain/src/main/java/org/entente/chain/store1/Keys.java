package org.entente.chain.store1;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.entente.base.Hash256;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.RowIndex;

/// What the store is asked by: transaction ids, scripts, outputs it has not seen. Each key is one
/// object that is set anew for each question, because an import asks a hundred million of them.
final class Keys {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Keys() {}

  /// A transaction id; ids are hashes already, but whoever makes transactions can choose some
  /// bits.
  static final class TxKey implements RowIndex.Key {
    private final Columns columns;
    private long a;
    private long b;
    private long c;
    private long d;

    TxKey(Columns columns) {
      this.columns = columns;
    }

    TxKey set(byte[] bytes, int offset) {
      a = (long) LONG.get(bytes, offset);
      b = (long) LONG.get(bytes, offset + 8);
      c = (long) LONG.get(bytes, offset + 16);
      d = (long) LONG.get(bytes, offset + 24);
      return this;
    }

    static long hashOf(Columns columns, long row) {
      return RowIndex.mix(columns.txIds.getLong(row, 0) ^ columns.txIds.getLong(row, 16));
    }

    @Override
    public long hash() {
      return RowIndex.mix(a ^ c);
    }

    @Override
    public boolean stands(long row) {
      Column ids = columns.txIds;
      return ids.getLong(row, 0) == a
          && ids.getLong(row, 8) == b
          && ids.getLong(row, 16) == c
          && ids.getLong(row, 24) == d;
    }
  }

  /// A script's bytes.
  static final class ScriptKey implements RowIndex.Key {
    private final Columns columns;
    private byte[] bytes = {};
    private int from;
    private int length;
    private long hash;

    ScriptKey(Columns columns) {
      this.columns = columns;
    }

    ScriptKey set(byte[] script, int offset, int count) {
      bytes = script;
      from = offset;
      length = count;
      hash = hash(script, offset, count);
      return this;
    }

    static long hashOf(Columns columns, long row) {
      columns.makeScriptReadable(row);
      byte[] script = columns.script(row);
      return hash(script, 0, script.length);
    }

    private static long hash(byte[] script, int offset, int count) {
      long hash = count;
      int at = 0;
      for (; at + 8 <= count; at += 8) {
        hash = RowIndex.mix(hash ^ (long) LONG.get(script, offset + at));
      }
      long rest = 0;
      for (; at < count; at++) {
        rest = rest << 8 | (script[offset + at] & 0xff);
      }
      return RowIndex.mix(hash ^ rest);
    }

    @Override
    public long hash() {
      return hash;
    }

    @Override
    public boolean stands(long row) {
      columns.makeScriptReadable(row);
      long start = columns.scriptStart(row);
      if (columns.scriptEnd(row) - start != length) {
        return false;
      }
      MemorySegment stored = columns.scriptBytes.mapped();
      for (int i = 0; i + 8 <= length; i += 8) {
        if (stored.get(JAVA_LONG_UNALIGNED, start + i) != (long) LONG.get(bytes, from + i)) {
          return false;
        }
      }
      for (int i = length & ~7; i < length; i++) {
        if (stored.get(JAVA_BYTE, start + i) != bytes[from + i]) {
          return false;
        }
      }
      return true;
    }
  }

  /// An output that is not in the ledger.
  static final class UnseenKey implements RowIndex.Key {
    private final Columns columns;
    private final byte[] id = new byte[Hash256.BYTES];
    private final byte[] stored = new byte[Hash256.BYTES];
    private int vout;

    UnseenKey(Columns columns) {
      this.columns = columns;
    }

    UnseenKey set(byte[] bytes, int offset, int output) {
      System.arraycopy(bytes, offset, id, 0, id.length);
      vout = output;
      return this;
    }

    static long hashOf(Columns columns, long row) {
      columns.unseen.makeReadable(row);
      return mix(
          columns.unseen.getLong(row, Columns.UNSEEN_ID),
          (int) columns.unseen.getLong(row, Columns.UNSEEN_VOUT));
    }

    private static long mix(long id, int vout) {
      return RowIndex.mix(id + vout);
    }

    @Override
    public long hash() {
      return mix((long) LONG.get(id, 0), vout);
    }

    @Override
    public boolean stands(long row) {
      columns.unseen.makeReadable(row);
      columns.unseen.copy(row, Columns.UNSEEN_ID, stored, 0, stored.length);
      return (int) columns.unseen.getLong(row, Columns.UNSEEN_VOUT) == vout
          && Arrays.equals(stored, id);
    }
  }
}
