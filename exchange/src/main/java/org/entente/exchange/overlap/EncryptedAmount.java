package org.entente.exchange.overlap;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An amount that can be added to others while nobody but its owner can read it: ElGamal in the
/// exponent, over ristretto255. An amount of up to 128 bits is eight limbs of 16 bits, each the
/// logarithm of an element; sums of limbs stay so small that their logarithms can be found, so a
/// sum is exact to the last unit.
///
/// @param once the generator, as often as a number that is used once
/// @param limbs the smallest first; each hidden by `once` under a key of its own
record EncryptedAmount(Ristretto once, List<Ristretto> limbs) {
  static final int LIMBS = 8;
  static final int LIMB_BITS = 16;

  /// Bytes: one element and one a limb.
  static final int BYTES = (1 + LIMBS) * Ristretto.BYTES;

  /// The most that an amount may be: 128 bits.
  static final BigInteger MOST =
      BigInteger.ONE.shiftLeft(LIMBS * LIMB_BITS).subtract(BigInteger.ONE);

  /// The secret keys of an owner, one a limb.
  record Keys(List<Scalar> secrets) {
    static Keys of(byte[] seed) {
      List<Scalar> secrets = new ArrayList<>();
      for (int i = 0; i < LIMBS; i++) {
        secrets.add(Suite.VERIFIABLE.secret(seed, "amount-key", i));
      }
      return new Keys(secrets);
    }

    List<Ristretto> open() {
      return secrets.stream().map(Ristretto::timesGenerator).toList();
    }

    /// Who has the secrets hides by them: every part is a multiple of the generator.
    EncryptedAmount encrypt(BigInteger amount, Scalar once) {
      List<Ristretto> limbs = new ArrayList<>();
      for (int i = 0; i < LIMBS; i++) {
        BigInteger limb =
            amount.shiftRight(i * LIMB_BITS).and(BigInteger.valueOf((1 << LIMB_BITS) - 1));
        limbs.add(Ristretto.timesGenerator(secrets.get(i).times(once).plus(new Scalar(limb))));
      }
      return new EncryptedAmount(Ristretto.timesGenerator(once), limbs);
    }

    /// The sum of `count` amounts.
    ///
    /// @throws MalformedElement when it is none
    BigInteger decrypt(EncryptedAmount sum, long count) throws MalformedElement {
      long most = Math.multiplyExact(count, (1L << LIMB_BITS) - 1);
      SmallLogarithms logarithms = new SmallLogarithms(most);
      BigInteger total = BigInteger.ZERO;
      for (int i = LIMBS - 1; i >= 0; i--) {
        Ristretto bare = sum.limbs().get(i).minus(sum.once().times(secrets.get(i)));
        total = total.shiftLeft(LIMB_BITS).add(BigInteger.valueOf(logarithms.of(bare)));
      }
      return total;
    }
  }

  /// Nothing, hidden anew under others' keys: added to a sum it hides which amounts are in it.
  static EncryptedAmount nothing(List<Ristretto> keys, Scalar once) {
    return new EncryptedAmount(
        Ristretto.timesGenerator(once), keys.stream().map(key -> key.times(once)).toList());
  }

  EncryptedAmount plus(EncryptedAmount other) {
    List<Ristretto> sums = new ArrayList<>();
    for (int i = 0; i < LIMBS; i++) {
      sums.add(limbs.get(i).plus(other.limbs.get(i)));
    }
    return new EncryptedAmount(once.plus(other.once), sums);
  }

  byte[] encode() {
    List<byte[]> parts = new ArrayList<>();
    parts.add(once.encode());
    limbs.forEach(one -> parts.add(one.encode()));
    return Sheets.of(parts);
  }

  /// @throws MalformedElement when a part is no element; 0 is one, since a sum may be it
  static EncryptedAmount decode(byte[] bytes) throws MalformedElement {
    List<Ristretto> parts = new ArrayList<>();
    for (byte[] part : Sheets.pieces(bytes, Ristretto.BYTES)) {
      parts.add(
          Ristretto.decode(part)
              .orElseThrow(() -> new MalformedElement("an amount is no element of ristretto255")));
    }
    if (parts.size() != 1 + LIMBS) {
      throw new MalformedElement("an amount has " + parts.size() + " elements");
    }
    return new EncryptedAmount(parts.getFirst(), parts.subList(1, 1 + LIMBS));
  }

  /// Finds how often the generator makes an element, up to some number, by steps of two sizes: as
  /// many elements are kept as are tried.
  private static final class SmallLogarithms {
    private final long step;
    private final long most;
    private final Map<ByteBuffer, Integer> small = new HashMap<>();
    private final Ristretto giant;

    SmallLogarithms(long most) {
      this.most = most;
      this.step = (long) Math.sqrt((double) most) + 1;
      Ristretto.Addend one = new Ristretto.Addend(Ristretto.generator());
      Ristretto.Sum running = new Ristretto.Sum(Ristretto.IDENTITY);
      for (int i = 0; i < step; i++) {
        small.put(ByteBuffer.wrap(running.element().encode()), i);
        running.add(one, 0);
      }
      giant = running.element();
    }

    long of(Ristretto element) throws MalformedElement {
      Ristretto.Sum left = new Ristretto.Sum(element);
      Ristretto.Addend back = new Ristretto.Addend(giant);
      for (long i = 0; i <= most / step + 1; i++) {
        Integer rest = small.get(ByteBuffer.wrap(left.element().encode()));
        if (rest != null) {
          return i * step + rest;
        }
        left.add(back, 1);
      }
      throw new MalformedElement("the sum is none of so many amounts");
    }
  }
}
