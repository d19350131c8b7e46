package org.entente.exchange.overlap;

import static org.bouncycastle.math.ec.rfc7748.X25519Field.carry;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.cmov;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.cnegate;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.mul;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.normalize;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.sqr;
import static org.entente.exchange.overlap.Curve.difference;
import static org.entente.exchange.overlap.Curve.makeNonNegative;
import static org.entente.exchange.overlap.Curve.negative;
import static org.entente.exchange.overlap.Curve.product;
import static org.entente.exchange.overlap.Curve.rootOfRatio;
import static org.entente.exchange.overlap.Curve.sign;
import static org.entente.exchange.overlap.Curve.square;
import static org.entente.exchange.overlap.Curve.sum;
import static org.entente.exchange.overlap.Curve.zero;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/// An element of ristretto255 (RFC 9496): a group of prime order in which every element has one
/// encoding, so that neither a cofactor nor a second form of an element tells anything.
///
/// Multiplying takes the same steps whatever the scalar is.
final class Ristretto {
  /// Bytes of an encoded element.
  static final int BYTES = 32;

  /// Bytes that [#hash] turns into an element.
  static final int UNIFORM_BYTES = 64;

  private static final int WINDOW = 8;
  static final Ristretto IDENTITY = new Ristretto(zero(), Curve.ONE, Curve.ONE, zero());
  private static final Ristretto GENERATOR =
      decode(hex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76")).orElseThrow();

  private final int[] x;
  private final int[] y;
  private final int[] z;
  private final int[] t;

  private Ristretto(int[] x, int[] y, int[] z, int[] t) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.t = t;
  }

