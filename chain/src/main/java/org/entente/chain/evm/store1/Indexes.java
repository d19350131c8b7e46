package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entente.chain.column1.IndexRun;
import org.entente.chain.column1.RowIndex;
import org.entente.chain.evm.store1.Manifest.Counts;

/// The indexes of one store, for readers.
record Indexes(
    RowIndex blocks,
    RowIndex txs,
    RowIndex accounts,
    RowIndex assets,
    RowIndex holdings,
    RowIndex balances) {
  static final String FOLDER = "index";
  static final String BLOCK = "block";
  static final String TX = "tx";
  static final String ACCOUNT = "account";
  static final String ASSET = "asset";
  static final String HOLDING = "holding";
  static final String BALANCE = "balance";

  static Indexes read(Path store, Columns columns, Counts counts) throws IOException {
    Path folder = store.resolve(FOLDER);
    return new Indexes(
        RowIndex.read(folder, BLOCK, counts.blocks(), blockHashes(columns)),
        RowIndex.read(folder, TX, counts.txs(), txHashes(columns)),
        RowIndex.read(folder, ACCOUNT, counts.accounts(), accountHashes(columns)),
        RowIndex.read(folder, ASSET, counts.assets(), assetHashes(columns)),
        RowIndex.read(folder, HOLDING, counts.holdings(), holdingHashes(columns)),
        RowIndex.read(folder, BALANCE, counts.balances(), balanceHashes(columns)));
  }

  static RowIndex.Hashes blockHashes(Columns columns) {
    return row -> Keys.HashKey.hashOf(columns.blockHashes, row);
  }

  static RowIndex.Hashes txHashes(Columns columns) {
    return row -> Keys.HashKey.hashOf(columns.txHashes, row);
  }

  static RowIndex.Hashes accountHashes(Columns columns) {
    return row -> Keys.AccountKey.hashOf(columns, row);
  }

  static RowIndex.Hashes assetHashes(Columns columns) {
    return row -> Keys.AssetKey.hashOf(columns, row);
  }

  static RowIndex.Hashes holdingHashes(Columns columns) {
    return row -> Keys.HoldingKey.hashOf(columns, row);
  }

  static RowIndex.Hashes balanceHashes(Columns columns) {
    return row -> Keys.BalanceKey.hashOf(columns, row);
  }

  private Stream<RowIndex> all() {
    return Stream.of(blocks, txs, accounts, assets, holdings, balances);
  }

  List<IndexRun> runs() {
    return all().flatMap(index -> index.runs().stream()).toList();
  }

  void close() throws IOException {
    for (RowIndex index : all().toList()) {
      index.close();
    }
  }
}
