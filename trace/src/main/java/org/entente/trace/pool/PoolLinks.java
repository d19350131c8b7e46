package org.entente.trace.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.trace.pool.PoolEvents.OnePool;
import org.entente.trace.pool.PoolLink.Rule;
import org.jspecify.annotations.Nullable;

/// Links withdrawals to deposits by the published rules.
///
/// What each is worth is an estimate: no truth is public. What a link says is weighed by how many
/// others fit as well, and the pool's anonymity set stands beside it.
public final class PoolLinks {
  private static final long DAY = 86_400;
  private static final long BATCH_SECONDS = 6 * 3_600;

  /// Harmony's thief took out five or six coins for each fresh address.
  private static final int LEAST_BATCH = 4;

  /// How long after its deposits a batch is looked for.
  private static final long BATCH_REACH = 30 * DAY;

  private static final int LEAST_CAMPAIGN = 3;
  private static final long CAMPAIGN_SECONDS = 3 * DAY / 2;
  private static final int LEAST_PORTFOLIO = 3;
  private static final int MOST_ALTERNATIVES = 20;

  private static final int REUSE_PPM = 950_000;
  private static final int GAS_PPM = 800_000;
  private static final int OUTSIDE_PPM = 700_000;
  private static final int PORTFOLIO_PPM = 600_000;
  private static final int BATCH_PPM = 500_000;

  private final PoolEvents events;
  private final Meetings meetings;
  private final List<PoolLink> links = new ArrayList<>();
  private final Map<PoolWithdrawal, Integer> numbers = new HashMap<>();

  /// How often two accounts dealt with each other outside of pools.
  @FunctionalInterface
  public interface Meetings {
    Meetings UNKNOWN = (_, _) -> Map.of();

    /// Of `others`, those who dealt with the account three times or more, and how often.
    Map<EvmAddress, Integer> of(EvmAddress account, Set<EvmAddress> others);
  }

  private PoolLinks(PoolEvents events, Meetings meetings) {
    this.events = events;
    this.meetings = meetings;
    for (int i = 0; i < events.withdrawals().size(); i++) {
      numbers.put(events.withdrawals().get(i), i);
    }
  }

  /// All links, by withdrawal and then the likeliest first.
  public static List<PoolLink> of(PoolEvents events, Meetings meetings) {
    PoolLinks all = new PoolLinks(events, meetings);
    for (OnePool pool : events.pools().values()) {
      all.reuse(pool);
      all.gasPrice(pool);
      all.batches(pool);
      all.firstIn(pool);
    }
    all.outside();
    all.portfolios();
    all.links.sort(
        Comparator.comparingInt(PoolLink::withdrawal)
            .thenComparing(Comparator.comparingInt(PoolLink::ppm).reversed())
            .thenComparing(PoolLink::rule));
    return List.copyOf(all.links);
  }

  /// How many coins were in the pool when each withdrawal took one out: any of their depositors
  /// may have done so. By the withdrawal's place in the events.
  public static int[] anonymitySets(PoolEvents events) {
    int[] sets = new int[events.withdrawals().size()];
    Map<String, int[]> seen = new HashMap<>();
    List<PoolDeposit> deposits = events.deposits();
    int next = 0;
    for (int i = 0; i < sets.length; i++) {
      PoolWithdrawal one = events.withdrawals().get(i);
      for (; next < deposits.size() && deposits.get(next).block() <= one.block(); next++) {
        seen.computeIfAbsent(deposits.get(next).pool(), _ -> new int[1])[0]++;
      }
      sets[i] = Math.max(1, seen.computeIfAbsent(one.pool(), _ -> new int[1])[0]--);
    }
    return sets;
  }

