package org.entente.trace.account;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// The starts of a question as transfers and holdings of a ledger. Units that two starts name are
/// counted once, for the one that names more of the transfer (of equal ones the first).
final class AccountStarts {
  /// Part of a start: its first units at one holding or in one transfer. `left` is null for all.
  static final class Part {
    final int start;
    final long holding;
    @Nullable Uint256 left;

    Part(int start, long holding, @Nullable Uint256 left) {
      this.start = start;
      this.holding = holding;
      this.left = left;
    }

    boolean isOver() {
      return left != null && left.isZero();
    }
  }

  private final AccountView view;
  private final AccountQuestion question;
  private final LongObjectHashMap<List<Part>> ofTransfer = new LongObjectHashMap<>();
  private final LongObjectHashMap<List<Part>> ofHolding = new LongObjectHashMap<>();

  AccountStarts(AccountView view, AccountQuestion question) {
    this.view = view;
    this.question = question;
    for (int start = 0; start < question.starts().size(); start++) {
      add(start, question.starts().get(start));
    }
  }

  private void add(int start, AccountStart named) {
    switch (named) {
      case AccountStart.Transaction(var hash, var first) -> {
        long[] moved = nativeTransfers(tx(named, hash));
        if (moved.length == 0) {
          throw bad(
              named,
              "the transaction moves no native value",
              "Name a token transfer as TXHASH:LOGINDEX, or import call traces: value that"
                  + " contracts move is seen only there.");
        }
        addTransfers(start, named, moved, first);
      }
      case AccountStart.Log(var hash, var logIndex, var first) ->
          addTransfers(start, named, new long[] {ofLog(named, hash, logIndex)}, first);
      case AccountStart.Moved(var transfer, var first) -> {
        if (transfer < 0 || transfer >= view.transferCount()) {
          throw bad(named, "no such transfer in this ledger", "Import the block that holds it.");
        }
        addTransfers(start, named, new long[] {transfer}, first);
      }
      case AccountStart.Account account -> addAccount(start, account);
    }
  }

  private void addTransfers(
      int start, AccountStart named, long[] transfers, @Nullable Uint256 first) {
    Uint256 left = first;
    for (long transfer : transfers) {
      Uint256 amount = view.amount(transfer);
      long to = view.toHolding(transfer);
      if (to == AccountView.NONE) {
        throw bad(named, "a fee arrives nowhere", "Name a transfer of value.");
      }
      Uint256 part = left == null ? amount : left.min(amount);
      if (left != null) {
        left = left.minus(part);
      }
      if (!part.isZero()) {
        put(ofTransfer, transfer, new Part(start, to, part));
      }
    }
    if (left != null && !left.isZero()) {
      throw tooMany(named, first == null ? left : first.minus(left));
    }
  }

