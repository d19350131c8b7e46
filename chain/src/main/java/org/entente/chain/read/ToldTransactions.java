package org.entente.chain.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.check.BlockRules;
import org.jspecify.annotations.Nullable;

/// Transactions that came one by one, each as a block of its own, until those that belong
/// together are gathered: by their block, or those without one.
final class ToldTransactions {
  /// All that is told of one block, and all loose transactions, are put together in memory.
  private static final long MAX_GATHERED_BYTES = 256L << 20;

  private static final String GIVE_BLOCKS = "Give whole blocks instead";

  private record Place(long spilled, int length, int file, long offset) {}

  private final Findings findings;
  private final BlockRules rules;
  private final Sha256d sha = new Sha256d();
  private final TransactionColumns columns = new TransactionColumns();
  private final Map<BlockHash, List<Place>> byBlock = new LinkedHashMap<>();
  private final List<Place> loose = new ArrayList<>();

  ToldTransactions(Findings findings, Network network) {
    this.findings = findings;
    rules = new BlockRules(network);
  }

  /// A raw transaction as a loose block. Throws [BrokenRule] when `raw` is not exactly one.
  Block loose(byte[] raw) {
    return parse(raw, Placement.LOOSE, null);
  }

  /// A raw transaction as a block of its own. `toldId` is given where the id doesn't follow from
  /// `raw`. Throws [BrokenRule] when `raw` is not exactly one transaction.
  Block parse(byte[] raw, Placement placement, byte @Nullable [] toldId) {
    columns.begin(raw);
    int end = columns.append(0);
    if (end != raw.length) {
      throw new BrokenRule(Rule.FORMAT, (raw.length - end) + " bytes after the transaction");
    }
    byte[] txId = toldId == null ? new byte[Hash256.BYTES] : toldId;
    if (toldId == null) {
      columns.writeTxId(0, sha, txId, 0);
    }
    return columns.block(placement, txId);
  }

  /// Checks a block of one transaction and puts it aside until [#finish].
  void add(Block transaction, int file, long offset) throws IOException {
    try {
      rules.check(transaction);
    } catch (BrokenRule broken) {
      findings.refuse(
          findings.badInput(file, offset, "transaction " + transaction.txId(0), broken));
      return;
    }
    long at = findings.spill().append(transaction);
    int length = Math.toIntExact(findings.spill().end() - at);
    List<Place> places =
        transaction.extent() == Extent.LOOSE
            ? loose
            : byBlock.computeIfAbsent(transaction.hash(), hash -> new ArrayList<>());
    places.add(new Place(at, length, file, offset));
  }

  /// Gathers all that was added into partial blocks and a loose one.
  void finish() throws IOException {
    Set<TxId> inBlocks = new HashSet<>();
    for (List<Place> places : byBlock.values()) {
      inBlocks.addAll(gather(places, Set.of()));
    }
    if (!loose.isEmpty()) {
      gather(loose, inBlocks);
    }
  }

  /// Gathers all but those in `elsewhere` and says which they were.
  private Set<TxId> gather(List<Place> places, Set<TxId> elsewhere) throws IOException {
    Place first = places.getFirst();
    Map<TxId, Block> byId = byId(places, elsewhere);
    List<Block> ordered = TransactionOrder.of(byId.values());
    if (ordered.size() < byId.size()) {
      refuse(first, "transactions that spend each other in a circle", Findings.GET_AGAIN);
    }
    List<Block> consistent = withoutConflicts(ordered, first);
    if (!consistent.isEmpty()) {
      findings.addSpilled(joined(consistent), first.file, first.offset);
    }
    return byId.keySet();
  }

