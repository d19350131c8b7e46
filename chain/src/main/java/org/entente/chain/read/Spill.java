package org.entente.chain.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.entente.chain.Block;

/// A scratch file of encoded blocks. Appending is for one thread, reading for many.
final class Spill implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private long end;

  Spill(Path path) throws IOException {
    this.path = path;
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  /// Where the block begins that is appended; its encoded length is `spillEnd() -` that.
  long append(Block block) throws IOException {
    long at = end;
    ByteBuffer bytes = ByteBuffer.wrap(BlockCodec.encode(block));
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
    return at;
  }

  long end() {
    return end;
  }

  Block read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new IOException("the scratch file " + path + " was cut off");
      }
    }
    return BlockCodec.decode(bytes.array(), 0, length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
