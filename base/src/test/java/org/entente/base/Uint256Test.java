package org.entente.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Uint256Test {
  private static final BigInteger LIMIT = BigInteger.TWO.pow(256);

  /// Many of them at the borders of words.
  private static BigInteger random(Random random) {
    BigInteger number = new BigInteger(random.nextInt(257), random);
    return switch (random.nextInt(4)) {
      case 0 -> number;
      case 1 -> BigInteger.TWO.pow(random.nextInt(257)).subtract(BigInteger.ONE);
      case 2 -> BigInteger.TWO.pow(random.nextInt(256));
      default -> BigInteger.valueOf(random.nextInt(3));
    };
  }

  @Test
  void countsAsBigIntegersDo() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      BigInteger x = random(random);
      BigInteger y = random(random);
      Uint256 a = Uint256.of(x);
      Uint256 b = Uint256.of(y);
      String where = "seed " + seed;
      assertThat(a.toBigInteger()).as(where).isEqualTo(x);
      assertThat(a.toString()).as(where).isEqualTo(x.toString());
      assertThat(Uint256.parse(x.toString())).as(where).isEqualTo(a);
      assertThat(a.bitLength()).as(where).isEqualTo(x.bitLength());
      assertThat(a.isZero()).as(where).isEqualTo(x.signum() == 0);
      assertThat(a.fitsLong()).as(where).isEqualTo(x.bitLength() < 64);
      assertThat(Integer.signum(a.compareTo(b))).as(where).isEqualTo(x.compareTo(y));
      assertThat(a.min(b).toBigInteger()).as(where).isEqualTo(x.min(y));
      assertThat(a.max(b).toBigInteger()).as(where).isEqualTo(x.max(y));
      assertThat(a.minusOrZero(b).toBigInteger())
          .as(where)
          .isEqualTo(x.subtract(y).max(BigInteger.ZERO));
      same(where, x.add(y), () -> a.plus(b));
      same(where, x.subtract(y), () -> a.minus(b));
      if (y.signum() > 0) {
        BigInteger factor = random(random);
        same(where, x.multiply(factor).divide(y), () -> a.timesOver(Uint256.of(factor), b));
      }
    }
  }

  private interface Sum {
    Uint256 get();
  }

  /// Equal, or refused where it is out of range.
  private static void same(String where, BigInteger expected, Sum actual) {
    if (expected.signum() < 0 || expected.compareTo(LIMIT) >= 0) {
      assertThatThrownBy(actual::get)
          .as(where)
          .isInstanceOfAny(ArithmeticException.class, IllegalArgumentException.class);
    } else {
      assertThat(actual.get().toBigInteger()).as(where).isEqualTo(expected);
    }
  }

  @Test
  void readsWhatItWrites() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      Uint256 number = Uint256.of(random(random));
      byte[] bytes = new byte[40];
      number.write(bytes, 5);
      assertThat(Uint256.read(bytes, 5, 32)).isEqualTo(number);
      assertThat(new BigInteger(1, bytes, 5, 32)).isEqualTo(number.toBigInteger());
      assertThat(Uint256.read(bytes, 5 + 25, 7).toBigInteger())
          .isEqualTo(new BigInteger(1, bytes, 30, 7));
    }
  }

  @Test
  void refusesWhatIsNoAmount() {
    for (String text : new String[] {"", "-1", "+1", "1.0", "1e3", "0x1", " 1", "٣"}) {
      assertThatThrownBy(() -> Uint256.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Uint256.parse(LIMIT.toString()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Uint256.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Uint256.of(BigInteger.TWO.pow(63)).toLong())
        .isInstanceOf(ArithmeticException.class);
  }
}
