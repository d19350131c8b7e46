package org.entente.chain.column1;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Lets one writer at a time into a store, and leaves a mark while it is at work: a mark without
/// a writer means that the last one crashed.
public final class WriterLock implements AutoCloseable {
  private static final String LOCK = "LOCK";
  private static final String WRITING = "WRITING";

  private final Path folder;
  private final FileChannel channel;

  private WriterLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Throws [BadInput] if another writer has it.
  public static WriterLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new BadInput(
          folder.toString(),
          "",
          "another import is writing to this store",
          "Wait until it has ended, or stop it.");
    }
    return new WriterLock(folder, channel);
  }

  /// True while a writer is at work, or after one has crashed.
  public static boolean isMarked(Path folder) {
    return Files.exists(folder.resolve(WRITING));
  }

  /// Leaves the mark, durably; true if the last writer crashed.
  public boolean mark() throws IOException {
    boolean interrupted = isMarked(folder);
    if (!interrupted) {
      Files.createFile(folder.resolve(WRITING));
      ManifestText.forceFolder(folder);
    }
    return interrupted;
  }

  /// All is well: takes the mark away.
  public void unmark() throws IOException {
    Files.deleteIfExists(folder.resolve(WRITING));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
