package org.entente.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.Uint256;
import org.entente.trace.Method;

/// What each holding has by the definitions of one method, for [AccountOracle].
final class OracleBalances {
  static final BigInteger MAX = Uint256.MAX.toBigInteger();

  /// Tainted units if `tainted`.
  record Piece(BigInteger units, boolean tainted) {}

  private final Method method;
  private final Map<Long, BigInteger> openings;

  // What each holding has. Of fifo and lifo the queue, of the others the balance and its taint.
  private final Map<Long, List<Piece>> queues = new HashMap<>();
  private final Map<Long, BigInteger> balances = new HashMap<>();
  private final Map<Long, BigInteger> taints = new HashMap<>();
  private final Set<Long> poisoned = new LinkedHashSet<>();

  OracleBalances(Method method, Map<Long, BigInteger> openings) {
    this.method = method;
    this.openings = openings;
  }

  /// What would be taken, without taking it.
  BigInteger taintedOf(long holding, BigInteger amount) {
    Map<Long, List<Piece>> queue = new HashMap<>();
    queues.forEach((of, pieces) -> queue.put(of, new ArrayList<>(pieces)));
    Map<Long, BigInteger> balance = new HashMap<>(balances);
    Map<Long, BigInteger> taint = new HashMap<>(taints);
    BigInteger tainted = sum(pop(holding, amount), true);
    queues.clear();
    queues.putAll(queue);
    balances.clear();
    balances.putAll(balance);
    taints.clear();
    taints.putAll(taint);
    return tainted;
  }

  /// Older units than were thought to be there.
  void find(long holding, BigInteger older) {
    if (method == Method.FIFO || method == Method.LIFO) {
      queue(holding).addFirst(new Piece(older, false));
    } else {
      balances.put(holding, balance(holding).add(older));
    }
  }

  boolean isPoisoned(long holding) {
    return method == Method.POISON && poisoned.contains(holding);
  }

  BigInteger balance(long holding) {
    if (method == Method.FIFO || method == Method.LIFO) {
      List<Piece> queue = queue(holding);
      return sum(queue, true).add(sum(queue, false));
    }
    return balances.getOrDefault(holding, openings.getOrDefault(holding, BigInteger.ZERO));
  }

  BigInteger taint(long holding) {
    return switch (method) {
      case FIFO, LIFO -> sum(queue(holding), true);
      case HAIRCUT -> taints.getOrDefault(holding, BigInteger.ZERO);
      case POISON -> poisoned.contains(holding) ? balance(holding) : BigInteger.ZERO;
      case TIHO -> throw new AssertionError();
    };
  }

  private List<Piece> queue(long holding) {
    return queues.computeIfAbsent(
        holding,
        h -> {
          List<Piece> queue = new ArrayList<>();
          if (openings.containsKey(h)) {
            queue.add(new Piece(openings.get(h), false));
          }
          return queue;
        });
  }

  void push(long holding, List<Piece> pieces) {
    BigInteger room = MAX.subtract(balance(holding));
    for (Piece piece : pieces) {
      BigInteger units = piece.units().min(room);
      room = room.subtract(units);
      if (method == Method.FIFO || method == Method.LIFO) {
        queue(holding).add(new Piece(units, piece.tainted()));
      } else {
        balances.put(holding, balance(holding).add(units));
        if (piece.tainted() && units.signum() > 0) {
          taints.merge(holding, units, BigInteger::add);
          poisoned.add(holding);
        }
      }
    }
  }

  List<Piece> pop(long holding, BigInteger amount) {
    List<Piece> out = new ArrayList<>();
    if (method == Method.POISON) {
      out.add(new Piece(amount, poisoned.contains(holding)));
      balances.put(holding, balance(holding).subtract(amount).max(BigInteger.ZERO));
      return out;
    }
    if (method == Method.HAIRCUT) {
      BigInteger balance = balance(holding);
      BigInteger taint = taints.getOrDefault(holding, BigInteger.ZERO);
      BigInteger taken =
          amount.compareTo(balance) > 0 || balance.signum() == 0
              ? taint
              : taint.multiply(amount).divide(balance);
      taints.put(holding, taint.subtract(taken));
      balances.put(holding, balance.subtract(amount).max(BigInteger.ZERO));
      out.add(new Piece(taken, true));
      out.add(new Piece(amount.subtract(taken), false));
      return out;
    }
    List<Piece> queue = queue(holding);
    BigInteger missing = amount.subtract(balance(holding));
    if (missing.signum() > 0) {
      queue.addFirst(new Piece(missing, false));
    }
    BigInteger left = amount;
    while (left.signum() > 0) {
      Piece piece = method == Method.FIFO ? queue.removeFirst() : queue.removeLast();
      BigInteger part = piece.units().min(left);
      out.add(new Piece(part, piece.tainted()));
      left = left.subtract(part);
      Piece rest = new Piece(piece.units().subtract(part), piece.tainted());
      if (rest.units().signum() > 0) {
        if (method == Method.FIFO) {
          queue.addFirst(rest);
        } else {
          queue.addLast(rest);
        }
      }
    }
    return out;
  }

  static BigInteger sum(List<Piece> pieces, boolean tainted) {
    BigInteger sum = BigInteger.ZERO;
    for (Piece piece : pieces) {
      sum = piece.tainted() == tainted ? sum.add(piece.units()) : sum;
    }
    return sum;
  }

  /// Neighbours of one colour are one piece; then each its share, left-over units to the largest
  /// remainders.
  static List<Piece> scale(List<Piece> pot, BigInteger all, BigInteger to) {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pot) {
      if (piece.units().signum() > 0) {
        if (!joined.isEmpty() && joined.getLast().tainted() == piece.tainted()) {
          BigInteger units = joined.removeLast().units().add(piece.units());
          joined.add(new Piece(units, piece.tainted()));
        } else {
          joined.add(piece);
        }
      }
    }
    List<BigInteger> shares = new ArrayList<>();
    BigInteger left = to;
    for (Piece piece : joined) {
      BigInteger share = piece.units().multiply(to).divide(all);
      shares.add(share);
      left = left.subtract(share);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparing((Integer i) -> joined.get(i).units().multiply(to).mod(all))
            .reversed());
    for (int i = 0; i < left.intValueExact(); i++) {
      shares.set(order.get(i), shares.get(order.get(i)).add(BigInteger.ONE));
    }
    List<Piece> scaled = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      scaled.add(new Piece(shares.get(i), joined.get(i).tainted()));
    }
    return scaled;
  }
}
