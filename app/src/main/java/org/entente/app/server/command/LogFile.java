package org.entente.app.server.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.entente.app.server.NodeLog;
import org.jspecify.annotations.Nullable;

/// A log in a file that only its owner reads. A full one is put aside as `.1`, the one before
/// as `.2`, and the oldest goes: it never takes more than [#KEPT] + 1 times its size.
public final class LogFile implements NodeLog.Sink {
  static final int KEPT = 4;
  static final long SIZE = 16L << 20;

  private final Path file;
  private final long size;
  private @Nullable FileChannel open;

  public LogFile(Path file, long size) throws IOException {
    this.file = file;
    this.size = size;
    open = opened();
  }

  private FileChannel opened() throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  @Override
  public void write(byte[] line) throws IOException {
    FileChannel channel = open == null ? opened() : open;
    open = channel;
    if (channel.size() > 0 && channel.size() + line.length > size) {
      channel = next(channel);
    }
    long before = channel.size();
    ByteBuffer bytes = ByteBuffer.wrap(line);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // Half a line would spoil the next one.
      channel.truncate(before);
      throw e;
    }
  }

  private FileChannel next(FileChannel full) throws IOException {
    full.close();
    open = null;
    for (int i = KEPT - 1; i > 0; i--) {
      if (Files.exists(aside(i))) {
        Files.move(aside(i), aside(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, aside(1), StandardCopyOption.REPLACE_EXISTING);
    FileChannel fresh = opened();
    open = fresh;
    return fresh;
  }

  private Path aside(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
