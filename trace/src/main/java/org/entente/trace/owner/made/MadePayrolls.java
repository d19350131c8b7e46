package org.entente.trace.owner.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.memory.MemoryAccounts;

/// Firms that are paid a sum and pay it out as equal wages within hours, half of them to accounts
/// that are new each time: nothing stolen looks more like a thief's tranches.
public final class MadePayrolls {
  private static final long ETHER = 1_000_000_000_000_000_000L;
  private static final long WAGE = ETHER / 20;

  private MadePayrolls() {}

  /// The ledger, and the firms.
  public record World(AccountView view, List<EvmAddress> firms) {
    public World {
      firms = List.copyOf(firms);
    }
  }

  /// The same seed, the same world.
  public static World world(long seed, int firms) {
    Random random = new Random(seed);
    Acts acts = new Acts(random);
    List<EvmAddress> all = new ArrayList<>();
    for (int i = 0; i < firms; i++) {
      EvmAddress firm = acts.address();
      all.add(firm);
      int staff = 3 + random.nextInt(9);
      long block = 10_000L + random.nextInt(100_000);
      acts.pay(block, acts.address(), firm, staff * WAGE + ETHER / 10);
      for (int person = 0; person < staff; person++) {
        EvmAddress account = acts.address();
        if (i % 2 == 0) {
          acts.pay(random.nextInt(9_000), acts.address(), account, ETHER);
        }
        acts.pay(block + 10 + random.nextInt(400), firm, account, WAGE);
      }
    }
    return new World(new MemoryAccounts(EvmNetwork.ETHEREUM, acts.blocks()), all);
  }
}
