package org.entente.chain.generate;

import java.util.Arrays;
import java.util.BitSet;
import org.entente.base.Hash256;

/// The unspent outputs: rows of primitive columns, about 70 bytes a coin, with a list of each
/// owner's coins from oldest to newest threaded through them.
///
/// A row that was spent is used again. `recent` remembers the last rows by order of birth, so
/// that young coins can be drawn more often than old ones.
final class CoinPool {
  static final int NONE = -1;

  private static final int RECENT = 1 << 20;
  private static final int MANY = 32;

  private byte[] id = new byte[Hash256.BYTES * 1024];
  private int[] vout = new int[1024];
  private long[] value = new long[1024];
  private long[] address = new long[1024];
  private int[] owner = new int[1024];
  private int[] born = new int[1024];
  private int[] birth = new int[1024];
  private int[] older = new int[1024];
  private int[] newer = new int[1024];

  private int rows;
  private int freeRow = NONE;
  private int size;
  private int births;
  private final int[] recent = new int[RECENT];

  private int[] oldestOf = new int[1024];
  private int[] newestOf = new int[1024];
  private int[] countOf = new int[1024];

  /// Owners who had many coins when they were last looked at, each once.
  private int[] rich = new int[64];
  private int richCount;
  private final BitSet listed = new BitSet();

  CoinPool() {
    Arrays.fill(oldestOf, NONE);
    Arrays.fill(newestOf, NONE);
  }

  int size() {
    return size;
  }

  long value(int coin) {
    return value[coin];
  }

  int owner(int coin) {
    return owner[coin];
  }

  long address(int coin) {
    return address[coin];
  }

  /// How many coins this owner has.
  int count(int ownerNumber) {
    return ownerNumber < countOf.length ? countOf[ownerNumber] : 0;
  }

  int oldest(int ownerNumber) {
    return ownerNumber < oldestOf.length ? oldestOf[ownerNumber] : NONE;
  }

  int newest(int ownerNumber) {
    return ownerNumber < newestOf.length ? newestOf[ownerNumber] : NONE;
  }

  /// The owner's coin that came next after this one, or [#NONE].
  int newer(int coin) {
    return newer[coin];
  }

  /// Takes in what can be spent of a transaction's outputs. `bornCode` is twice the height.
  void addOutputs(Draft draft, byte[] ids, int idOffset, int bornCode) {
    for (int i = 0; i < draft.outputs; i++) {
      if (Lock.of(draft.outputAddress[i]).spendable()) {
        int coin =
            add(ids, idOffset, draft.outputValue[i], draft.outputAddress[i], draft.outputOwner[i]);
        vout[coin] = i;
        born[coin] = bornCode;
      }
    }
  }

  /// Takes in a matured coinbase, whose coins are in output 0.
  void addCoinbase(Coinbase coinbase) {
    int coin = add(coinbase.txId(), 0, coinbase.valueSat(), coinbase.address(), coinbase.miner());
    vout[coin] = 0;
    born[coin] = 2 * coinbase.height() + 1;
  }

  private int add(byte[] ids, int idOffset, long valueSat, long toAddress, int ownerNumber) {
    int coin = row();
    System.arraycopy(ids, idOffset, id, coin * Hash256.BYTES, Hash256.BYTES);
    value[coin] = valueSat;
    address[coin] = toAddress;
    birth[coin] = births;
    recent[births & (RECENT - 1)] = coin;
    births++;
    size++;
    link(coin, ownerNumber);
    return coin;
  }

  private int row() {
    if (freeRow != NONE) {
      int row = freeRow;
      freeRow = older[row];
      return row;
    }
    if (rows == value.length) {
      grow();
    }
    return rows++;
  }

  private void grow() {
    int length = Math.addExact(rows, rows / 2);
    id = Arrays.copyOf(id, Math.multiplyExact(length, Hash256.BYTES));
    vout = Arrays.copyOf(vout, length);
    value = Arrays.copyOf(value, length);
    address = Arrays.copyOf(address, length);
    owner = Arrays.copyOf(owner, length);
    born = Arrays.copyOf(born, length);
    birth = Arrays.copyOf(birth, length);
    older = Arrays.copyOf(older, length);
    newer = Arrays.copyOf(newer, length);
  }

  private void link(int coin, int ownerNumber) {
    if (ownerNumber >= countOf.length) {
      growOwners(ownerNumber);
    }
    int last = newestOf[ownerNumber];
    owner[coin] = ownerNumber;
    older[coin] = last;
    newer[coin] = NONE;
    if (last == NONE) {
      oldestOf[ownerNumber] = coin;
    } else {
      newer[last] = coin;
    }
    newestOf[ownerNumber] = coin;
    countOf[ownerNumber]++;
    if (countOf[ownerNumber] == MANY && !listed.get(ownerNumber)) {
      listed.set(ownerNumber);
      if (richCount == rich.length) {
        rich = Arrays.copyOf(rich, 2 * richCount);
      }
      rich[richCount++] = ownerNumber;
    }
  }

  private void growOwners(int ownerNumber) {
    int before = countOf.length;
    int length = Math.max(ownerNumber + 1, Math.addExact(before, before / 2));
    countOf = Arrays.copyOf(countOf, length);
    oldestOf = Arrays.copyOf(oldestOf, length);
    newestOf = Arrays.copyOf(newestOf, length);
    Arrays.fill(oldestOf, before, length, NONE);
    Arrays.fill(newestOf, before, length, NONE);
  }

  /// Moves the coin out of the pool and into the draft's inputs.
  void spend(int coin, Draft draft) {
    int input = draft.inputs++;
    System.arraycopy(id, coin * Hash256.BYTES, draft.inputId, input * Hash256.BYTES, Hash256.BYTES);
    draft.inputVout[input] = vout[coin];
    draft.inputValue[input] = value[coin];
    draft.inputAddress[input] = address[coin];
    draft.inputOwner[input] = owner[coin];
    draft.inputBorn[input] = born[coin];
    unlink(coin);
    owner[coin] = NONE;
    older[coin] = freeRow;
    freeRow = coin;
    size--;
  }

  private void unlink(int coin) {
    int ownerNumber = owner[coin];
    int before = older[coin];
    int after = newer[coin];
    if (before == NONE) {
      oldestOf[ownerNumber] = after;
    } else {
      newer[before] = after;
    }
    if (after == NONE) {
      newestOf[ownerNumber] = before;
    } else {
      older[after] = before;
    }
    countOf[ownerNumber]--;
  }

  /// An owner with at least half of [#MANY] coins, or [#NONE].
  int drawRich(SplitMix64 random) {
    while (richCount > 0) {
      int row = random.below(richCount);
      int drawn = rich[row];
      if (countOf[drawn] >= MANY / 2) {
        return drawn;
      }
      listed.clear(drawn);
      rich[row] = rich[--richCount];
    }
    return NONE;
  }

  /// A coin by age: as likely one of the ten youngest as one of the next ninety, and so on. Those
  /// spent meanwhile are drawn again, at last from all.
  int drawRecent(SplitMix64 random) {
    for (int attempt = 0; attempt < 12; attempt++) {
      int wanted = births - (int) random.reciprocal(Math.min(births, RECENT));
      int coin = recent[wanted & (RECENT - 1)];
      if (birth[coin] == wanted && owner[coin] != NONE) {
        return coin;
      }
    }
    return drawAny(random);
  }

  /// Any coin, each as likely as the other. The pool must not be empty.
  int drawAny(SplitMix64 random) {
    while (true) {
      int coin = random.below(rows);
      if (owner[coin] != NONE) {
        return coin;
      }
    }
  }
}
