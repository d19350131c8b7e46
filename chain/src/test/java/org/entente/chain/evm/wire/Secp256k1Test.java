package org.entente.chain.evm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

  /// The example of EIP-155: key 0x46…46 and its signing hash; signatures by RFC 6979 are the same
  /// everywhere.
  @Test
  void recoversTheSenderOfEip155sExample() {
    BigInteger key = new BigInteger("46".repeat(32), 16);
    byte[] hash = Hex.decode("daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53");
    BigInteger[] signature = sign(key, hash);
    assertThat(signature[0])
        .isEqualTo(
            new BigInteger(
                "18515461264373351373200002665853028612451056578545711640558177340181847433846"));
    Uint256 s = Uint256.of(signature[1].min(CURVE.getN().subtract(signature[1])));
    assertThat(s.toString()).startsWith("4694850730463894750994076");
    assertThat(Secp256k1.recover(Hash256.read(hash, 0), Uint256.of(signature[0]), s, false))
        .isEqualTo(EvmAddress.parse("0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f"));
  }

  private static BigInteger[] sign(BigInteger key, byte[] hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, DOMAIN));
    return signer.generateSignature(hash);
  }

  @Test
  void recoversWhoSigned() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      BigInteger key = new BigInteger(255, random).add(BigInteger.ONE).mod(CURVE.getN());
      byte[] hash = new byte[32];
      random.nextBytes(hash);
      BigInteger[] signature = sign(key, hash);
      byte[] point = CURVE.getG().multiply(key).normalize().getEncoded(false);
      EvmAddress account = EvmAddress.read(new Keccak256().hash(point, 1, 65), 12);
      Uint256 r = Uint256.of(signature[0]);
      Uint256 s = Uint256.of(signature[1]);
      EvmAddress even = Secp256k1.recover(Hash256.read(hash, 0), r, s, false);
      EvmAddress odd = Secp256k1.recover(Hash256.read(hash, 0), r, s, true);
      assertThat(new EvmAddress[] {even, odd}).contains(account).doesNotHaveDuplicates();
      Uint256 mirrored = Uint256.of(CURVE.getN().subtract(signature[1]));
      assertThat(Secp256k1.recover(Hash256.read(hash, 0), r, mirrored, true)).isEqualTo(even);
    }
  }

  @Test
  void noKeyMakesASignatureOutOfRange() {
    Uint256 order = Uint256.of(CURVE.getN());
    Uint256 notOnTheCurve = Uint256.of(5);
    for (Uint256 wrong : new Uint256[] {Uint256.ZERO, order, order.plus(Uint256.ONE)}) {
      assertThat(Secp256k1.recover(Hash256.ZERO, wrong, Uint256.ONE, false)).isNull();
      assertThat(Secp256k1.recover(Hash256.ZERO, Uint256.ONE, wrong, false)).isNull();
    }
    assertThat(Secp256k1.recover(Hash256.ZERO, notOnTheCurve, Uint256.ONE, false)).isNull();
    assertThat(Hex.encode(order.toBigInteger().toByteArray())).endsWith("d0364141");
  }
}
