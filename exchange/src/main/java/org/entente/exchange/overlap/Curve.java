package org.entente.exchange.overlap;

import static org.bouncycastle.math.ec.rfc7748.X25519Field.areEqual;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.carry;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.cmov;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.cnegate;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.mul;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.negate;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.normalize;
import static org.bouncycastle.math.ec.rfc7748.X25519Field.sqr;

import java.math.BigInteger;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/// Numbers modulo 2^255 - 19, ten limbs each, as ristretto255 needs them beyond what the library
/// gives: signs, absolute values, and the root of a ratio (RFC 9496, section 4.2), without
/// branching on the numbers.
final class Curve {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  /// The constants of RFC 9496, section 4.1.
  static final int[] D =
      number("37095705934669439343138083508754565189542113879843219016388785533085940283555");

  static final int[] SQRT_M1 =
      number("19681161376707505956807079304988542015446066515923890162744021073123829784752");
  static final int[] SQRT_AD_MINUS_ONE =
      number("25063068953384623474111414158702152701244531502492656460079210482610430750235");
  static final int[] INVSQRT_A_MINUS_D =
      number("54469307008909316920995813868745141605393597292927456921205312896311721017578");
  static final int[] ONE_MINUS_D_SQ =
      number("1159843021668779879193775521855586647937357759715417654439879720876111806838");
  static final int[] D_MINUS_ONE_SQ =
      number("40440834346308536858101042469323190826248399146238708352240133220865137265952");
  static final int[] ONE = number("1");
  static final int[] TWICE_D = sum(D, D);

  private Curve() {}

  static int[] zero() {
    return X25519Field.create();
  }

  static int[] number(String decimal) {
    byte[] big = new BigInteger(decimal).toByteArray();
    byte[] little = new byte[X25519Field.SIZE * 4];
    for (int i = 0; i < big.length && i < 32; i++) {
      little[i] = big[big.length - 1 - i];
    }
    int[] number = zero();
    X25519Field.decode255(little, number);
    return number;
  }

  static int[] product(int[] a, int[] b) {
    int[] c = zero();
    mul(a, b, c);
    return c;
  }

  static int[] square(int[] a) {
    int[] c = zero();
    sqr(a, c);
    return c;
  }

  static int[] sum(int[] a, int[] b) {
    int[] c = zero();
    X25519Field.add(a, b, c);
    carry(c);
    return c;
  }

  static int[] difference(int[] a, int[] b) {
    int[] c = zero();
    X25519Field.sub(a, b, c);
    carry(c);
    return c;
  }

  static int[] negative(int[] a) {
    int[] c = zero();
    negate(a, c);
    carry(c);
    return c;
  }

  /// 1 for numbers whose smallest non-negative form is odd, else 0.
  static int sign(int[] a) {
    int[] c = a.clone();
    normalize(c);
    return c[0] & 1;
  }

  /// All ones where the numbers are equal, else 0.
  static int equal(int[] a, int[] b) {
    int[] c = a.clone();
    int[] d = b.clone();
    normalize(c);
    normalize(d);
    return areEqual(c, d);
  }

  static void makeNonNegative(int[] a) {
    cnegate(sign(a), a);
    carry(a);
  }

  /// Sets `root` to the non-negative root of u/v, or of u/v times the root of -1 where u/v has
  /// none; all ones in the first case, 0 in the second.
  static int rootOfRatio(int[] u, int[] v, int[] root) {
    int[] v3 = product(square(v), v);
    int[] v7 = product(square(v3), v);
    int[] r = product(product(u, v3), powerPMinus5By8(product(u, v7)));
    int[] check = product(v, square(r));
    int[] minusU = negative(u);
    int correct = equal(check, u);
    int flipped = equal(check, minusU);
    int flippedByRoot = equal(check, product(minusU, SQRT_M1));
    cmov(flipped | flippedByRoot, product(SQRT_M1, r), 0, r, 0);
    makeNonNegative(r);
    X25519Field.copy(r, 0, root, 0);
    return correct | flipped;
  }

  /// a to the power 2^252 - 3, by the usual chain of runs of ones.
  private static int[] powerPMinus5By8(int[] a) {
    int[] ones2 = run(a, 1, a);
    int[] ones4 = run(ones2, 2, ones2);
    int[] ones5 = run(ones4, 1, a);
    int[] ones10 = run(ones5, 5, ones5);
    int[] ones20 = run(ones10, 10, ones10);
    int[] ones40 = run(ones20, 20, ones20);
    int[] ones50 = run(ones40, 10, ones10);
    int[] ones100 = run(ones50, 50, ones50);
    int[] ones200 = run(ones100, 100, ones100);
    int[] ones250 = run(ones200, 50, ones50);
    return run(ones250, 2, a);
  }

  /// a squared n times, times b.
  private static int[] run(int[] a, int n, int[] b) {
    int[] c = zero();
    sqr(a, n, c);
    mul(c, b, c);
    return c;
  }
}
