package org.entente.app.chain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// A folder inside a store for what an import puts aside while it reads. Of one process at a
/// time; what an earlier one left behind when it was killed is cleared away.
record ScratchFolder(Path path, FileChannel lock) implements AutoCloseable {
  private static final String NAME = "scan";
  private static final String LOCK = "LOCK";

  static ScratchFolder in(Path store) throws IOException {
    Path path = Files.createDirectories(store.resolve(NAME));
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel) == null) {
      channel.close();
      throw new BadInput(
          store.toString(), "", "another import is reading for this store", "Wait, or stop it");
    }
    clear(path);
    return new ScratchFolder(path, channel);
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException here) {
      return null;
    }
  }

  private static void clear(Path path) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(path)) {
      left = files.filter(file -> !file.endsWith(LOCK)).toList();
    }
    for (Path file : left) {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    clear(path);
    Files.deleteIfExists(path.resolve(LOCK));
    lock.close();
    Files.deleteIfExists(path);
  }
}
