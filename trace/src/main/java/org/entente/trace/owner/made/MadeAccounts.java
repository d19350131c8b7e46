package org.entente.trace.owner.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.memory.MemoryAccounts;

/// A made quarter of a year of accounts with known owners: customers of exchanges, and those who
/// look like them.
///
/// Most customers pay into accounts of their own that are swept within hours; some are swept a day
/// late, some in parts, some through contracts that forward at once. The traps: an employer or a
/// friend pays into another's deposit account; withdrawals of one exchange go straight into
/// deposits at another; a gas station of the exchange pays ether into deposits of tokens; people
/// who pass a whole sum on by hand; payment processors whose invoices are swept into an exchange;
/// a gateway contract for many; and custodians that work as exchanges do, but are none.
public final class MadeAccounts {
  private static final long ETHER = 1_000_000_000_000_000_000L;
  private static final int BLOCKS = 600_000;
  private static final int EXCHANGES = 3;

  private final Random random;
  private final Acts acts;
  private final List<EvmAddress> hot = new ArrayList<>();
  private final List<EvmAddress> stations = new ArrayList<>();
  private final Set<EvmAddress> deposits = new HashSet<>();
  private final Map<EvmAddress, Integer> ownerOf = new HashMap<>();
  private final List<EvmAddress> lookAlikes = new ArrayList<>();
  private final EvmAddress token;
  private int owners;

  /// The ledger and its truth.
  ///
  /// @param blocks of the ledger
  /// @param hot hot wallets of exchanges
  /// @param deposits customers' deposit accounts there
  /// @param ownerOf who holds an account: equal numbers, one holder
  /// @param custodians wallets that look like hot wallets and are none of an exchange
  public record World(
      List<EvmBlock> blocks,
      Set<EvmAddress> hot,
      Set<EvmAddress> deposits,
      Map<EvmAddress, Integer> ownerOf,
      Set<EvmAddress> custodians) {
    public World {
      blocks = List.copyOf(blocks);
      hot = Set.copyOf(hot);
      deposits = Set.copyOf(deposits);
      ownerOf = Map.copyOf(ownerOf);
      custodians = Set.copyOf(custodians);
    }

    public AccountView ledger() {
      return new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
    }
  }

  private MadeAccounts(long seed) {
    random = new Random(seed);
    acts = new Acts(random);
    token = acts.address();
  }

  /// The same seed, the same world; `customers` of each exchange.
  public static World world(long seed, int customers) {
    MadeAccounts made = new MadeAccounts(seed);
    for (int i = 0; i < EXCHANGES; i++) {
      made.hot.add(made.acts.address());
      made.stations.add(made.acts.address());
    }
    for (int i = 0; i < EXCHANGES * customers; i++) {
      made.customer(i % EXCHANGES);
    }
    for (int i = 0; i < customers / 3; i++) {
      made.byHand();
      made.invoice();
    }
    made.gateway(customers / 2);
    made.custodian(customers / 2);
    made.processor(customers / 2);
    made.shop(customers);
    return new World(
        made.acts.blocks(),
        Set.copyOf(made.hot),
        made.deposits,
        made.ownerOf,
        Set.copyOf(made.lookAlikes));
  }

  private EvmAddress account(int owner) {
    EvmAddress address = acts.address();
    ownerOf.put(address, owner);
    return address;
  }

  private long when() {
    return 100L + random.nextInt(BLOCKS);
  }

  private long wei() {
    return ETHER / 100 + random.nextLong(3 * ETHER);
  }

