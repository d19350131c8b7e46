package org.entente.chain.generate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.jspecify.annotations.Nullable;

/// Lays blocks down as Bitcoin Core does: `blk00000.dat` and so on, each up to 128 MiB; undo data
/// in the rev file of the same number, in the order in which blocks join the chain.
///
/// To shuffle, blocks wait in a window from which a random one is written; none waits longer than
/// twice the window. The shuffle has a random source of its own, so that it never changes the
/// chain itself.
final class BlockFiles implements AutoCloseable {
  /// MAX_BLOCKFILE_SIZE of Bitcoin Core.
  static final long MAX_FILE_BYTES = 128L << 20;

  private static final int MAGIC = Network.REGTEST.magic();

  private final Path directory;
  private final int window;
  private final long key;
  private final SplitMix64 random;
  private final Sha256d sha = new Sha256d();
  private final List<Waiting> waiting = new ArrayList<>();
  private final ArrayDeque<Undo> unwritten = new ArrayDeque<>();
  private final Map<Integer, FramedFile> undoFiles = new TreeMap<>();
  private final TreeMap<String, Long> sizes = new TreeMap<>();
  private @Nullable FramedFile blocks;
  private int fileNumber = -1;
  private long arrived;
  private long bytes;

  private record Waiting(Sealed block, long since, @Nullable Undo undo) {}

  /// Undo data waits until its block is written, since that decides the file.
  private static final class Undo {
    final byte[] parent;
    final byte[] rows;
    int file = -1;

    Undo(byte[] parent, byte[] rows) {
      this.parent = parent;
      this.rows = rows;
    }
  }

  BlockFiles(Path directory, ChainSettings settings) throws IOException {
    this.directory = directory;
    this.window = settings.shuffleBlocks();
    this.random = new SplitMix64(SplitMix64.mix(settings.seed() + 1));
    this.key = settings.obfuscated() ? random.next() | 1 : 0;
    if (settings.obfuscated()) {
      Files.write(
          directory.resolve("xor.dat"), ByteBuffer.allocate(Long.BYTES).putLong(key).array());
    }
  }

  /// Name and size of each file written, once closed.
  Map<String, Long> sizes() {
    return sizes;
  }

  /// How many bytes of blocks and frames have been written.
  long bytes() {
    return bytes;
  }

  /// Takes the next block; the parent of a block must have been put before it.
  void put(Sealed block) throws IOException {
    Undo undo = null;
    byte[] rows = block.undo();
    if (rows != null) {
      undo = new Undo(block.parent(), rows);
      unwritten.add(undo);
    }
    waiting.add(new Waiting(block, arrived++, undo));
    // A node has the first block before it asks for others.
    if (block.height() == 0) {
      writeWaiting(0);
    }
    while (waiting.size() > window) {
      writeWaiting(choice());
    }
  }

  /// The one that has waited too long, else any.
  private int choice() {
    boolean due = arrived - waiting.getFirst().since() > 2L * window;
    return due ? 0 : random.below(waiting.size());
  }

  private void writeWaiting(int index) throws IOException {
    Waiting next = waiting.remove(index);
    byte[] block = next.block().bytes();
    FramedFile file = fileFor(block.length);
    file.frame(MAGIC, block.length);
    file.write(block);
    bytes += block.length + FramedFile.FRAME_BYTES;
    Undo undo = next.undo();
    if (undo != null) {
      undo.file = fileNumber;
      writeUndo();
    }
  }

  private FramedFile fileFor(int length) throws IOException {
    FramedFile open = blocks;
    if (open != null && open.size() + length + FramedFile.FRAME_BYTES <= MAX_FILE_BYTES) {
      return open;
    }
    if (open != null) {
      finish(open, name("blk", fileNumber));
    }
    fileNumber++;
    FramedFile begun = new FramedFile(directory.resolve(name("blk", fileNumber)), key);
    blocks = begun;
    return begun;
  }

  private static String name(String kind, int number) {
    String digits = Integer.toString(number);
    return kind + "0".repeat(Math.max(0, 5 - digits.length())) + digits + ".dat";
  }

  private void writeUndo() throws IOException {
    while (!unwritten.isEmpty() && unwritten.getFirst().file >= 0) {
      Undo undo = unwritten.removeFirst();
      // What waited through two windows of 4 MB blocks can't be further back than this.
      closeUndoFilesBefore(undo.file - 1 - window / 16);
      FramedFile file = undoFiles.get(undo.file);
      if (file == null) {
        file = new FramedFile(directory.resolve(name("rev", undo.file)), key);
        undoFiles.put(undo.file, file);
      }
      byte[] checksum = new byte[Hash256.BYTES];
      sha.feed(undo.parent, 0, Hash256.BYTES);
      sha.feed(undo.rows, 0, undo.rows.length);
      sha.finish(checksum, 0);
      file.frame(MAGIC, undo.rows.length);
      file.write(undo.rows);
      file.write(checksum);
    }
  }

  private void closeUndoFilesBefore(int number) throws IOException {
    for (int old : List.copyOf(undoFiles.keySet())) {
      if (old < number) {
        closeUndo(old);
      }
    }
  }

  private void closeUndo(int number) throws IOException {
    FramedFile file = undoFiles.remove(number);
    if (file != null) {
      finish(file, name("rev", number));
    }
  }

  private void finish(FramedFile file, String name) throws IOException {
    sizes.put(name, file.size());
    file.close();
  }

  @Override
  public void close() throws IOException {
    while (!waiting.isEmpty()) {
      writeWaiting(random.below(waiting.size()));
    }
    FramedFile open = blocks;
    if (open != null) {
      finish(open, name("blk", fileNumber));
      blocks = null;
    }
    for (int number : List.copyOf(undoFiles.keySet())) {
      closeUndo(number);
    }
  }
}
