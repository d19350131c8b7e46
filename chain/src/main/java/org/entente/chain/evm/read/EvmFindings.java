package org.entente.chain.evm.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.codec.Snappy;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.check.TrieRoot;
import org.entente.chain.evm.table.TableBlocks;
import org.entente.chain.evm.table.TableScan;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpWriter;
import org.entente.chain.read.Problem;
import org.jspecify.annotations.Nullable;

/// What a scan has found so far: the parts of blocks, by what joins them. For one thread, until
/// [#finish]; reading then is for many.
final class EvmFindings implements Closeable {
  static final String GET_AGAIN = "Get this data again, or skip what is broken with --lenient";

  /// The largest part that is expanded: a body full of zeros would have no more.
  static final int MAX_PART_BYTES = 256 << 20;

  private static final Hash256 NO_ITEMS = TrieRoot.of(List.of());

  private final EvmScanSettings settings;
  private final PartSpill spill;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<Path> scratches = new ArrayList<>();
  private final Map<Hash256, Found> blocks = new LinkedHashMap<>();
  private final Map<Hash256, ToldBody> toldBodies = new HashMap<>();
  private final Map<BodyRoots, Place> bodies = new HashMap<>();
  private final Map<Hash256, Place> receipts = new HashMap<>();
  private final Map<Hash256, List<Place>> runs = new HashMap<>();
  private final Map<Hash256, Place> traces = new HashMap<>();

  private @Nullable TableScan tables;

  /// A file that is read again when blocks are. Opened anew each time: an archive of a whole chain
  /// has more files than a process may have open.
  private record SourceFile(String name, Path path) {}

  /// What joins a body with its header.
  record BodyRoots(Hash256 txs, Hash256 uncles, @Nullable Hash256 withdrawals) {}

  /// A body of which the block's hash is told, and what else is told of its transactions.
  private record ToldBody(Place body, @Nullable Place told) {}

  /// A block that has a header: `header` is null for a block that came whole, in `whole`.
  static final class Found {
    final EvmHeader order;
    final String origin;
    final @Nullable Place header;
    final boolean proven;
    final @Nullable Place whole;
    @Nullable Place body;
    @Nullable Place told;
    @Nullable Place receipts;
    List<Place> runs = List.of();

    private Found(
        EvmHeader order,
        String origin,
        @Nullable Place header,
        boolean proven,
        @Nullable Place whole) {
      this.order = order;
      this.origin = origin;
      this.header = header;
      this.proven = proven;
      this.whole = whole;
    }
  }

  EvmFindings(EvmScanSettings settings) throws IOException {
    this.settings = settings;
    spill = new PartSpill(settings.spillFolder().resolve("parts.spill"));
  }

  EvmScanSettings settings() {
    return settings;
  }

  /// A path for a file that is deleted in the end.
  Path scratch() {
    Path path = settings.spillFolder().resolve("expanded-" + scratches.size() + ".dat");
    scratches.add(path);
    return path;
  }

  /// The number under which [Place]s name this content from now on.
  int addFile(SourceContent content) throws IOException {
    files.add(new SourceFile(content.name(), content.plain()));
    return files.size() - 1;
  }

  /// Where rows of tables go.
  TableScan tables() throws IOException {
    TableScan scan = tables;
    if (scan == null) {
      scan = new TableScan(settings.spillFolder(), this::refuse, settings.network());
      tables = scan;
    }
    return scan;
  }

  /// The blocks of which rows were found; null without tables. Called once.
  @Nullable TableBlocks finishTables() throws IOException {
    return tables == null ? null : tables.finish();
  }

  Place spill(byte[] part) throws IOException {
    return spill.append(part);
  }

  byte[] load(Place place) throws IOException {
    if (place.file() == Place.SPILLED) {
      return spill.read(place);
    }
    SourceFile file = files.get(place.file());
    try (FileChannel channel = FileChannel.open(file.path, StandardOpenOption.READ)) {
      byte[] bytes = PartSpill.readFully(channel, place, file.path);
      return place.framed() ? Snappy.expand(bytes, MAX_PART_BYTES) : bytes;
    }
  }

  /// Adds a header, `rlp` of which stands at `place`. `told` is the hash that the source tells,
  /// null where it tells none. False where that is not the header's hash and the header was
  /// refused.
  boolean addHeader(BlockHeader header, @Nullable Hash256 told, Place place, String origin) {
    boolean proven = told == null || told.equals(header.hash());
    if (!proven) {
      String reason =
          "the hash of the header is "
              + header.hash()
              + ", not "
              + told
              + " as told; if headers of this network have fields of their own, that can't be seen";
      BadInput bad = new BadInput(settings.network().toString(), origin, reason, GET_AGAIN);
      boolean own = settings.network().chainId() == 1;
      if (own || !settings.lenient()) {
        refuse(bad);
        return false;
      }
      tell(Problem.Kind.NOT_VERIFIED, origin, "block " + told, reason);
    }
    Hash256 hash = told == null ? header.hash() : told;
    EvmHeader order =
        new EvmHeader(hash, header.parent(), header.number(), header.time(), header.difficulty());
    Found before = blocks.get(hash);
    if (before == null || before.whole != null) {
      blocks.put(hash, new Found(order, origin, place, proven, null));
    }
    return true;
  }

  /// Adds a body that names nothing: its roots join it.
  void addBody(BodyRoots roots, Place place) {
    bodies.putIfAbsent(roots, place);
  }

