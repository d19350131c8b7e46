package org.entente.trace.label.store1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.entente.trace.label.store1.SubjectBytes.Width;
import org.jspecify.annotations.Nullable;

/// Labels in memory, as many as are sorted at once on their way to disk.
final class Chunk {
  /// Upper bits of the hash that rows are sorted by; the rest of a long is the row's number.
  static final int SORTED_BITS = 40;

  private static final int MOST_ROWS = 1 << 22;
  private static final int MOST_CLAIMS = 1 << 20;

  private final Rows shorts = new Rows(Width.SHORT);
  private final Rows longs = new Rows(Width.LONG);
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
  private final List<byte[]> claims = new ArrayList<>();

  /// Of the label before: labels come in runs that share a claim.
  private @Nullable Claim last;

  private int lastNumber;

  private static final class Rows {
    private final Width width;
    private byte[] bytes;
    private int[] claims = new int[1 << 10];
    private int count;

    Rows(Width width) {
      this.width = width;
      this.bytes = new byte[width.bytes() << 10];
    }

    void add(byte[] subject, int claim) {
      if (count == claims.length) {
        claims = Arrays.copyOf(claims, 2 * count);
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      System.arraycopy(subject, 0, bytes, count * width.bytes(), width.bytes());
      claims[count++] = claim;
    }

    /// Row numbers in order.
    long[] sorted() {
      long[] order = new long[count];
      int rowBits = Long.SIZE - SORTED_BITS;
      for (int row = 0; row < count; row++) {
        long hash = SubjectBytes.hash(bytes, row * width.bytes(), width.bytes());
        order[row] = hash >>> rowBits << rowBits | row;
      }
      unsignedSort(order);
      for (int from = 0; from < count; ) {
        int to = from + 1;
        while (to < count && order[to] >>> rowBits == order[from] >>> rowBits) {
          to++;
        }
        if (to - from > 1) {
          settle(order, from, to);
        }
        from = to;
      }
      for (int i = 0; i < count; i++) {
        order[i] &= (1L << rowBits) - 1;
      }
      return order;
    }

    private static void unsignedSort(long[] order) {
      for (int i = 0; i < order.length; i++) {
        order[i] ^= Long.MIN_VALUE;
      }
      Arrays.parallelSort(order);
      for (int i = 0; i < order.length; i++) {
        order[i] ^= Long.MIN_VALUE;
      }
    }

    /// Equal hashes: by subject, then by claim.
    private void settle(long[] order, int from, int to) {
      long mask = (1L << (Long.SIZE - SORTED_BITS)) - 1;
      Long[] rows = Arrays.stream(order, from, to).boxed().toArray(Long[]::new);
      Arrays.sort(
          rows,
          (a, b) -> {
            int one = (int) (a & mask);
            int other = (int) (b & mask);
            int bySubject = compare(one, other);
            return bySubject != 0 ? bySubject : Integer.compare(claims[one], claims[other]);
          });
      for (int i = from; i < to; i++) {
        order[i] = rows[i - from];
      }
    }

    private int compare(int one, int other) {
      int w = width.bytes();
      return Arrays.compareUnsigned(bytes, one * w, one * w + w, bytes, other * w, other * w + w);
    }

    void write(SegmentWriter out) throws IOException {
      int before = -1;
      for (long each : sorted()) {
        int row = (int) each;
        boolean again = before >= 0 && claims[before] == claims[row] && compare(before, row) == 0;
        if (!again) {
          out.addRow(width, bytes, row * width.bytes(), claims[row]);
        }
        before = row;
      }
    }
  }

  void add(Label label) {
    Subject subject = label.subject();
    SubjectBytes bytes = SubjectBytes.of(subject);
    int claim = number(label, bytes);
    (bytes.table() == Width.SHORT ? shorts : longs).add(bytes.bytes(), claim);
  }

  private int number(Label label, SubjectBytes bytes) {
    boolean plain = bytes.stands() && !label.claim().source().endsWith(label.subject().text());
    if (plain && label.claim().equals(last)) {
      return lastNumber;
    }
    byte[] encoded = ClaimCodec.encode(label, !bytes.stands());
    Integer known = numbers.get(ByteBuffer.wrap(encoded));
    int number = known == null ? claims.size() : known;
    if (known == null) {
      numbers.put(ByteBuffer.wrap(encoded), number);
      claims.add(encoded);
    }
    if (plain) {
      last = label.claim();
      lastNumber = number;
    }
    return number;
  }

  boolean isFull() {
    return shorts.count >= MOST_ROWS || longs.count >= MOST_ROWS || claims.size() >= MOST_CLAIMS;
  }

  boolean isEmpty() {
    return shorts.count == 0 && longs.count == 0;
  }

  void write(Path folder) throws IOException {
    try (SegmentWriter out = new SegmentWriter(folder)) {
      for (byte[] claim : claims) {
        out.addClaim(claim);
      }
      shorts.write(out);
      longs.write(out);
      out.finish();
    }
  }
}
