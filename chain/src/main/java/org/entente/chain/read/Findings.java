package org.entente.chain.read;

import com.carrotsearch.hppc.IntArrayList;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;
import org.entente.chain.check.BlockRules;
import org.entente.chain.check.ProofOfWork;
import org.entente.chain.read.BlockSource.Where;

/// What a scan has found so far.
final class Findings implements Closeable {
  static final String GET_AGAIN = "Get this data again, or skip what is broken with --lenient";
  private static final String SPILL_FILE = "blocks.spill";

  private final ScanSettings settings;
  private final BlockParser parser;
  private final BlockRules rules;
  private final Sha256d sha = new Sha256d();
  private final Spill spill;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<BlockSource> blocks = new ArrayList<>();
  private final List<Path> scratches = new ArrayList<>();
  private final IntArrayList txCounts = new IntArrayList();

  /// One object for each hash, since a block's parent is nearly always a block as well.
  private final Map<BlockHash, BlockHash> hashes = new HashMap<>();

  Findings(ScanSettings settings) throws IOException {
    this.settings = settings;
    parser = new BlockParser(settings.network());
    rules = new BlockRules(settings.network());
    spill = new Spill(settings.spillFolder().resolve(SPILL_FILE));
  }

  /// The number under which a file is known from now on.
  int addFile(SourceFile file) {
    files.add(file);
    return files.size() - 1;
  }

  int addFile(Path path) {
    return addFile(new SourceFile(path.toString(), path, BlockFile.noKey()));
  }

  SourceFile file(int number) {
    return files.get(number);
  }

  List<SourceFile> files() {
    return files;
  }

  Spill spill() {
    return spill;
  }

  /// A block that is read where it stands, by its header alone.
  void addInPlace(byte[] head, BlockHash hash, int txCount, Where where) {
    BlockHash parent = BlockParser.parent(head);
    blocks.add(
        new BlockSource(
            Extent.FULL,
            shared(hash),
            shared(parent),
            BlockRules.bits(head),
            BlockParser.time(head),
            parent.equals(BlockHash.NONE) ? 0 : Block.UNKNOWN,
            false,
            where,
            null,
            null));
    txCounts.add(txCount);
  }

  /// A bare block: parsed, checked and put aside.
  void addRaw(byte[] raw, int file, long offset) throws IOException {
    Block block;
    try {
      block = parser.parse(raw);
    } catch (BrokenRule broken) {
      refuse(badInput(file, offset, "the block", broken));
      return;
    }
    addSpilled(block, file, offset);
  }

  /// Whether `head` begins with a header that fulfils its proof of work on this network.
  boolean hasWork(byte[] head) {
    return ProofOfWork.isMet(
        BlockParser.hash(head, sha).hash(), BlockRules.bits(head), settings.network());
  }

  /// Checks a block by itself and puts it aside. `offset` says where in the file it came from.
  void addSpilled(Block block, int file, long offset) throws IOException {
    try {
      rules.check(block);
      if (block.height() != Block.UNKNOWN) {
        BlockRules.checkHeight(block, settings.network(), block.height());
      }
    } catch (BrokenRule broken) {
      refuse(badInput(file, offset, block.toString(), broken));
      return;
    }
    long at = spill.append(block);
    int length = Math.toIntExact(spill.end() - at);
    blocks.add(
        new BlockSource(
            block.extent(),
            shared(block.hash()),
            shared(block.parent()),
            block.header().length == 0 ? 0 : BlockRules.bits(block.header()),
            block.time(),
            block.height(),
            block.spent() != null,
            new Where(file, offset, length, at),
            null,
            null));
    txCounts.add(block.txCount());
  }

  private BlockHash shared(BlockHash hash) {
    BlockHash known = hashes.putIfAbsent(hash, hash);
    return known == null ? hash : known;
  }

  int blockCount() {
    return blocks.size();
  }

  BlockSource block(int index) {
    return blocks.get(index);
  }

  int txCount(int index) {
    return txCounts.get(index);
  }

  void setUndo(int index, Where undo) {
    blocks.set(index, blocks.get(index).withUndo(undo));
  }

  void tell(Problem.Kind kind, int file, String place, String reason) {
    settings.listener().problem(new Problem(kind, file(file).name(), place, reason));
  }

  /// Throws `bad`, or tells of it and goes on where the reading is lenient.
  void refuse(BadInput bad) {
    if (!settings.lenient()) {
      throw bad;
    }
    settings
        .listener()
        .problem(new Problem(Problem.Kind.SKIPPED, bad.file(), bad.place(), bad.reason()));
  }

  BadInput badInput(int file, long offset, String what, BrokenRule broken) {
    return new BadInput(
        file(file).name(),
        "offset " + offset + ", " + what,
        String.valueOf(broken.getMessage()),
        GET_AGAIN,
        broken);
  }

  /// Each block once, in the order of discovery: the most telling copy, and the other full copies
  /// of it for the case that it is damaged.
  List<BlockSource> distinct() {
    Map<BlockHash, Integer> places = new HashMap<>();
    List<BlockSource> distinct = new ArrayList<>(blocks.size());
    for (BlockSource block : blocks) {
      Integer place =
          block.extent() == Extent.LOOSE ? null : places.putIfAbsent(block.hash(), distinct.size());
      if (place == null) {
        distinct.add(block);
      } else {
        distinct.set(place, merged(distinct.get(place), block));
      }
    }
    return distinct;
  }

  private static BlockSource merged(BlockSource first, BlockSource second) {
    if (rank(second) > rank(first)) {
      return first.extent() == Extent.FULL ? second.withOtherCopy(first) : second;
    }
    return second.extent() == Extent.FULL
        ? first.withOtherCopy(second.withOtherCopy(first.otherCopy()))
        : first;
  }

  private static int rank(BlockSource block) {
    return (block.extent() == Extent.FULL ? 2 : 0) + (block.told() ? 1 : 0);
  }

  void deleteLater(Path scratch) {
    scratches.add(scratch);
  }

  @Override
  public void close() throws IOException {
    spill.close();
    for (Path scratch : scratches) {
      Files.deleteIfExists(scratch);
    }
  }
}
