package org.entente.chain.evm.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.Hash256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.feed.AsideFiles;

/// Blocks of which a node said that they are no longer on its chain: kept beside the store as
/// evidence, such as of a payment that was shown and then taken back.
///
/// Of branches that no work tells apart an import takes the longer one; it must not take these
/// for candidates, or it would bring back what the node took away. So their files have names of
/// their own.
public final class OffChain {
  private static final String MARK = "off-";

  private final AsideFiles files;

  public OffChain(Path store) {
    files = new AsideFiles(store);
  }

  public void keep(EvmBlock block) throws IOException {
    files.keep(MARK + block.hash().hex(), AsideCodec.encode(block));
  }

  /// Makes the names durable, too.
  public void force() throws IOException {
    files.force();
  }

  /// Forgets blocks that are on the chain again, durably.
  public void drop(Set<Hash256> taken) throws IOException {
    for (Hash256 hash : taken) {
      files.drop(MARK + hash.hex());
    }
  }

  /// The block with this hash, with the logs that ledgers keep, if it is one of them.
  public Optional<EvmBlock> find(Hash256 hash) throws IOException {
    Optional<Path> file = files.find(MARK + hash.hex());
    return file.isPresent()
        ? Optional.of(AsideCodec.decode(AsideFiles.read(file.get())))
        : Optional.empty();
  }

  static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).startsWith(MARK);
  }

  /// Of `files`, those that an import may put into the chain.
  static List<Path> others(List<Path> files) {
    return files.stream().filter(file -> !isOne(file)).toList();
  }
}
