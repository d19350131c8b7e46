package org.entente.chain.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One blk or rev file being written: magic, length, content, hidden by a key that repeats every
/// eight bytes from the start of the file.
final class FramedFile implements AutoCloseable {
  /// Magic and length.
  static final int FRAME_BYTES = 8;

  private static final int BUFFER_BYTES = 1 << 18;

  private final OutputStream out;
  private final byte[] key;
  private final boolean hidden;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private long size;

  /// `key` of zeros hides nothing.
  FramedFile(Path file, long key) throws IOException {
    this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    this.key = ByteBuffer.allocate(Long.BYTES).putLong(key).array();
    this.hidden = key != 0;
  }

  long size() {
    return size;
  }

  void frame(int magic, int length) throws IOException {
    write(ByteBuffer.allocate(4).putInt(magic).array());
    write(ByteBuffer.allocate(4).putInt(Integer.reverseBytes(length)).array());
  }

  void write(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      if (buffered == BUFFER_BYTES) {
        flush();
      }
      int step = Math.min(bytes.length - from, BUFFER_BYTES - buffered);
      System.arraycopy(bytes, from, buffer, buffered, step);
      buffered += step;
      size += step;
      from += step;
    }
  }

  /// The buffer's size is a multiple of the key's, so the key always starts with the buffer.
  private void flush() throws IOException {
    if (hidden) {
      for (int i = 0; i < buffered; i++) {
        buffer[i] ^= key[i & 7];
      }
    }
    out.write(buffer, 0, buffered);
    buffered = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
