package org.entente.chain.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;
import org.entente.chain.check.BlockRules;
import org.entente.chain.feed.ReadAhead;
import org.entente.chain.ingest.Origin.Found;
import org.entente.chain.ingest.Origin.Kept;
import org.entente.chain.ingest.Origin.Stored;
import org.entente.chain.order.Candidate;
import org.entente.chain.order.ChainOrder;
import org.entente.chain.read.BlockSource;
import org.entente.chain.read.BlockSources;
import org.entente.chain.read.ScanSettings;
import org.entente.chain.store1.LedgerWriter;
import org.entente.chain.store1.MappedChain;

/// Brings a store up to what it and a number of files hold together.
///
/// All blocks, stored and new, are put in order anew. What the store holds of that order stays as
/// it is; if something belongs before its end, the blocks behind go aside first and are appended
/// again. So the result depends neither on the order of files nor on the number of imports, and a
/// reorganisation is nothing special. Killed at any point, the same import ends with the same
/// bytes.
public final class ChainImport {
  private static final int READ_AHEAD_BLOCKS = 8;
  private static final long COMMIT_BYTES = 256L << 20;

  private final ImportSettings settings;
  private final ImportListener listener;
  private final long commitBytes;
  private final LedgerWriter writer;
  private final Aside aside;
  private final Skipped skipped;

  private ChainImport(
      ImportSettings settings, ImportListener listener, long commitBytes, LedgerWriter writer)
      throws IOException {
    this.commitBytes = commitBytes;
    this.settings = settings;
    this.listener = listener;
    this.writer = writer;
    this.aside = new Aside(settings.store());
    this.skipped = Skipped.read(settings.store());
  }

  /// Runs to the end, or throws [BadInput] with all committed that was good before.
  public static ImportReport run(ImportSettings settings, ImportListener listener)
      throws IOException, InterruptedException {
    return run(settings, listener, COMMIT_BYTES);
  }

