package org.entente.chain.read;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.entente.base.BadInput;

/// Opens files as they are or, known by their first bytes, through gzip, zstd or bzip2.
///
/// A few kilobytes can be made to expand without end, so expansion stops where no block or JSON
/// file ever gets: many times the compressed size and still not over.
public final class Expansion {
  private static final int GZIP = 0x1f8b;
  private static final int ZSTD = 0x28b52ffd;
  private static final int BZIP2 = 0x425a68;
  private static final int BUFFER_BYTES = 64 << 10;

  /// A block file that is mostly reserved space has 128 MiB of zeros; above that the ratio
  /// counts.
  private static final long FREE_BYTES = 256L << 20;

  private static final long MAX_RATIO = 250;

  private Expansion() {}

  /// Whether a file that begins like this is compressed.
  public static boolean isCompressed(byte[] head) {
    int four = bigEndian(head, Integer.BYTES);
    return four >>> 16 == GZIP || four == ZSTD || four >>> 8 == BZIP2;
  }

  /// The content of the file, expanded if need be. Supports marks.
  public static InputStream open(Path path, String name, byte[] head) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    if (!isCompressed(head)) {
      return raw;
    }
    try {
      Counted counted = new Counted(raw);
      return new BufferedInputStream(
          new Bounded(expand(counted, head), counted, name), BUFFER_BYTES);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw new IOException("not what its first bytes promise: " + e.getMessage(), e);
    }
  }

  private static InputStream expand(InputStream in, byte[] head) throws IOException {
    int four = bigEndian(head, Integer.BYTES);
    if (four == ZSTD) {
      return new ZstdInputStream(in);
    }
    return four >>> 16 == GZIP
        ? new GZIPInputStream(in, BUFFER_BYTES)
        : new BZip2CompressorInputStream(in, true);
  }

  private static int bigEndian(byte[] head, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      number = (number << 8) | (i < head.length ? head[i] & 0xff : 0);
    }
    return number;
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      count += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }

  private static final class Bounded extends InputStream {
    private final InputStream in;
    private final Counted compressed;
    private final String name;
    private long expanded;

    Bounded(InputStream in, Counted compressed, String name) {
      this.in = in;
      this.compressed = compressed;
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(into, offset, length);
      } catch (RuntimeException damaged) {
        // Decoders of damaged data fall over their own tables.
        throw new IOException("damaged compressed data: " + damaged, damaged);
      }
      expanded += Math.max(read, 0);
      if (expanded > FREE_BYTES && expanded / MAX_RATIO > compressed.count) {
        throw new BadInput(
            name,
            "byte " + compressed.count,
            "expands to more than " + MAX_RATIO + " times its size",
            "Expand it by hand if this is meant");
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
