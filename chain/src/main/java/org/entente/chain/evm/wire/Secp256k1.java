package org.entente.chain.evm.wire;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.jspecify.annotations.Nullable;

/// Recovers who signed (SEC 1 version 2, section 4.1.6). Only public things are computed on here,
/// so time may depend on them.
public final class Secp256k1 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();

  /// A point's bytes without compression: 04, then both coordinates.
  private static final int POINT_BYTES = 65;

  private Secp256k1() {}

  /// The account whose key made the signature (`r`, `s`) of `hash`, where `odd` is the parity of
  /// the point's other coordinate; null where no key can have made it.
  public static @Nullable EvmAddress recover(Hash256 hash, Uint256 r, Uint256 s, boolean odd) {
    BigInteger x = r.toBigInteger();
    BigInteger proof = s.toBigInteger();
    if (!isScalar(x) || !isScalar(proof)) {
      return null;
    }
    byte[] compressed = new byte[1 + Uint256.BYTES];
    compressed[0] = (byte) (odd ? 3 : 2);
    r.write(compressed, 1);
    ECPoint point;
    try {
      point = CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException notOnTheCurve) {
      return null;
    }
    BigInteger inverse = BigIntegers.modOddInverseVar(ORDER, x);
    BigInteger digest = new BigInteger(1, hash.bytes()).mod(ORDER);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(
                CURVE.getG(),
                digest.negate().multiply(inverse).mod(ORDER),
                point,
                proof.multiply(inverse).mod(ORDER))
            .normalize();
    return key.isInfinity() ? null : address(key.getEncoded(false));
  }

  private static boolean isScalar(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  private static EvmAddress address(byte[] point) {
    return EvmAddress.read(
        new Keccak256().hash(point, 1, POINT_BYTES), Keccak256.BYTES - EvmAddress.BYTES);
  }
}
