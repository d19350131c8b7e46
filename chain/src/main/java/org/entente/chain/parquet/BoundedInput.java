package org.entente.chain.parquet;

import dev.hardwood.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// A file for a library that trusts what files say of themselves: of a damaged one it asks for
/// pieces that are not there, and for some of them for ever. So pieces outside of the file are
/// refused, and more of them than it takes to read the file many times.
public final class BoundedInput implements InputFile {
  private static final long TIMES = 8;
  private static final long FREE_PIECES = 10_000;
  private static final long BYTES_OF_PIECE = 1024;

  private final InputFile file;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong pieces = new AtomicLong();

  public BoundedInput(Path path) {
    file = InputFile.of(path);
  }

  @Override
  public void open() throws IOException {
    file.open();
  }

  @Override
  public ByteBuffer readRange(long offset, int length) throws IOException {
    long size = file.length();
    if (offset < 0 || length <= 0 || offset > size - length) {
      throw new IOException("names a piece of " + length + " bytes at " + offset + " of " + size);
    }
    if (bytes.addAndGet(length) > TIMES * size + FREE_PIECES
        || pieces.incrementAndGet() > FREE_PIECES + size / BYTES_OF_PIECE) {
      throw new IOException("names the same pieces over and over");
    }
    return file.readRange(offset, length);
  }

  @Override
  public long length() throws IOException {
    return file.length();
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
