package org.entente.chain.evm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.junit.jupiter.api.Test;

class DraftTxTest {
  private static final EvmAddress PAYEE = EvmAddress.parse("0x" + "35".repeat(20));

  /// What the example of EIP-155 signs.
  private static final String UNSIGNED =
      "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080"
          + "018080";

  private static final String SIGNED =
      "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764"
          + "00008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
          + "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83";

  @Test
  void aLegacyOneSaysTheSameSignedOrNot() {
    DraftTx unsigned = DraftTx.decode(Hex.decode(UNSIGNED));
    DraftTx signed = DraftTx.decode(Hex.decode(SIGNED));
    assertThat(unsigned.from()).isNull();
    assertThat(signed.from())
        .isEqualTo(EvmAddress.parse("0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f"));
    for (DraftTx tx : new DraftTx[] {unsigned, signed}) {
      assertThat(tx.chainId()).isEqualTo(1);
      assertThat(tx.to()).isEqualTo(PAYEE);
      assertThat(tx.value()).isEqualTo(Uint256.parse("1000000000000000000"));
      assertThat(tx.data()).isEmpty();
    }
  }

  /// Before EIP-155 nothing stood behind the data.
  @Test
  void anOldOneNamesNoChain() {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.number(9).number(20).number(21000).address(PAYEE).number(7).bytes(new byte[0]).end(list);
    DraftTx tx = DraftTx.decode(out.toByteArray());
    assertThat(tx.chainId()).isZero();
    assertThat(tx.value()).isEqualTo(Uint256.of(7));
  }

  private static byte[] typed(int type, boolean signed) {
    RlpWriter out = new RlpWriter();
    out.raw(new byte[] {(byte) type});
    int list = out.begin();
    out.number(137).number(3).number(5);
    if (type != SignedTx.ACCESS_LIST) {
      out.number(100);
    }
    out.number(60_000).address(PAYEE).number(11).bytes(new byte[] {1, 2, 3}).end(out.begin());
    if (type == SignedTx.BLOBS) {
      out.number(1).end(out.begin());
    }
    if (type == SignedTx.SET_CODE) {
      out.end(out.begin());
    }
    if (signed) {
      out.number(1).number(7).number(8);
    }
    return out.end(list).toByteArray();
  }

  @Test
  void everyTypeIsReadWithoutItsSignature() {
    for (int type = SignedTx.ACCESS_LIST; type <= SignedTx.SET_CODE; type++) {
      DraftTx tx = DraftTx.decode(typed(type, false));
      assertThat(tx.type()).isEqualTo(type);
      assertThat(tx.chainId()).isEqualTo(137);
      assertThat(tx.to()).isEqualTo(PAYEE);
      assertThat(tx.value()).isEqualTo(Uint256.of(11));
      assertThat(tx.data()).containsExactly(1, 2, 3);
    }
  }

  /// `-Drounds=N` for more.
  @Test
  void damagedBytesAreReadOrRefusedAndNothingElse() {
    Random random = new Random(9);
    for (int round = 0; round < Integer.getInteger("rounds", 20_000); round++) {
      byte[] bytes =
          round % 3 == 0
              ? Hex.decode(round % 2 == 0 ? UNSIGNED : SIGNED)
              : typed(1 + random.nextInt(4), false);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        DraftTx.decode(bytes);
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).as(Hex.encode(bytes)).isNotBlank();
      }
    }
    assertThatThrownBy(() -> DraftTx.decode(new byte[0])).isInstanceOf(UnknownTransaction.class);
  }
}