  /// Who takes out put in from the same address.
  private void reuse(OnePool pool) {
    Map<EvmAddress, List<PoolDeposit>> byDepositor = byDepositor(pool.deposits());
    for (PoolWithdrawal one : pool.withdrawals()) {
      EvmAddress payer = one.isRelayed() ? null : one.from();
      for (EvmAddress who : payer == null ? List.of(one.to()) : List.of(one.to(), payer)) {
        List<PoolDeposit> before = before(byDepositor.getOrDefault(who, List.of()), one);
        if (!before.isEmpty()) {
          String finding = "its " + (who.equals(one.to()) ? "recipient" : "payer") + " deposited";
          link(Rule.ADDRESS_REUSE, one, who, before, 1, REUSE_PPM, finding);
          break;
        }
      }
    }
  }

  /// One deposit and one withdrawal alone have this gas price; relayers choose their own.
  private void gasPrice(OnePool pool) {
    Map<Uint256, List<PoolDeposit>> deposits = new HashMap<>();
    Map<Uint256, List<PoolWithdrawal>> withdrawals = new LinkedHashMap<>();
    for (PoolDeposit one : pool.deposits()) {
      Uint256 price = one.gasPrice();
      if (price != null) {
        deposits.computeIfAbsent(price, _ -> new ArrayList<>()).add(one);
      }
    }
    for (PoolWithdrawal one : pool.withdrawals()) {
      Uint256 price = one.gasPrice();
      if (price != null && !one.isRelayed()) {
        withdrawals.computeIfAbsent(price, _ -> new ArrayList<>()).add(one);
      }
    }
    withdrawals.forEach(
        (price, out) -> {
          List<PoolDeposit> in = deposits.getOrDefault(price, List.of());
          if (out.size() == 1
              && in.size() == 1
              && in.getFirst().block() <= out.getFirst().block()) {
            String finding = "only these two paid " + price + " wei for gas";
            link(Rule.GAS_PRICE, out.getFirst(), in.getFirst().from(), in, 1, GAS_PPM, finding);
          }
        });
  }

  /// Several coins to one address within hours, against what each depositor had put in shortly
  /// before. Where many such batches of one size follow each other, as in Harmony's case, the sum
  /// of all is compared: that fits far fewer.
  private void batches(OnePool pool) {
    Map<EvmAddress, List<PoolDeposit>> byDepositor = byDepositor(pool.deposits());
    List<List<PoolWithdrawal>> runs = runs(pool.withdrawals());
    long recipients = pool.withdrawals().stream().map(PoolWithdrawal::to).distinct().count();
    for (List<PoolWithdrawal> run : runs) {
      List<List<PoolWithdrawal>> alike = alike(runs, run);
      boolean campaign = alike.size() >= LEAST_CAMPAIGN;
      int sum = campaign ? alike.stream().mapToInt(List::size).sum() : run.size();
      List<EvmAddress> fit = whoPutIn(byDepositor, run.getFirst(), sum, campaign);
      String finding =
          run.size()
              + " coins to one address within hours"
              + (campaign ? ", one of " + alike.size() + " such batches within three days" : "")
              + "; "
              + runs.size()
              + " such among "
              + recipients
              + " recipients";
      for (PoolWithdrawal one : run) {
        batch(one, fit, byDepositor, finding);
      }
    }
  }

  private void batch(
      PoolWithdrawal one,
      List<EvmAddress> fit,
      Map<EvmAddress, List<PoolDeposit>> byDepositor,
      String finding) {
    if (fit.isEmpty() || fit.size() > MOST_ALTERNATIVES) {
      link(Rule.BATCH, one, null, List.of(), fit.size(), 0, finding);
      return;
    }
    for (EvmAddress who : fit) {
      List<PoolDeposit> theirs = before(byDepositor.getOrDefault(who, List.of()), one);
      link(Rule.BATCH, one, who, theirs, fit.size(), BATCH_PPM / fit.size(), finding);
    }
  }

