package org.entente.trace.across;

import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.text;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.abi.EventForm;
import org.entente.trace.Method;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.EvmStory;

/// A random history of Ethereum and Bitcoin with THORChain between them, which can be traced, and
/// played unit by unit.
final class RandomWorld {
  private static final EvmAddress ROUTER =
      EvmAddress.parse("0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146");
  private static final EvmAddress VAULT = account(500);
  private static final EventForm DEPOSIT =
      EventForm.of(
          "Deposit(address indexed to, address indexed asset, uint256 amount, string memo)");
  private static final EventForm OUT =
      EventForm.of(
          "TransferOut(address indexed vault, address indexed to, address asset, uint256 amount,"
              + " string memo)");
  private static final int ACCOUNTS = 5;
  private static final int STEPS = 40;

  /// What happened, in order of time.
  private sealed interface Step {
    record Send(int from, int to, int amount) implements Step {}

    /// The last of `pays` goes nowhere known if it is the vault's.
    record Spend(List<OutPoint> inputs, TxId tx, List<Integer> pays) implements Step {}

    record IntoRouter(int from, int amount, String id) implements Step {}

    /// Output 0 of `tx` is the deposit.
    record IntoVault(List<OutPoint> inputs, TxId tx, List<Integer> pays, String id)
        implements Step {}

    /// `number` tells equal ones apart.
    record ToAccount(int number, int to, int amount, String id) implements Step {}

    record ToOutput(TxId tx, int amount, String id) implements Step {}
  }

  private record Pending(String id, String hash, boolean toBitcoin, int amount) {}

  private final Random random;
  private final EvmStory ethereum = new EvmStory(EvmNetwork.ETHEREUM);
  private final BitcoinStory bitcoin = new BitcoinStory();
  private final List<Step> steps = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final Map<OutPoint, Integer> unspent = new HashMap<>();
  private final List<OutPoint> order = new ArrayList<>();
  private final Hash256 theft;
  private final int stolen;
  private OutPoint vault;
  private int vaultValue = 1_000_000;
  private long time = 1_700_000_000;

  RandomWorld(long seed) {
    random = new Random(seed);
    vault = new OutPoint(bitcoin.coins(time, Pay.to("vault", vaultValue)), 0);
    for (int i = 0; i < 3; i++) {
      int value = 5 + random.nextInt(30);
      own(new OutPoint(bitcoin.coins(time, Pay.to("user" + i, value)), 0), value);
    }
    for (int i = 0; i < ACCOUNTS; i++) {
      send(ACCOUNTS, i, 5 + random.nextInt(20));
    }
    stolen = 20 + random.nextInt(60);
    theft = send(ACCOUNTS, 0, stolen);
    for (int s = 0; s < STEPS; s++) {
      step();
    }
  }

  private void own(OutPoint output, int value) {
    unspent.put(output, value);
    order.add(output);
  }

