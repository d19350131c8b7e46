package org.entente.trace.label.store1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.label.store1.SubjectBytes.Width;
import org.jspecify.annotations.Nullable;

/// Makes one segment of several: each claim once, each label once.
final class SegmentMerge {
  private final List<Segment> segments;

  /// Where the claims of each segment went.
  private final int[][] claims;

  private record Digest(long a, long b) {}

  private SegmentMerge(List<Segment> segments) {
    this.segments = segments;
    this.claims = new int[segments.size()][];
  }

  static void write(List<Segment> segments, Path folder) throws IOException {
    SegmentMerge merge = new SegmentMerge(segments);
    try (SegmentWriter out = new SegmentWriter(folder)) {
      merge.claims(out);
      for (Width width : Width.values()) {
        merge.rows(width, out);
      }
      out.finish();
    }
  }

  private void claims(SegmentWriter out) throws IOException {
    Map<Digest, Integer> numbers = new HashMap<>();
    for (int s = 0; s < claims.length; s++) {
      Segment segment = segments.get(s);
      claims[s] = new int[Math.toIntExact(segment.claims())];
      for (int claim = 0; claim < claims[s].length; claim++) {
        byte[] bytes = segment.claimBytes(claim);
        Digest digest = digest(bytes);
        Integer known = numbers.get(digest);
        claims[s][claim] = known == null ? out.addClaim(bytes) : known;
        if (known == null) {
          numbers.put(digest, claims[s][claim]);
        }
      }
    }
  }

  private static Digest digest(byte[] bytes) {
    try {
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new Digest(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /// The next row of one segment.
  private static final class Head {
    final Segment.Table table;
    final int[] claims;
    final byte[] subject;
    long row = -1;
    long order;

    Head(Segment.Table table, int[] claims) {
      this.table = table;
      this.claims = claims;
      this.subject = new byte[table.width().bytes()];
    }

    boolean next() {
      row++;
      if (row >= table.rows().rows()) {
        return false;
      }
      table.rows().copy(row, 0, subject, 0, subject.length);
      order = SubjectBytes.hash(subject, 0, subject.length) >>> (Long.SIZE - Chunk.SORTED_BITS);
      return true;
    }

    int claim() {
      return claims[table.claim(row)];
    }

    boolean before(Head other) {
      return order != other.order
          ? order < other.order
          : Arrays.compareUnsigned(subject, other.subject) < 0;
    }
  }

  private void rows(Width width, SegmentWriter out) throws IOException {
    Head[] heads = new Head[segments.size()];
    int live = 0;
    for (int s = 0; s < segments.size(); s++) {
      Head head = new Head(segments.get(s).table(width), claims[s]);
      if (head.next()) {
        heads[live++] = head;
      }
    }
    byte @Nullable [] subject = null;
    int[] group = new int[8];
    int count = 0;
    while (live > 0) {
      int least = 0;
      for (int i = 1; i < live; i++) {
        if (heads[i].before(heads[least])) {
          least = i;
        }
      }
      Head head = heads[least];
      if (subject == null || !Arrays.equals(subject, head.subject)) {
        flush(width, subject, group, count, out);
        subject = head.subject.clone();
        count = 0;
      }
      if (count == group.length) {
        group = Arrays.copyOf(group, 2 * count);
      }
      group[count++] = head.claim();
      if (!head.next()) {
        heads[least] = heads[--live];
      }
    }
    flush(width, subject, group, count, out);
  }

  private static void flush(
      Width width, byte @Nullable [] subject, int[] claims, int count, SegmentWriter out)
      throws IOException {
    if (subject == null) {
      return;
    }
    Arrays.sort(claims, 0, count);
    for (int i = 0; i < count; i++) {
      if (i == 0 || claims[i] != claims[i - 1]) {
        out.addRow(width, subject, 0, claims[i]);
      }
    }
  }
}
