package org.entente.app.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.entente.base.BadInput;

/// Makes a font of a WOFF file (W3C Recommendation, WOFF 1.0), the form in which registries of the
/// web hand fonts out: the same tables, each compressed by zlib.
final class WoffFont {
  private static final int SIGNATURE = 0x774F4646;

  /// Tables and bytes of a font of many thousand signs are below.
  private static final int MOST_TABLES = 256;

  private static final int MOST_BYTES = 1 << 26;

  private static final int HEADER = 12;
  private static final int ROW = 16;

  private WoffFont() {}

  static boolean is(byte[] bytes) {
    return bytes.length >= 4 && ByteBuffer.wrap(bytes).getInt() == SIGNATURE;
  }

  /// The bytes of the OpenType font. Throws [BadInput].
  static byte[] unpack(String name, byte[] bytes) {
    try {
      return font(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException
        | DataFormatException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      throw new BadInput(name, "", "it is no whole WOFF font", "Give another font", e);
    }
  }

  private static byte[] font(ByteBuffer woff) throws DataFormatException {
    int flavor = woff.getInt(4);
    int tables = Short.toUnsignedInt(woff.getShort(12));
    if (tables == 0 || tables > MOST_TABLES) {
      throw new DataFormatException("tables");
    }
    int power = Integer.highestOneBit(tables);
    ByteBuffer head = ByteBuffer.allocate(HEADER + ROW * tables);
    head.putInt(flavor).putShort((short) tables).putShort((short) (power * ROW));
    head.putShort((short) Integer.numberOfTrailingZeros(power));
    head.putShort((short) (tables * ROW - power * ROW));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    woff.position(44);
    for (int i = 0; i < tables; i++) {
      int tag = woff.getInt();
      int offset = woff.getInt();
      int packed = woff.getInt();
      int length = woff.getInt();
      int checksum = woff.getInt();
      if (length < 0 || packed < 0 || packed > length || body.size() + length > MOST_BYTES) {
        throw new DataFormatException("table");
      }
      head.putInt(tag).putInt(checksum).putInt(head.capacity() + body.size()).putInt(length);
      body.writeBytes(table(woff.slice(offset, packed), length));
      while (body.size() % 4 != 0) {
        body.write(0);
      }
    }
    ByteArrayOutputStream font = new ByteArrayOutputStream();
    font.writeBytes(head.array());
    font.writeBytes(body.toByteArray());
    return font.toByteArray();
  }

  private static byte[] table(ByteBuffer packed, int length) throws DataFormatException {
    byte[] table = new byte[length];
    if (packed.remaining() == length) {
      packed.get(table);
      return table;
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      int done = 0;
      while (done < length) {
        int more = inflater.inflate(table, done, length - done);
        if (more == 0) {
          throw new DataFormatException("it ends early");
        }
        done += more;
      }
      return table;
    }
  }
}
