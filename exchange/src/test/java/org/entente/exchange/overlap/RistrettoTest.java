package org.entente.exchange.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RistrettoTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final BigInteger P = Curve.P;
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);

  @Test
  void theConstantsAreWhatTheirNamesSay() {
    BigInteger root = value(Curve.SQRT_M1);
    assertThat(value(Curve.D)).isEqualTo(D);
    assertThat(root.pow(2).mod(P)).isEqualTo(P.subtract(BigInteger.ONE));
    assertThat(value(Curve.SQRT_AD_MINUS_ONE).pow(2).mod(P))
        .isEqualTo(D.negate().subtract(BigInteger.ONE).mod(P));
    assertThat(
            value(Curve.INVSQRT_A_MINUS_D)
                .pow(2)
                .multiply(D.negate().subtract(BigInteger.ONE))
                .mod(P))
        .isEqualTo(BigInteger.ONE);
    assertThat(value(Curve.ONE_MINUS_D_SQ))
        .isEqualTo(BigInteger.ONE.subtract(D.multiply(D)).mod(P));
    assertThat(value(Curve.D_MINUS_ONE_SQ)).isEqualTo(D.subtract(BigInteger.ONE).pow(2).mod(P));
  }

  @Test
  void theGeneratorTimesTheOrderIsNothing() {
    Ristretto generator = Ristretto.generator();
    Scalar last = new Scalar(Scalar.ORDER.subtract(BigInteger.ONE));
    assertThat(generator.times(last).plus(generator).encode()).isEqualTo(new byte[32]);
    assertThat(generator.times(new Scalar(BigInteger.ZERO)).encode()).isEqualTo(new byte[32]);
    assertThat(generator.times(new Scalar(BigInteger.ONE)).encode()).isEqualTo(generator.encode());
  }

  @Test
  void theGroupKeepsItsLaws() {
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      Ristretto a = element(random);
      Ristretto b = element(random);
      Scalar s = scalar(random);
      Scalar t = scalar(random);
      assertThat(a.plus(b).encode()).as("%d", i).isEqualTo(b.plus(a).encode());
      assertThat(a.times(s).plus(a.times(t)).encode())
          .as("%d", i)
          .isEqualTo(a.times(s.plus(t)).encode());
      assertThat(a.times(s).times(t).encode()).as("%d", i).isEqualTo(a.times(s.times(t)).encode());
      assertThat(a.plus(b).times(s).encode())
          .as("%d", i)
          .isEqualTo(a.times(s).plus(b.times(s)).encode());
      assertThat(a.times(s).times(s.inverse()).encode()).as("%d", i).isEqualTo(a.encode());
    }
  }

  @Test
  void multiplyingIsAddingOften() {
    Random random = new Random(2);
    Ristretto a = element(random);
    Ristretto sum = Ristretto.IDENTITY;
    for (int n = 0; n < 40; n++) {
      assertThat(a.times(new Scalar(BigInteger.valueOf(n))).encode())
          .as("%d", n)
          .isEqualTo(sum.encode());
      sum = sum.plus(a);
    }
  }

  @Test
  void anEncodedElementIsReadBackAndHasOneForm() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] encoded = element(random).encode();
      assertThat(Ristretto.decode(encoded)).as("%d", i).isPresent();
      assertThat(Ristretto.decode(encoded).orElseThrow().encode()).isEqualTo(encoded);
      BigInteger s = new BigInteger(1, turned(encoded));
      assertThat(Ristretto.decode(little(P.subtract(s)))).as("the negative of %d", i).isEmpty();
      if (s.add(P).bitLength() <= 256) {
        assertThat(Ristretto.decode(little(s.add(P)))).as("%d and p", i).isEmpty();
      }
    }
  }

  @Test
  void aQuarterOfTheEvenNumbersAreElements() {
    Random random = new Random(4);
    int elements = 0;
    for (int i = 0; i < 2000; i++) {
      if (Ristretto.decode(little(new BigInteger(253, random).shiftLeft(1))).isPresent()) {
        elements++;
      }
    }
    // about 2^252 elements among 2^254 even numbers: 500 of 2,000, standard deviation 19
    assertThat(elements).isBetween(400, 600);
    assertThat(Ristretto.decode(new byte[31])).isEmpty();
    assertThat(Ristretto.decode(new byte[33])).isEmpty();
  }

  @Test
  void aWeightedSumIsTheSumOfProducts() {
    Random random = new Random(5);
    for (int n : List.of(1, 2, 3, 17, 64, 300)) {
      List<Scalar> scalars = new ArrayList<>();
      List<Ristretto> elements = new ArrayList<>();
      Ristretto sum = Ristretto.IDENTITY;
      for (int i = 0; i < n; i++) {
        Scalar scalar = i % 7 == 3 ? new Scalar(BigInteger.valueOf(i)) : scalar(random);
        Ristretto element = element(random);
        scalars.add(scalar);
        elements.add(element);
        sum = sum.plus(element.times(scalar));
      }
      assertThat(WeightedSum.of(scalars, elements).encode()).as("%d", n).isEqualTo(sum.encode());
    }
  }

  @Test
  void theGeneratorsEncodingIsThePublishedOne() {
    assertThat(HEX.formatHex(Ristretto.generator().encode()))
        .isEqualTo("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76");
  }

  static Ristretto element(Random random) {
    byte[] uniform = new byte[Ristretto.UNIFORM_BYTES];
    random.nextBytes(uniform);
    return Ristretto.hash(uniform);
  }

  private static Scalar scalar(Random random) {
    return new Scalar(new BigInteger(260, random).mod(Scalar.ORDER));
  }

  private static BigInteger value(int[] number) {
    int[] least = number.clone();
    org.bouncycastle.math.ec.rfc7748.X25519Field.normalize(least);
    byte[] bytes = new byte[32];
    org.bouncycastle.math.ec.rfc7748.X25519Field.encode(least, bytes);
    return new BigInteger(1, turned(bytes));
  }

  private static byte[] little(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] big = number.toByteArray();
    for (int i = 0; i < big.length && i < 32; i++) {
      bytes[i] = big[big.length - 1 - i];
    }
    return bytes;
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
