package org.entente.chain.evm.store1;

import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.RowIndex;

/// What the store is asked by. Each key is one object that is set anew for each question, because
/// an import asks a hundred million of them. All numbers in keys are as they stand on disk, read
/// little endian.
final class Keys {
  private Keys() {}

  /// A hash of a transaction or a block, in a column of its own. Zeros (credits; a block whose
  /// hash nobody told) stand many times and are never looked for: each gets a hash of its own, or
  /// else they would all crowd into one place of the index.
  static final class HashKey implements RowIndex.Key {
    private final Column hashes;
    private long a;
    private long b;
    private long c;
    private long d;

    HashKey(Column hashes) {
      this.hashes = hashes;
    }

    HashKey set(Hash256 hash) {
      a = Long.reverseBytes(hash.a());
      b = Long.reverseBytes(hash.b());
      c = Long.reverseBytes(hash.c());
      d = Long.reverseBytes(hash.d());
      return this;
    }

    /// A block's credits have no hash and stand as zeros, many of them: they are spread by row,
    /// since nobody looks them up.
    static long hashOf(Column hashes, long row) {
      long mixed = hashes.latest(row, 0) ^ hashes.latest(row, 16);
      return RowIndex.mix(mixed == 0 && isZero(hashes, row) ? ~row : mixed);
    }

    private static boolean isZero(Column hashes, long row) {
      return (hashes.latest(row, 0)
              | hashes.latest(row, 8)
              | hashes.latest(row, 16)
              | hashes.latest(row, 24))
          == 0;
    }

    @Override
    public long hash() {
      return RowIndex.mix(a ^ c);
    }

    @Override
    public boolean stands(long row) {
      return hashes.latest(row, 0) == a
          && hashes.latest(row, 8) == b
          && hashes.latest(row, 16) == c
          && hashes.latest(row, 24) == d;
    }
  }

  static final class AccountKey implements RowIndex.Key {
    private final Columns columns;
    private long a;
    private long b;
    private int c;

    AccountKey(Columns columns) {
      this.columns = columns;
    }

    AccountKey set(EvmAddress address) {
      a = Long.reverseBytes(address.a());
      b = Long.reverseBytes(address.b());
      c = Integer.reverseBytes(address.c());
      return this;
    }

    static long hashOf(Columns columns, long row) {
      Column addresses = columns.addresses;
      return hash(
          addresses.latest(row, 0), addresses.latest(row, 8), tail(addresses.latest(row, 12)));
    }

    private static int tail(long word) {
      return (int) (word >>> 32);
    }

    private static long hash(long a, long b, int c) {
      return RowIndex.mix(a + RowIndex.mix(b + c));
    }

    @Override
    public long hash() {
      return hash(a, b, c);
    }

    @Override
    public boolean stands(long row) {
      Column addresses = columns.addresses;
      return addresses.latest(row, 0) == a
          && addresses.latest(row, 8) == b
          && tail(addresses.latest(row, 12)) == c;
    }
  }

  static final class AssetKey implements RowIndex.Key {
    private final Columns columns;
    private Asset asset = Asset.NATIVE;

    AssetKey(Columns columns) {
      this.columns = columns;
    }

    AssetKey set(Asset wanted) {
      asset = wanted;
      return this;
    }

    static long hashOf(Columns columns, long row) {
      return hash(
          Columns.address(columns.assets, row, 1), Columns.uint256(columns.assets, row, 21));
    }

    private static long hash(EvmAddress contract, Uint256 id) {
      long ofContract = RowIndex.mix(contract.a() + RowIndex.mix(contract.b() + contract.c()));
      return RowIndex.mix(
          ofContract + RowIndex.mix(id.a() + id.c()) + RowIndex.mix(id.b() - id.d()));
    }

    @Override
    public long hash() {
      return hash(asset.contract(), asset.id());
    }

    @Override
    public boolean stands(long row) {
      return (byte) columns.assets.latest(row, 0) == asset.standard().code()
          && Columns.address(columns.assets, row, 1).equals(asset.contract())
          && Columns.uint256(columns.assets, row, 21).equals(asset.id());
    }
  }

  static final class HoldingKey implements RowIndex.Key {
    private final Columns columns;
    private long account;
    private long asset;

    HoldingKey(Columns columns) {
      this.columns = columns;
    }

    HoldingKey set(long ofAccount, long ofAsset) {
      account = ofAccount;
      asset = ofAsset;
      return this;
    }

    static long hashOf(Columns columns, long row) {
      return hash(
          Columns.number(columns.holdingAccounts, row), Columns.number(columns.holdingAssets, row));
    }

    private static long hash(long account, long asset) {
      return RowIndex.mix(account + RowIndex.mix(asset));
    }

    @Override
    public long hash() {
      return hash(account, asset);
    }

    @Override
    public boolean stands(long row) {
      return Columns.number(columns.holdingAccounts, row) == account
          && Columns.number(columns.holdingAssets, row) == asset;
    }
  }

  /// The so manieth noted balance of a holding.
  static final class BalanceKey implements RowIndex.Key {
    private final Columns columns;
    private long holding;
    private long number;

    BalanceKey(Columns columns) {
      this.columns = columns;
    }

    BalanceKey set(long ofHolding, long which) {
      holding = ofHolding;
      number = which;
      return this;
    }

    static long hashOf(Columns columns, long row) {
      return hash(Columns.number(columns.balances, row), numberOf(columns, row));
    }

    private static long numberOf(Columns columns, long row) {
      return columns.balances.latest(row, Columns.BALANCE_NUMBER) & 0xffff_ffffL;
    }

    private static long hash(long holding, long number) {
      return RowIndex.mix(holding + RowIndex.mix(number));
    }

    @Override
    public long hash() {
      return hash(holding, number);
    }

    @Override
    public boolean stands(long row) {
      return Columns.number(columns.balances, row) == holding && numberOf(columns, row) == number;
    }
  }
}
