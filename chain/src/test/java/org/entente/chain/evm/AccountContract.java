package org.entente.chain.evm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Supplier;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// What every ledger of accounts answers: the same as the oracle, to every question there is.
public final class AccountContract {
  private static final long NONE = AccountView.NONE;

  private AccountContract() {}

  /// Throws [AssertionError] at the first answer that differs, here or at any earlier state.
  public static void assertSame(AccountView expected, AccountView actual) {
    assertSameNow(expected, actual);
    for (int blocks = 0; blocks <= expected.blockCount(); blocks++) {
      assertSameNow(expected.before(blocks), actual.before(blocks));
    }
    outOfRange("before", () -> actual.before(-1));
    outOfRange("before", () -> actual.before(expected.blockCount() + 1));
  }

  /// The same without the states before, which take the square of the time.
  public static void assertSameNow(AccountView expected, AccountView actual) {
    same("network", 0, expected.network(), actual.network());
    same("blockCount", 0, expected.blockCount(), actual.blockCount());
    same("txCount", 0, expected.txCount(), actual.txCount());
    same("transferCount", 0, expected.transferCount(), actual.transferCount());
    same("accountCount", 0, expected.accountCount(), actual.accountCount());
    same("assetCount", 0, expected.assetCount(), actual.assetCount());
    same("holdingCount", 0, expected.holdingCount(), actual.holdingCount());
    blocks(expected, actual);
    txs(expected, actual);
    transfers(expected, actual);
    accounts(expected, actual);
    assets(expected, actual);
    holdings(expected, actual);
    ends(actual);
    same("digest", 0, expected.digest(), actual.digest());
  }

  private static void blocks(AccountView expected, AccountView actual) {
    for (int b = 0; b < expected.blockCount(); b++) {
      AccountView.BlockRow row = expected.block(b);
      same("block", b, row, actual.block(b));
      same("findBlock", b, expected.findBlock(row.hash()), actual.findBlock(row.hash()));
      same("findBlock of number", b, b, actual.findBlock(row.number()));
      long next = row.number() + 1;
      same("findBlock of number", next, expected.findBlock(next), actual.findBlock(next));
    }
    same("findBlock", -1, -1, actual.findBlock(new Hash256(9, 9, 9, 9)));
    same("findBlock", -1, -1, actual.findBlock(EvmBlock.UNKNOWN_HASH));
    same("findBlock of number", -1, -1, actual.findBlock(Long.MAX_VALUE));
    same("findBlock of number", -1, -1, actual.findBlock(-1L));
  }

  private static void txs(AccountView expected, AccountView actual) {
    for (long tx = 0; tx < expected.txCount(); tx++) {
      AccountView.TxRow row = expected.tx(tx);
      same("tx", tx, row, actual.tx(tx));
      same("findTx", tx, expected.findTx(row.hash()), actual.findTx(row.hash()));
      same("blockOf", tx, expected.blockOf(tx), actual.blockOf(tx));
      same("firstTransfer", tx, expected.firstTransfer(tx), actual.firstTransfer(tx));
      same("isCredits", tx, expected.isCredits(tx), actual.isCredits(tx));
      same("logs", tx, texts(expected.logs(tx)), texts(actual.logs(tx)));
      same("txsWithLogs", tx, all(expected.txsWithLogs(tx)), all(actual.txsWithLogs(tx)));
    }
    long end = expected.txCount();
    same("firstTransfer", end, expected.transferCount(), actual.firstTransfer(end));
    same("txsWithLogs", end, List.of(), all(actual.txsWithLogs(end)));
    same("findTx", -1, NONE, actual.findTx(new Hash256(9, 9, 9, 9)));
    same("findTx", -1, NONE, actual.findTx(Hash256.ZERO));
  }

  private static List<String> texts(List<EvmLog> logs) {
    return logs.stream()
        .map(
            log ->
                "%s %s %s %s"
                    .formatted(
                        log.contract(), log.logIndex(), log.topics(), Arrays.toString(log.data())))
        .toList();
  }

