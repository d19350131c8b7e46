package org.entente.chain.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bitcoinj.base.AddressParser;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.ScriptException;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.base.address.CryptoAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  private static final Map<Network, BitcoinNetwork> ORACLES =
      Map.of(
          Network.MAINNET, BitcoinNetwork.MAINNET,
          Network.TESTNET3, BitcoinNetwork.TESTNET,
          Network.SIGNET, BitcoinNetwork.SIGNET,
          Network.REGTEST, BitcoinNetwork.REGTEST);

  /// Known mainnet addresses: the first payee of a pizza, a multisignature wallet, BIP173, BIP86,
  /// anchor.
  @ParameterizedTest
  @CsvSource({
    "17SkEw2md5avVNyYgj6RiXuQKNwkXaxFyQ, p2pkh, 76a91446af3fb481837fadbb421727f9959c2d32a3682988ac",
    "3P8MfdM4pULv7ozdQvfwAqNF29zAjmnUYD, p2sh, ''",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4, p2wpkh,"
        + " 0014751e76e8199196d454941c45d1b3a323f1433bd6",
    "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr, p2tr, ''",
    "bc1pfeessrawgf, p2a, 51024e73"
  })
  void readsAndWritesKnownAddresses(String address, String type, String script) {
    Addresses addresses = new Addresses(Network.MAINNET);
    byte[] bytes = addresses.script(address);
    assertThat(ScriptType.of(bytes).text()).isEqualTo(type);
    assertThat(addresses.of(bytes)).contains(address);
    if (!script.isEmpty()) {
      assertThat(Hex.encode(bytes)).isEqualTo(script);
    }
  }

  @Test
  void aScriptsKeyIsThatOfItsAddress() {
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      byte[] script = random(random, i % 6);
      if (i % 6
          == 5) { // a witness version without a rule, an anchor, or nothing that has an address
        script = new byte[] {(byte) (0x51 + random.nextInt(17)), 2, 0x4e, (byte) (0x73 + i % 4)};
      }
      for (Network network : Network.values()) {
        Addresses addresses = new Addresses(network);
        assertThat(addresses.key(script))
            .as(Hex.encode(script))
            .isEqualTo(addresses.of(script).map(text -> CryptoAddress.read(text).key()));
      }
    }
  }

  @Test
  void agreesWithBitcoinjOnScriptsWithAddresses() {
    Random random = new Random(5);
    for (int i = 0; i < 4000; i++) {
      byte[] script = random(random, i % 5);
      for (Map.Entry<Network, BitcoinNetwork> each : ORACLES.entrySet()) {
        Addresses ours = new Addresses(each.getKey());
        String expected = Script.parse(script).getToAddress(each.getValue()).toString();
        assertThat(ours.of(script)).as(Hex.encode(script)).contains(expected);
        assertThat(ours.script(expected)).isEqualTo(script);
        assertThat(AddressParser.getDefault(each.getValue()).parseAddress(expected)).isNotNull();
      }
    }
  }

  private static byte[] random(Random random, int kind) {
    int length = kind < 3 ? 20 : 32;
    byte[] program = new byte[length];
    random.nextBytes(program);
    String hex = Hex.encode(program);
    return Hex.decode(
        switch (kind) {
          case 0 -> "76a914" + hex + "88ac";
          case 1 -> "a914" + hex + "87";
          case 2 -> "0014" + hex;
          case 3 -> "0020" + hex;
          default -> "5120" + hex;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "p2pk, 4104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f355"
        + "04e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac",
    "multisig, 5121022222222222222222222222222222222222222222222222222222222222222222"
        + "21033333333333333333333333333333333333333333333333333333333333333333"
        + "52ae",
    "nulldata, 6a0548656c6c6f",
    "nulldata, 6a",
    "other, 00040102030405",
    "other, 51",
    "other, 5121022222222222222222222222222222222222222222222222222222222222222222" + "53ae"
  })
  void someKindsHaveNoAddress(String type, String hex) {
    byte[] script = Hex.decode(hex);
    assertThat(ScriptType.of(script).text()).isEqualTo(type);
    assertThat(new Addresses(Network.MAINNET).of(script)).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAnAddress() {
    Addresses mainnet = new Addresses(Network.MAINNET);
    refuses(mainnet, "17SkEw2md5avVNyYgj6RiXuQKNwkXaxFyR", "checksum");
    refuses(mainnet, "17SkEw2md5avVNyYgj6RiXuQKNwkXaxFy0", "character 34");
    refuses(
        mainnet,
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "an address of testnet3, testnet4, signet, regtest, not of mainnet");
    refuses(
        mainnet,
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "an address of testnet3, testnet4, signet, not of mainnet");
    refuses(mainnet, "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", "another coin, not of mainnet");
    refuses(mainnet, "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "mixed");
    refuses(mainnet, "", "too short");
    refuses(mainnet, "1".repeat(5000), "too long");
  }

  private static void refuses(Addresses addresses, String text, String reason) {
    assertThatThrownBy(() -> addresses.script(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  /// No text does anything but give a script or an [IllegalArgumentException]; no bytes break the
  /// type.
  @Test
  void randomInputNeverBreaks() {
    long seed = 11;
    Random random = new Random(seed);
    Addresses addresses = new Addresses(Network.MAINNET);
    String[] models = {
      "17SkEw2md5avVNyYgj6RiXuQKNwkXaxFyQ", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    };
    for (int i = 0; i < 100_000; i++) {
      char[] text = models[i & 1].toCharArray();
      for (int k = random.nextInt(4); k >= 0; k--) {
        text[random.nextInt(text.length)] = (char) random.nextInt(130);
      }
      String tried = new String(Arrays.copyOf(text, random.nextInt(text.length + 1)));
      try {
        assertThat(addresses.of(addresses.script(tried))).as("seed %s", seed).isPresent();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
      byte[] script = new byte[random.nextInt(80)];
      random.nextBytes(script);
      if (script.length > 3) {
        script[0] = random.nextBoolean() ? 0x51 : script[0];
        script[script.length - 1] = (byte) (random.nextBoolean() ? 0xae : 0xac);
      }
      addresses.of(script);
    }
  }

  @Test
  void bitcoinjFindsTheSameKinds() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      byte[] script = random(random, i % 5);
      script[random.nextInt(3)] ^= (byte) (random.nextInt(4) == 0 ? 1 : 0);
      boolean theirs;
      try {
        theirs = !Script.parse(script).getToAddress(BitcoinNetwork.MAINNET).toString().isEmpty();
      } catch (ScriptException | IllegalArgumentException _) {
        theirs = false;
      }
      boolean ours = new Addresses(Network.MAINNET).of(script).isPresent();
      assertThat(ours || !theirs).as(Hex.encode(script)).isTrue();
    }
  }
}
