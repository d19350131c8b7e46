package org.entente.chain.evm.read;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A scratch file of parts of blocks. Appending is for one thread, reading for many.
final class PartSpill implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private long written;

  PartSpill(Path path) throws IOException {
    this.path = path;
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  Place append(byte[] part) throws IOException {
    Place place = new Place(Place.SPILLED, written + buffer.position(), part.length, false);
    if (buffer.remaining() < part.length) {
      flush();
    }
    if (part.length > buffer.capacity()) {
      write(ByteBuffer.wrap(part));
    } else {
      buffer.put(part);
    }
    return place;
  }

  /// Before reading, and after the last part.
  void flush() throws IOException {
    write(buffer.flip());
    buffer.clear();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      written += channel.write(bytes, written);
    }
  }

  byte[] read(Place place) throws IOException {
    return readFully(channel, place, path);
  }

  static byte[] readFully(FileChannel channel, Place place, Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(place.length());
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, place.offset() + bytes.position()) < 0) {
        throw new EOFException(path + " is cut off");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
