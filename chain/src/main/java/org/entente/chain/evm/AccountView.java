package org.entente.chain.evm;

import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.LongConsumer;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// A ledger of transfers between accounts, to read.
///
/// Transactions, transfers, accounts and assets are dense numbers from 0. Transactions and
/// transfers stand in ledger order (by block number, place in the block, order of effect), so
/// "earlier" is `<`. Accounts and assets stand in order of appearance: of a transaction its sender,
/// its recipient, then those of each transfer. A block's withdrawals and rewards belong to a
/// transaction of their own behind its others, with a hash of zeros.
///
/// A **holding** is one account's balance of one asset, the thing that taint lies on; it is
/// numbered from 0, too, in order of appearance. Each transfer links to the next one of the holding
/// it leaves and of the one it enters, so that a holding's history can be walked in time order
/// without an index.
///
/// Numbers out of range throw [IndexOutOfBoundsException]. A view does not change while it is open.
/// Instances may be read by many threads.
public interface AccountView {
  /// No such transaction, transfer, account, asset, holding.
  long NONE = -1;

  EvmNetwork network();

  /// A digest of all that this view holds: equal digests, equal ledgers.
  String digest();

  int blockCount();

  long txCount();

  long transferCount();

  long accountCount();

  long assetCount();

  long holdingCount();

  /// `block` counts from 0 in ledger order; it is not the block's number.
  BlockRow block(int block);

  /// Index of the block with this hash, or −1.
  int findBlock(Hash256 hash);

  /// Index of the block with this number, or −1.
  int findBlock(long number);

  int blockOf(long tx);

  /// Number of the transaction, or [#NONE].
  long findTx(Hash256 hash);

  TxRow tx(long tx);

  /// `tx` may be [#txCount()], which gives the end of the last.
  long firstTransfer(long tx);

  long txOfTransfer(long transfer);

  TransferKind kind(long transfer);

  /// Place of its log in the block, or [Transfer#NO_LOG].
  int logIndex(long transfer);

  /// The holding that it leaves, [#NONE] for withdrawals and rewards.
  long fromHolding(long transfer);

  /// The holding that it enters, [#NONE] for gas.
  long toHolding(long transfer);

  Uint256 amount(long transfer);

  long accountOf(long holding);

  long assetOf(long holding);

  /// The first transfer that touches this holding.
  long firstTransferOf(long holding);

  /// The transfer of this holding behind `transfer`, which touches it too; or [#NONE]. Throws
  /// [IllegalArgumentException] if `transfer` does not touch it.
  long nextTransfer(long holding, long transfer);

  /// How much the holding was seen to hold just before `transfer` (which touches it): what it
  /// received less what it sent, but never less than 0, because what an outflow exceeds the balance
  /// by was there before the data began; and never more than 2²⁵⁶−1, which only a contract that
  /// lies can make it exceed. `transfer` may be [#transferCount()], which gives what it holds at
  /// the end.
  Uint256 seenBefore(long holding, long transfer);

  /// Tells each holding that `holding` pays, once for each transfer (gas goes to none), in no
  /// order: for walks over many holdings, which wait for memory most of the time.
  default void paidBy(long holding, LongConsumer to) {
    for (long t = firstTransferOf(holding); t != NONE; t = nextTransfer(holding, t)) {
      if (fromHolding(t) == holding && toHolding(t) != NONE) {
        to.accept(toHolding(t));
      }
    }
  }

  /// Goes along the history of `holding` from `transfer`, which touches it, in one step. What lies
  /// between may be summed up: it sends at most `most` there, and sends nothing in transactions
  /// that move more than one asset nor to itself. Goes no further than `end`. Null where there is
  /// no such step, which says nothing about the history; then [#nextTransfer] goes on.
  default @Nullable Leap leap(long holding, long transfer, Uint256 most, long end) {
    return null;
  }

  /// From one transfer of a holding, that included, to another of its transfers, `to`, that
  /// excluded: what it received and sent.
  record Leap(long to, Uint256 received, Uint256 sent) {}

  EvmAddress address(long account);

  /// Number of the account, or [#NONE].
  long findAccount(EvmAddress address);

  Asset asset(long asset);

  /// Number of the asset, or [#NONE].
  long findAsset(Asset asset);

  /// Number of the holding, or [#NONE].
  long findHolding(long account, long asset);

  /// All holdings of an account, in order of appearance.
  PrimitiveIterator.OfLong holdingsOf(long account);

  /// The logs of this transaction that were kept, in order.
  List<EvmLog> logs(long tx);

  /// The numbers of transactions with kept logs, ascending, from `tx` on, which may be
  /// [#txCount()].
  PrimitiveIterator.OfLong txsWithLogs(long tx);

  /// The ledger as it stood before block `blocks`: later transactions and transfers are not there.
  AccountView before(int blocks);

  /// A block of the ledger. `txCount` counts the transaction of its credits, too, if it has one.
  /// `burnt` is what of its fees nobody got, `logCount` the number of its logs, kept or not.
  record BlockRow(
      Hash256 hash,
      Hash256 parent,
      long number,
      long time,
      Set<EvmBlock.Proof> proofs,
      EvmAddress beneficiary,
      Uint256 burnt,
      long firstTx,
      int txCount,
      int logCount) {}

  /// A transaction. `from` and `to` are accounts, [#NONE] for a block's credits (whose type is 0,
  /// and which are done) and where a transaction has no recipient, or is known by its hash only.
  record TxRow(Hash256 hash, int type, long from, long to, EvmTx.Success success) {}

  /// True for the transaction that a block's withdrawals and rewards belong to.
  default boolean isCredits(long tx) {
    return tx(tx).hash().equals(Hash256.ZERO);
  }

  /// The address of a holding's account, for people.
  default EvmAddress addressOf(long holding) {
    return address(accountOf(holding));
  }

  /// [#accountOf] the holding that a transfer leaves or enters, null where there is none.
  default @Nullable EvmAddress addressOrNull(long holding) {
    return holding == NONE ? null : addressOf(holding);
  }
}
