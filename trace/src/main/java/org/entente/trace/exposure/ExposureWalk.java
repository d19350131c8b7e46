package org.entente.trace.exposure;

import com.carrotsearch.hppc.LongIntHashMap;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongPredicate;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.script.ScriptType;
import org.entente.trace.Direction;
import org.entente.trace.Haircut;
import org.entente.trace.cluster.TxGuard;

/// Follows money from coins to those who have names, within a budget.
///
/// By haircut: what a transaction pays came from its inputs in proportion to their values, and goes
/// to its outputs and its fee likewise; units that don't divide go by largest remainder, so that
/// sums stay exact. Haircut is linear, so amounts may be followed in any order, and what arrives
/// twice may be followed twice: the largest first gets the most out of the budget.
///
/// A walk ends at a name: what the named one did with his own money is his affair. It ends at what
/// may be a CoinJoin. One thread at a time; a walk may be run again and again, and then costs no
/// memory.
public final class ExposureWalk {
  private static final int FIRST_ROOM = 256;

  /// A CoinJoin has as many inputs and as many outputs at least.
  private static final int FEW = 3;

  private static final int KEPT = 1 << 20;

  private final ChainView chain;
  private final Names names;
  private final TxGuard guard;
  private final ExposureSettings settings;
  private final Haircut haircut = new Haircut();

  /// What the guard said: hubs are met again and again.
  private final LongIntHashMap verdicts = new LongIntHashMap();

  private final Frontier frontier = new Frontier();
  private final Findings findings = new Findings();
  private final EnumMap<Rest, Long> rests = new EnumMap<>(Rest.class);
  private long[] prevs = new long[FIRST_ROOM];
  private long[] values = new long[FIRST_ROOM];
  private long[] shares = new long[FIRST_ROOM];
  private long[] scripts = new long[FIRST_ROOM];

  /// Of the transaction that is followed; negative where one of its inputs is unknown.
  private long inputSum;

  private Direction direction = Direction.TO_PAST;
  private LongPredicate own = _ -> false;
  private long total;
  private long least;
  private long edges;

  public ExposureWalk(ChainView chain, Names names, TxGuard guard, ExposureSettings settings) {
    this.chain = chain;
    this.names = names;
    this.guard = guard;
    this.settings = settings;
  }

  /// Where these coins came from. `own` says which scripts are the address's or its cluster's.
  public Exposure incoming(Coins coins, LongPredicate own) {
    return run(Direction.TO_PAST, coins, own);
  }

  /// Where these coins went, as far as they are spent.
  public Exposure outgoing(Coins coins, LongPredicate own) {
    return run(Direction.TO_FUTURE, coins, own);
  }

  /// Whose coins these are, where their holders have names, and where the others came from: what a
  /// transaction would bring that spends them. A named holder is direct, at no hops.
  public Exposure spending(Coins coins) {
    begin(Direction.TO_PAST, _ -> false);
    for (long output : coins.outputs()) {
      long value = chain.value(output);
      Named named = names.of(chain.scriptOf(output));
      if (named == null) {
        start(output, value);
      } else if (value > 0) {
        total += value;
        findings.find(named, true, BigInteger.valueOf(value), 0, () -> List.of(output));
      }
    }
    return walk(coins);
  }

  private Exposure run(Direction way, Coins coins, LongPredicate mine) {
    begin(way, mine);
    for (long output : coins.outputs()) {
      if (way == Direction.TO_PAST || chain.spender(output) != ChainView.NONE) {
        start(output, chain.value(output));
      }
    }
    return walk(coins);
  }

  private void begin(Direction way, LongPredicate mine) {
    direction = way;
    own = mine;
    frontier.clear();
    findings.clear();
    rests.clear();
    edges = 0;
    total = 0;
  }

  private void start(long output, long value) {
    if (value > 0) {
      total += value;
      frontier.add(output, value, Frontier.NOBODY);
    }
  }

  private Exposure walk(Coins coins) {
    least = Math.max(1, total / 1_000_000 * settings.leastPpm());
    while (!frontier.isEmpty()) {
      follow(frontier.take());
    }
    return answer(coins.leftOut());
  }

  private void follow(int node) {
    long output = frontier.output(node);
    long amount = frontier.amount(node);
    boolean past = direction == Direction.TO_PAST;
    long tx = past ? chain.txOfOutput(output) : chain.spender(output);
    long firstInput = chain.firstInput(tx);
    long firstOutput = chain.firstOutput(tx);
    int inputs = (int) (chain.firstInput(tx + 1) - firstInput);
    int outputs = (int) (chain.firstOutput(tx + 1) - firstOutput);
    boolean mayMix = inputs >= FEW && outputs >= FEW;
    long looks = past && !mayMix ? inputs : inputs + outputs;
    if (amount < least || edges + looks > settings.edges()) {
      leave(Rest.LIMIT, amount);
      return;
    }
    edges += looks;
    read(firstInput, inputs);
    if (past && inputs > 0 && prevs[0] == ChainView.COINBASE) {
      leave(Rest.MINED, amount);
    } else if (mayMix && !oneOwner(tx)) {
      leave(Rest.COINJOIN, amount);
    } else if (past) {
      back(node, amount, firstInput, inputs);
    } else {
      on(node, amount, firstOutput, outputs);
    }
  }