  /// Commits whenever `commitBytes` bytes of blocks were appended.
  static ImportReport run(ImportSettings settings, ImportListener listener, long commitBytes)
      throws IOException, InterruptedException {
    try (LedgerWriter writer = LedgerWriter.open(settings.store(), settings.network())) {
      Path scratch = Files.createDirectories(settings.store().resolve("scratch"));
      clear(scratch);
      ScanSettings scan =
          new ScanSettings(settings.network(), scratch, settings.lenient(), listener);
      try (BlockSources sources = BlockSources.scan(settings.paths(), scan)) {
        return new ChainImport(settings, listener, commitBytes, writer).bringUpToDate(sources);
      } finally {
        clear(scratch);
        Files.deleteIfExists(scratch);
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private ImportReport bringUpToDate(BlockSources sources)
      throws IOException, InterruptedException {
    List<Origin> origins = origins(sources);
    ChainOrder.Order order = ChainOrder.of(origins.stream().map(Origin::candidate).toList());
    requireGenesis(origins, order);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < order.chain().size(); i++) {
      steps.add(new Step(origins.get(order.chain().get(i)), order.heights().get(i)));
    }
    int unchanged = unchanged(steps);
    putAside(unchanged, steps);
    append(sources, steps.subList(unchanged, steps.size()));
    keepStale(sources, origins, order.stale());
    List<BlockHash> stale = dropTaken(steps);
    return new ImportReport(
        writer.blockCount(),
        writer.blockCount() - unchanged,
        writer.txCount(),
        stale,
        skipped.all(),
        sources.blocks().size());
  }

  /// One block of the ledger to be: where it comes from and at which height it stands.
  private record Step(Origin origin, int height) {}

  private List<Origin> origins(BlockSources sources) throws IOException {
    List<Origin> origins = new ArrayList<>();
    try (MappedChain chain = MappedChain.open(settings.store())) {
      for (int block = 0; block < chain.blockCount(); block++) {
        origins.add(Stored.of(chain, block));
      }
    }
    for (Path file : aside.files()) {
      origins.add(Kept.of(file, Aside.read(file)));
    }
    Set<BlockHash> known = new HashSet<>();
    sources.blocks().forEach(source -> known.add(source.hash()));
    for (BlockSource source : sources.blocks()) {
      if (!skipped.contains(source.hash())) {
        boolean island = !known.contains(source.parent());
        origins.add(Found.of(source, island ? heightTold(sources, source) : source.height()));
      }
    }
    return Merge.sameBlocks(origins, settings.store(), sources, aside);
  }

  /// An island's height stands in its coinbase, if anywhere.
  private static int heightTold(BlockSources sources, BlockSource source) {
    if (source.height() != Block.UNKNOWN || source.extent() != Extent.FULL) {
      return source.height();
    }
    try {
      return sources.read(source).height();
    } catch (BadInput _) {
      return Block.UNKNOWN; // appending it will say what is wrong
    }
  }

  private void requireGenesis(List<Origin> origins, ChainOrder.Order order) {
    for (int place : order.chain()) {
      Candidate first = origins.get(place).candidate();
      if (first.extent() == Extent.FULL
          && first.parent().equals(BlockHash.NONE)
          && !first.hash().equals(settings.network().genesis())) {
        throw new BadInput(
            settings.paths().toString(),
            "block " + first.hash(),
            "this is not the first block of " + settings.network().text(),
            "Name the right network with --network.");
      }
    }
  }

  /// How many of the steps the store has taken already.
  private static int unchanged(List<Step> steps) {
    int count = 0;
    while (count < steps.size()
        && steps.get(count).origin() instanceof Stored stored
        && stored.block() == count
        && stored.candidate().height() == steps.get(count).height()) {
      count++;
    }
    return count;
  }

  /// Takes the store back to `unchanged` blocks; what it lets go of is kept first.
  private void putAside(int unchanged, List<Step> steps) throws IOException {
    if (unchanged == writer.blockCount()) {
      return;
    }
    try (MappedChain chain = MappedChain.open(settings.store())) {
      for (int block = unchanged; block < chain.blockCount(); block++) {
        Path file = aside.keep(chain.read(block));
        for (int i = unchanged; i < steps.size(); i++) {
          if (steps.get(i).origin() instanceof Stored stored && stored.block() == block) {
            steps.set(i, new Step(new Kept(file, stored.candidate()), steps.get(i).height()));
          }
        }
      }
    }
    aside.force();
    writer.truncate(unchanged);
  }

  private void append(BlockSources sources, List<Step> steps)
      throws IOException, InterruptedException {
    long pendingBytes = 0;
    try (Readers readers = new Readers(sources);
        ReadAhead<Block> feed =
            new ReadAhead<>(
                steps.stream().map(step -> reading(readers, step)).iterator(),
                settings.threads(),
                READ_AHEAD_BLOCKS)) {
      for (int i = 0; i < steps.size(); i++) {
        pendingBytes += appendOne(sources, feed, steps.get(i));
        if (pendingBytes > commitBytes) {
          writer.commit();
          listener.committed(writer.blockCount());
          pendingBytes = 0;
        }
        listener.appended(i + 1, steps.size(), writer.txCount());
      }
    } finally {
      commitWhatIsGood();
    }
  }

  private void commitWhatIsGood() throws IOException {
    if (writer.isSound()) {
      writer.commit();
      listener.committed(writer.blockCount());
    }
  }

  private Callable<Block> reading(Readers readers, Step step) {
    return () -> {
      Block block =
          switch (step.origin()) {
            case Found found -> readers.read(found.source());
            case Kept kept -> Aside.read(kept.file());
            case Stored stored -> throw new IllegalStateException("not put aside: " + stored);
          };
      return block.withHeight(step.height());
    };
  }

  /// Returns the number of bytes that the block took.
  private long appendOne(BlockSources sources, ReadAhead<Block> feed, Step step)
      throws IOException, InterruptedException {
    try {
      Block block = feed.next();
      if (step.origin() instanceof Found) {
        // What was put aside was checked before, and has lost its coinbase's script.
        BlockRules.checkHeight(block, settings.network(), step.height());
      }
      Block fresh = block.extent() == Extent.FULL ? block : Merge.without(block, writer::holds);
      if (fresh.txCount() > 0) {
        writer.append(fresh);
      }
      return block.bytes().length;
    } catch (BrokenRule broken) {
      skipOrThrow(step, badInput(sources, step.origin(), broken));
    } catch (BadInput bad) {
      skipOrThrow(step, bad);
    }
    return 0;
  }

  private static BadInput badInput(BlockSources sources, Origin origin, BrokenRule broken) {
    return switch (origin) {
      case Found found -> sources.badInput(found.source(), broken);
      case Kept kept ->
          new BadInput(
              kept.file().toString(),
              "block " + kept.candidate().hash(),
              broken.getMessage() == null ? "" : broken.getMessage(),
              "Delete the file, or import again with --lenient.");
      case Stored stored -> throw new IllegalStateException("not put aside: " + stored);
    };
  }

  private void skipOrThrow(Step step, BadInput bad) throws IOException {
    if (!settings.lenient()) {
      throw bad;
    }
    skipped.add(step.origin().candidate().hash(), bad);
    listener.skipped(bad);
  }

  private void keepStale(BlockSources sources, List<Origin> origins, List<Integer> stale)
      throws IOException {
    for (int place : stale) {
      if (origins.get(place) instanceof Found found) {
        try {
          aside.keep(sources.read(found.source()));
        } catch (BadInput bad) {
          listener.skipped(bad);
        }
      }
    }
    aside.force();
  }

  /// Deletes from aside what the chain has taken; returns what stays.
  private List<BlockHash> dropTaken(List<Step> steps) throws IOException {
    Set<BlockHash> taken = new HashSet<>();
    steps.forEach(step -> taken.add(step.origin().candidate().hash()));
    List<BlockHash> stale = new ArrayList<>();
    for (Path file : aside.files()) {
      Block block = Aside.read(file);
      if (taken.contains(block.hash())) {
        Files.delete(file);
      } else {
        stale.add(block.hash());
      }
    }
    return stale;
  }
}
