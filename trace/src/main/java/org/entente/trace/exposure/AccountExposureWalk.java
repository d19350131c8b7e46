package org.entente.trace.exposure;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.Direction;
import org.jspecify.annotations.Nullable;

/// Follows one asset between accounts to those who have names, within a budget: what
/// [ExposureWalk] does where there are coins.
///
/// By haircut, as traces on accounts have it: what an account sends was mixed of all that it held
/// at that moment; what an outflow exceeds the balance by was there before the data began. So
/// forwards, of W units in a balance of B an outflow of a takes ⌊W·a/B⌋; backwards, of W units the
/// inflow of i on top of a balance of B brought ⌊W·i/(B+i)⌋, and the rest is older.
///
/// A walk ends at a name, as the other does, and at the zero address. It stays with the asset: what
/// a pool or a bridge gave in exchange is that one's money. One thread at a time.
public final class AccountExposureWalk {
  /// So many transfers are read for each that may be looked at: balances are only known by reading
  /// an account from its beginning.
  private static final int READ_EACH = 32;

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final AccountView chain;
  private final Names names;
  private final ExposureSettings settings;
  private final Findings findings = new Findings();
  private final PriorityQueue<Part> frontier =
      new PriorityQueue<>(
          Comparator.comparing(Part::amount).reversed().thenComparingLong(Part::transfer));

  private Direction direction = Direction.TO_PAST;
  private long own = AccountView.NONE;
  private BigInteger total = BigInteger.ZERO;
  private BigInteger least = BigInteger.ONE;
  private long edges;
  private long read;
  private long leftOut;

  /// So much of a transfer, and how it got there.
  private record Part(long transfer, BigInteger amount, @Nullable Part from, int hops) {
    List<Long> way() {
      List<Long> way = new ArrayList<>();
      for (Part at = this; at != null; at = at.from) {
        way.add(at.transfer);
      }
      Collections.reverse(way);
      return way;
    }
  }

  /// A transfer of a holding and the balance before it.
  private record Event(long transfer, boolean in, BigInteger amount, BigInteger before) {
    BigInteger after() {
      return in ? before.add(amount) : before.subtract(amount).max(BigInteger.ZERO);
    }
  }

  /// `names` is asked with the numbers of accounts.
  public AccountExposureWalk(AccountView chain, Names names, ExposureSettings settings) {
    this.chain = chain;
    this.names = names;
    this.settings = settings;
  }

  /// Where what came into this holding had been before: of its newest transfers.
  public Exposure incoming(long holding) {
    return run(Direction.TO_PAST, holding);
  }

  /// Where what left it went, its gas among it.
  public Exposure outgoing(long holding) {
    return run(Direction.TO_FUTURE, holding);
  }

  private Exposure run(Direction way, long holding) {
    direction = way;
    own = chain.accountOf(holding);
    frontier.clear();
    findings.clear();
    edges = 0;
    read = 0;
    leftOut = 0;
    total = BigInteger.ZERO;
    Deque<Part> starts = starts(holding);
    for (Part start : starts) {
      total = total.add(start.amount);
    }
    least = total.multiply(BigInteger.valueOf(settings.leastPpm())).divide(MILLION);
    starts.forEach(this::arrive);
    while (!frontier.isEmpty()) {
      Part part = frontier.remove();
      switch (way) {
        case TO_PAST -> back(part);
        case TO_FUTURE -> on(part);
      }
    }
    return findings.exposure(total, edges, leftOut);
  }

  private Deque<Part> starts(long holding) {
    Deque<Part> starts = new ArrayDeque<>();
    for (long transfer = chain.firstTransferOf(holding);
        transfer != AccountView.NONE;
        transfer = chain.nextTransfer(holding, transfer)) {
      boolean in = chain.toHolding(transfer) == holding;
      boolean out = chain.fromHolding(transfer) == holding;
      BigInteger amount = chain.amount(transfer).toBigInteger();
      if ((direction == Direction.TO_PAST ? in && !out : out && !in) && amount.signum() > 0) {
        starts.add(new Part(transfer, amount, null, 1));
        if (starts.size() > settings.outputs()) {
          starts.remove();
          leftOut++;
        }
      }
    }
    return starts;
  }

