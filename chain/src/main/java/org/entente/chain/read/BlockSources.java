package org.entente.chain.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;

/// The blocks that stand in a number of files and folders.
///
/// Each block is listed once, though it may stand in several places: the copy that tells most.
/// Transactions that came by themselves are gathered: those of one block into one partial block,
/// those without a block into one loose block at the end of the list, in an order that depends on
/// them alone (coinbase first, then dependencies, then id).
///
/// Closing deletes the spill files; readers must not be used after that.
public final class BlockSources implements Closeable {
  private final ScanSettings settings;
  private final Findings findings;
  private final List<BlockSource> blocks;

  private BlockSources(ScanSettings settings, Findings findings) {
    this.settings = settings;
    this.findings = findings;
    this.blocks = Collections.unmodifiableList(findings.distinct());
  }

  /// Searches files and folders. A folder is searched through, in sorted order; what is found
  /// there but not known is listed as a [Problem], while a file that is named itself must be
  /// known. Throws [BadInput].
  public static BlockSources scan(List<Path> paths, ScanSettings settings) {
    try {
      Findings findings = new Findings(settings);
      try {
        new SourceScan(settings, findings).scan(paths);
        return new BlockSources(settings, findings);
      } catch (RuntimeException | IOException e) {
        findings.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("scratch folder " + settings.spillFolder(), e);
    }
  }

  /// In order of discovery; the loose block, if any, last.
  public List<BlockSource> blocks() {
    return blocks;
  }

  /// A reader for one thread.
  public BlockReader reader() {
    return new BlockReader(this, settings.network());
  }

  /// Reads one block; who reads many takes a [#reader].
  public Block read(BlockSource source) {
    try (BlockReader reader = reader()) {
      return reader.read(source);
    }
  }

  /// Says of a rule that this block breaks where the block stands.
  public BadInput badInput(BlockSource source, BrokenRule broken) {
    return findings.badInput(
        source.where().file(), source.where().offset(), "block " + source.hash(), broken);
  }

  BadInput unreadable(BlockSource source, IOException e) {
    return new BadInput(
        file(source.where().file()).name(),
        "offset " + source.where().offset(),
        "can't be read: " + e,
        "See that the file is there and readable",
        e);
  }

  void tellOtherCopy(BadInput damaged, BlockSource other) {
    settings
        .listener()
        .problem(
            new Problem(
                Problem.Kind.OTHER_COPY,
                damaged.file(),
                damaged.place(),
                damaged.reason() + "; read from " + file(other.where().file()).name()));
  }

  SourceFile file(int number) {
    return findings.file(number);
  }

  Block readSpilled(BlockSource source) throws IOException {
    return findings.spill().read(source.where().spilled(), source.where().length());
  }

  @Override
  public void close() throws IOException {
    findings.close();
  }
}