  /// Depositors with at least so many coins in the month before; of a campaign, also not many
  /// more.
  private static List<EvmAddress> whoPutIn(
      Map<EvmAddress, List<PoolDeposit>> byDepositor,
      PoolWithdrawal first,
      int coins,
      boolean campaign) {
    List<EvmAddress> fit = new ArrayList<>();
    byDepositor.forEach(
        (who, deposits) -> {
          long near =
              before(deposits, first).stream()
                  .filter(deposit -> deposit.time() >= first.time() - BATCH_REACH)
                  .count();
          boolean fits =
              campaign ? 4 * near >= 3L * coins && 2 * near <= 3L * coins : near >= coins;
          if (fits) {
            fit.add(who);
          }
        });
    return fit;
  }

  /// The batches of about the same size that begin within three days around this one.
  private static List<List<PoolWithdrawal>> alike(
      List<List<PoolWithdrawal>> runs, List<PoolWithdrawal> run) {
    long time = run.getFirst().time();
    return runs.stream()
        .filter(other -> Math.abs(other.size() - run.size()) <= 1)
        .filter(other -> Math.abs(other.getFirst().time() - time) <= CAMPAIGN_SECONDS)
        .toList();
  }

  /// Withdrawals to one address that follow each other within hours, at least [#LEAST_BATCH].
  private static List<List<PoolWithdrawal>> runs(List<PoolWithdrawal> withdrawals) {
    Map<EvmAddress, List<PoolWithdrawal>> byRecipient = new LinkedHashMap<>();
    List<List<PoolWithdrawal>> runs = new ArrayList<>();
    for (PoolWithdrawal one : withdrawals) {
      if (one.to().equals(EvmAddress.ZERO)) {
        continue; // the makers' test of a pool pays nobody
      }
      List<PoolWithdrawal> run = byRecipient.get(one.to());
      if (run == null || one.time() - run.getFirst().time() > BATCH_SECONDS) {
        run = new ArrayList<>();
        byRecipient.put(one.to(), run);
        runs.add(run);
      }
      run.add(one);
    }
    runs.removeIf(run -> run.size() < LEAST_BATCH);
    return runs;
  }

  /// Once a pool was empty, a coin that comes out later was put in later: where those are few, the
  /// oldest of them is named, with no more belief than chance gives it.
  private void firstIn(OnePool pool) {
    int out = 0;
    int in = 0;
    int emptied = 0;
    List<PoolDeposit> deposits = pool.deposits();
    for (PoolWithdrawal one : pool.withdrawals()) {
      for (; in < deposits.size() && deposits.get(in).block() <= one.block(); in++) {
        emptied = in <= out ? in : emptied;
      }
      int since = in - emptied;
      if (since >= 1 && since <= MOST_ALTERNATIVES && out < in) {
        PoolDeposit oldest = deposits.get(Math.max(emptied, out));
        String finding = since + " coins were put in since the pool was empty";
        int ppm = 950_000 / since;
        link(Rule.FIRST_IN, one, oldest.from(), List.of(oldest), since, ppm, finding);
      }
      out++;
    }
  }

  /// Depositor and recipient dealt with each other outside of the pools.
  private void outside() {
    Map<EvmAddress, List<PoolDeposit>> byDepositor = byDepositor(events.deposits());
    if (byDepositor.isEmpty()) {
      return;
    }
    Map<EvmAddress, Map<EvmAddress, Integer>> met = new HashMap<>();
    for (PoolWithdrawal one : events.withdrawals()) {
      Map<EvmAddress, Integer> found =
          met.computeIfAbsent(one.to(), to -> meetings.of(to, byDepositor.keySet()));
      Map<EvmAddress, List<PoolDeposit>> fit = new TreeMap<>(Comparator.comparing(String::valueOf));
      found.forEach(
          (who, times) -> {
            List<PoolDeposit> theirs =
                before(byDepositor.getOrDefault(who, List.of()), one).stream()
                    .filter(deposit -> deposit.pool().equals(one.pool()))
                    .toList();
            if (!theirs.isEmpty() && !who.equals(one.to())) {
              fit.put(who, theirs);
            }
          });
      fit.forEach(
          (who, theirs) ->
              link(
                  Rule.LINKED_OUTSIDE,
                  one,
                  who,
                  theirs,
                  fit.size(),
                  OUTSIDE_PPM / fit.size(),
                  "they dealt with each other " + found.get(who) + " times outside"));
    }
  }