  private static void transfers(AccountView expected, AccountView actual) {
    for (long t = 0; t < expected.transferCount(); t++) {
      same("txOfTransfer", t, expected.txOfTransfer(t), actual.txOfTransfer(t));
      same("kind", t, expected.kind(t), actual.kind(t));
      same("logIndex", t, expected.logIndex(t), actual.logIndex(t));
      same("fromHolding", t, expected.fromHolding(t), actual.fromHolding(t));
      same("toHolding", t, expected.toHolding(t), actual.toHolding(t));
      same("amount", t, expected.amount(t), actual.amount(t));
    }
  }

  private static void accounts(AccountView expected, AccountView actual) {
    for (long a = 0; a < expected.accountCount(); a++) {
      EvmAddress address = expected.address(a);
      same("address", a, address, actual.address(a));
      same("findAccount", a, a, actual.findAccount(address));
      same("holdingsOf", a, all(expected.holdingsOf(a)), all(actual.holdingsOf(a)));
    }
    same("findAccount", -1, NONE, actual.findAccount(new EvmAddress(9, 9, 9)));
  }

  private static void assets(AccountView expected, AccountView actual) {
    for (long a = 0; a < expected.assetCount(); a++) {
      Asset asset = expected.asset(a);
      same("asset", a, asset, actual.asset(a));
      same("findAsset", a, a, actual.findAsset(asset));
    }
    Asset absent = Asset.erc721(new EvmAddress(9, 9, 9), Uint256.MAX);
    same("findAsset", -1, NONE, actual.findAsset(absent));
  }

  private static void holdings(AccountView expected, AccountView actual) {
    for (long h = 0; h < expected.holdingCount(); h++) {
      long account = expected.accountOf(h);
      long asset = expected.assetOf(h);
      same("accountOf", h, account, actual.accountOf(h));
      same("assetOf", h, asset, actual.assetOf(h));
      same("findHolding", h, h, actual.findHolding(account, asset));
      same("firstTransferOf", h, expected.firstTransferOf(h), actual.firstTransferOf(h));
      same("addressOf", h, expected.addressOf(h), actual.addressOf(h));
      history(h, expected, actual);
    }
    for (long account = 0; account < Math.min(20, expected.accountCount()); account++) {
      for (long asset = 0; asset < Math.min(20, expected.assetCount()); asset++) {
        long known = expected.findHolding(account, asset);
        same("findHolding of asset " + asset, account, known, actual.findHolding(account, asset));
      }
    }
  }

  private static void history(long holding, AccountView expected, AccountView actual) {
    long transfer = expected.firstTransferOf(holding);
    while (transfer != NONE) {
      String at = " of holding " + holding + " at";
      Uint256 seen = expected.seenBefore(holding, transfer);
      same("seenBefore" + at, transfer, seen, actual.seenBefore(holding, transfer));
      long next = expected.nextTransfer(holding, transfer);
      same("nextTransfer" + at, transfer, next, actual.nextTransfer(holding, transfer));
      leap(holding, transfer, expected, actual);
      transfer = next;
    }
    same("paidBy", holding, paidBy(expected, holding), paidBy(actual, holding));
    for (long any : new long[] {0, expected.transferCount() / 2, expected.transferCount()}) {
      Uint256 seen = expected.seenBefore(holding, any);
      same("seenBefore of holding " + holding, any, seen, actual.seenBefore(holding, any));
    }
  }

  private static List<Long> paidBy(AccountView view, long holding) {
    List<Long> paid = new ArrayList<>();
    view.paidBy(holding, paid::add);
    paid.sort(null);
    return paid;
  }

