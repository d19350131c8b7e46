package org.entente.exchange.overlap;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The side with amounts, which learns their sum over what both have (Ion and others, "On Deploying
/// Secure Computation: Private Intersection-Sum-with-Cardinality", 2019; its encryption here is
/// ElGamal in the exponent instead of Paillier's, so that the group is the only assumption). It
/// masks the partner's masked items once more and gives them back in another order; the partner
/// can then tell which of the amounts belong to common items, not to which, adds them up unread,
/// and gives back the sum.
///
/// Both sides are held to what they sent, not to having made it as they should: amounts can be
/// chosen so that the sum says which of some hundred items are common.
public final class SumQuestion {
  /// The most that an amount may be.
  public static final BigInteger MOST = EncryptedAmount.MOST;

  /// Bytes of a masked item with its amount.
  public static final int PIECE = Ristretto.BYTES + EncryptedAmount.BYTES;

  /// Bytes of an answer: the number in common, and the sum if there are enough.
  public static final int ANSWER = Long.BYTES + EncryptedAmount.BYTES;

  private static final Suite SUITE = Suite.VERIFIABLE;

  private final byte[] seed;
  private final Scalar mask;
  private final EncryptedAmount.Keys keys;

  private SumQuestion(byte[] seed) {
    this.seed = seed;
    this.mask = SUITE.secret(seed, "sum-mask", 0);
    this.keys = EncryptedAmount.Keys.of(seed);
  }

  /// The question that follows from a seed.
  ///
  /// @param seed of this comparison alone
  public static SumQuestion of(byte[] seed) {
    return new SumQuestion(seed.clone());
  }

  /// The public keys of the amounts, one after the other.
  public byte[] keys() {
    return Sheets.of(keys.open().stream().map(Ristretto::encode).toList());
  }

  /// Masked items with their amounts, in the order of their bytes.
  ///
  /// @param amounts of each item, from 0 to [#MOST]
  public List<byte[]> masked(List<byte[]> items, List<BigInteger> amounts) {
    return Sheets.sorted(
        EpochKey.each(
            IntStream.range(0, items.size()).boxed().toList(),
            i -> {
              Scalar once = SUITE.secret(seed, "amount-once", i);
              return Suite.joined(
                  SUITE.element(items.get(i)).times(mask).encode(),
                  keys.encrypt(amounts.get(i), once).encode());
            }));
  }

  /// The partner's masked items, masked once more, in the order of their bytes.
  ///
  /// @throws MalformedElement when one is none, or there twice
  public List<byte[]> again(List<byte[]> theirs) throws MalformedElement {
    List<Ristretto> elements = MalformedElement.decodeAll(CountKey.distinct(theirs));
    return Sheets.sorted(EpochKey.each(elements, one -> one.times(mask).encode()));
  }

  /// What was learnt.
  ///
  /// @param sum null where too few items are common for the partner to tell it
  public record Learnt(long count, @org.jspecify.annotations.Nullable BigInteger sum) {}

  /// Reads the partner's answer.
  ///
  /// @param asked how many items were sent
  /// @throws MalformedElement when it is none
  public Learnt learn(byte[] answer, long asked) throws MalformedElement {
    boolean hasSum = answer.length == ANSWER;
    if (!hasSum && answer.length != Long.BYTES) {
      throw new MalformedElement(answer.length + " bytes are no answer");
    }
    long count = ByteBuffer.wrap(answer).getLong();
    if (count < 0 || count > asked) {
      throw new MalformedElement(count + " of " + asked + " items can't be common");
    }
    if (!hasSum) {
      return new Learnt(count, null);
    }
    byte[] sum = Arrays.copyOfRange(answer, Long.BYTES, answer.length);
    return new Learnt(count, keys.decrypt(EncryptedAmount.decode(sum), count));
  }

  static List<Ristretto> readKeys(byte[] keys) throws MalformedElement {
    List<Ristretto> open = MalformedElement.decodeAll(Sheets.pieces(keys, Ristretto.BYTES));
    if (open.size() != EncryptedAmount.LIMBS) {
      throw new MalformedElement(open.size() + " keys, not " + EncryptedAmount.LIMBS);
    }
    return new ArrayList<>(open);
  }
}
