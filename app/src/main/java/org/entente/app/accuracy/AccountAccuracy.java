package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.cluster.DepositReuse;
import org.entente.trace.cluster.DepositReuse.Deposit;
import org.entente.trace.cluster.DepositReuse.Settings;
import org.entente.trace.owner.Airdrops;
import org.entente.trace.owner.HotWallets;
import org.entente.trace.owner.HotWallets.HotWallet;
import org.entente.trace.owner.SameOwner;
import org.entente.trace.owner.SelfApprovals;
import org.entente.trace.owner.made.MadeAccounts;
import org.entente.trace.owner.made.MadeLinks;

/// Deposit accounts, who pays into them, hot wallets.
final class AccountAccuracy implements AccuracyPart {
  private static final long SEED = 20;
  private static final int CUSTOMERS = 400;
  private static final int CANDIDATES_PPM = 100_000;
  private static final int ONE_HALF_PPM = 500_000;
  private static final int PEOPLE = 300;
  private static final String LINKS = "made allowances and an airdrop, 300 people of each kind";
  private static final String SAMPLE = "made quarter, 3 exchanges of 400 customers, seed 20";

  @Override
  public String title() {
    return "Accounts";
  }

  @Override
  public String about() {
    return """
    Rules of `entente attribute deposits` and `owners --links`. Nobody may publish whose accounts are whose, so a made quarter of a year stands in: \
    customers' deposits swept at once, a day late or in parts, in ether and tokens, through contracts; and the traps: friends \
    and employers who pay into another's account, withdrawals from one exchange straight into deposits at another, the \
    exchange's own gas station, people who pass a whole sum on by hand, invoices of payment processors, a gateway contract, \
    a casino, a processor and a shop. `one payer` is counted in pairs of accounts among all that have owners: those that never \
    paid into a deposit count as missed. `hot wallet` is yes from ½ up; a casino's wallet counts as a false alarm. \
    `self_authorisation` and `airdrop` (yes from ½ up) are counted over the pairs that the rules look at: thieves with few victims, \
    employees of a company, buyers of an airdrop and gifts to a friend are the traps. \
    The shares of the traps are ours, and real ones differ: take these figures as what the rules can be fooled by.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    MadeAccounts.World world = MadeAccounts.world(SEED, CUSTOMERS);
    AccountView view = world.ledger();
    Set<Long> wallets = new TreeSet<>();
    world.hot().forEach(wallet -> wallets.add(view.findAccount(wallet)));
    List<Deposit> deposits = DepositReuse.of(view, wallets, Settings.STANDARD);
    List<Measured> rows = new ArrayList<>();
    rows.add(deposits(view, world, deposits));
    rows.add(payers("one payer, no bounds", view, world, deposits, Settings.STANDARD.unbounded()));
    rows.add(payers("one payer", view, world, deposits, Settings.STANDARD));
    rows.add(hotWallets(view, world));
    MadeLinks.World links = MadeLinks.world(SEED, PEOPLE);
    rows.add(links("self_authorisation", links, SelfApprovals.of(links.view(), Set.of())));
    rows.add(links("airdrop", links, Airdrops.of(links.view(), Set.of())));
    return rows;
  }

  /// Yes is from ½ up; what is missed is counted among all accounts with another of their owner's
  /// that have it by this rule's kind of act.
  private static Measured links(String rule, MadeLinks.World world, List<SameOwner> found) {
    Calibration calibration = new Calibration();
    Tally tally = Tally.NONE;
    for (SameOwner one : found) {
      boolean is =
          world
              .ownerOf()
              .getOrDefault(one.one(), -1)
              .equals(world.ownerOf().getOrDefault(one.other(), -2));
      calibration.add(one.ppm(), is);
      tally = tally.add(one.ppm() >= ONE_HALF_PPM, is);
    }
    return new Measured(rule, LINKS, Truth.GENERATED, tally, calibration);
  }

  private static Measured deposits(
      AccountView view, MadeAccounts.World world, List<Deposit> deposits) {
    Calibration calibration = new Calibration();
    Set<Long> said = new HashSet<>();
    for (Deposit deposit : deposits) {
      said.add(deposit.account());
      calibration.add(
          deposit.confidencePpm(), world.deposits().contains(view.address(deposit.account())));
    }
    Tally tally = Tally.NONE;
    for (long account = 0; account < view.accountCount(); account++) {
      tally = tally.add(said.contains(account), world.deposits().contains(view.address(account)));
    }
    return measured("deposit account", tally, calibration);
  }

  private static Measured payers(
      String rule,
      AccountView view,
      MadeAccounts.World world,
      List<Deposit> deposits,
      Settings settings) {
    long hits = 0;
    long said = 0;
    for (List<Long> entity : DepositReuse.entities(deposits, settings)) {
      Map<Object, Long> owners = new HashMap<>();
      for (long account : entity) {
        EvmAddress address = view.address(account);
        owners.merge(world.ownerOf().getOrDefault(address, -1 - (int) account), 1L, Long::sum);
      }
      hits += pairs(owners);
      said += pairs(Map.of("", (long) entity.size()));
    }
    Map<Integer, Long> owners = new HashMap<>();
    world.ownerOf().values().forEach(owner -> owners.merge(owner, 1L, Long::sum));
    long are = pairs(owners);
    long all = pairs(Map.of("", (long) world.ownerOf().size()));
    return measured(
        rule, new Tally(hits, said - hits, are - hits, all - said - are + hits), new Calibration());
  }

  private static long pairs(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(count -> count * (count - 1) / 2).sum();
  }

  private static Measured hotWallets(AccountView view, MadeAccounts.World world) {
    Calibration calibration = new Calibration();
    Tally tally = Tally.NONE;
    Set<EvmAddress> seen = new HashSet<>();
    for (HotWallet wallet : HotWallets.of(view, Settings.STANDARD)) {
      EvmAddress address = view.address(wallet.account());
      boolean is = world.hot().contains(address);
      if (wallet.ppm() >= CANDIDATES_PPM) {
        calibration.add(wallet.ppm(), is);
      }
      tally = tally.add(wallet.ppm() >= ONE_HALF_PPM, is);
      seen.add(address);
    }
    for (EvmAddress other : world.custodians()) {
      tally = seen.contains(other) ? tally : tally.add(false, false);
    }
    for (EvmAddress hot : world.hot()) {
      tally = seen.contains(hot) ? tally : tally.add(false, true);
    }
    return measured("hot wallet", tally, calibration);
  }

  private static Measured measured(String rule, Tally tally, Calibration calibration) {
    return new Measured(rule, SAMPLE, Truth.GENERATED, tally, calibration);
  }
}
