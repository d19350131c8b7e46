package org.entente.chain.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BlockHash;
import org.entente.chain.Block;
import org.entente.chain.feed.AsideFiles;
import org.entente.chain.read.BlockCodec;

/// Blocks that belong to a store but not, or not now, to its chain: see [AsideFiles].
public final class Aside {
  private final AsideFiles files;

  public Aside(Path store) {
    files = new AsideFiles(store);
  }

  /// The files, by name.
  List<Path> files() throws IOException {
    return files.files();
  }

  /// Keeps the block and returns its file.
  Path keep(Block block) throws IOException {
    return files.keep(name(block), BlockCodec.encode(block));
  }

  /// Makes the names durable, too.
  void force() throws IOException {
    files.force();
  }

  /// Forgets blocks that the chain has taken back and made durable.
  void drop(Set<BlockHash> taken) throws IOException {
    for (BlockHash hash : taken) {
      files.drop(hash.toString());
    }
  }

  private static String name(Block block) {
    return switch (block.extent()) {
      case FULL -> block.hash().toString();
      case PARTIAL -> block.hash() + "-partial";
      case LOOSE -> "loose";
    };
  }

  static Block read(Path file) throws IOException {
    byte[] encoded = AsideFiles.read(file);
    return BlockCodec.decode(encoded, 0, encoded.length);
  }

  /// The block with this hash that is off the chain, if there is one.
  public Optional<Block> find(BlockHash hash) throws IOException {
    Optional<Path> file = files.find(hash.toString());
    return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
  }
}
