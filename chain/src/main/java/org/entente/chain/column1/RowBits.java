package org.entente.chain.column1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Marks which rows of a column begin a new transaction, and answers in constant time both "where
/// does transaction 7 begin?" ([#select]) and "which transaction does row 4711 belong to?"
/// ([#rank]).
///
/// Two offsets a transaction would cost ten bytes; a bit a row costs one eighth of a byte. Each
/// row of the file stands for 512 bits: eight bytes with the number of ones before it, then eight
/// words of bits (after Jacobson's rank directory). A second file keeps, for every 512th one, the
/// row it is in, so that select searches between two neighbours only.
///
/// The last, unfinished row is kept apart: it is written into the manifest, and into the file
/// only to be read.
public final class RowBits implements AutoCloseable {
  public static final int ROW_BYTES = 72;
  private static final int ROW_WORDS = ROW_BYTES / 8;
  private static final int ROW_BITS = 512;
  public static final int SAMPLE_BYTES = 5;
  private static final long SAMPLE_MASK = (1L << 40) - 1;
  private static final int SAMPLE_SHIFT = 9;

  private final Column rows;
  private final Column samples;
  private final long[] tail = new long[ROW_WORDS];
  private long bits;
  private long ones;

  /// `tail` is the unfinished row as [#tail()] gave it.
  public RowBits(Column rows, Column samples, long bits, long ones, Tail tail) {
    this.rows = rows;
    this.samples = samples;
    this.bits = bits;
    this.ones = ones;
    System.arraycopy(tail.words, 0, this.tail, 0, ROW_WORDS);
  }

  /// The unfinished row, to be written into a manifest.
  public static final class Tail {
    private final long[] words;

    private Tail(long[] words) {
      this.words = words;
    }

    public static Tail empty() {
      return new Tail(new long[ROW_WORDS]);
    }

    public static Tail parse(String text) {
      String[] parts = text.split(",", -1);
      long[] words = new long[ROW_WORDS];
      for (int i = 0; i < words.length; i++) {
        words[i] = Long.parseUnsignedLong(parts[i], 16);
      }
      return new Tail(words);
    }

    public String text() {
      StringBuilder text = new StringBuilder();
      for (long word : words) {
        text.append(text.isEmpty() ? "" : ",").append(Long.toHexString(word));
      }
      return text.toString();
    }
  }

  public static long rowsFor(long bits) {
    return bits / ROW_BITS;
  }

  public static long samplesFor(long ones) {
    return (ones + (1L << SAMPLE_SHIFT) - 1) >>> SAMPLE_SHIFT;
  }

  public long bits() {
    return bits;
  }

  public long ones() {
    return ones;
  }

  public Tail tail() {
    return new Tail(tail.clone());
  }

  /// Adds `count` rows of one transaction: a one, then zeros. `count` is at least 1.
  public void append(long count) throws IOException {
    if ((ones & ((1L << SAMPLE_SHIFT) - 1)) == 0) {
      samples.append(bits / ROW_BITS);
    }
    int at = (int) (bits % ROW_BITS);
    tail[1 + (at >>> 6)] |= 1L << at;
    ones++;
    long left = count;
    while (left > 0) {
      long room = ROW_BITS - bits % ROW_BITS;
      long part = Math.min(left, room);
      bits += part;
      left -= part;
      if (part == room) {
        finishRow();
      }
    }
  }

  private void finishRow() throws IOException {
    byte[] row = new byte[ROW_BYTES];
    ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(tail);
    rows.append(row, 0, ROW_BYTES);
    Arrays.fill(tail, 0);
    tail[0] = ones;
  }

  /// Number of transactions that begin at or before row `position`, less one: the transaction
  /// that holds it.
  public long rank(long position) {
    long row = position / ROW_BITS;
    int at = (int) (position % ROW_BITS);
    long count = word(row, 0);
    int last = at >>> 6;
    for (int i = 0; i < last; i++) {
      count += Long.bitCount(word(row, 1 + i));
    }
    return count + Long.bitCount(word(row, 1 + last) << (63 - at)) - 1;
  }

  /// Row at which transaction `one` begins; `ones()` gives the end.
  public long select(long one) {
    if (one == ones) {
      return bits;
    }
    long row = rowOf(one);
    long left = one - word(row, 0);
    for (int i = 1; ; i++) {
      long word = word(row, i);
      int count = Long.bitCount(word);
      if (left < count) {
        int bit = Long.numberOfTrailingZeros(Long.expand(1L << left, word));
        return row * ROW_BITS + (i - 1) * 64L + bit;
      }
      left -= count;
    }
  }

  /// Rows at which transactions `one` and after begin, as many as `starts` has room for: a word of
  /// bits at a time, for those who go through all of them. As [#select], which is asked for one.
  public void select(long one, long[] starts, int count) {
    if (count == 0) {
      return;
    }
    long first = select(one);
    long at = first & ~63L;
    long word = first == bits ? 0 : wordAt(at) & -1L << first;
    for (int i = 0; i < count; i++) {
      while (word == 0 && at + 64 < bits) {
        at += 64;
        word = wordAt(at);
      }
      starts[i] = word == 0 ? bits : at + Long.numberOfTrailingZeros(word);
      word &= word - 1;
    }
  }

  private long wordAt(long bit) {
    return word(bit / ROW_BITS, 1 + (int) (bit % ROW_BITS >>> 6));
  }

  /// Place of zero number `zero`, counted from 0. There is one.
  public long selectZero(long zero) {
    long low = zero / ROW_BITS;
    long high = Math.min(zero + ones, bits - 1) / ROW_BITS;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (middle * ROW_BITS - word(middle, 0) <= zero) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long left = zero - (low * ROW_BITS - word(low, 0));
    for (int i = 1; ; i++) {
      long word = ~word(low, i);
      int count = Long.bitCount(word);
      if (left < count) {
        int bit = Long.numberOfTrailingZeros(Long.expand(1L << left, word));
        return low * ROW_BITS + (i - 1) * 64L + bit;
      }
      left -= count;
    }
  }

  /// The last row that has at most `one` ones before it.
  private long rowOf(long one) {
    long sample = one >>> SAMPLE_SHIFT;
    long low = samples.get(sample, SAMPLE_MASK);
    long high =
        sample + 1 < samplesFor(ones)
            ? samples.get(sample + 1, SAMPLE_MASK)
            : (bits - 1) / ROW_BITS;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (word(middle, 0) <= one) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private long word(long row, int index) {
    return row < rows.rows() ? rows.getLong(row, index * 8) : tail[index];
  }

  /// Forgets the bits from `count` on, of which `onesLeft` ones remain.
  public void truncate(long count, long onesLeft) throws IOException {
    rows.flush();
    samples.flush();
    long[] row = new long[ROW_WORDS];
    long at = count / ROW_BITS;
    for (int i = 0; i < ROW_WORDS; i++) {
      row[i] = word(at, i);
    }
    int keep = (int) (count % ROW_BITS);
    for (int i = 0; i < ROW_WORDS - 1; i++) {
      int from = i * 64;
      if (from >= keep) {
        row[1 + i] = 0;
      } else if (keep - from < 64) {
        row[1 + i] &= (1L << (keep - from)) - 1;
      }
    }
    rows.truncate(at);
    samples.truncate(samplesFor(onesLeft));
    System.arraycopy(row, 0, tail, 0, ROW_WORDS);
    bits = count;
    ones = onesLeft;
  }

  public void flush() throws IOException {
    rows.flush();
    samples.flush();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    samples.close();
  }
}