  static Ristretto generator() {
    return GENERATOR;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /// The element of these 32 bytes; empty where they are not the encoding of one.
  static Optional<Ristretto> decode(byte[] bytes) {
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    int[] s = zero();
    X25519Field.decode255(bytes, s);
    if (!Arrays.equals(encoded(s), bytes) || sign(s) == 1) {
      return Optional.empty();
    }
    int[] ss = square(s);
    int[] u1 = difference(Curve.ONE, ss);
    int[] u2 = sum(Curve.ONE, ss);
    int[] u2u2 = square(u2);
    int[] v = difference(negative(product(Curve.D, square(u1))), u2u2);
    int[] root = zero();
    int wasSquare = rootOfRatio(Curve.ONE, product(v, u2u2), root);
    int[] denX = product(root, u2);
    int[] denY = product(product(root, denX), v);
    int[] x = product(sum(s, s), denX);
    makeNonNegative(x);
    int[] y = product(u1, denY);
    int[] t = product(x, y);
    if (wasSquare == 0 || sign(t) == 1 || Curve.equal(y, zero()) != 0) {
      return Optional.empty();
    }
    return Optional.of(new Ristretto(x, y, Curve.ONE, t));
  }

  /// The element that 64 bytes, evenly spread, stand for: nobody knows its logarithm.
  static Ristretto hash(byte[] uniform) {
    if (uniform.length != UNIFORM_BYTES) {
      throw new IllegalArgumentException("64 bytes make an element, not " + uniform.length);
    }
    return map(Arrays.copyOf(uniform, BYTES))
        .plus(map(Arrays.copyOfRange(uniform, BYTES, UNIFORM_BYTES)));
  }

  private static Ristretto map(byte[] half) {
    half[BYTES - 1] &= 0x7f;
    int[] t = zero();
    X25519Field.decode255(half, t);
    int[] r = product(Curve.SQRT_M1, square(t));
    int[] u = product(sum(r, Curve.ONE), Curve.ONE_MINUS_D_SQ);
    int[] v = product(difference(negative(Curve.ONE), product(r, Curve.D)), sum(r, Curve.D));
    int[] s = zero();
    int wasSquare = rootOfRatio(u, v, s);
    int[] other = product(s, t);
    makeNonNegative(other);
    other = negative(other);
    cmov(~wasSquare, other, 0, s, 0);
    int[] c = negative(Curve.ONE);
    cmov(~wasSquare, r, 0, c, 0);
    int[] n = difference(product(product(c, difference(r, Curve.ONE)), Curve.D_MINUS_ONE_SQ), v);
    int[] ss = square(s);
    int[] w0 = product(sum(s, s), v);
    int[] w1 = product(n, Curve.SQRT_AD_MINUS_ONE);
    int[] w2 = difference(Curve.ONE, ss);
    int[] w3 = sum(Curve.ONE, ss);
    return new Ristretto(product(w0, w3), product(w2, w1), product(w1, w3), product(w0, w2));
  }

  byte[] encode() {
    int[] u1 = product(sum(z, y), difference(z, y));
    int[] u2 = product(x, y);
    int[] root = zero();
    rootOfRatio(Curve.ONE, product(u1, square(u2)), root);
    int[] den1 = product(root, u1);
    int[] den2 = product(root, u2);
    int[] zInverse = product(product(den1, den2), t);
    int rotate = -sign(product(t, zInverse));
    int[] turnedX = x.clone();
    int[] turnedY = y.clone();
    cmov(rotate, product(y, Curve.SQRT_M1), 0, turnedX, 0);
    cmov(rotate, product(x, Curve.SQRT_M1), 0, turnedY, 0);
    cmov(rotate, product(den1, Curve.INVSQRT_A_MINUS_D), 0, den2, 0);
    cnegate(sign(product(turnedX, zInverse)), turnedY);
    carry(turnedY);
    int[] s = product(den2, difference(z, turnedY));
    makeNonNegative(s);
    return encoded(s);
  }

  private static byte[] encoded(int[] number) {
    int[] least = number.clone();
    normalize(least);
    byte[] bytes = new byte[BYTES];
    X25519Field.encode(least, bytes);
    return bytes;
  }

  Ristretto plus(Ristretto other) {
    Sum sum = new Sum(this);
    sum.add(new Addend(other), 0);
    return sum.element();
  }

  Ristretto minus(Ristretto other) {
    Sum sum = new Sum(this);
    sum.add(new Addend(other), 1);
    return sum.element();
  }

  /// This element `scalar` times.
  Ristretto times(Scalar scalar) {
    Addend[] multiples = new Addend[WINDOW];
    Sum running = new Sum(this);
    multiples[0] = new Addend(this);
    for (int i = 1; i < WINDOW; i++) {
      running.add(multiples[0], 0);
      multiples[i] = new Addend(running.element());
    }
    byte[] digits = scalar.signedDigits();
    Sum sum = new Sum(IDENTITY);
    Addend chosen = new Addend(IDENTITY);
    for (int i = digits.length - 1; i >= 0; i--) {
      if (i != digits.length - 1) {
        sum.doubleOften(4);
      }
      int negative = (digits[i] >> 7) & 1;
      int size = (digits[i] ^ -negative) + negative;
      chosen.choose(multiples, size);
      sum.add(chosen, negative);
    }
    return sum.element();
  }

  /// The generator `scalar` times, by what was added up beforehand.
  static Ristretto timesGenerator(Scalar scalar) {
    byte[] digits = scalar.signedDigits();
    Sum sum = new Sum(IDENTITY);
    Addend chosen = new Addend(IDENTITY);
    for (int i = 0; i < digits.length; i++) {
      int negative = (digits[i] >> 7) & 1;
      int size = (digits[i] ^ -negative) + negative;
      chosen.choose(Multiples.OF_GENERATOR[i], size);
      sum.add(chosen, negative);
    }
    return sum.element();
  }

  /// One to eight times 16^i times the generator.
  private static final class Multiples {
    static final Addend[][] OF_GENERATOR = new Addend[Scalar.DIGITS][WINDOW];

    static {
      Sum base = new Sum(GENERATOR);
      for (int i = 0; i < OF_GENERATOR.length; i++) {
        Addend once = new Addend(base.element());
        Sum running = new Sum(IDENTITY);
        for (int j = 0; j < WINDOW; j++) {
          running.add(once, 0);
          OF_GENERATOR[i][j] = new Addend(running.element());
        }
        base.doubleOften(4);
      }
    }
  }

  /// What is added, prepared: y + x, y - x, 2z, 2dt.
  static final class Addend {
    private final int[] plus = zero();
    private final int[] minus = zero();
    private final int[] twiceZ = zero();
    private final int[] twiceDt = zero();

    Addend(Ristretto element) {
      set(element);
    }

    private void set(Ristretto element) {
      X25519Field.add(element.y, element.x, plus);
      carry(plus);
      X25519Field.sub(element.y, element.x, minus);
      carry(minus);
      X25519Field.add(element.z, element.z, twiceZ);
      carry(twiceZ);
      mul(element.t, Curve.TWICE_D, twiceDt);
    }

    /// The multiple of this size, 0 for none, found by looking at all of them.
    private void choose(Addend[] multiples, int size) {
      set(IDENTITY);
      for (int i = 0; i < multiples.length; i++) {
        int mask = ((size ^ (i + 1)) - 1) >> 31;
        cmov(mask, multiples[i].plus, 0, plus, 0);
        cmov(mask, multiples[i].minus, 0, minus, 0);
        cmov(mask, multiples[i].twiceZ, 0, twiceZ, 0);
        cmov(mask, multiples[i].twiceDt, 0, twiceDt, 0);
      }
    }
  }

  /// A sum in the making, in place.
  static final class Sum {
    private final int[] x;
    private final int[] y;
    private final int[] z;
    private final int[] t;
    private final int[] a = zero();
    private final int[] b = zero();
    private final int[] c = zero();
    private final int[] d = zero();

    Sum(Ristretto element) {
      x = element.x.clone();
      y = element.y.clone();
      z = element.z.clone();
      t = element.t.clone();
    }

    Ristretto element() {
      return new Ristretto(x.clone(), y.clone(), z.clone(), t.clone());
    }

    /// Adds; with `negative` 1 subtracts.
    void add(Addend other, int negative) {
      X25519Field.sub(y, x, a);
      X25519Field.add(y, x, b);
      carry(a);
      carry(b);
      X25519Field.copy(other.plus, 0, c, 0);
      X25519Field.copy(other.minus, 0, d, 0);
      X25519Field.cswap(negative, c, d);
      mul(a, d, a);
      mul(b, c, b);
      X25519Field.copy(other.twiceDt, 0, c, 0);
      cnegate(negative, c);
      mul(t, c, c);
      mul(z, other.twiceZ, d);
      finish();
    }

    /// From a, b, c, d: E = B - A, F = D - C, G = D + C, H = B + A.
    private void finish() {
      X25519Field.apm(b, a, y, x);
      X25519Field.apm(d, c, a, b);
      carry(x);
      carry(y);
      carry(a);
      carry(b);
      mul(x, y, t);
      mul(b, a, z);
      mul(x, b, x);
      mul(y, a, y);
    }

    void doubleOften(int times) {
      for (int i = 0; i < times; i++) {
        sqr(x, a);
        sqr(y, b);
        sqr(z, c);
        X25519Field.add(c, c, c);
        X25519Field.add(x, y, d);
        carry(d);
        sqr(d, d);
        X25519Field.apm(a, b, y, x);
        carry(y);
        carry(x);
        X25519Field.sub(y, d, d);
        carry(d);
        X25519Field.add(c, x, c);
        carry(c);
        if (i == times - 1) {
          mul(d, y, t);
        }
        mul(x, c, z);
        mul(x, y, y);
        mul(d, c, x);
      }
    }
  }
}
