package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.column1.RowIndex;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.store1.Manifest.Counts;
import org.jspecify.annotations.Nullable;

/// Turns blocks into rows: gives numbers to accounts, assets and holdings as they appear, and
/// links each transfer to the one before it.
final class Rows implements AutoCloseable {
  private final Columns columns;
  private final Register blocks;
  private final Register txs;
  private final Register accounts;
  private final Register assets;
  private final Register holdings;
  private final Register notes;
  private final Balances balances;
  private final Keys.HashKey txKey;
  private final Keys.AccountKey accountKey;
  private final Keys.AssetKey assetKey;
  private final Keys.HoldingKey holdingKey;
  private final RowEncoder txRow;
  private final RowEncoder transferRow;
  private final RowEncoder linkRow;
  private final RowEncoder wideRow;
  private final RowEncoder addressRow;
  private final RowEncoder assetRow;
  private final RowEncoder balanceRow;
  private final RowEncoder flowRow;
  private final RowEncoder logRow;
  private final RowEncoder hashRow;
  private final RowEncoder blockRow;
  private final RowEncoder factsRow;
  private final Memo<EvmAddress> lastAccounts = new Memo<>();
  private final Memo<Asset> lastAssets = new Memo<>();

  Rows(Path folder, Columns columns, Counts counts) throws IOException {
    this.columns = columns;
    blocks = new Register(folder, Indexes.BLOCK, counts.blocks(), Indexes.blockHashes(columns));
    txs = new Register(folder, Indexes.TX, counts.txs(), Indexes.txHashes(columns));
    accounts =
        new Register(folder, Indexes.ACCOUNT, counts.accounts(), Indexes.accountHashes(columns));
    assets = new Register(folder, Indexes.ASSET, counts.assets(), Indexes.assetHashes(columns));
    holdings =
        new Register(folder, Indexes.HOLDING, counts.holdings(), Indexes.holdingHashes(columns));
    notes =
        new Register(folder, Indexes.BALANCE, counts.balances(), Indexes.balanceHashes(columns));
    balances = new Balances(columns, notes.index());
    txKey = new Keys.HashKey(columns.txHashes);
    accountKey = new Keys.AccountKey(columns);
    assetKey = new Keys.AssetKey(columns);
    holdingKey = new Keys.HoldingKey(columns);
    txRow = new RowEncoder(columns.txRows);
    transferRow = new RowEncoder(columns.transfers);
    linkRow = new RowEncoder(columns.links);
    wideRow = new RowEncoder(columns.wideAmounts);
    addressRow = new RowEncoder(columns.addresses);
    assetRow = new RowEncoder(columns.assets);
    balanceRow = new RowEncoder(columns.balances);
    flowRow = new RowEncoder(columns.flows);
    logRow = new RowEncoder(columns.logs);
    hashRow = new RowEncoder(columns.txHashes);
    blockRow = new RowEncoder(columns.blockHashes);
    factsRow = new RowEncoder(columns.blockFacts);
  }

  boolean holds(Hash256 tx) {
    return txs.find(txKey.set(tx)) != RowIndex.NONE;
  }

  Balances balances() {
    return balances;
  }

  Indexes indexes() {
    return new Indexes(
        blocks.index(),
        txs.index(),
        accounts.index(),
        assets.index(),
        holdings.index(),
        notes.index());
  }

  /// Appends the block's rows; `digest` is the ledger's with it.
  void append(EvmBlock block, Hash256 digest) throws IOException {
    Counts before = columns.counts();
    for (EvmTx tx : block.txs()) {
      append(tx);
    }
    if (!block.credits().isEmpty()) {
      appendTx(Hash256.ZERO, Columns.NONE, Columns.NONE, 0, EvmTx.Success.DONE);
      append(block.credits());
    }
    blockRow.put(block.hash()).append();
    columns.blockNumbers.append(block.number());
    columns.blockStarts.append(before.txs());
    factsRow.put(block.parent()).put(digest).put64(block.time());
    factsRow.put(block.burnt()).put(block.difficulty()).put(block.beneficiary());
    factsRow.put8(EvmBlock.Proof.bits(block.proofs()));
    factsRow.put40(before.accounts()).put40(before.assets()).put40(before.holdings());
    factsRow.put40(before.wideAmounts()).put40(before.balances()).put40(before.logs());
    factsRow.put32(block.logCount()).append();
    blocks.add(Keys.HashKey.hashOf(columns.blockHashes, before.blocks()));
  }

  private void append(EvmTx tx) throws IOException {
    appendTx(tx.hash(), account(tx.from()), account(tx.to()), tx.type(), tx.success());
    append(tx.transfers());
    for (EvmLog log : KeptLogs.of(tx)) {
      append(log);
    }
  }

  private void appendTx(Hash256 hash, long from, long to, int type, EvmTx.Success success)
      throws IOException {
    long row = columns.txHashes.rows();
    hashRow.put(hash).append();
    txs.add(Keys.HashKey.hashOf(columns.txHashes, row));
    txRow.put40(from).put40(to).put8(type).put8(success.code()).append();
  }

  private void append(EvmLog log) throws IOException {
    for (Hash256 topic : log.topics()) {
      columns.logBytes.append(topic.bytes(), 0, Hash256.BYTES);
    }
    columns.logBytes.append(log.data(), 0, log.data().length);
    logRow.put40(columns.txHashes.rows() - 1).put32(log.logIndex()).put(log.contract());
    logRow.put8(log.topics().size()).put48(columns.logBytes.rows()).append();
  }

  private void append(List<Transfer> transfers) throws IOException {
    columns.transferStarts.append(1 + transfers.size());
    for (Transfer transfer : transfers) {
      append(transfer);
    }
  }

