package org.entente.chain.evm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.junit.jupiter.api.Test;

class SignedTxTest {
  /// The example of EIP-155.
  @Test
  void signsForOneChain() {
    SignedTx tx =
        SignedTx.decode(
            Hex.decode(
                "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764"
                    + "00008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
                    + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"));
    assertThat(tx.signingHash())
        .isEqualTo(
            Hash256.ofHex("daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53"));
    assertThat(tx.chainId()).isEqualTo(1);
    assertThat(tx.nonce()).isEqualTo(9);
    assertThat(tx.value()).isEqualTo(Uint256.parse("1000000000000000000"));
    assertThat(tx.to()).isEqualTo(EvmAddress.parse("0x" + "35".repeat(20)));
    assertThat(Secp256k1.recover(tx.signingHash(), tx.r(), tx.s(), tx.odd()))
        .isEqualTo(EvmAddress.parse("0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f"));
  }

  @Test
  void paysTheTipAndTheBaseFeeButNoMoreThanItSaid() {
    SignedTx tx = tx(100, 5);
    assertThat(tx.price(null)).isEqualTo(Uint256.of(100));
    assertThat(tx.price(Uint256.of(50))).isEqualTo(Uint256.of(55));
    assertThat(tx.price(Uint256.of(95))).isEqualTo(Uint256.of(100));
    assertThat(tx.price(Uint256.of(98))).isEqualTo(Uint256.of(100));
    assertThat(tx.price(Uint256.of(200))).isEqualTo(Uint256.of(100));
  }

  private static SignedTx tx(long maxFee, long tip) {
    RlpWriter out = new RlpWriter();
    out.raw(new byte[] {2});
    int list = out.begin();
    out.number(1).number(0).number(tip).number(maxFee).number(21000).address(EvmAddress.ZERO);
    out.number(0).bytes(new byte[0]).end(out.begin());
    return SignedTx.decode(out.number(1).number(7).number(8).end(list).toByteArray());
  }

  /// The first contract of an account: from the Yellow Paper's formula, as known from
  /// CryptoKitties' deployer (its nonces 0 to 2).
  @Test
  void namesTheContractThatItCreates() {
    EvmAddress deployer = EvmAddress.parse("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0");
    assertThat(SignedTx.created(deployer, 0))
        .isEqualTo(EvmAddress.parse("0xcd234a471b72ba2f1ccf0a70fcaba648a5eecd8d"));
    assertThat(SignedTx.created(deployer, 1))
        .isEqualTo(EvmAddress.parse("0x343c43a37d37dff08ae8c4a11544c718abb4fcf8"));
    assertThat(SignedTx.created(deployer, 2))
        .isEqualTo(EvmAddress.parse("0xf778b86fa74e846c4f0a1fbd1335fe81c00a0c91"));
  }

  @Test
  void refusesWhatIsNoTransactionOrOfUnknownType() {
    for (String digits : new String[] {"", "05c0", "7ec0", "7f", "00"}) {
      assertThatThrownBy(() -> SignedTx.decode(Hex.decode(digits)))
          .isInstanceOf(UnknownTransaction.class);
    }
    for (String digits : new String[] {"c0", "01", "02c0", "02c080", "f8", "c3010203"}) {
      assertThatThrownBy(() -> SignedTx.decode(Hex.decode(digits)))
          .isInstanceOf(IllegalArgumentException.class)
          .isNotInstanceOf(UnknownTransaction.class);
    }
  }
}