  /// A leap is what its steps come to, and it goes no further than it may.
  private static void leap(long holding, long transfer, AccountView expected, AccountView actual) {
    Uint256 most = transfer % 2 == 0 ? Uint256.MAX : expected.amount(transfer);
    long end = transfer % 3 == 0 ? transfer + 500 : Long.MAX_VALUE;
    AccountView.Leap leap = actual.leap(holding, transfer, most, end);
    if (leap == null) {
      return;
    }
    Uint256 received = Uint256.ZERO;
    Uint256 sent = Uint256.ZERO;
    long at = transfer;
    for (; at != NONE && at < leap.to(); at = expected.nextTransfer(holding, at)) {
      if (expected.toHolding(at) == holding) {
        received = received.plus(expected.amount(at));
      }
      if (expected.fromHolding(at) == holding) {
        sent = sent.plus(expected.amount(at));
        if (expected.kind(at) != TransferKind.GAS) {
          same("assets moved with transfer", at, 1, assetsMovedWith(expected, at));
          same("sent to itself by transfer", at, false, expected.toHolding(at) == holding);
        }
      }
    }
    same("leap of holding " + holding + " from", transfer, at, leap.to());
    same("leap's received", transfer, received, leap.received());
    same("leap's sent", transfer, sent, leap.sent());
    same("leap within bounds", transfer, true, sent.compareTo(most) <= 0 && at <= end);
  }

  private static int assetsMovedWith(AccountView view, long transfer) {
    long tx = view.txOfTransfer(transfer);
    Set<Long> moved = new HashSet<>();
    moved.add(view.assetOf(view.fromHolding(transfer)));
    for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
      boolean counts = view.kind(t) != TransferKind.GAS && !view.amount(t).isZero();
      if (counts && view.fromHolding(t) != NONE && view.toHolding(t) != NONE) {
        moved.add(view.assetOf(view.toHolding(t)));
      }
    }
    return moved.size();
  }

  private static void ends(AccountView actual) {
    outOfRange("block", () -> actual.block(-1));
    outOfRange("block", () -> actual.block(actual.blockCount()));
    for (long bad : new long[] {-1, actual.txCount() + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      outOfRange("firstTransfer", () -> actual.firstTransfer(bad));
      outOfRange("txsWithLogs", () -> actual.txsWithLogs(bad));
    }
    for (long bad : new long[] {-1, actual.txCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("tx", () -> actual.tx(bad));
      outOfRange("blockOf", () -> actual.blockOf(bad));
      outOfRange("logs", () -> actual.logs(bad));
    }
    for (long bad : new long[] {-1, actual.transferCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("txOfTransfer", () -> actual.txOfTransfer(bad));
      outOfRange("kind", () -> actual.kind(bad));
      outOfRange("logIndex", () -> actual.logIndex(bad));
      outOfRange("fromHolding", () -> actual.fromHolding(bad));
      outOfRange("toHolding", () -> actual.toHolding(bad));
      outOfRange("amount", () -> actual.amount(bad));
    }
    for (long bad : new long[] {-1, actual.accountCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("address", () -> actual.address(bad));
      outOfRange("holdingsOf", () -> actual.holdingsOf(bad));
      outOfRange("findHolding", () -> actual.findHolding(bad, 0));
    }
    for (long bad : new long[] {-1, actual.assetCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("asset", () -> actual.asset(bad));
      outOfRange("findHolding", () -> actual.findHolding(0, bad));
    }
    for (long bad : new long[] {-1, actual.holdingCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("accountOf", () -> actual.accountOf(bad));
      outOfRange("assetOf", () -> actual.assetOf(bad));
      outOfRange("firstTransferOf", () -> actual.firstTransferOf(bad));
      outOfRange("nextTransfer", () -> actual.nextTransfer(bad, 0));
      outOfRange("seenBefore", () -> actual.seenBefore(bad, 0));
    }
    if (actual.holdingCount() > 0) {
      for (long bad : new long[] {-1, actual.transferCount() + 1, Long.MAX_VALUE}) {
        outOfRange("nextTransfer", () -> actual.nextTransfer(0, bad));
        outOfRange("seenBefore", () -> actual.seenBefore(0, bad));
      }
    }
  }

  private static void outOfRange(String query, Supplier<?> asked) {
    try {
      Object answer = asked.get();
      throw new AssertionError(query + " out of range answered " + answer);
    } catch (IndexOutOfBoundsException expected) {
      // as it must be
    }
  }

  private static void same(String query, long at, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(
          query + " of " + at + ": expected " + expected + " but was " + actual);
    }
  }

  private static List<Long> all(PrimitiveIterator.OfLong numbers) {
    List<Long> all = new ArrayList<>();
    numbers.forEachRemaining((long n) -> all.add(n));
    return all;
  }
}