  /// Adds a body of a block whose hash is known. `told` are the hashes and senders of its
  /// transactions, if they are told.
  void addBodyOf(Hash256 block, Place place, @Nullable Place told) {
    toldBodies.putIfAbsent(block, new ToldBody(place, told));
  }

  /// Adds a block's receipts in their own form; their root joins them.
  void addReceipts(Hash256 root, Place place) {
    receipts.putIfAbsent(root, place);
  }

  /// Adds receipts of a block, encoded one behind the other as [FoundReceipt] does.
  void addReceiptsOf(Hash256 block, Place place) {
    runs.computeIfAbsent(block, key -> new ArrayList<>(1)).add(place);
  }

  /// Adds the trace of a transaction, encoded by [TraceCodec].
  void addTrace(Hash256 tx, Place place) {
    traces.putIfAbsent(tx, place);
  }

  @Nullable Place trace(Hash256 tx) {
    return traces.get(tx);
  }

  boolean hasTraces() {
    return !traces.isEmpty();
  }

  /// Adds a block of which nothing can be recomputed. One with parts that prove it comes first.
  void addBlock(EvmBlock block, String origin) throws IOException {
    EvmHeader order =
        new EvmHeader(
            block.hash(), block.parent(), block.number(), block.time(), block.difficulty());
    Place place = spill(EvmBlockCodec.encode(block));
    Hash256 key =
        block.hash().equals(EvmBlock.UNKNOWN_HASH) ? unknown(block.number()) : block.hash();
    blocks.putIfAbsent(key, new Found(order, origin, null, false, place));
  }

  /// A key for blocks that no source gives a hash.
  private static Hash256 unknown(long number) {
    return new Hash256(0, 0, 0, number + 1);
  }

  /// Throws `bad`, or tells of it and goes on where the reading is lenient.
  void refuse(BadInput bad) {
    if (!settings.lenient()) {
      throw bad;
    }
    tell(Problem.Kind.SKIPPED, bad.file(), bad.place(), bad.reason());
  }

  void tell(Problem.Kind kind, String file, String place, String reason) {
    settings.listener().problem(new Problem(kind, file, place, reason));
  }

  /// Joins the parts. What is incomplete is refused, what is left over told.
  List<Found> finish() throws IOException {
    spill.flush();
    List<Found> whole = new ArrayList<>(blocks.size());
    Map<BodyRoots, Place> leftBodies = new HashMap<>(bodies);
    Map<Hash256, Place> leftReceipts = new HashMap<>(receipts);
    for (Found block : blocks.values()) {
      if (block.header == null || join(block, leftBodies, leftReceipts)) {
        whole.add(block);
      }
    }
    leftBodies.values().forEach(place -> tellLeft(place, "the body"));
    leftReceipts.values().forEach(place -> tellLeft(place, "the receipts"));
    runs.keySet().stream()
        .filter(hash -> !blocks.containsKey(hash))
        .sorted()
        .forEach(
            hash ->
                tell(
                    Problem.Kind.PART_WITHOUT_BLOCK,
                    "receipts",
                    "block " + hash,
                    "their block is not among the sources"));
    return whole;
  }

  private void tellLeft(Place place, String what) {
    String file = place.file() == Place.SPILLED ? "" : files.get(place.file()).name;
    tell(
        Problem.Kind.PART_WITHOUT_BLOCK,
        file,
        "",
        what + " of a block whose header is not among the sources");
  }

  private boolean join(
      Found block, Map<BodyRoots, Place> leftBodies, Map<Hash256, Place> leftReceipts)
      throws IOException {
    BlockHeader header = BlockHeader.decode(load(Objects.requireNonNull(block.header)));
    BodyRoots roots = new BodyRoots(header.txRoot(), header.unclesHash(), header.withdrawalsRoot());
    block.body = bodies.get(roots);
    leftBodies.remove(roots);
    ToldBody told = toldBodies.get(block.order.hash());
    if (told != null) {
      block.told = told.told;
      block.body = block.body == null ? told.body : block.body;
    }
    block.receipts = receipts.get(header.receiptsRoot());
    leftReceipts.remove(header.receiptsRoot());
    block.runs = runs.getOrDefault(block.order.hash(), List.of());
    boolean empty = header.txRoot().equals(NO_ITEMS);
    if (block.body == null && isEmpty(header)) {
      block.body = emptyBody(header.withdrawalsRoot() != null);
    }
    String missing =
        block.body == null
            ? "its transactions"
            : block.receipts == null && block.runs.isEmpty() && !empty ? "its receipts" : "";
    if (missing.isEmpty()) {
      return true;
    }
    refuse(
        new BadInput(
            block.origin,
            "block " + block.order.number() + " (" + block.order.hash() + ")",
            missing + " are missing",
            "Give them, too (eth_getBlockReceipts, or the file beside it),"
                + " or leave out the block with --lenient"));
    return false;
  }

  private static boolean isEmpty(BlockHeader header) {
    Hash256 withdrawals = header.withdrawalsRoot();
    return header.txRoot().equals(NO_ITEMS)
        && header.unclesHash().equals(BlockBody.NO_UNCLES)
        && (withdrawals == null || withdrawals.equals(NO_ITEMS));
  }

  private Place emptyBody(boolean withWithdrawals) throws IOException {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    for (int i = 0; i < (withWithdrawals ? 3 : 2); i++) {
      out.end(out.begin());
    }
    Place place = spill(out.end(list).toByteArray());
    spill.flush();
    return place;
  }

  @Override
  public void close() throws IOException {
    spill.close();
    if (tables != null) {
      tables.close();
    }
    for (Path scratch : scratches) {
      Files.deleteIfExists(scratch);
    }
  }
}
