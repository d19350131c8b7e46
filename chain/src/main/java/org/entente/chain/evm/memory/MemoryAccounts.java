package org.entente.chain.evm.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.LongStream;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.AccountDigest;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmRules;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// The oracle: every answer is looked up in a list or a map that was filled block by block, and
/// an earlier state is simply built again from fewer blocks. Nobody may read while it is changed.
public final class MemoryAccounts implements AccountView {
  private static final int LEAP_STEP = 2;

  private record Tx(TxRow row, int block, long firstTransfer, List<EvmLog> logs) {}

  private record Row(Transfer transfer, long tx, long from, long to) {}

  private record Pair(long account, long asset) {}

  private record Holding(Pair pair, List<Long> transfers) {}

  private final EvmNetwork network;
  private final List<EvmBlock> blocks = new ArrayList<>();
  private final List<BlockRow> rows = new ArrayList<>();
  private final List<Tx> txs = new ArrayList<>();
  private final List<Row> transfers = new ArrayList<>();
  private final List<EvmAddress> accounts = new ArrayList<>();
  private final List<Asset> assets = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private final Map<EvmAddress, Long> accountOfAddress = new HashMap<>();
  private final Map<Asset, Long> assetNumbers = new HashMap<>();
  private final Map<Pair, Long> holdingOfPair = new HashMap<>();
  private final Map<Hash256, Long> txOfHash = new HashMap<>();
  private AccountDigest digest;

  public MemoryAccounts(EvmNetwork network) {
    this.network = network;
    this.digest = new AccountDigest(network);
  }

  /// Takes blocks in ledger order. Throws [BrokenRule] when they contradict each other.
  public MemoryAccounts(EvmNetwork network, List<EvmBlock> blocks) {
    this(network);
    blocks.forEach(this::append);
  }

  /// Takes the block as the newest, or throws [BrokenRule] and takes nothing of it.
  public void append(EvmBlock block) {
    EvmRules.check(block, newest());
    for (EvmTx tx : block.txs()) {
      if (txOfHash.containsKey(tx.hash())) {
        throw new BrokenRule(
            BrokenRule.Rule.FORMAT, "transaction " + tx.hash() + " is in the ledger already");
      }
    }
    int number = blocks.size();
    long firstTx = txs.size();
    for (EvmTx tx : block.txs()) {
      txOfHash.put(tx.hash(), (long) txs.size());
      long from = accountOrNone(tx.from());
      long to = accountOrNone(tx.to());
      TxRow row = new TxRow(tx.hash(), tx.type(), from, to, tx.success());
      txs.add(new Tx(row, number, transfers.size(), KeptLogs.of(tx)));
      tx.transfers().forEach(this::append);
    }
    if (!block.credits().isEmpty()) {
      TxRow row = new TxRow(Hash256.ZERO, 0, NONE, NONE, EvmTx.Success.DONE);
      txs.add(new Tx(row, number, transfers.size(), List.of()));
      block.credits().forEach(this::append);
    }
    blocks.add(block);
    rows.add(
        new BlockRow(
            block.hash(),
            block.parent(),
            block.number(),
            block.time(),
            block.proofs(),
            block.beneficiary(),
            block.burnt(),
            firstTx,
            (int) (txs.size() - firstTx),
            block.logCount()));
    digest.append(block);
  }

  private @Nullable EvmHeader newest() {
    if (blocks.isEmpty()) {
      return null;
    }
    EvmBlock last = blocks.getLast();
    return new EvmHeader(last.hash(), last.parent(), last.number(), last.time(), last.difficulty());
  }

  private void append(Transfer transfer) {
    EvmAddress from = transfer.from();
    EvmAddress to = transfer.to();
    long leaves = from == null ? NONE : holding(from, transfer.asset());
    long enters = to == null ? NONE : holding(to, transfer.asset());
    long number = transfers.size();
    transfers.add(new Row(transfer, txs.size() - 1L, leaves, enters));
    if (leaves != NONE) {
      at(holdings, leaves).transfers().add(number);
    }
    if (enters != NONE && enters != leaves) {
      at(holdings, enters).transfers().add(number);
    }
  }

