package org.entente.trace.account;

import org.entente.base.Uint256;
import org.entente.trace.Method;
import org.entente.trace.OriginSets;

/// One account's balance of one asset, and which of it is tainted, by one method. Sending more than
/// is there first finds the missing units: clean ones from before the data begins.
sealed interface Balance {
  /// A balance of so many clean units.
  static Balance of(Method method, Uint256 clean, OriginSets sets) {
    return switch (method) {
      case FIFO -> new Queue(clean, false);
      case LIFO -> new Queue(clean, true);
      case HAIRCUT -> new Part(clean, sets);
      case POISON -> new Whole(clean, sets);
      case TIHO -> throw new IllegalArgumentException("tiho knows no accounts");
    };
  }

  /// False if they would be more than there can be, 2²⁵⁶−1, as only a contract that lies can tell.
  /// Of clean units [#receive] then takes as many as there is room for.
  boolean holds(Uint256 more);

  void receive(Units units);

  /// Moves `amount` units behind those of `to`.
  void send(Uint256 amount, Units to);

  /// All units.
  Uint256 total();

  /// So many more clean units turn out to have been there from before the data begins.
  void found(Uint256 older);

  /// Clean units that leave before any tainted one whatever else arrives; 0 where that can't be
  /// said.
  default Uint256 cleanFirst() {
    return Uint256.ZERO;
  }

  boolean isTainted();

  /// The same, to try something on.
  Balance copy();

  /// Puts its tainted units behind those of `to`.
  void show(Units to);

  /// Units keep their place: first in first out, or last in first out.
  final class Queue implements Balance {
    private final Units units = new Units();
    private final boolean lastFirst;
    private Uint256 total;
    private Uint256 tainted = Uint256.ZERO;

    Queue(Uint256 clean, boolean lastFirst) {
      this.lastFirst = lastFirst;
      total = clean;
      units.add(clean, Units.CLEAN);
    }

    @Override
    public boolean holds(Uint256 more) {
      return fits(total, more);
    }

    @Override
    public void receive(Units more) {
      for (int piece = 0; piece < more.count(); piece++) {
        Uint256 amount = room(total, more.amount(piece));
        units.add(amount, more.origin(piece));
        total = total.plus(amount);
        if (more.origin(piece) != Units.CLEAN) {
          tainted = tainted.plus(amount);
        }
      }
    }

    @Override
    public void send(Uint256 amount, Units to) {
      Uint256 missing = amount.minusOrZero(total);
      units.addFirst(missing, Units.CLEAN);
      Uint256 before = to.tainted();
      if (lastFirst) {
        units.takeLast(amount, to);
      } else {
        units.takeFirst(amount, to);
      }
      total = total.minusOrZero(amount);
      tainted = tainted.minus(to.tainted().minus(before));
    }

    @Override
    public Uint256 total() {
      return total;
    }

    @Override
    public void found(Uint256 older) {
      units.addFirst(older, Units.CLEAN);
      total = total.plusOrMax(older);
    }

    @Override
    public boolean isTainted() {
      return !tainted.isZero();
    }

    @Override
    public Uint256 cleanFirst() {
      boolean clean = !lastFirst && units.count() > 0 && units.origin(0) == Units.CLEAN;
      return clean ? units.amount(0) : Uint256.ZERO;
    }

    @Override
    public Balance copy() {
      Queue copy = new Queue(Uint256.ZERO, lastFirst);
      copy.units.addAll(units);
      copy.total = total;
      copy.tainted = tainted;
      return copy;
    }

    @Override
    public void show(Units to) {
      for (int piece = 0; piece < units.count(); piece++) {
        if (units.origin(piece) != Units.CLEAN) {
          to.add(units.amount(piece), units.origin(piece));
        }
      }
    }
  }

  /// Units melt together: each outflow takes its share of the taint, rounded down.
  final class Part implements Balance {
    private final OriginSets sets;
    private Uint256 total;
    private Uint256 tainted = Uint256.ZERO;
    private int origin = Units.CLEAN;

    Part(Uint256 clean, OriginSets sets) {
      total = clean;
      this.sets = sets;
    }

    @Override
    public boolean holds(Uint256 more) {
      return fits(total, more);
    }

    @Override
    public void receive(Units more) {
      for (int piece = 0; piece < more.count(); piece++) {
        total = total.plusOrMax(more.amount(piece));
        if (more.origin(piece) != Units.CLEAN) {
          tainted = tainted.plus(more.amount(piece));
          origin =
              origin == Units.CLEAN ? more.origin(piece) : sets.union(origin, more.origin(piece));
        }
      }
    }

    @Override
    public void send(Uint256 amount, Units to) {
      Uint256 taken = amount.compareTo(total) >= 0 ? tainted : tainted.timesOver(amount, total);
      to.add(taken, origin);
      to.add(amount.minus(taken), Units.CLEAN);
      total = total.minusOrZero(amount);
      tainted = tainted.minus(taken);
      if (tainted.isZero()) {
        origin = Units.CLEAN;
      }
    }

    @Override
    public Uint256 total() {
      return total;
    }

    @Override
    public void found(Uint256 older) {
      total = total.plusOrMax(older);
    }

    @Override
    public boolean isTainted() {
      return !tainted.isZero();
    }

    @Override
    public Balance copy() {
      Part copy = new Part(total, sets);
      copy.tainted = tainted;
      copy.origin = origin;
      return copy;
    }

    @Override
    public void show(Units to) {
      to.add(tainted, origin);
    }
  }

  /// One drop taints all, for good.
  final class Whole implements Balance {
    private final OriginSets sets;
    private Uint256 total;
    private int origin = Units.CLEAN;

    Whole(Uint256 clean, OriginSets sets) {
      total = clean;
      this.sets = sets;
    }

    @Override
    public boolean holds(Uint256 more) {
      return fits(total, more);
    }

    @Override
    public void receive(Units more) {
      for (int piece = 0; piece < more.count(); piece++) {
        total = total.plusOrMax(more.amount(piece));
        if (more.origin(piece) != Units.CLEAN) {
          origin =
              origin == Units.CLEAN ? more.origin(piece) : sets.union(origin, more.origin(piece));
        }
      }
    }

    @Override
    public void send(Uint256 amount, Units to) {
      to.add(amount, origin);
      total = total.minusOrZero(amount);
    }

    @Override
    public Uint256 total() {
      return total;
    }

    @Override
    public void found(Uint256 older) {
      total = total.plusOrMax(older);
    }

    @Override
    public boolean isTainted() {
      return origin != Units.CLEAN;
    }

    @Override
    public Balance copy() {
      Whole copy = new Whole(total, sets);
      copy.origin = origin;
      return copy;
    }

    @Override
    public void show(Units to) {
      to.add(total, origin);
    }
  }

  private static Uint256 room(Uint256 total, Uint256 more) {
    return fits(total, more) ? more : Uint256.MAX.minus(total);
  }

  private static boolean fits(Uint256 total, Uint256 more) {
    return (total.bitLength() < 256 && more.bitLength() < 256)
        || total.toBigInteger().add(more.toBigInteger()).bitLength() <= 256;
  }
}
