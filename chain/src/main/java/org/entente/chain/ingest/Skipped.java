package org.entente.chain.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.chain.feed.SkippedBlocks;

/// The blocks that lenient imports left out of a store, with the reason: see [SkippedBlocks].
public final class Skipped {
  private final SkippedBlocks blocks;

  private Skipped(SkippedBlocks blocks) {
    this.blocks = blocks;
  }

  /// A block left out, and why.
  public record Entry(BlockHash hash, String reason) {}

  /// The list of the store in this folder.
  public static Skipped read(Path store) throws IOException {
    return new Skipped(SkippedBlocks.read(store));
  }

  boolean contains(BlockHash hash) {
    return blocks.contains(hash.toString());
  }

  void add(BlockHash hash, BadInput reason) throws IOException {
    blocks.add(hash.toString(), reason);
  }

  public List<Entry> all() {
    return blocks.all().entrySet().stream()
        .map(entry -> new Entry(BlockHash.parse(entry.getKey()), entry.getValue()))
        .toList();
  }
}
