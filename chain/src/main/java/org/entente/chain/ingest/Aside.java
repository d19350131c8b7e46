package org.entente.chain.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.chain.Block;
import org.entente.chain.read.BlockCodec;

/// Blocks that belong to a store but not, or not now, to its chain: branches that lost, and
/// blocks that wait to be put back behind ones that were found later. One file each, checksum
/// first, forced before the chain lets go of the block: nothing that was acknowledged is ever in
/// memory only.
public final class Aside {
  private static final String ENDING = ".block";
  private static final int CHECKSUM_BYTES = 4;

  private final Path folder;

  public Aside(Path store) {
    folder = store.resolve("aside");
  }

  /// The files, by name.
  List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /// Keeps the block and returns its file.
  Path keep(Block block) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name(block));
    Path unfinished = folder.resolve("unfinished");
    byte[] encoded = BlockCodec.encode(block);
    ByteBuffer bytes = ByteBuffer.allocate(CHECKSUM_BYTES + encoded.length);
    bytes.putInt(checksum(encoded, 0)).put(encoded).flip();
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE))) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return file;
  }

  /// Makes the names durable, too.
  void force() throws IOException {
    if (Files.isDirectory(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /// Forgets blocks that the chain has taken back and made durable.
  void drop(Set<BlockHash> taken) throws IOException {
    if (Files.isDirectory(folder)) {
      for (BlockHash hash : taken) {
        Files.deleteIfExists(folder.resolve(hash + ENDING));
      }
    }
  }

  private static String name(Block block) {
    return switch (block.extent()) {
      case FULL -> block.hash() + ENDING;
      case PARTIAL -> block.hash() + "-partial" + ENDING;
      case LOOSE -> "loose" + ENDING;
    };
  }

  static Block read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < CHECKSUM_BYTES
        || ByteBuffer.wrap(bytes).getInt() != checksum(bytes, CHECKSUM_BYTES)) {
      throw new BadInput(
          file.toString(),
          "",
          "the block that was put aside is damaged",
          "Delete the file and import the block again.");
    }
    return BlockCodec.decode(bytes, CHECKSUM_BYTES, bytes.length);
  }

  /// The block with this hash that is off the chain, if there is one.
  public Optional<Block> find(BlockHash hash) throws IOException {
    Path file = folder.resolve(hash + ENDING);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }
}