  /// Units of a transaction that pass through an account are the same units: what leaves an account
  /// that an earlier transfer of the same transaction entered starts nothing.
  private long[] nativeTransfers(long tx) {
    LongArrayList moved = new LongArrayList();
    LongArrayList entered = new LongArrayList();
    for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
      TransferKind kind = view.kind(t);
      boolean value = kind == TransferKind.VALUE || kind == TransferKind.INTERNAL;
      if (value && !view.amount(t).isZero()) {
        if (!entered.contains(view.fromHolding(t))) {
          moved.add(t);
        }
        entered.add(view.toHolding(t));
      }
    }
    return moved.toArray();
  }

  private long ofLog(AccountStart named, Hash256 hash, int logIndex) {
    long tx = tx(named, hash);
    for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
      if (view.logIndex(t) == logIndex) {
        return t;
      }
    }
    throw bad(
        named,
        "the transaction has no token transfer with this log index",
        "Count logs through the whole block from 0, as JSON-RPC does.");
  }

  private void addAccount(int start, AccountStart.Account named) {
    long account = view.findAccount(named.address());
    if (account == AccountView.NONE) {
      throw bad(named, "this address is not in the ledger", "Check the address.");
    }
    Asset asset = named.asset();
    if (asset == null) {
      PrimitiveIterator.OfLong holdings = view.holdingsOf(account);
      while (holdings.hasNext()) {
        long holding = holdings.nextLong();
        if (!question.counterfeit().contains(view.asset(view.assetOf(holding)))) {
          put(ofHolding, holding, new Part(start, holding, named.first()));
        }
      }
      return;
    }
    long number = view.findAsset(asset);
    long holding = number == AccountView.NONE ? number : view.findHolding(account, number);
    if (holding == AccountView.NONE) {
      throw bad(named, "it never held this asset in this ledger", "Check the asset.");
    }
    put(ofHolding, holding, new Part(start, holding, named.first()));
  }

  private static void put(LongObjectHashMap<List<Part>> map, long key, Part part) {
    List<Part> parts = map.get(key);
    if (parts == null) {
      parts = new ArrayList<>(1);
      map.put(key, parts);
    }
    parts.add(part);
  }

  private long tx(AccountStart named, Hash256 hash) {
    long tx = view.findTx(hash);
    if (tx == AccountView.NONE) {
      throw bad(named, "no such transaction in this ledger", "Import the block that holds it.");
    }
    return tx;
  }

  private BadInput tooMany(AccountStart named, Uint256 there) {
    return bad(named, "there are only " + there + " units", "Name at most so many after the '='.");
  }

  private BadInput bad(AccountStart named, String reason, String nextStep) {
    return new BadInput("start " + AccountText.of(view, named), "", reason, nextStep);
  }

  /// Transfers that are starts, ascending.
  long[] transfers() {
    long[] transfers = ofTransfer.keys().toArray();
    Arrays.sort(transfers);
    return transfers;
  }

  /// Holdings at which everything is a start, ascending.
  long[] holdings() {
    long[] holdings = ofHolding.keys().toArray();
    Arrays.sort(holdings);
    return holdings;
  }

  /// True where a transfer itself was named.
  boolean isNamed(long transfer) {
    return !ofTransfer.isEmpty() && ofTransfer.containsKey(transfer);
  }

  /// True while more of a start may arrive at this holding.
  boolean waitsAt(long holding) {
    if (ofHolding.isEmpty()) {
      return false;
    }
    List<Part> parts = ofHolding.get(holding);
    return parts != null && parts.stream().anyMatch(part -> !part.isOver());
  }

  /// The start that `amount` units, arriving at `holding` by `transfer`, belong to, and how many of
  /// them; null if to none. Counts them.
  @Nullable Part claim(long transfer, long holding, Uint256 amount) {
    Part best = null;
    if (isNamed(transfer)) {
      for (Part part : ofTransfer.get(transfer)) {
        best =
            larger(best, part.start, holding, amount.min(part.left == null ? amount : part.left));
      }
    }
    List<Part> waiting = ofHolding.isEmpty() ? null : ofHolding.get(holding);
    if (waiting != null) {
      for (Part part : waiting) {
        Uint256 share = part.left == null ? amount : part.left.min(amount);
        best = larger(best, part.start, holding, share);
        part.left = part.left == null ? null : part.left.minus(share);
      }
    }
    return best;
  }

  private static @Nullable Part larger(
      @Nullable Part best, int start, long holding, Uint256 amount) {
    if (amount.isZero() || (best != null && amount.compareTo(size(best)) <= 0)) {
      return best;
    }
    return new Part(start, holding, amount);
  }

  private static Uint256 size(Part part) {
    return part.left == null ? Uint256.ZERO : part.left;
  }

  /// Throws [BadInput] if less arrived than a start names.
  void requireAll() {
    for (var cursor : ofHolding) {
      for (Part part : cursor.value) {
        AccountStart named = question.starts().get(part.start);
        Uint256 first = named.first();
        if (part.left != null && !part.left.isZero() && first != null) {
          throw tooMany(named, first.minus(part.left));
        }
      }
    }
  }
}