  private void customer(int exchange) {
    int owner = owners++;
    EvmAddress deposit = acts.address();
    deposits.add(deposit);
    List<EvmAddress> own = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      own.add(account(owner));
    }
    boolean contract = random.nextInt(6) == 0;
    boolean tokens = !contract && random.nextInt(3) == 0;
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      EvmAddress payer = payer(own, exchange);
      if (contract) {
        acts.through(when(), payer, deposit, hot.get(exchange), wei());
      } else if (tokens) {
        tokens(exchange, payer, deposit);
      } else {
        ether(exchange, payer, deposit);
      }
    }
    for (EvmAddress account : own) {
      acts.pay(when(), hot.get(exchange), account, wei());
      acts.pay(when(), account, acts.address(), wei());
    }
  }

  /// Mostly himself; now and then somebody else, or another exchange.
  private EvmAddress payer(List<EvmAddress> own, int exchange) {
    int kind = random.nextInt(100);
    if (kind < 5) {
      return account(owners++);
    }
    return kind < 12 ? hot.get((exchange + 1) % EXCHANGES) : own.get(random.nextInt(own.size()));
  }

  private void ether(int exchange, EvmAddress payer, EvmAddress deposit) {
    long block = when();
    long wei = wei();
    acts.pay(block, payer, deposit, wei);
    int way = random.nextInt(100);
    long later = way < 8 ? 4_000 + random.nextInt(9_000) : 5 + random.nextInt(900);
    long part = way >= 8 && way < 14 ? wei / 2 : wei - Acts.GAS;
    acts.pay(block + later, deposit, hot.get(exchange), part);
  }

  /// Somebody must give the deposit account gas first; what is left of it is swept, too.
  private void tokens(int exchange, EvmAddress payer, EvmAddress deposit) {
    long block = when();
    long units = 1_000_000L + random.nextInt(2_000_000_000);
    acts.pay(block, token, payer, deposit, units);
    acts.pay(block + 10, stations.get(exchange), deposit, 4 * Acts.GAS);
    acts.pay(block + 20, token, deposit, hot.get(exchange), units);
    if (random.nextInt(2) == 0) {
      acts.pay(block + 30, deposit, hot.get(exchange), 2 * Acts.GAS);
    }
  }

  /// Receives from others and pays the whole on; half of them also pay for other things.
  private void byHand() {
    EvmAddress person = account(owners++);
    int exchange = random.nextInt(EXCHANGES);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      long block = when();
      long wei = wei();
      acts.pay(block, account(owners++), person, wei);
      acts.pay(block + 100 + random.nextInt(2_000), person, hot.get(exchange), wei - Acts.GAS);
    }
    if (random.nextBoolean()) {
      acts.pay(when(), person, account(owners++), ETHER / 50);
    }
  }

  /// A processor's address for one bill, or for all of a shop's customers, swept to an exchange.
  private void invoice() {
    EvmAddress bill = acts.address();
    int exchange = random.nextInt(EXCHANGES);
    for (int payers = random.nextInt(4) == 0 ? 25 : 1; payers > 0; payers--) {
      long block = when();
      long wei = wei();
      acts.pay(block, account(owners++), bill, wei);
      acts.pay(block + 50 + random.nextInt(300), bill, hot.get(exchange), wei - Acts.GAS);
    }
  }

  /// A contract that pays an exchange for whoever calls it.
  private void gateway(int callers) {
    EvmAddress contract = acts.address();
    for (int i = 0; i < callers; i++) {
      acts.through(when(), account(owners++), contract, hot.getFirst(), wei());
    }
  }

  /// A casino: its players have deposit accounts as an exchange's customers do, and are paid out.
  private void custodian(int players) {
    EvmAddress wallet = acts.address();
    lookAlikes.add(wallet);
    for (int i = 0; i < players; i++) {
      EvmAddress player = account(owners++);
      EvmAddress deposit = acts.address();
      long block = when();
      long wei = wei();
      acts.pay(block, player, deposit, wei);
      acts.pay(block + 30, deposit, wallet, wei - Acts.GAS);
      if (random.nextInt(3) == 0) {
        acts.pay(block + 900, wallet, player, wei);
      }
    }
  }

  /// Sweeps bills as an exchange sweeps deposits, but pays to a few shops only.
  private void processor(int bills) {
    EvmAddress wallet = acts.address();
    lookAlikes.add(wallet);
    List<EvmAddress> shops = List.of(account(owners++), account(owners++), account(owners++));
    for (int i = 0; i < bills; i++) {
      EvmAddress bill = acts.address();
      long block = when();
      long wei = wei();
      acts.pay(block, account(owners++), bill, wei);
      acts.pay(block + 30, bill, wallet, wei - Acts.GAS);
      acts.pay(block + 60, wallet, shops.get(random.nextInt(shops.size())), wei / 2);
    }
  }

  /// Many people pay it and are paid by it, a pool or a shop: none of them sweeps.
  private void shop(int people) {
    EvmAddress wallet = acts.address();
    lookAlikes.add(wallet);
    for (int i = 0; i < people; i++) {
      EvmAddress person = account(owners++);
      acts.pay(when(), acts.address(), person, wei());
      acts.pay(when(), person, wallet, wei());
      acts.pay(when(), person, acts.address(), wei());
      acts.pay(when(), wallet, random.nextBoolean() ? person : acts.address(), wei());
    }
  }
}
