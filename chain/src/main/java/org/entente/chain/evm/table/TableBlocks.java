package org.entente.chain.evm.table;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.FoundBlocks;
import org.entente.chain.evm.trace.CallSteps;
import org.entente.chain.evm.transfer.TxTrace;

/// Blocks whose rows lie in tables.
///
/// Rows that do not name their block's hash (ethereum-etl's token transfers and traces) belong to
/// the block of their number. Where the tables hold several of one number, their transactions tell
/// to which of them they belong.
public final class TableBlocks implements FoundBlocks {
  static final String GET_AGAIN =
      "Export these tables again, or skip what is broken with --lenient";
  private static final int HEAD_BYTES = 256;
  private static final int NONE = -1;

  private final SpillIndex index;
  private final List<TableFile> files;
  private final EvmNetwork network;

  /// The key of each block; its rows of unknown hash stand under another key of the same number.
  private final int[] places;

  TableBlocks(SpillIndex index, List<TableFile> files, EvmNetwork network) {
    this.index = index;
    this.files = List.copyOf(files);
    this.network = network;
    places = places(index);
  }

  private static int[] places(SpillIndex index) {
    int[] places = new int[Math.toIntExact(index.count())];
    int count = 0;
    for (int place = 0; place < places.length; place++) {
      boolean named = index.block(place) != 0;
      boolean nextIsSame =
          place + 1 < places.length && index.number(place) == index.number(place + 1);
      if (named || !nextIsSame) {
        places[count++] = place;
      }
    }
    return Arrays.copyOf(places, count);
  }

  @Override
  public List<EvmHeader> headers() {
    return new Headers();
  }

  /// Made when asked for: ten million of them would fill the heap.
  private final class Headers extends AbstractList<EvmHeader> implements RandomAccess {
    @Override
    public EvmHeader get(int place) {
      return header(place);
    }

    @Override
    public int size() {
      return places.length;
    }
  }

  private EvmHeader header(int place) {
    int key = places[place];
    Hash256 hash = EvmBlock.UNKNOWN_HASH;
    Hash256 parent = EvmBlock.UNKNOWN_HASH;
    long time = EvmBlock.UNKNOWN_TIME;
    Uint256 difficulty = Uint256.ZERO;
    for (int piece = 0; piece < index.pieceCount(key); piece++) {
      RowBytes in = new RowBytes(index.beginning(key, piece, HEAD_BYTES));
      in.getInt();
      RowKind kind = BlockRows.kind(in);
      boolean isBlock = kind == RowKind.BLOCK;
      if (!isBlock && kind != RowKind.HEAD) {
        continue;
      }
      in.getInt();
      in.getLong();
      Hash256 toldHash = in.getHash();
      hash = toldHash.equals(EvmBlock.UNKNOWN_HASH) ? hash : toldHash;
      long toldTime = in.getLong();
      time = toldTime == EvmBlock.UNKNOWN_TIME ? time : toldTime;
      if (isBlock) {
        parent = in.getHash();
        Uint256 told = in.getAmountOrNone();
        difficulty = told == null ? Uint256.ZERO : told;
      }
    }
    return new EvmHeader(hash, parent, index.number(key), time, difficulty);
  }

  @Override
  public EvmBlock read(int place) {
    try {
      return new TableBlock(network, index.number(places[place]), rows(place)).make();
    } catch (IllegalArgumentException | ArithmeticException e) {
      Origin origin = first(place);
      throw files.get(origin.file).bad(origin.place, index.number(places[place]), e);
    }
  }

  private BlockRows rows(int place) {
    BlockRows rows = new BlockRows();
    add(places[place], rows);
    int unnamed = unnamed(place);
    if (unnamed == NONE) {
      return rows;
    }
    List<Integer> others = others(place);
    if (others.isEmpty()) {
      add(unnamed, rows);
    } else {
      BlockRows more = new BlockRows();
      add(unnamed, more);
      rows.addUnnamed(more, txHash -> others.stream().anyMatch(other -> holds(other, txHash)));
    }
    return rows;
  }

  /// What tables of traces tell of a block that stands elsewhere, by transaction; empty if nothing.
  public Map<Hash256, TxTrace> traces(long number, Hash256 hash) {
    Map<Hash256, TxTrace> traces = new HashMap<>();
    long end = index.count();
    for (long key = index.find(number); key < end && index.number(key) == number; key++) {
      if (index.block(key) == 0 || index.block(key) == RowSpill.blockOf(hash.a())) {
        BlockRows rows = new BlockRows();
        add((int) key, rows);
        for (BlockRows.Tx tx : rows.txs.values()) {
          if (!tx.traces.isEmpty()) {
            CallSteps steps = CallSteps.of(List.copyOf(new LinkedHashSet<>(tx.traces)));
            traces.put(tx.hash, new TxTrace(steps.top().failed(), steps.moves()));
          }
        }
      }
    }
    return traces;
  }

  private void add(int key, BlockRows rows) {
    byte[] bytes = new byte[index.length(key)];
    rows.add(bytes, 0, index.read(key, bytes, 0));
  }

  private boolean holds(int key, Hash256 txHash) {
    BlockRows rows = new BlockRows();
    add(key, rows);
    return rows.txs.containsKey(txHash);
  }

  /// The key of rows that name this block's number only.
  private int unnamed(int place) {
    int key = places[place];
    int first = Math.toIntExact(index.find(index.number(key)));
    return first != key && index.block(first) == 0 ? first : NONE;
  }

  /// Keys of the other blocks of this number.
  private List<Integer> others(int place) {
    long number = index.number(places[place]);
    List<Integer> others = new ArrayList<>();
    for (int i = place - 1; i >= 0 && index.number(places[i]) == number; i--) {
      others.add(places[i]);
    }
    for (int i = place + 1; i < places.length && index.number(places[i]) == number; i++) {
      others.add(places[i]);
    }
    return others;
  }

  @Override
  public String origin(int place) {
    Origin origin = first(place);
    TableFile file = files.get(origin.file);
    return file.name() + ", " + file.at(origin.place);
  }

  private record Origin(int file, long place) {}

  /// A key's first piece begins with a head or a row of blocks, which say where they come from.
  private Origin first(int place) {
    RowBytes in = new RowBytes(index.beginning(places[place], 0, HEAD_BYTES));
    in.getInt();
    in.getByte();
    return new Origin(in.getInt(), in.getLong());
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