  private void step() {
    time += 30 + random.nextInt(300);
    switch (random.nextInt(7)) {
      case 0, 1 -> send(random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS), 1 + random.nextInt(40));
      case 2 -> spend();
      case 3 -> intoRouter();
      case 4 -> intoVault();
      default -> payOut();
    }
  }

  private Hash256 send(int from, int to, int amount) {
    steps.add(new Step.Send(from, to, amount));
    EvmStory.Tx tx = ethereum.block(time).tx(account(from), account(to));
    return tx.value(account(from), account(to), amount).hash();
  }

  private List<OutPoint> inputs() {
    List<OutPoint> inputs = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0 && !order.isEmpty(); i--) {
      inputs.add(order.remove(random.nextInt(order.size())));
    }
    return inputs;
  }

  private int value(List<OutPoint> inputs) {
    return inputs.stream().mapToInt(input -> unspent.getOrDefault(input, 0)).sum();
  }

  private void spend() {
    List<OutPoint> inputs = inputs();
    int value = value(inputs);
    if (value > 1) {
      int first = 1 + random.nextInt(value - 1);
      TxId tx =
          bitcoin.tx(
              time, inputs, Pay.to("user" + steps.size(), first), Pay.to("u", value - first));
      steps.add(new Step.Spend(inputs, tx, List.of(first, value - first)));
      own(new OutPoint(tx, 0), first);
      own(new OutPoint(tx, 1), value - first);
    }
  }

  private void intoRouter() {
    int from = random.nextInt(ACCOUNTS);
    int amount = 1 + random.nextInt(50);
    Hash256 hash =
        ethereum
            .block(time)
            .tx(account(from), ROUTER)
            .value(account(from), ROUTER, amount)
            .internal(ROUTER, VAULT, amount)
            .log(
                ROUTER,
                DEPOSIT,
                List.of(word(VAULT), word(0)),
                uint(amount),
                text("=:b:bc1q:0/1/0"))
            .hash();
    String id = hash.hex().toUpperCase(Locale.ROOT);
    steps.add(new Step.IntoRouter(from, amount, id));
    pending.add(new Pending(id, id, true, amount));
  }

  private void intoVault() {
    List<OutPoint> inputs = inputs();
    int value = value(inputs);
    if (value > 1) {
      int amount = 1 + random.nextInt(value - 1);
      TxId tx =
          bitcoin.tx(
              time,
              inputs,
              Pay.to("vault", amount),
              Pay.to("change" + steps.size(), value - amount),
              BitcoinStory.memo("=:e:0xabc"));
      String id = tx.toString().toUpperCase(Locale.ROOT);
      steps.add(new Step.IntoVault(inputs, tx, List.of(amount, value - amount), id));
      own(new OutPoint(tx, 1), value - amount);
      pending.add(new Pending(id, id, false, amount));
    }
  }

  /// One payout for some deposit; some get several, some none, some a refund on their own chain.
  private void payOut() {
    if (pending.isEmpty()) {
      return;
    }
    Pending paid = pending.get(random.nextInt(pending.size()));
    if (random.nextInt(3) > 0) {
      pending.remove(paid);
    }
    boolean refund = random.nextInt(5) == 0;
    int amount = 1 + random.nextInt(60);
    String memo = (refund ? "REFUND:" : "OUT:") + paid.hash();
    if (paid.toBitcoin() != refund) {
      TxId tx =
          bitcoin.tx(
              time,
              List.of(vault),
              Pay.to("paid" + steps.size(), amount),
              Pay.to("vault", vaultValue - amount),
              BitcoinStory.memo(memo));
      vaultValue -= amount;
      vault = new OutPoint(tx, 1);
      steps.add(new Step.ToOutput(tx, amount, paid.id()));
      own(new OutPoint(tx, 0), amount);
    } else {
      int to = random.nextInt(ACCOUNTS);
      steps.add(new Step.ToAccount(steps.size(), to, amount, paid.id()));
      ethereum
          .block(time)
          .tx(VAULT, ROUTER)
          .value(VAULT, ROUTER, amount)
          .internal(ROUTER, account(to), amount)
          .log(
              ROUTER,
              OUT,
              List.of(word(VAULT), word(account(to))),
              address(EvmAddress.ZERO),
              uint(amount),
              text(memo));
    }
  }

  AcrossTrace trace(Method method) {
    return AcrossTracer.run(asked(method));
  }

  List<Asked> asked(Method method) {
    return List.of(
        new Asked.Outputs(bitcoin.build(), TraceQuestion.of(method)),
        new Asked.Accounts(
            ethereum.build(),
            AccountQuestion.of(method, new AccountStart.Transaction(theft, null)),
            Stops.NONE));
  }

  /// Tainted units by kind and place: every unit is played by itself, true where it is tainted.
  Map<String, BigInteger> play(Method method) {
    return new Play(method).run();
  }

  private final class Play {
    final boolean fifo;
    final Map<Integer, Deque<Boolean>> accounts = new HashMap<>();
    final Map<OutPoint, List<Boolean>> outputs = new HashMap<>();
    final Map<String, Integer> deposited = new HashMap<>();
    final Map<String, Integer> tainted = new HashMap<>();
    final Map<String, String> depositAt = new HashMap<>();

    Play(Method method) {
      fifo = method == Method.FIFO;
    }

    Map<String, BigInteger> run() {
      for (int s = 0; s < steps.size(); s++) {
        play(steps.get(s), s == ACCOUNTS);
      }
      Map<String, BigInteger> ends = new TreeMap<>();
      accounts.forEach((who, units) -> end(ends, "account " + account(who) + "@ETH", units));
      outputs.forEach((place, units) -> end(ends, "unspent " + place, units));
      tainted.forEach(
          (id, units) -> {
            if (!crosses(id)) {
              count(ends, "bridge " + depositAt.get(id), units);
            }
          });
      return ends;
    }

    private void end(Map<String, BigInteger> ends, String at, Iterable<Boolean> units) {
      int sum = 0;
      for (boolean unit : units) {
        sum += unit ? 1 : 0;
      }
      count(ends, at, sum);
    }

    private void count(Map<String, BigInteger> ends, String at, int units) {
      if (units > 0) {
        ends.merge(at, BigInteger.valueOf(units), BigInteger::add);
      }
    }

    private void play(Step step, boolean theftItself) {
      switch (step) {
        case Step.Send(int from, int to, int amount) -> {
          List<Boolean> units = pop(from, amount);
          push(to, theftItself ? full(amount) : units);
        }
        case Step.IntoRouter(int from, int amount, String id) ->
            deposit(id, pop(from, amount), ROUTER + "@ETH");
        case Step.Spend(var inputs, var tx, var pays) -> deal(inputs, tx, pays);
        case Step.IntoVault(var inputs, var tx, var pays, var id) -> {
          deal(inputs, tx, pays);
          OutPoint place = new OutPoint(tx, 0);
          deposit(id, Objects.requireNonNull(outputs.remove(place)), place.toString());
        }
        case Step.ToAccount(_, int to, int amount, String id) -> push(to, arrive(id, step, amount));
        case Step.ToOutput(var tx, int amount, String id) ->
            outputs.put(new OutPoint(tx, 0), arrive(id, step, amount));
      }
    }

    private List<Boolean> full(int amount) {
      List<Boolean> units = new ArrayList<>();
      for (int i = 0; i < amount; i++) {
        units.add(true);
      }
      return units;
    }

    private void deposit(String id, List<Boolean> units, String at) {
      deposited.put(id, units.size());
      tainted.put(id, (int) units.stream().filter(unit -> unit).count());
      depositAt.put(id, at);
    }

    /// All payouts of a deposit are known from the whole history, as they are to a trace.
    private List<Boolean> arrive(String id, Step which, int amount) {
      Map<Step, Integer> shares = shares(id, which instanceof Step.ToOutput);
      List<Boolean> units = new ArrayList<>();
      for (int i = 0; i < amount; i++) {
        units.add(i < shares.getOrDefault(which, 0));
      }
      return units;
    }

    private Map<Step, Integer> shares(String id, boolean toOutputs) {
      List<Step> alike = new ArrayList<>();
      List<Integer> amounts = new ArrayList<>();
      for (Step step : steps) {
        if (toOutputs && step instanceof Step.ToOutput(_, int amount, String of) && of.equals(id)) {
          alike.add(step);
          amounts.add(amount);
        }
        if (!toOutputs
            && step instanceof Step.ToAccount(_, _, int amount, String of)
            && of.equals(id)) {
          alike.add(step);
          amounts.add(amount);
        }
      }
      int all = deposited.getOrDefault(id, 0);
      int taint = tainted.getOrDefault(id, 0);
      int sum = amounts.stream().mapToInt(amount -> amount).sum();
      int left = sum * taint / all;
      Map<Step, Integer> shares = new HashMap<>();
      List<Integer> byRemainder = new ArrayList<>();
      for (int i = 0; i < alike.size(); i++) {
        shares.put(alike.get(i), amounts.get(i) * taint / all);
        left -= amounts.get(i) * taint / all;
        byRemainder.add(i);
      }
      byRemainder.sort(
          (a, b) -> Integer.compare(amounts.get(b) * taint % all, amounts.get(a) * taint % all));
      for (int i = 0; i < left; i++) {
        shares.merge(alike.get(byRemainder.get(i)), 1, Integer::sum);
      }
      return shares;
    }

    /// Whether any unit of it came out tainted.
    private boolean crosses(String id) {
      for (boolean toOutputs : new boolean[] {true, false}) {
        if (shares(id, toOutputs).values().stream().anyMatch(units -> units > 0)) {
          return true;
        }
      }
      return false;
    }

    private List<Boolean> pop(int who, int amount) {
      Deque<Boolean> queue = accounts.computeIfAbsent(who, _ -> new ArrayDeque<>());
      while (queue.size() < amount) {
        queue.addFirst(false);
      }
      List<Boolean> units = new ArrayList<>();
      for (int i = 0; i < amount; i++) {
        units.add(fifo ? queue.removeFirst() : queue.removeLast());
      }
      return units;
    }

    private void push(int who, List<Boolean> units) {
      accounts.computeIfAbsent(who, _ -> new ArrayDeque<>()).addAll(units);
    }

    private void deal(List<OutPoint> inputs, TxId tx, List<Integer> pays) {
      List<Boolean> queue = new ArrayList<>();
      for (OutPoint input : inputs) {
        List<Boolean> units = outputs.remove(input);
        for (int i = 0; i < unspent.getOrDefault(input, 0); i++) {
          queue.add(units != null && units.get(i));
        }
      }
      if (!fifo) {
        queue = queue.reversed();
      }
      int at = 0;
      for (int out = 0; out < pays.size(); out++) {
        outputs.put(new OutPoint(tx, out), new ArrayList<>(queue.subList(at, at + pays.get(out))));
        at += pays.get(out);
      }
    }
  }
}
