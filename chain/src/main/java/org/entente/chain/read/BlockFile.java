package org.entente.chain.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file opened for reading at any place, with the obfuscation of newer nodes taken off: every
/// byte is XORed with an eight-byte key, position counted from the start of the file.
final class BlockFile implements Closeable {
  static final int KEY_BYTES = 8;

  private final FileChannel channel;
  private final byte[] key;
  private final boolean plain;

  BlockFile(Path path, byte[] key) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    this.key = key;
    plain = LittleEndian.int64(key, 0) == 0;
  }

  static byte[] noKey() {
    return new byte[KEY_BYTES];
  }

  long size() throws IOException {
    return channel.size();
  }

  /// Reads up to `length` bytes at `position` and says how many there were.
  int read(long position, byte[] into, int offset, int length) throws IOException {
    ByteBuffer target = ByteBuffer.wrap(into, offset, length);
    while (target.hasRemaining()) {
      int count = channel.read(target, position + target.position() - offset);
      if (count < 0) {
        break;
      }
    }
    int read = target.position() - offset;
    if (!plain) {
      unmask(position, into, offset, read);
    }
    return read;
  }

  private void unmask(long position, byte[] bytes, int offset, int length) {
    byte[] turned = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      turned[i] = keyByte(position + i);
    }
    long word = LittleEndian.int64(turned, 0);
    int whole = length & -KEY_BYTES;
    for (int i = 0; i < whole; i += KEY_BYTES) {
      LittleEndian.putInt64(bytes, offset + i, LittleEndian.int64(bytes, offset + i) ^ word);
    }
    for (int i = whole; i < length; i++) {
      bytes[offset + i] ^= turned[i - whole];
    }
  }

  /// What a zero byte of the file turns into here: preallocated space is not obfuscated.
  byte keyByte(long position) {
    return key[(int) (position & (KEY_BYTES - 1))];
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
