package org.entente.chain.evm.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.jspecify.annotations.Nullable;

/// What stands behind a header: transactions, uncles, withdrawals (null before Shanghai).
///
/// `unclesHash` is the hash of the encoded uncles; null where only their hashes are known, as
/// JSON tells them. Then `uncles` is empty and `uncleCount` says how many there are.
public record BlockBody(
    List<byte[]> txs,
    List<BlockHeader> uncles,
    int uncleCount,
    @Nullable Hash256 unclesHash,
    @Nullable List<Withdrawal> withdrawals) {
  /// Uncles a block may have.
  private static final int MAX_UNCLES = 2;

  /// What a header names that has none: the hash of an empty list.
  public static final Hash256 NO_UNCLES = BlockHeader.hash(new RlpWriter().end(0).toByteArray());

  public BlockBody {
    txs = List.copyOf(txs);
    uncles = List.copyOf(uncles);
    withdrawals = withdrawals == null ? null : List.copyOf(withdrawals);
  }

  /// Reads the two or three lists that are left of `in`.
  public static BlockBody decode(RlpReader in) {
    List<byte[]> txs = new ArrayList<>();
    RlpReader items = in.list();
    while (items.hasNext()) {
      txs.add(items.isList() ? items.raw() : items.bytes());
    }
    byte[] encoded = in.raw();
    List<BlockHeader> uncles = new ArrayList<>();
    Set<Hash256> told = new HashSet<>();
    RlpReader headers = RlpReader.onlyList(encoded);
    while (headers.hasNext()) {
      if (headers.isList()) {
        uncles.add(BlockHeader.decode(headers.raw()));
      } else {
        if (!told.add(headers.hash())) {
          throw new IllegalArgumentException("the same uncle twice");
        }
      }
    }
    if ((!told.isEmpty() && !uncles.isEmpty()) || told.size() + uncles.size() > MAX_UNCLES) {
      throw new IllegalArgumentException(told.size() + uncles.size() + " uncles");
    }
    List<Withdrawal> withdrawals = null;
    if (in.hasNext()) {
      withdrawals = new ArrayList<>();
      RlpReader entries = in.list();
      while (entries.hasNext()) {
        withdrawals.add(Withdrawal.decode(entries));
      }
    }
    in.end();
    return new BlockBody(
        txs,
        uncles,
        told.size() + uncles.size(),
        !told.isEmpty() ? null : Hash256.read(new Keccak256().hash(encoded), 0),
        withdrawals);
  }
}
