package org.entente.chain.evm.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.AccountDigest;
import org.entente.chain.evm.AccountView.BlockRow;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.FoundBlocks;
import org.entente.chain.evm.ingest.Origin.Found;
import org.entente.chain.evm.ingest.Origin.Kept;
import org.entente.chain.evm.ingest.Origin.Stored;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.feed.AsideFiles;
import org.entente.chain.feed.ReadAhead;
import org.entente.chain.feed.SkippedBlocks;

/// Brings a store up to what it and some sources hold together.
///
/// All blocks, stored and new, are put in order anew. What the store holds of that order stays as
/// it is; if something belongs before its end, the blocks behind go aside first and are appended
/// again. So the result depends neither on the order of sources nor on the number of imports, and
/// a reorganisation is nothing special. Killed at any point, the same import ends with the same
/// bytes. Of one block told several times that is taken of which most is told: a block whose
/// internal transfers come later is stored again with them.
public final class EvmImport {
  private static final int READ_AHEAD_BLOCKS = 16;
  private static final long COMMIT_TRANSFERS = 4_000_000;

  private final EvmImportSettings settings;
  private final EvmImportListener listener;
  private final long commitTransfers;
  private final FoundBlocks found;
  private final AccountWriter writer;
  private final AsideFiles aside;
  private final SkippedBlocks skipped;

  private EvmImport(
      EvmImportSettings settings,
      FoundBlocks found,
      EvmImportListener listener,
      long commitTransfers,
      AccountWriter writer)
      throws IOException {
    this.settings = settings;
    this.found = found;
    this.listener = listener;
    this.commitTransfers = commitTransfers;
    this.writer = writer;
    this.aside = new AsideFiles(settings.store());
    this.skipped = SkippedBlocks.read(settings.store());
  }

  /// Runs to the end, or throws [BadInput] with all committed that was good before. Leaves
  /// `found` open.
  public static EvmImportReport run(
      EvmImportSettings settings, FoundBlocks found, EvmImportListener listener)
      throws IOException, InterruptedException {
    return run(settings, found, listener, COMMIT_TRANSFERS);
  }

  /// Commits whenever `commitTransfers` transfers were appended.
  static EvmImportReport run(
      EvmImportSettings settings,
      FoundBlocks found,
      EvmImportListener listener,
      long commitTransfers)
      throws IOException, InterruptedException {
    try (AccountWriter writer = AccountWriter.open(settings.store(), settings.network())) {
      return new EvmImport(settings, found, listener, commitTransfers, writer).bringUpToDate();
    }
  }

  private EvmImportReport bringUpToDate() throws IOException, InterruptedException {
    List<EvmHeader> headers = found.headers();
    List<Origin> origins = origins(headers);
    BlockOrder.Order order = BlockOrder.of(origins.stream().map(Origin::header).toList());
    List<Origin> steps = new ArrayList<>(order.chain().stream().map(origins::get).toList());
    int unchanged = unchanged(steps);
    putAside(unchanged, steps);
    append(steps.subList(unchanged, steps.size()));
    keepStale(order.stale().stream().map(origins::get).toList());
    return new EvmImportReport(
        writer.blockCount(),
        writer.blockCount() - unchanged,
        writer.transferCount(),
        dropTaken(steps),
        skipped.all(),
        headers.size());
  }

  /// Each block once.
  private List<Origin> origins(List<EvmHeader> headers) throws IOException {
    Map<Object, Origin> origins = new LinkedHashMap<>();
    try (MappedAccounts stored = MappedAccounts.open(settings.store())) {
      for (int block = 0; block < stored.blockCount(); block++) {
        BlockRow row = stored.block(block);
        EvmHeader header =
            new EvmHeader(
                row.hash(), row.parent(), row.number(), row.time(), stored.difficulty(block));
        add(origins, new Stored(block, header, row.proofs()));
      }
    }
    for (Path file : OffChain.others(aside.files())) {
      EvmBlock block = read(file);
      add(origins, new Kept(file, Origin.headerOf(block), block.proofs()));
    }
    for (int place = 0; place < headers.size(); place++) {
      Found one = new Found(place, headers.get(place), Set.of());
      boolean known = origins.containsKey(one.key());
      add(origins, known ? new Found(place, one.header(), found.promised(place)) : one);
    }
    if (!skipped.all().isEmpty()) {
      origins.values().removeIf(origin -> skipped.contains(origin.name()));
    }
    return List.copyOf(origins.values());
  }

  /// Keeps that of two of which more is told, else the first.
  private static void add(Map<Object, Origin> origins, Origin origin) {
    origins.merge(
        origin.key(),
        origin,
        (known, other) -> told(other.proofs()) > told(known.proofs()) ? other : known);
  }

  /// Internal transfers, the highest bit, outweigh all else.
  private static int told(Set<EvmBlock.Proof> proofs) {
    return EvmBlock.Proof.bits(proofs);
  }

  private static EvmBlock read(Path file) throws IOException {
    return AsideCodec.decode(AsideFiles.read(file));
  }

