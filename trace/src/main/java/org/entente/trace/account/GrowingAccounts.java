package org.entente.trace.account;

import java.util.List;
import java.util.PrimitiveIterator;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.TransferKind;

/// A ledger whose end moves on, for a walk that stays: numbers keep their meaning as long as
/// nothing is taken back.
final class GrowingAccounts implements AccountView {
  private AccountView now;

  GrowingAccounts(AccountView now) {
    this.now = now;
  }

  /// From here on it is this ledger, of which the one before is the beginning.
  void grow(AccountView longer) {
    now = longer;
  }

  @Override
  public EvmNetwork network() {
    return now.network();
  }

  @Override
  public String digest() {
    return now.digest();
  }

  @Override
  public int blockCount() {
    return now.blockCount();
  }

  @Override
  public long txCount() {
    return now.txCount();
  }

  @Override
  public long transferCount() {
    return now.transferCount();
  }

  @Override
  public long accountCount() {
    return now.accountCount();
  }

  @Override
  public long assetCount() {
    return now.assetCount();
  }

  @Override
  public long holdingCount() {
    return now.holdingCount();
  }

  @Override
  public BlockRow block(int block) {
    return now.block(block);
  }

  @Override
  public int findBlock(Hash256 hash) {
    return now.findBlock(hash);
  }

  @Override
  public int findBlock(long number) {
    return now.findBlock(number);
  }

  @Override
  public int blockOf(long tx) {
    return now.blockOf(tx);
  }

  @Override
  public long findTx(Hash256 hash) {
    return now.findTx(hash);
  }

  @Override
  public TxRow tx(long tx) {
    return now.tx(tx);
  }

  @Override
  public long firstTransfer(long tx) {
    return now.firstTransfer(tx);
  }

  @Override
  public long txOfTransfer(long transfer) {
    return now.txOfTransfer(transfer);
  }

  @Override
  public TransferKind kind(long transfer) {
    return now.kind(transfer);
  }

  @Override
  public int logIndex(long transfer) {
    return now.logIndex(transfer);
  }

  @Override
  public long fromHolding(long transfer) {
    return now.fromHolding(transfer);
  }

  @Override
  public long toHolding(long transfer) {
    return now.toHolding(transfer);
  }

  @Override
  public Uint256 amount(long transfer) {
    return now.amount(transfer);
  }

  @Override
  public long accountOf(long holding) {
    return now.accountOf(holding);
  }

  @Override
  public long assetOf(long holding) {
    return now.assetOf(holding);
  }

  @Override
  public long firstTransferOf(long holding) {
    return now.firstTransferOf(holding);
  }

  @Override
  public long nextTransfer(long holding, long transfer) {
    return now.nextTransfer(holding, transfer);
  }

  @Override
  public Uint256 seenBefore(long holding, long transfer) {
    return now.seenBefore(holding, transfer);
  }

  @Override
  public EvmAddress address(long account) {
    return now.address(account);
  }

  @Override
  public long findAccount(EvmAddress address) {
    return now.findAccount(address);
  }

  @Override
  public Asset asset(long asset) {
    return now.asset(asset);
  }

  @Override
  public long findAsset(Asset asset) {
    return now.findAsset(asset);
  }

  @Override
  public long findHolding(long account, long asset) {
    return now.findHolding(account, asset);
  }

  @Override
  public PrimitiveIterator.OfLong holdingsOf(long account) {
    return now.holdingsOf(account);
  }

  @Override
  public List<EvmLog> logs(long tx) {
    return now.logs(tx);
  }

  @Override
  public PrimitiveIterator.OfLong txsWithLogs(long tx) {
    return now.txsWithLogs(tx);
  }

  @Override
  public AccountView before(int blocks) {
    return now.before(blocks);
  }
}
