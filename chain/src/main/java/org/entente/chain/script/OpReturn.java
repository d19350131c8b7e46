package org.entente.chain.script;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// What an `OP_RETURN` output says. Memos of swaps and bridges stand there, and tell where the
/// money comes out again.
public final class OpReturn {
  private static final int OP_PUSHDATA1 = 0x4c;
  private static final int OP_PUSHDATA4 = 0x4e;
  private static final int OP_1NEGATE = 0x4f;
  private static final int OP_1 = 0x51;
  private static final int OP_16 = 0x60;

  private OpReturn() {}

  /// The bytes that a script of type [ScriptType#NULLDATA] pushes, one push after the other.
  /// Where something else than a push follows, all that stands behind `OP_RETURN`, as it is.
  public static byte[] payload(byte[] script) {
    if (ScriptType.of(script) != ScriptType.NULLDATA) {
      throw new IllegalArgumentException("the script doesn't begin with OP_RETURN");
    }
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int at = 1;
    while (at < script.length) {
      long next = push(script, at, payload);
      if (next < 0) {
        return Arrays.copyOfRange(script, 1, script.length);
      }
      at = (int) next;
    }
    return payload.toByteArray();
  }

  /// Returns where the next push begins, −1 where this is none or cut off.
  private static long push(byte[] script, int at, ByteArrayOutputStream to) {
    int code = script[at] & 0xff;
    if (code == OP_1NEGATE || (code >= OP_1 && code <= OP_16)) {
      to.write(code == OP_1NEGATE ? 0x81 : code - OP_1 + 1);
      return at + 1L;
    }
    if (code > OP_PUSHDATA4) {
      return -1;
    }
    int lengthBytes = code < OP_PUSHDATA1 ? 0 : 1 << (code - OP_PUSHDATA1);
    int from = at + 1 + lengthBytes;
    if (from > script.length) {
      return -1;
    }
    long length = lengthBytes == 0 ? code : littleEndian(script, at + 1, lengthBytes);
    if (from + length > script.length) {
      return -1;
    }
    to.write(script, from, (int) length);
    return from + length;
  }

  private static long littleEndian(byte[] bytes, int at, int count) {
    long number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = number << 8 | (bytes[at + i] & 0xff);
    }
    return number;
  }
}
