package org.entente.exchange.overlap;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The side without amounts of a [SumQuestion]: it learns how many items are common, adds up the
/// amounts of those unread, and hides the sum anew, so that it doesn't show of which it is made.
public final class SumKey {
  /// Of fewer common items no sum is told: it would be nearly an item's amount.
  public static final int LEAST = 3;

  private static final Suite SUITE = Suite.VERIFIABLE;

  private final Scalar secret;
  private final byte[] open;

  private SumKey(Scalar secret) {
    this.secret = secret;
    this.open = Ristretto.timesGenerator(secret).encode();
  }

  /// The key that a seed stands for.
  public static SumKey of(byte[] seed) {
    return new SumKey(SUITE.secret(seed, "sum-key", 0));
  }

  public byte[] open() {
    return open.clone();
  }

  /// This node's items, masked, in the order of their bytes.
  public List<byte[]> masked(List<byte[]> items) {
    return Sheets.sorted(EpochKey.each(items, item -> SUITE.element(item).times(secret).encode()));
  }

  /// What is answered.
  ///
  /// @param count how many items are common
  /// @param bytes for who asked
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(long count, byte[] bytes) {}

  /// Adds up.
  ///
  /// @param keys of the amounts
  /// @param asked masked items with their amounts
  /// @param again this node's masked items, masked once more by who asks
  /// @throws MalformedElement when one of them is none, or there twice
  public Answer answer(byte[] keys, List<byte[]> asked, List<byte[]> again, SecureRandom random)
      throws MalformedElement {
    List<Ristretto> open = SumQuestion.readKeys(keys);
    MalformedElement.decodeAll(CountKey.distinct(again));
    TagSet twice = new TagSet(again.size());
    for (byte[] one : again) {
      twice.add(Arrays.copyOf(one, EpochKey.TAG));
    }
    List<byte[]> items = new ArrayList<>(asked.size());
    for (byte[] one : asked) {
      items.add(Arrays.copyOf(one, Ristretto.BYTES));
    }
    CountKey.distinct(items);
    List<Ristretto> elements = MalformedElement.decodeAll(items);
    List<Boolean> isCommon =
        EpochKey.each(
            elements,
            one -> twice.contains(Arrays.copyOf(one.times(secret).encode(), EpochKey.TAG)));
    long count = 0;
    EncryptedAmount sum = EncryptedAmount.nothing(open, Scalar.random(random));
    for (int i = 0; i < asked.size(); i++) {
      if (isCommon.get(i)) {
        count++;
        byte[] piece = asked.get(i);
        sum =
            sum.plus(
                EncryptedAmount.decode(Arrays.copyOfRange(piece, Ristretto.BYTES, piece.length)));
      }
    }
    byte[] told = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    boolean isTold = count == 0 || count >= LEAST;
    return new Answer(count, isTold ? Suite.joined(told, sum.encode()) : told);
  }
}