  /// How many of the steps the store has taken already.
  private static int unchanged(List<Origin> steps) {
    int count = 0;
    while (count < steps.size()
        && steps.get(count) instanceof Stored stored
        && stored.block() == count) {
      count++;
    }
    return count;
  }

  /// Takes the store back to `unchanged` blocks; what it lets go of is kept first.
  private void putAside(int unchanged, List<Origin> steps) throws IOException {
    if (unchanged == writer.blockCount()) {
      return;
    }
    Map<Integer, Integer> stepOfBlock = new LinkedHashMap<>();
    for (int i = unchanged; i < steps.size(); i++) {
      if (steps.get(i) instanceof Stored stored) {
        stepOfBlock.put(stored.block(), i);
      }
    }
    try (MappedAccounts stored = MappedAccounts.open(settings.store())) {
      for (int block = unchanged; block < stored.blockCount(); block++) {
        Path file = keep(stored.read(block));
        Integer step = stepOfBlock.get(block);
        if (step != null) {
          steps.set(step, new Kept(file, steps.get(step).header(), steps.get(step).proofs()));
        }
      }
    }
    aside.force();
    writer.truncate(unchanged);
  }

  private Path keep(EvmBlock block) throws IOException {
    return aside.keep(Origin.name(block.hash(), block.number()), AsideCodec.encode(block));
  }

  /// A block with the digest of its facts, which takes as long as appending it.
  private record Ready(EvmBlock block, Hash256 facts) {}

  private void append(List<Origin> steps) throws IOException, InterruptedException {
    long pending = writer.transferCount();
    try (ReadAhead<Ready> feed =
        new ReadAhead<>(
            steps.stream().map(this::reading).iterator(), settings.threads(), READ_AHEAD_BLOCKS)) {
      for (int i = 0; i < steps.size(); i++) {
        appendOne(feed, steps.get(i));
        if (writer.transferCount() - pending > commitTransfers) {
          commit();
          pending = writer.transferCount();
        }
        listener.appended(i + 1, steps.size(), writer.transferCount());
      }
    } finally {
      if (writer.isSound()) {
        commit();
      }
    }
  }

  private void commit() throws IOException {
    writer.commit();
    listener.committed(writer.blockCount());
  }

  private Callable<Ready> reading(Origin origin) {
    return () -> {
      EvmBlock block =
          switch (origin) {
            case Found one -> found.read(one.place());
            case Kept kept -> read(kept.file());
            case Stored stored -> throw new IllegalStateException("not put aside: " + stored);
          };
      return new Ready(block, AccountDigest.facts(block));
    };
  }

  private void appendOne(ReadAhead<Ready> feed, Origin origin)
      throws IOException, InterruptedException {
    try {
      Ready ready = feed.next();
      writer.append(ready.block(), ready.facts());
    } catch (BrokenRule broken) {
      skipOrThrow(origin, badInput(origin, broken));
    } catch (BadInput bad) {
      skipOrThrow(origin, bad);
    }
  }

  private BadInput badInput(Origin origin, BrokenRule broken) {
    String reason = broken.getMessage() == null ? "" : broken.getMessage();
    String place = "block " + origin.header().number();
    return switch (origin) {
      case Found one ->
          new BadInput(
              found.origin(one.place()),
              place,
              reason,
              "Get the block again from another source, or import with --lenient to leave it out.");
      case Kept kept ->
          new BadInput(
              kept.file().toString(),
              place,
              reason,
              "Delete the file, or import again with --lenient.");
      case Stored stored -> throw new IllegalStateException("not put aside: " + stored);
    };
  }

  private void skipOrThrow(Origin origin, BadInput bad) throws IOException {
    if (!settings.lenient()) {
      throw bad;
    }
    skipped.add(origin.name(), bad);
    listener.skipped(bad);
  }

  private void keepStale(Collection<Origin> stale) throws IOException {
    for (Origin origin : stale) {
      if (origin instanceof Found one) {
        try {
          keep(found.read(one.place()));
        } catch (BadInput bad) {
          listener.skipped(bad);
        } catch (BrokenRule broken) {
          listener.skipped(badInput(origin, broken));
        }
      }
    }
    aside.force();
  }

  /// Deletes from aside what the chain has taken; returns what stays.
  private List<EvmHeader> dropTaken(List<Origin> steps) throws IOException {
    Map<Path, EvmHeader> kept = new LinkedHashMap<>();
    for (Path file : aside.files()) {
      kept.put(file, Origin.headerOf(read(file)));
    }
    Set<Object> asked = new HashSet<>();
    kept.values().forEach(header -> asked.add(Origin.key(header)));
    Set<Object> taken = new HashSet<>();
    for (Origin step : steps) {
      if (asked.contains(step.key()) && !skipped.contains(step.name())) {
        taken.add(step.key());
      }
    }
    List<EvmHeader> stale = new ArrayList<>();
    for (Map.Entry<Path, EvmHeader> each : kept.entrySet()) {
      if (taken.contains(Origin.key(each.getValue()))) {
        Files.delete(each.getKey());
      } else {
        stale.add(each.getValue());
      }
    }
    return stale;
  }
}
