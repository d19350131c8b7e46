package org.entente.trace.owner.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.memory.MemoryAccounts;

/// A made world of allowances and an airdrop, whose owners are known.
///
/// People let their other account spend; the traps: thieves whom one or several victims were
/// tricked into letting spend, services with a key, employees who let their company spend. Owners
/// of several accounts gather an airdrop; the traps: pools where it is sold, an exchange's wallet,
/// buyers who pay for it at once, buyers who were paid for in another way, gifts to a friend.
public final class MadeLinks {
  private static final long ETHER = 1_000_000_000_000_000_000L;
  private static final Hash256 APPROVAL =
      Hash256.ofHex("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925");
  private static final int BLOCKS = 200_000;
  private static final long DROP = 400_000_000L;

  private final Random random;
  private final Acts acts;
  private final Map<EvmAddress, Integer> ownerOf = new HashMap<>();
  private final EvmAddress token;
  private final EvmAddress drop;
  private int owners;

  /// The ledger, and who holds each account: equal numbers, one holder.
  public record World(AccountView view, Map<EvmAddress, Integer> ownerOf) {
    public World {
      ownerOf = Map.copyOf(ownerOf);
    }
  }

  private MadeLinks(long seed) {
    random = new Random(seed);
    acts = new Acts(random);
    token = acts.address();
    drop = acts.address();
  }

  /// The same seed, the same world; about `people` who do each of these things.
  public static World world(long seed, int people) {
    MadeLinks made = new MadeLinks(seed);
    for (int i = 0; i < people; i++) {
      made.self();
    }
    for (int i = 0; i < people / 5; i++) {
      made.thief(1 + made.random.nextInt(6));
      made.company();
    }
    for (int i = 0; i < 5; i++) {
      made.grant(made.person(), made.person(), 40);
    }
    for (int i = 0; i < people / 2; i++) {
      made.farmer(2 + made.random.nextInt(7));
      made.friend();
    }
    made.sellers(made.acts.address(), people, false, false);
    made.sellers(made.person(), people / 2, true, false);
    made.sellers(made.person(), 12, true, true);
    made.sellers(made.person(), 6, true, false);
    return new World(new MemoryAccounts(EvmNetwork.ETHEREUM, made.acts.blocks()), made.ownerOf);
  }

  private EvmAddress account(int owner) {
    EvmAddress address = acts.address();
    ownerOf.put(address, owner);
    acts.pay(100 + random.nextInt(1000), address, acts.address(), ETHER / 100); // it signs
    return address;
  }

  private EvmAddress person() {
    return account(owners++);
  }

  private long when() {
    return 5_000L + random.nextInt(BLOCKS);
  }

  private static Hash256 word(EvmAddress address) {
    byte[] bytes = new byte[Hash256.BYTES];
    address.write(bytes, Hash256.BYTES - EvmAddress.BYTES);
    return Hash256.read(bytes, 0);
  }

  private void allow(long block, EvmAddress signer, EvmAddress owner, EvmAddress spender) {
    List<Hash256> topics = List.of(APPROVAL, word(owner), word(spender));
    EvmLog log = new EvmLog(token, topics, new Hash256(0, 0, 0, 77).bytes(), 0);
    acts.add(block, signer, token, List.of(Acts.gas(signer)), List.of(log));
  }

  /// Mostly one had paid the other before; now and then by a permit that the other brings.
  private void self() {
    EvmAddress one = account(owners);
    EvmAddress other = account(owners++);
    long block = when();
    if (random.nextInt(10) < 7) {
      acts.pay(block - 1 - random.nextInt(3_000), one, other, ETHER);
    }
    allow(block, random.nextInt(5) == 0 ? other : one, one, other);
  }

  private void thief(int victims) {
    EvmAddress thief = person();
    for (int i = 0; i < victims; i++) {
      EvmAddress victim = person();
      long block = when();
      allow(block, random.nextBoolean() ? thief : victim, victim, thief);
      acts.pay(block + 1, token, victim, thief, 1_000_000);
    }
  }

  private void company() {
    EvmAddress company = person();
    EvmAddress employee = person();
    long block = when();
    acts.pay(block - 100, company, employee, ETHER);
    allow(block, employee, employee, company);
  }

  /// A bot that many let spend.
  private void grant(EvmAddress service, EvmAddress first, int users) {
    allow(when(), first, first, service);
    for (int i = 0; i < users; i++) {
      EvmAddress user = person();
      allow(when(), user, user, service);
    }
  }

  private long got(EvmAddress account) {
    long block = when();
    acts.pay(block, token, drop, account, DROP);
    return block;
  }

  private void farmer(int accounts) {
    EvmAddress main = account(owners);
    for (int i = 0; i < accounts; i++) {
      EvmAddress one = account(owners);
      acts.pay(2_000 + random.nextInt(500), main, one, ETHER / 20);
      long block = got(one);
      long later = random.nextInt(10) == 0 ? 9_000 : 10 + random.nextInt(2_500);
      acts.pay(block + later, token, one, main, DROP);
    }
    owners++;
  }

  /// One gives what he got to a friend, who has got it, too.
  private void friend() {
    EvmAddress friend = person();
    EvmAddress giver = person();
    got(friend);
    acts.pay(got(giver) + 50, token, giver, friend, DROP);
  }

  private void sellers(EvmAddress buyer, int count, boolean signs, boolean paid) {
    List<EvmAddress> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person());
    }
    for (EvmAddress seller : people) {
      long block = got(seller);
      acts.pay(block + 20, token, seller, buyer, DROP);
      if (signs && paid) {
        acts.pay(block + 40, buyer, seller, ETHER / 10);
      }
    }
  }
}