  private void append(Transfer transfer) throws IOException {
    long number = columns.transfers.rows();
    EvmAddress sender = transfer.from();
    EvmAddress recipient = transfer.to();
    long from = sender == null ? Columns.NONE : holding(sender, transfer.asset(), number);
    long to = recipient == null ? Columns.NONE : holding(recipient, transfer.asset(), number);
    int fromOrdinal = from == Columns.NONE ? 0 : link(from, number);
    int toOrdinal = to == Columns.NONE ? 0 : to == from ? fromOrdinal : link(to, number);
    transferRow.put40(from).put40(to);
    putAmount(transfer.amount());
    int place = (transfer.logIndex() + 1) << Columns.KIND_BITS;
    transferRow.put32(transfer.kind().code() | place).put8(fromOrdinal).put8(toOrdinal).append();
    linkRow.put40(Columns.NONE).put40(Columns.NONE).append();
    if (from != Columns.NONE && fromOrdinal == 0) {
      noteBalance(from, number);
    }
    if (to != Columns.NONE && to != from && toOrdinal == 0) {
      noteBalance(to, number);
    }
  }

  private void putAmount(Uint256 amount) throws IOException {
    if (amount.bitLength() < Columns.AMOUNT_BYTES * 8) {
      transferRow.put64(amount.d()).put16((int) amount.c());
    } else {
      transferRow.put64(columns.wideAmounts.rows()).put16(Columns.WIDE);
      wideRow.put(amount).append();
    }
  }

  /// Makes `transfer` the last of `holding` and returns its ordinal there.
  private int link(long holding, long transfer) {
    long last = Columns.number(columns.holdingLasts, holding);
    columns.holdingLasts.set(holding, transfer);
    if (last == Columns.NONE) {
      return 0;
    }
    int ordinal = columns.ordinal(holding, last);
    if (columns.fromOf(last) == holding) {
      columns.links.set(last, 0, 5, transfer);
    }
    if (columns.toOf(last) == holding) {
      columns.links.set(last, Columns.LINK_TO, 5, transfer);
    }
    return (ordinal + 1) % Columns.BALANCE_STEP;
  }

  /// Each 128th transfer of a holding, but not its first.
  private void noteBalance(long holding, long transfer) throws IOException {
    if (Columns.number(columns.holdingStarts, holding) == transfer) {
      return;
    }
    long row = columns.balances.rows();
    Balances.Note last = balances.last(holding, transfer, row);
    Balances.Sums sums = balances.next(holding, transfer, last, row);
    balanceRow.put40(holding).put32((int) last.number() + 1).put40(transfer).put(sums.seen());
    balanceRow.append();
    flowRow.put(sums.received()).put(sums.sent()).put32(sums.mixed()).append();
    notes.add(Keys.BalanceKey.hashOf(columns, row));
  }

  private long account(@Nullable EvmAddress address) throws IOException {
    if (address == null) {
      return Columns.NONE;
    }
    long last = lastAccounts.get(address, address.c());
    if (last != RowIndex.NONE) {
      return last;
    }
    long known = accounts.find(accountKey.set(address));
    return lastAccounts.put(
        address, address.c(), known == RowIndex.NONE ? appendAccount(address) : known);
  }

  private long appendAccount(EvmAddress address) throws IOException {
    long fresh = columns.addresses.rows();
    addressRow.put(address).append();
    columns.accountFirsts.append(Columns.NONE);
    columns.accountLasts.append(Columns.NONE);
    accounts.add(accountKey.hash());
    return fresh;
  }

  private long asset(Asset asset) throws IOException {
    int hint = asset.contract().c();
    long last = lastAssets.get(asset, hint);
    if (last != RowIndex.NONE) {
      return last;
    }
    long known = assets.find(assetKey.set(asset));
    return lastAssets.put(asset, hint, known == RowIndex.NONE ? appendAsset(asset) : known);
  }

  private long appendAsset(Asset asset) throws IOException {
    long fresh = columns.assets.rows();
    assetRow.put8(asset.standard().code()).put(asset.contract()).put(asset.id()).append();
    assets.add(assetKey.hash());
    return fresh;
  }

  private long holding(EvmAddress address, Asset asset, long transfer) throws IOException {
    long account = account(address);
    long number = asset(asset);
    long known = holdings.find(holdingKey.set(account, number));
    if (known != RowIndex.NONE) {
      return known;
    }
    long fresh = columns.holdingAccounts.rows();
    long previous = Columns.number(columns.accountLasts, account);
    columns.holdingAccounts.append(account);
    columns.holdingAssets.append(number);
    columns.holdingStarts.append(transfer);
    columns.holdingPrevious.append(previous);
    columns.holdingNexts.append(Columns.NONE);
    columns.holdingLasts.append(Columns.NONE);
    columns.accountLasts.set(account, fresh);
    if (previous == Columns.NONE) {
      columns.accountFirsts.set(account, fresh);
    } else {
      columns.holdingNexts.set(previous, fresh);
    }
    holdings.add(holdingKey.hash());
    return fresh;
  }

  /// Forgets the index entries behind `to`, while the rows are still there.
  void truncate(Counts to) throws IOException {
    lastAccounts.clear();
    lastAssets.clear();
    blocks.truncate(to.blocks());
    txs.truncate(to.txs());
    accounts.truncate(to.accounts());
    assets.truncate(to.assets());
    holdings.truncate(to.holdings());
    notes.truncate(to.balances());
  }

  private List<Register> all() {
    return List.of(blocks, txs, accounts, assets, holdings, notes);
  }

  void seal() throws IOException {
    for (Register register : all()) {
      register.seal();
    }
  }

  @Override
  public void close() throws IOException {
    for (Register register : all()) {
      register.close();
    }
  }
}