  /// One took out of each pool within a day what another had put in.
  private void portfolios() {
    Map<Map<String, Long>, List<EvmAddress>> byPortfolio = new HashMap<>();
    Map<EvmAddress, List<PoolDeposit>> byDepositor = byDepositor(events.deposits());
    byDepositor.forEach(
        (who, deposits) -> {
          Map<String, Long> counts = new TreeMap<>();
          deposits.forEach(one -> counts.merge(one.pool(), 1L, Long::sum));
          byPortfolio.computeIfAbsent(counts, _ -> new ArrayList<>()).add(who);
        });
    Map<EvmAddress, List<PoolWithdrawal>> byRecipient = new LinkedHashMap<>();
    events
        .withdrawals()
        .forEach(one -> byRecipient.computeIfAbsent(one.to(), _ -> new ArrayList<>()).add(one));
    byRecipient.forEach(
        (to, theirs) -> {
          boolean soon = theirs.getLast().time() - theirs.getFirst().time() <= DAY;
          Map<String, Long> counts = new TreeMap<>();
          theirs.forEach(one -> counts.merge(one.pool(), 1L, Long::sum));
          if (soon && theirs.size() >= LEAST_PORTFOLIO && counts.size() >= 2) {
            portfolio(theirs, byPortfolio.getOrDefault(counts, List.of()), byDepositor);
          }
        });
  }

  private void portfolio(
      List<PoolWithdrawal> theirs,
      List<EvmAddress> equal,
      Map<EvmAddress, List<PoolDeposit>> byDepositor) {
    PoolWithdrawal first = theirs.getFirst();
    List<EvmAddress> fit =
        equal.stream()
            .filter(
                who -> {
                  List<PoolDeposit> deposits = byDepositor.getOrDefault(who, List.of());
                  return before(deposits, first).size() == deposits.size();
                })
            .toList();
    if (fit.isEmpty() || fit.size() > MOST_ALTERNATIVES) {
      return;
    }
    for (PoolWithdrawal one : theirs) {
      for (EvmAddress who : fit) {
        List<PoolDeposit> deposits =
            byDepositor.getOrDefault(who, List.of()).stream()
                .filter(deposit -> deposit.pool().equals(one.pool()))
                .toList();
        String finding = "the same number of coins out of each pool within a day";
        link(Rule.PORTFOLIO, one, who, deposits, fit.size(), PORTFOLIO_PPM / fit.size(), finding);
      }
    }
  }

  private static Map<EvmAddress, List<PoolDeposit>> byDepositor(List<PoolDeposit> deposits) {
    Map<EvmAddress, List<PoolDeposit>> byDepositor = new LinkedHashMap<>();
    for (PoolDeposit one : deposits) {
      EvmAddress from = one.from();
      if (from != null) {
        byDepositor.computeIfAbsent(from, _ -> new ArrayList<>()).add(one);
      }
    }
    return byDepositor;
  }

  private static List<PoolDeposit> before(List<PoolDeposit> deposits, PoolWithdrawal one) {
    return deposits.stream().filter(deposit -> deposit.block() <= one.block()).toList();
  }

  private void link(
      Rule rule,
      PoolWithdrawal one,
      @Nullable EvmAddress depositor,
      List<PoolDeposit> deposits,
      int alternatives,
      int ppm,
      String finding) {
    List<Hash256> transactions =
        new ArrayList<>(
            new LinkedHashSet<>(
                deposits.reversed().stream().map(PoolDeposit::transaction).toList()));
    int most = Math.min(transactions.size(), PoolLink.MOST_DEPOSITS);
    Integer number = numbers.get(one);
    if (number != null) {
      links.add(
          new PoolLink(
              rule, number, depositor, transactions.subList(0, most), alternatives, ppm, finding));
    }
  }
}
