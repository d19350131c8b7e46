package org.entente.base.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bitcoinj.crypto.internal.CryptoUtils;
import org.entente.base.Hex;
import org.junit.jupiter.api.Test;

class ScriptHashesTest {
  /// The key of the BIP173 examples, which is the generator point of secp256k1.
  @Test
  void hashesThePublicKeyOfTheBips() {
    byte[] key = Hex.decode("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    byte[] out = new byte[21];
    new ScriptHashes().hash160(key, 0, key.length, out, 1);
    assertThat(Hex.encode(out, 1, 21)).isEqualTo("751e76e8199196d454941c45d1b3a323f1433bd6");
  }

  @Test
  void agreesWithBitcoinjAndBeginsAnewEachTime() {
    ScriptHashes hashes = new ScriptHashes();
    Random random = new Random(7);
    byte[] out = new byte[20];
    for (int i = 0; i < 500; i++) {
      byte[] in = new byte[random.nextInt(300)];
      random.nextBytes(in);
      hashes.hash160(in, 0, in.length, out, 0);
      assertThat(out).as("seed 7, case %d", i).isEqualTo(CryptoUtils.sha256hash160(in));
    }
  }

  @Test
  void outputMayOverwriteInput() {
    byte[] bytes = Hex.decode("616263".repeat(20));
    byte[] apart = new byte[32];
    ScriptHashes hashes = new ScriptHashes();
    hashes.sha256(bytes, 0, 3, apart, 0);
    hashes.sha256(bytes, 0, 3, bytes, 0);
    assertThat(Hex.encode(apart))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .isEqualTo(Hex.encode(bytes, 0, 32));
  }
}