  private long accountOrNone(@Nullable EvmAddress address) {
    return address == null ? NONE : account(address);
  }

  private long account(EvmAddress address) {
    return number(accountOfAddress, accounts, address, address);
  }

  private long holding(EvmAddress address, Asset asset) {
    Pair pair = new Pair(account(address), number(assetNumbers, assets, asset, asset));
    return number(holdingOfPair, holdings, pair, new Holding(pair, new ArrayList<>()));
  }

  /// Number of what `key` names; `fresh` is added if nothing has that name yet.
  private static <K, V> long number(Map<K, Long> numbers, List<V> all, K key, V fresh) {
    Long known = numbers.putIfAbsent(key, (long) all.size());
    if (known != null) {
      return known;
    }
    all.add(fresh);
    return all.size() - 1L;
  }

  /// Takes back the newest blocks until `blockCount` remain.
  public void truncate(int blockCount) {
    List<EvmBlock> kept = List.copyOf(blocks.subList(0, blockCount));
    List.of(blocks, rows, txs, transfers, accounts, assets, holdings).forEach(List::clear);
    List.of(accountOfAddress, assetNumbers, holdingOfPair, txOfHash).forEach(Map::clear);
    digest = new AccountDigest(network);
    kept.forEach(this::append);
  }

  @Override
  public EvmNetwork network() {
    return network;
  }

  @Override
  public String digest() {
    return digest.hex();
  }

  @Override
  public int blockCount() {
    return blocks.size();
  }

  @Override
  public long txCount() {
    return txs.size();
  }

  @Override
  public long transferCount() {
    return transfers.size();
  }

  @Override
  public long accountCount() {
    return accounts.size();
  }

  @Override
  public long assetCount() {
    return assets.size();
  }

  @Override
  public long holdingCount() {
    return holdings.size();
  }

  @Override
  public BlockRow block(int block) {
    return rows.get(block);
  }

  @Override
  public int findBlock(Hash256 hash) {
    for (int block = 0; block < rows.size(); block++) {
      if (!hash.equals(EvmBlock.UNKNOWN_HASH) && rows.get(block).hash().equals(hash)) {
        return block;
      }
    }
    return -1;
  }

  @Override
  public int findBlock(long number) {
    for (int block = 0; block < rows.size(); block++) {
      if (rows.get(block).number() == number) {
        return block;
      }
    }
    return -1;
  }

  @Override
  public int blockOf(long tx) {
    return at(txs, tx).block();
  }

  @Override
  public long findTx(Hash256 hash) {
    return txOfHash.getOrDefault(hash, NONE);
  }

  @Override
  public TxRow tx(long tx) {
    return at(txs, tx).row();
  }

  @Override
  public long firstTransfer(long tx) {
    return tx == txs.size() ? transfers.size() : at(txs, tx).firstTransfer();
  }

  @Override
  public long txOfTransfer(long transfer) {
    return at(transfers, transfer).tx();
  }

  @Override
  public TransferKind kind(long transfer) {
    return at(transfers, transfer).transfer().kind();
  }

  @Override
  public int logIndex(long transfer) {
    return at(transfers, transfer).transfer().logIndex();
  }

  @Override
  public long fromHolding(long transfer) {
    return at(transfers, transfer).from();
  }

  @Override
  public long toHolding(long transfer) {
    return at(transfers, transfer).to();
  }

  @Override
  public Uint256 amount(long transfer) {
    return at(transfers, transfer).transfer().amount();
  }

  @Override
  public long accountOf(long holding) {
    return at(holdings, holding).pair().account();
  }

  @Override
  public long assetOf(long holding) {
    return at(holdings, holding).pair().asset();
  }

  @Override
  public long firstTransferOf(long holding) {
    return at(holdings, holding).transfers().getFirst();
  }

