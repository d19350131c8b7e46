package org.entente.chain.evm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.Authorisation;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.junit.jupiter.api.Test;

/// The signed hash is that of a published vector (MetaMask's eth-sig-util, test of
/// `hashEIP7702Authorization`): chain 8545, this delegate, nonce 1.
class SignedAuthorisationsTest {
  private static final Hash256 HASH =
      Hash256.ofHex("b847dee5b33802280f3279d57574e1eb6bf5d628d7f63049e3cb20bad211056c");
  private static final EvmAddress DELEGATE =
      EvmAddress.parse("0x1234567890123456789012345678901234567890");
  private static final BigInteger KEY =
      new BigInteger("4af1bceebf7f3634ec3cff8a2c38e51178d5d4ce585c52d6043e5e2cc3418bb0", 16);
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private static EvmAddress signer() {
    byte[] point = CURVE.getG().multiply(KEY).normalize().getEncoded(false);
    return EvmAddress.read(new Keccak256().hash(point, 1, 65), 12);
  }

  private static SignedTx tx(long chain, long nonce, boolean highS) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(KEY, new ECDomainParameters(CURVE)));
    BigInteger[] made = signer.generateSignature(HASH.bytes());
    boolean isHigh = made[1].compareTo(CURVE.getN().shiftRight(1)) > 0;
    BigInteger s = isHigh == highS ? made[1] : CURVE.getN().subtract(made[1]);
    boolean odd =
        signer().equals(Secp256k1.recover(HASH, Uint256.of(made[0]), Uint256.of(s), true));
    RlpWriter out = new RlpWriter();
    out.raw(new byte[] {SignedTx.SET_CODE});
    int all = out.begin();
    out.number(8545).number(0).number(0).number(1).number(100_000).address(DELEGATE);
    out.number(0).bytes(new byte[0]);
    out.end(out.begin());
    int list = out.begin();
    int one = out.begin();
    out.number(chain).address(DELEGATE).number(nonce).number(odd ? 1 : 0);
    out.number(Uint256.of(made[0])).number(Uint256.of(s)).end(one).end(list);
    out.number(0).number(1).number(1).end(all);
    return SignedTx.decode(out.toByteArray());
  }

  @Test
  void whoSignedIsRecoveredFromThePublishedHash() {
    assertThat(SignedAuthorisations.of(tx(8545, 1, false), 8545))
        .containsExactly(new Authorisation(signer(), DELEGATE, Uint256.of(8545), Uint256.ONE));
  }

  @Test
  void anotherChainsOrAMalleableSignatureIsPassedOver() {
    assertThat(SignedAuthorisations.of(tx(8545, 1, false), 1)).isEmpty();
    assertThat(SignedAuthorisations.of(tx(8545, 1, true), 8545)).isEmpty();
    assertThat(SignedAuthorisations.of(tx(8545, 2, false), 8545))
        .as("signed for another nonce: recovers to somebody else")
        .noneMatch(one -> one.authority().equals(signer()));
  }

  @Test
  void aLedgerKeepsItAndNoContractCanForgeIt() {
    Authorisation one = new Authorisation(signer(), DELEGATE, Uint256.ZERO, Uint256.of(7));
    EvmLog log = one.log(3);
    EvmLog forged = new EvmLog(log.contract(), log.topics(), log.data(), 3);
    EvmTx tx =
        new EvmTx(
            HASH,
            SignedTx.SET_CODE,
            DELEGATE,
            DELEGATE,
            EvmTx.Success.FAILED,
            List.of(),
            List.of(forged, log));
    assertThat(KeptLogs.of(tx)).containsExactly(log);
    assertThat(Authorisation.of(log)).isEqualTo(one);
    assertThat(Authorisation.of(forged)).isNull();
  }
}