  private Map<TxId, Block> byId(List<Place> places, Set<TxId> elsewhere) throws IOException {
    Map<TxId, Block> byId = new HashMap<>();
    long bytes = 0;
    for (Place place : places) {
      Block told = findings.spill().read(place.spilled, place.length);
      TxId id = told.txId(0);
      Block known = byId.get(id);
      bytes += known == null ? place.length : 0;
      if (bytes > MAX_GATHERED_BYTES) {
        refuse(place, "more single transactions than can be put together", GIVE_BLOCKS);
        break;
      }
      if (!elsewhere.contains(id)) {
        byId.put(id, known == null ? told : both(known, told, place));
      }
    }
    return byId;
  }

  private void refuse(Place place, String reason, String nextStep) {
    findings.refuse(
        new BadInput(findings.file(place.file).name(), "offset " + place.offset, reason, nextStep));
  }

  /// One transaction told twice: what either knows of the outputs it spends and of its block.
  private Block both(Block a, Block b, Place place) {
    SpentOutputs toldA = a.spent();
    SpentOutputs toldB = b.spent();
    if (toldA == null || toldB == null) {
      SpentOutputs told = toldA == null ? toldB : toldA;
      return told == null ? fuller(a, b) : fuller(a, b).withSpent(told);
    }
    SpentColumns spent = new SpentColumns();
    for (int input = 0; input < a.inputCount(); input++) {
      long valueA = toldA.values()[input];
      long valueB = toldB.values()[input];
      boolean knownA = valueA != Block.UNKNOWN_VALUE;
      if (knownA && valueB != Block.UNKNOWN_VALUE && valueB != valueA) {
        refuse(place, a.prev(input) + " is told with two values", Findings.GET_AGAIN);
      }
      SpentOutputs told = knownA ? toldA : toldB;
      spent.add(told.values()[input], SpentColumns.script(told, input));
    }
    return spent.on(fuller(a, b));
  }

  /// Of transactions that spend one output only the first can be in the ledger.
  private List<Block> withoutConflicts(List<Block> ordered, Place place) {
    Map<OutPoint, TxId> spenders = new HashMap<>();
    List<Block> kept = new ArrayList<>(ordered.size());
    for (Block transaction : ordered) {
      TxId id = transaction.txId(0);
      TxId rival = null;
      for (int input = 0; input < transaction.inputCount() && rival == null; input++) {
        rival = transaction.isCoinbase(input) ? null : spenders.get(transaction.prev(input));
      }
      if (rival != null) {
        findings.refuse(
            findings.badInput(
                place.file,
                place.offset,
                "transaction " + id,
                new BrokenRule(Rule.DOUBLE_SPEND, "it and " + rival + " spend the same output")));
        continue;
      }
      for (int input = 0; input < transaction.inputCount(); input++) {
        spenders.put(transaction.prev(input), id);
      }
      kept.add(transaction);
    }
    return kept;
  }

  /// One block out of blocks of one transaction each.
  private Block joined(List<Block> transactions) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    ByteArrayOutputStream ids = new ByteArrayOutputStream();
    SpentColumns spent = new SpentColumns();
    Block known = transactions.getFirst();
    for (Block transaction : transactions) {
      raw.writeBytes(transaction.bytes());
      ids.writeBytes(transaction.txIds());
      spent.addAll(transaction);
      known = fuller(known, transaction);
    }
    columns.begin(raw.toByteArray());
    int at = 0;
    for (int tx = 0; tx < transactions.size(); tx++) {
      at = columns.append(at);
    }
    Block block =
        columns.block(
            new Placement(
                known.extent(),
                known.hash(),
                known.parent(),
                known.header(),
                known.height(),
                known.time()),
            ids.toByteArray());
    return spent.on(block);
  }

  /// The one of two transactions of a block that knows more of the block.
  private static Block fuller(Block a, Block b) {
    return score(b) > score(a) ? b : a;
  }

  private static int score(Block block) {
    return (block.header().length > 0 ? 4 : 0)
        + (block.height() != Block.UNKNOWN ? 2 : 0)
        + (block.time() != Block.UNKNOWN ? 1 : 0);
  }
}