  @Override
  public long nextTransfer(long holding, long transfer) {
    List<Long> all = at(holdings, holding).transfers();
    Row row = at(transfers, transfer);
    if (row.from() != holding && row.to() != holding) {
      throw new IllegalArgumentException(
          "transfer " + transfer + " does not touch holding " + holding);
    }
    return all.stream().filter(later -> later > transfer).findFirst().orElse(NONE);
  }

  @Override
  public Uint256 seenBefore(long holding, long transfer) {
    Objects.checkIndex(transfer, transferCount() + 1);
    Uint256 balance = Uint256.ZERO;
    for (long earlier : at(holdings, holding).transfers()) {
      if (earlier >= transfer) {
        break;
      }
      Row row = at(transfers, earlier);
      if (row.from() == holding) {
        balance = balance.minusOrZero(row.transfer().amount());
      }
      if (row.to() == holding) {
        balance = balance.plusOrMax(row.transfer().amount());
      }
    }
    return balance;
  }

  /// From each second transfer of a holding to another such.
  @Override
  public @Nullable Leap leap(long holding, long transfer, Uint256 most, long end) {
    List<Long> all = at(holdings, holding).transfers();
    int place = all.indexOf(transfer);
    Leap leap = null;
    Uint256 received = Uint256.ZERO;
    Uint256 sent = Uint256.ZERO;
    for (int i = place; i >= 0 && place % LEAP_STEP == 0 && i < all.size(); i++) {
      boolean far = all.get(i) > end || sent.compareTo(most) > 0;
      if (far) {
        break;
      }
      if (i > place && i % LEAP_STEP == 0) {
        leap = new Leap(all.get(i), received, sent);
      }
      Row row = at(transfers, all.get(i));
      if (row.from() == holding) {
        if (isMixed(row)) {
          break;
        }
        sent = sent.plusOrMax(row.transfer().amount());
      }
      if (row.to() == holding) {
        received = received.plusOrMax(row.transfer().amount());
      }
      if (sent.equals(Uint256.MAX) || received.equals(Uint256.MAX)) {
        break;
      }
    }
    return leap;
  }

  private boolean isMixed(Row sent) {
    if (sent.transfer().kind() == TransferKind.GAS) {
      return false;
    }
    Set<Asset> moved = new HashSet<>();
    for (long t = firstTransfer(sent.tx()); t < firstTransfer(sent.tx() + 1); t++) {
      if (kind(t) != TransferKind.GAS) {
        moved.add(at(transfers, t).transfer().asset());
      }
    }
    return sent.from() == sent.to() || moved.size() > 1;
  }

  @Override
  public EvmAddress address(long account) {
    return at(accounts, account);
  }

  @Override
  public long findAccount(EvmAddress address) {
    return accountOfAddress.getOrDefault(address, NONE);
  }

  @Override
  public Asset asset(long asset) {
    return at(assets, asset);
  }

  @Override
  public long findAsset(Asset asset) {
    return assetNumbers.getOrDefault(asset, NONE);
  }

  @Override
  public long findHolding(long account, long asset) {
    Objects.checkIndex(account, accountCount());
    Objects.checkIndex(asset, assetCount());
    return holdingOfPair.getOrDefault(new Pair(account, asset), NONE);
  }

  @Override
  public PrimitiveIterator.OfLong holdingsOf(long account) {
    Objects.checkIndex(account, accountCount());
    return LongStream.range(0, holdings.size())
        .filter(holding -> at(holdings, holding).pair().account() == account)
        .iterator();
  }

  @Override
  public List<EvmLog> logs(long tx) {
    return at(txs, tx).logs();
  }

  @Override
  public PrimitiveIterator.OfLong txsWithLogs(long tx) {
    Objects.checkIndex(tx, txCount() + 1);
    return LongStream.range(tx, txs.size())
        .filter(later -> !at(txs, later).logs().isEmpty())
        .iterator();
  }

  @Override
  public AccountView before(int blockCount) {
    int end = Objects.checkFromToIndex(0, blockCount, blocks.size()) + blockCount;
    return new MemoryAccounts(network, blocks.subList(0, end));
  }

  private static <T> T at(List<T> list, long index) {
    return list.get((int) Objects.checkIndex(index, (long) list.size()));
  }
}
