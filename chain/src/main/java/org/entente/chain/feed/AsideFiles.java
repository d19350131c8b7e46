package org.entente.chain.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;

/// Blocks that belong to a store but not, or not now, to its chain: branches that lost, and
/// blocks that wait to be put back behind ones that were found later. One file each, checksum
/// first, forced before the chain lets go of the block: nothing that was acknowledged is ever in
/// memory only.
public final class AsideFiles {
  private static final String ENDING = ".block";
  private static final int CHECKSUM_BYTES = 4;

  private final Path folder;

  public AsideFiles(Path store) {
    folder = store.resolve("aside");
  }

  /// The files, by name.
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /// Keeps an encoded block under this name, and returns its file.
  public Path keep(String name, byte[] encoded) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name + ENDING);
    Path unfinished = folder.resolve("unfinished");
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
  public void force() throws IOException {
    if (Files.isDirectory(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /// Forgets a block that the chain has taken back and made durable.
  public void drop(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name + ENDING));
  }

  /// The encoded block in this file.
  public static byte[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < CHECKSUM_BYTES
        || ByteBuffer.wrap(bytes).getInt() != checksum(bytes, CHECKSUM_BYTES)) {
      throw new BadInput(
          file.toString(),
          "",
          "the block that was put aside is damaged",
          "Delete the file and import the block again.");
    }
    return Arrays.copyOfRange(bytes, CHECKSUM_BYTES, bytes.length);
  }

  /// The file with this name, if there is one.
  public Optional<Path> find(String name) {
    Path file = folder.resolve(name + ENDING);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }
}
