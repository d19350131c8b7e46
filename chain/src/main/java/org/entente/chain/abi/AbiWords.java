package org.entente.chain.abi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// Encoded values: words of 32 bytes, of which those of dynamic types are offsets, counted from
/// the first word, to a length and the bytes behind it.
///
/// Every read is checked against what is there; one that doesn't fit throws [MalformedLog].
public final class AbiWords {
  private static final int WORD = 32;

  private final byte[] bytes;
  private final int from;

  /// Reads `bytes` from the start.
  public AbiWords(byte[] bytes) {
    this(bytes, 0);
  }

  private AbiWords(byte[] bytes, int from) {
    this.bytes = bytes;
    this.from = from;
  }

  public Hash256 word(int index) {
    return Hash256.read(bytes, place(index));
  }

  public Uint256 uint(int index) {
    return Uint256.read(bytes, place(index), WORD);
  }

  /// A whole number of at most `bits` bits (at most 63); its upper bits must be 0.
  public long uint(int index, int bits) {
    return small(uint(index), bits);
  }

  /// Its 12 upper bytes must be 0.
  public EvmAddress address(int index) {
    return address(word(index));
  }

  /// The bytes of a `bytes` value.
  public byte[] bytes(int index) {
    int at = target(index);
    int length = length(at);
    return Arrays.copyOfRange(bytes, at + WORD, at + WORD + length);
  }

  /// A `string` value, which must be UTF-8.
  public String text(int index) {
    int at = target(index);
    ByteBuffer text = ByteBuffer.wrap(bytes, at + WORD, length(at));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedLog("text that is not UTF-8");
    }
  }

  /// The words of a dynamic tuple.
  public AbiWords tuple(int index) {
    return new AbiWords(bytes, target(index));
  }

  static EvmAddress address(Hash256 word) {
    if (word.a() != 0 || word.b() >>> 32 != 0) {
      throw new MalformedLog("an address of more than 20 bytes");
    }
    return EvmAddress.read(word.bytes(), WORD - EvmAddress.BYTES);
  }

  static long small(Uint256 value, int bits) {
    if (value.bitLength() > bits) {
      throw new MalformedLog("a number of more than " + bits + " bits");
    }
    return value.d();
  }

  private int place(int index) {
    long place = from + (long) index * WORD;
    if (place + WORD > bytes.length) {
      throw new MalformedLog("no word " + index + " in " + (bytes.length - from) + " bytes");
    }
    return (int) place;
  }

  /// Where a dynamic value begins. Compilers write multiples of 32 only.
  private int target(int index) {
    long offset = uint(index, 31);
    if (offset % WORD != 0 || from + offset + WORD > bytes.length) {
      throw new MalformedLog("offset " + offset + " in " + (bytes.length - from) + " bytes");
    }
    return (int) (from + offset);
  }

  private int length(int at) {
    long length = small(Uint256.read(bytes, at, WORD), 31);
    if (at + WORD + length > bytes.length) {
      throw new MalformedLog(
          "a length of " + length + " where " + (bytes.length - at - WORD) + " bytes are left");
    }
    return (int) length;
  }
}
