package org.entente.chain.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.ingest.Origin.Found;
import org.entente.chain.ingest.Origin.Kept;
import org.entente.chain.ingest.Origin.Stored;
import org.entente.chain.read.BlockSources;
import org.entente.chain.read.TransactionOrder;
import org.entente.chain.store1.MappedChain;
import org.jspecify.annotations.Nullable;

/// Single transactions come piece by piece, import by import. Those of one block, and those of
/// none, must end up in one block each, in an order that does not tell when which of them came:
/// coinbase first, then what others need, then by id.
final class Merge {
  private Merge() {}

  /// One transaction of a block.
  private record Piece(Block block, int tx) {
    TxId id() {
      return block.txId(tx);
    }
  }

  /// Puts in the place of origins that are parts of one block a single one, kept aside.
  static List<Origin> sameBlocks(
      List<Origin> origins, Path store, BlockSources sources, Aside aside) throws IOException {
    Map<BlockHash, List<Origin>> parts = new LinkedHashMap<>();
    Set<BlockHash> whole = new HashSet<>();
    for (Origin origin : origins) {
      if (origin.candidate().extent() == Extent.FULL) {
        whole.add(origin.candidate().hash());
      } else {
        parts.computeIfAbsent(origin.candidate().hash(), _ -> new ArrayList<>()).add(origin);
      }
    }
    List<Origin> merged = new ArrayList<>(origins);
    for (Map.Entry<BlockHash, List<Origin>> entry : parts.entrySet()) {
      if (entry.getValue().size() > 1 && !whole.contains(entry.getKey())) {
        merged.removeAll(entry.getValue());
        merged.add(one(entry.getValue(), store, sources, aside));
      }
    }
    return merged;
  }

  private static Origin one(List<Origin> parts, Path store, BlockSources sources, Aside aside)
      throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (Origin part : parts) {
      blocks.add(read(part, store, sources));
    }
    Block all = of(blocks);
    if (parts.getFirst() instanceof Stored stored && all.txCount() == blocks.getFirst().txCount()) {
      return stored;
    }
    return Kept.of(aside.keep(all), all);
  }

  private static Block read(Origin origin, Path store, BlockSources sources) throws IOException {
    return switch (origin) {
      case Found found -> sources.read(found.source());
      case Kept kept -> Aside.read(kept.file());
      case Stored stored -> {
        try (MappedChain chain = MappedChain.open(store)) {
          yield chain.read(stored.block());
        }
      }
    };
  }

  /// The block without the transactions that are in the ledger already.
  static Block without(Block block, Predicate<TxId> held) {
    List<Piece> kept = new ArrayList<>();
    for (int tx = 0; tx < block.txCount(); tx++) {
      if (!held.test(block.txId(tx))) {
        kept.add(new Piece(block, tx));
      }
    }
    return kept.size() == block.txCount() ? block : assemble(block, kept);
  }

  /// All transactions of several parts of one block; of two alike the first.
  static Block of(List<Block> parts) {
    Map<TxId, Piece> pieces = new TreeMap<>();
    for (Block part : parts) {
      for (int tx = 0; tx < part.txCount(); tx++) {
        pieces.putIfAbsent(part.txId(tx), new Piece(part, tx));
      }
    }
    Block model = parts.stream().max(Comparator.comparingInt(Block::height)).orElseThrow();
    List<Block> alone =
        pieces.values().stream().map(piece -> assemble(piece.block(), List.of(piece))).toList();
    return assemble(
        model, TransactionOrder.of(alone).stream().map(block -> new Piece(block, 0)).toList());
  }

  private static Block assemble(Block model, List<Piece> pieces) {
    int inputs = pieces.stream().mapToInt(Merge::inputCount).sum();
    int outputs = pieces.stream().mapToInt(Merge::outputCount).sum();
    Rows rows = new Rows(pieces.size(), inputs, outputs);
    pieces.forEach(rows::add);
    return rows.block(model);
  }

  private static int inputCount(Piece piece) {
    return piece.block().firstInput(piece.tx() + 1) - piece.block().firstInput(piece.tx());
  }

  private static int outputCount(Piece piece) {
    return piece.block().firstOutput(piece.tx() + 1) - piece.block().firstOutput(piece.tx());
  }

  /// The columns of the block to be.
  private static final class Rows {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final byte[] txIds;
    private final int[] firstInput;
    private final int[] firstOutput;
    private final int[] prevIdOffset;
    private final int[] prevVout;
    private final long[] values;
    private final int[] scriptOffset;
    private final int[] scriptLength;
    private final long[] toldValues;
    private final int[] toldOffset;
    private final int[] toldLength;
    private int txs;

    Rows(int txCount, int inputs, int outputs) {
      txIds = new byte[txCount * Hash256.BYTES];
      firstInput = new int[txCount + 1];
      firstOutput = new int[txCount + 1];
      prevIdOffset = new int[inputs];
      prevVout = new int[inputs];
      values = new long[outputs];
      scriptOffset = new int[outputs];
      scriptLength = new int[outputs];
      toldValues = new long[inputs];
      toldOffset = new int[inputs];
      toldLength = new int[inputs];
    }

    void add(Piece piece) {
      Block from = piece.block();
      piece.id().hash().write(txIds, txs * Hash256.BYTES);
      int input = firstInput[txs];
      for (int i = from.firstInput(piece.tx()); i < from.firstInput(piece.tx() + 1); i++) {
        prevIdOffset[input] = put(from.bytes(), from.prevIdOffset(i), Hash256.BYTES);
        prevVout[input] = from.prevVout(i);
        tell(input++, from.spent(), i);
      }
      int output = firstOutput[txs];
      for (int o = from.firstOutput(piece.tx()); o < from.firstOutput(piece.tx() + 1); o++) {
        values[output] = from.value(o);
        scriptOffset[output] = put(from.bytes(), from.scriptOffset(o), from.scriptLength(o));
        scriptLength[output++] = from.scriptLength(o);
      }
      txs++;
      firstInput[txs] = input;
      firstOutput[txs] = output;
    }

    private void tell(int input, @Nullable SpentOutputs spent, int i) {
      toldValues[input] = spent == null ? Block.UNKNOWN_VALUE : spent.values()[i];
      toldOffset[input] = -1;
      if (spent != null && spent.scriptOffset()[i] >= 0) {
        toldOffset[input] = put(spent.bytes(), spent.scriptOffset()[i], spent.scriptLength()[i]);
        toldLength[input] = spent.scriptLength()[i];
      }
    }

    private int put(byte[] from, int offset, int length) {
      int at = bytes.size();
      bytes.write(from, offset, length);
      return at;
    }

    Block block(Block model) {
      byte[] all = bytes.toByteArray();
      return new Block(
          model.extent(),
          model.hash(),
          model.parent(),
          model.header(),
          model.height(),
          model.time(),
          all,
          txIds,
          firstInput,
          firstOutput,
          prevIdOffset,
          prevVout,
          values,
          scriptOffset,
          scriptLength,
          new SpentOutputs(toldValues, all, toldOffset, toldLength));
    }
  }
}
