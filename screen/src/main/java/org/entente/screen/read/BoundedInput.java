package org.entente.screen.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// Stops an archive that unpacks without end, and says which file a broken one is.
final class BoundedInput extends FilterInputStream {
  private final ListFile file;
  private long left = ListFile.MAX_BYTES;

  BoundedInput(InputStream in, ListFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = in.read(bytes, offset, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw file.tooLong();
      }
      return read;
    } catch (ZipException | EOFException e) {
      throw file.broken(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    return read(new byte[(int) Math.min(count, 8192)], 0, (int) Math.min(count, 8192));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