  /// Who stands at the other end of this transfer.
  private void arrive(Part part) {
    boolean past = direction == Direction.TO_PAST;
    long holding = past ? chain.fromHolding(part.transfer) : chain.toHolding(part.transfer);
    if (holding == AccountView.NONE) {
      boolean gas = chain.kind(part.transfer) == TransferKind.GAS;
      findings.leave(past ? Rest.MINED : gas ? Rest.FEE : Rest.BURN, part.amount);
      return;
    }
    long account = chain.accountOf(holding);
    if (account == own) {
      findings.leave(Rest.SELF, part.amount);
    } else if (chain.address(account).equals(EvmAddress.ZERO)) {
      findings.leave(past ? Rest.MINED : Rest.BURN, part.amount);
    } else {
      Named named = names.of(account);
      if (named != null) {
        findings.find(named, part.hops == 1, part.amount, part.hops, part::way);
      } else if (part.amount.compareTo(least) < 0 || edges >= settings.edges()) {
        findings.leave(Rest.LIMIT, part.amount);
      } else {
        frontier.add(part);
      }
    }
  }

  private void back(Part part) {
    long holding = chain.fromHolding(part.transfer);
    List<Event> events = new ArrayList<>();
    BigInteger before = history(holding, part.transfer, events);
    if (before == null) {
      findings.leave(Rest.LIMIT, part.amount);
      return;
    }
    BigInteger sent = chain.amount(part.transfer).toBigInteger();
    BigInteger left =
        sent.compareTo(before) <= 0
            ? part.amount
            : part.amount.multiply(before).divide(sent); // the rest was there before the data
    findings.leave(Rest.UNSEEN, part.amount.subtract(left));
    for (int i = events.size() - 1; i >= 0 && left.signum() > 0; i--) {
      Event event = events.get(i);
      if (event.in && event.amount.signum() > 0) {
        if (edges >= settings.edges()) {
          findings.leave(Rest.LIMIT, left);
          return;
        }
        edges++;
        BigInteger came = left.multiply(event.amount).divide(event.after());
        arrive(event.transfer, came, part);
        left = left.subtract(came);
      }
    }
    findings.leave(Rest.UNSEEN, left);
  }

  private void on(Part part) {
    long holding = chain.toHolding(part.transfer);
    List<Event> events = new ArrayList<>();
    BigInteger balance = history(holding, part.transfer, events);
    if (balance == null) {
      findings.leave(Rest.LIMIT, part.amount);
      return;
    }
    balance = balance.add(chain.amount(part.transfer).toBigInteger());
    BigInteger left = part.amount;
    for (long transfer = chain.nextTransfer(holding, part.transfer);
        transfer != AccountView.NONE && left.signum() > 0;
        transfer = chain.nextTransfer(holding, transfer)) {
      Event event = event(holding, transfer, balance);
      if (event == null) {
        continue;
      }
      if (edges >= settings.edges() || ++read > (long) READ_EACH * settings.edges()) {
        findings.leave(Rest.LIMIT, left);
        return;
      }
      if (!event.in && balance.signum() > 0) {
        edges++;
        BigInteger went = left.multiply(event.amount.min(balance)).divide(balance);
        arrive(transfer, went, part);
        left = left.subtract(went);
      }
      balance = event.after();
    }
    findings.leave(Rest.UNSPENT, left);
  }

  private void arrive(long transfer, BigInteger amount, Part from) {
    if (amount.signum() > 0) {
      arrive(new Part(transfer, amount, from, from.hops + 1));
    }
  }

  /// All transfers of a holding before one, and the balance then; null where there are too many.
  private @Nullable BigInteger history(long holding, long end, List<Event> events) {
    BigInteger balance = BigInteger.ZERO;
    for (long transfer = chain.firstTransferOf(holding);
        transfer != end;
        transfer = chain.nextTransfer(holding, transfer)) {
      if (++read > (long) READ_EACH * settings.edges()) {
        return null;
      }
      Event event = event(holding, transfer, balance);
      if (event != null) {
        events.add(event);
        balance = event.after();
      }
    }
    return balance;
  }

  /// Null for one to itself, which changes nothing.
  private @Nullable Event event(long holding, long transfer, BigInteger before) {
    boolean in = chain.toHolding(transfer) == holding;
    return in && chain.fromHolding(transfer) == holding
        ? null
        : new Event(transfer, in, chain.amount(transfer).toBigInteger(), before);
  }
}