  /// What the inputs spend, and its value. One pass each: the places that a pass reads don't depend
  /// on each other, so that the processor fetches many at once.
  private void read(long first, int count) {
    room(count);
    for (int i = 0; i < count; i++) {
      prevs[i] = chain.prevOutput(first + i);
    }
    inputSum = 0;
    for (int i = 0; i < count; i++) {
      long prev = prevs[i];
      long value = prev >= 0 ? chain.value(prev) : chain.inputValue(first + i);
      values[i] = value;
      inputSum = value == Block.UNKNOWN_VALUE || inputSum < 0 ? -1 : inputSum + value;
    }
  }

  private boolean oneOwner(long tx) {
    int kept = verdicts.getOrDefault(tx, -1);
    if (kept < 0) {
      kept = guard.oneOwner(tx) ? 1 : 0;
      if (verdicts.size() == KEPT) {
        verdicts.clear();
      }
      verdicts.put(tx, kept);
    }
    return kept == 1;
  }

  private void room(int count) {
    if (count > values.length) {
      prevs = new long[2 * count];
      values = new long[2 * count];
      shares = new long[2 * count];
      scripts = new long[2 * count];
    }
  }

  private void back(int node, long amount, long first, int count) {
    if (inputSum < amount) { // unknown; or on an island: no valid ledger pays more than it gets
      leave(Rest.UNSEEN, amount);
      return;
    }
    haircut.split(amount, inputSum, values, count, shares);
    for (int i = 0; i < count; i++) {
      scripts[i] = prevs[i] >= 0 ? chain.scriptOf(prevs[i]) : ChainView.NONE;
    }
    for (int i = 0; i < count; i++) {
      if (shares[i] > 0) {
        if (prevs[i] >= 0) {
          arrive(prevs[i], scripts[i], shares[i], node);
        } else {
          arriveUnseen(first + i, shares[i], node);
        }
      }
    }
  }

  private void on(int node, long amount, long first, int count) {
    long sum = inputSum;
    room(count + 1);
    long paid = 0;
    for (int i = 0; i < count; i++) {
      values[i] = chain.value(first + i);
      scripts[i] = chain.scriptOf(first + i);
      paid += values[i];
    }
    if (sum < paid || sum < amount) {
      leave(Rest.UNSEEN, amount);
      return;
    }
    values[count] = sum - paid;
    haircut.split(amount, sum, values, count + 1, shares);
    leave(Rest.FEE, shares[count]);
    for (int i = 0; i < count; i++) {
      if (shares[i] > 0) {
        arrive(first + i, scripts[i], shares[i], node);
      }
    }
  }

  private void arrive(long output, long script, long amount, int from) {
    if (own.test(script)) {
      returned(amount, from);
      return;
    }
    Named named = names.of(script);
    if (named != null) {
      find(named, amount, from, output);
    } else if (direction == Direction.TO_PAST) {
      frontier.add(output, amount, from);
    } else if (chain.spender(output) != ChainView.NONE) {
      frontier.add(output, amount, from);
    } else {
      boolean burnt = !ScriptType.of(chain.script(script)).isSpendable();
      leave(burnt ? Rest.BURN : Rest.UNSPENT, amount);
    }
  }

  /// Change, and what else the address pays itself at once, neither came in nor went out.
  private void returned(long amount, int from) {
    if (frontier.hops(from) == 0) {
      total -= amount;
    } else {
      leave(Rest.SELF, amount);
    }
  }

  private void arriveUnseen(long input, long amount, int from) {
    byte[] bytes = chain.unseen(input).script();
    long script = bytes == null ? ChainView.NONE : chain.findScript(bytes);
    if (script == ChainView.NONE) {
      leave(Rest.UNSEEN, amount);
    } else if (own.test(script)) {
      returned(amount, from);
    } else {
      Named named = names.of(script);
      if (named == null) {
        leave(Rest.UNSEEN, amount);
      } else {
        find(named, amount, from, ChainView.NONE);
      }
    }
  }

  private void find(Named named, long amount, int from, long output) {
    int hops = frontier.hops(from) + 1;
    findings.find(
        named,
        hops == 1,
        BigInteger.valueOf(amount),
        hops,
        () -> {
          List<Long> way = frontier.way(from);
          if (output != ChainView.NONE) {
            way.add(output);
          }
          return way;
        });
  }

  private void leave(Rest where, long amount) {
    if (amount > 0) {
      rests.merge(where, amount, Long::sum);
    }
  }

  private Exposure answer(long leftOut) {
    rests.forEach((where, amount) -> findings.leave(where, BigInteger.valueOf(amount)));
    return findings.exposure(BigInteger.valueOf(total), edges, leftOut);
  }
}
