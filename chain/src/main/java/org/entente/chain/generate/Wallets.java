package org.entente.chain.generate;

import java.util.Arrays;

/// Those who own coins. An owner is a number; its habits follow from the number and the seed, so
/// that only its role and the address it last showed to others are stored.
@SuppressWarnings("EnumOrdinal") // a role in a byte; none outlives the run
final class Wallets {
  enum Role {
    MINER,
    EXCHANGE,
    MERCHANT,
    PERSON
  }

  /// Where a wallet puts its change among its outputs.
  enum Order {
    RANDOM,
    BY_VALUE,
    CHANGE_LAST
  }

  private static final Role[] ROLES = Role.values();
  private static final long NO_ADDRESS = -1;

  private final long seed;
  private byte[] role = new byte[1024];
  private long[] shown = new long[1024];
  private int count;
  private long addresses;

  Wallets(long seed) {
    this.seed = SplitMix64.mix(seed + 2);
  }

  int add(Role newRole) {
    if (count == role.length) {
      int length = Math.addExact(count, count / 2);
      role = Arrays.copyOf(role, length);
      shown = Arrays.copyOf(shown, length);
    }
    role[count] = (byte) newRole.ordinal();
    shown[count] = NO_ADDRESS;
    return count++;
  }

  int count() {
    return count;
  }

  Role role(int owner) {
    return ROLES[role[owner]];
  }

  /// A new address of this owner, in the owner's usual kind of script once blocks may hold
  /// witnesses.
  long fresh(int owner, int height) {
    Lock lock = height < BlockBuilder.FIRST_WITNESS_HEIGHT ? Lock.P2SH : usualLock(owner);
    return lock.address(addresses++);
  }

  /// A new address under a lock that is nobody's habit.
  long fresh(Lock lock) {
    return lock.address(addresses++);
  }

  private Lock usualLock(int owner) {
    int drawn = habit(owner, 0, 100);
    return drawn < 62 ? Lock.P2WSH : drawn < 82 ? Lock.P2SH : Lock.NESTED;
  }

  /// The address that others know of this owner; made on first use.
  long shown(int owner, int height) {
    long known = shown[owner];
    return known != NO_ADDRESS ? known : show(owner, fresh(owner, height));
  }

  long show(int owner, long address) {
    shown[owner] = address;
    return address;
  }

  /// Of a thousand payments, how many go to the address already shown.
  int reusePerMille(int owner) {
    return switch (role(owner)) {
      case MINER -> 980;
      case EXCHANGE -> 300;
      case MERCHANT -> 700;
      case PERSON -> {
        int drawn = habit(owner, 1, 100);
        yield drawn < 55 ? 0 : drawn < 90 ? 150 : 1000;
      }
    };
  }

  int version(int owner) {
    return habit(owner, 2, 100) < 78 ? 2 : 1;
  }

  /// True for wallets that set the lock time to the current height, so that miners gain nothing
  /// from going back.
  boolean locksToHeight(int owner) {
    return habit(owner, 3, 100) < 30;
  }

  int sequence(int owner) {
    if (locksToHeight(owner)) {
      return habit(owner, 4, 2) == 0 ? 0xfffffffe : 0xfffffffd;
    }
    return habit(owner, 4, 100) < 60 ? 0xffffffff : 0xfffffffd;
  }

  Order order(int owner) {
    int drawn = habit(owner, 5, 100);
    return drawn < 55 ? Order.RANDOM : drawn < 75 ? Order.BY_VALUE : Order.CHANGE_LAST;
  }

  boolean paysRoundSums(int owner) {
    return habit(owner, 6, 100) < 40;
  }

  private int habit(int owner, int which, int bound) {
    long word = SplitMix64.mix(seed ^ ((long) owner << 4 | which));
    return (int) Math.unsignedMultiplyHigh(word, bound);
  }
}
