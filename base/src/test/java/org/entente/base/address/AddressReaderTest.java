package org.entente.base.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.LegacyAddress;
import org.bitcoinj.base.SegwitAddress;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;
import org.entente.base.address.CryptoAddress.Checked;
import org.entente.base.address.CryptoAddress.NotRecognised;
import org.entente.base.address.CryptoAddress.Unchecked;
import org.entente.base.address.CryptoAddress.WrongCase;
import org.entente.base.codec.Base58Check;
import org.entente.base.codec.CashAddr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressReaderTest {
  private static final long SEED = 20_260_925;

  /// Published examples: EIP-55, BIP173, BIP350, the CashAddr specification, XLS-5d, Monero's
  /// donation address, Tether on TRON, and entries of the OFAC list.
  @ParameterizedTest
  @CsvSource({
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, EVM, ACCOUNT,"
        + " 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, BITCOIN, WITNESS_KEY_HASH,"
        + " bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0, BITCOIN, TAPROOT,"
        + " bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "BC1SW50QGDZ25J, BITCOIN, WITNESS, bc1sw50qgdz25j",
    "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a, BITCOIN, KEY_HASH,"
        + " 1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
    "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a, BITCOIN, KEY_HASH,"
        + " 1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
    "bitcoincash:ppm2qsznhks23z7629mms6cwef74vcwvyn4scxgxxx, UNKNOWN, TEXT,"
        + " bitcoincash:ppm2qsznhks23z7629mms6cwef74vcwvyn4scxgxxx",
    "bitcoincash:ppm2qsznhks23z7629mms6cwef74vcwvy22gdx6aa, UNKNOWN, TEXT,"
        + " bitcoincash:ppm2qsznhks23z7629mms6cwef74vcwvy22gdx6aa",
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t, TRON, ACCOUNT, TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "41a614f803b6fd780986a42c78ec9c7f77e6ded13c, TRON, ACCOUNT, TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66, XRP, ACCOUNT, rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66",
    "XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD28Sq49uo34VyjnmK5H, XRP, TAGGED_ACCOUNT,"
        + " XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD28Sq49uo34VyjnmK5H",
    "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A,"
        + " MONERO, MONERO_KEYS,"
        + " 44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
    "XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2, DASH, KEY_HASH, XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2",
    "GPwg61XoHqQPNmAucFACuQ5H9sGCDv9TpS, BITCOIN_GOLD, KEY_HASH, GPwg61XoHqQPNmAucFACuQ5H9sGCDv9TpS",
    "DFFJhnQNZf8rf67tYnesPu7MuGUpYtzv7Z, DOGECOIN, KEY_HASH, DFFJhnQNZf8rf67tYnesPu7MuGUpYtzv7Z",
    "t1MMXtBrSp1XG38Lx9cePcNUCJj5vdWfUWL, ZCASH, KEY_HASH, t1MMXtBrSp1XG38Lx9cePcNUCJj5vdWfUWL",
    "LNf2JDiuunBz7GMDKFYHN4rq5meXWxiwfb, LITECOIN, KEY_HASH, LNf2JDiuunBz7GMDKFYHN4rq5meXWxiwfb",
    "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320, UNKNOWN, TEXT,"
        + " 5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320"
  })
  void knowsAnAddressByItsFormat(
      String text, AddressFamily family, AddressKind kind, String canonical) {
    AddressKey key = CryptoAddress.read("  " + text + "\t").key();
    assertThat(key.family()).isEqualTo(family);
    assertThat(key.kind()).isEqualTo(kind);
    assertThat(key.text()).isEqualTo(canonical);
    assertThat(CryptoAddress.read(canonical).key()).isEqualTo(key);
    assertThat(AddressKey.read(key.bytes())).isEqualTo(key);
  }

  @Test
  void anAccountIsOneKeyInEveryCaseAndAWrongCaseIsTold() {
    String right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    CryptoAddress wrong = CryptoAddress.read(right.replace('A', 'a'));
    assertThat(wrong.reading()).isEqualTo(new WrongCase());
    assertThat(CryptoAddress.read(right).reading()).isEqualTo(new Checked());
    for (String lower :
        new String[] {
          right.toLowerCase(Locale.ROOT), "0X" + right.substring(2).toUpperCase(Locale.ROOT)
        }) {
      assertThat(CryptoAddress.read(lower))
          .isEqualTo(new CryptoAddress(lower, wrong.key(), new Unchecked()));
    }
    assertThat(wrong.key().account()).contains(EvmAddress.parse(right));
  }

  @Test
  void readsWhatBitcoinjWrites() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      byte[] hash = new byte[20];
      random.nextBytes(hash);
      byte[] script = new byte[32];
      random.nextBytes(script);
      BitcoinNetwork net = random.nextBoolean() ? BitcoinNetwork.MAINNET : BitcoinNetwork.TESTNET;
      AddressFamily family =
          net == BitcoinNetwork.MAINNET ? AddressFamily.BITCOIN : AddressFamily.BITCOIN_TEST;
      expect(
          LegacyAddress.fromPubKeyHash(net, hash).toString(), family, AddressKind.KEY_HASH, hash);
      expect(
          LegacyAddress.fromScriptHash(net, hash).toString(),
          family,
          AddressKind.SCRIPT_HASH,
          hash);
      expect(
          SegwitAddress.fromHash(net, hash).toString(), family, AddressKind.WITNESS_KEY_HASH, hash);
      expect(
          SegwitAddress.fromHash(net, script).toString(),
          family,
          AddressKind.WITNESS_SCRIPT_HASH,
          script);
      expect(
          SegwitAddress.fromProgram(net, 1, script).toString(),
          family,
          AddressKind.TAPROOT,
          script);
    }
  }

  private static void expect(String text, AddressFamily family, AddressKind kind, byte[] payload) {
    CryptoAddress read = CryptoAddress.read(text);
    assertThat(read.key())
        .as("seed %d, %s", SEED, text)
        .isEqualTo(AddressKey.of(family, kind, payload));
    assertThat(read.key().text()).isEqualTo(text);
  }

  @Test
  void readsEveryKeyItWritesAndNoMistypedOne() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4000; i++) {
      AddressKey key = random(random);
      String text = key.text();
      assertThat(CryptoAddress.read(text).key()).as("seed %d, case %d", SEED, i).isEqualTo(key);
      int at = random.nextInt(text.length());
      String mistyped =
          text.substring(0, at) + "23456789".charAt(random.nextInt(8)) + text.substring(at + 1);
      if (key.family() != AddressFamily.EVM && !mistyped.equals(text)) {
        assertThat(CryptoAddress.read(mistyped).reading())
            .as("seed %d: %s", SEED, mistyped)
            .isInstanceOf(NotRecognised.class);
      }
    }
  }

  private static AddressKey random(Random random) {
    AddressFamily[] hashed = {
      AddressFamily.BITCOIN,
      AddressFamily.BITCOIN_TEST,
      AddressFamily.LITECOIN,
      AddressFamily.DASH,
      AddressFamily.ZCASH,
      AddressFamily.BITCOIN_GOLD,
      AddressFamily.DOGECOIN
    };
    AddressFamily family = hashed[random.nextInt(hashed.length)];
    return switch (random.nextInt(8)) {
      case 0 -> AddressKey.of(AddressFamily.EVM, AddressKind.ACCOUNT, bytes(random, 20));
      case 1 -> AddressKey.of(AddressFamily.TRON, AddressKind.ACCOUNT, bytes(random, 20));
      case 2 -> AddressKey.of(AddressFamily.XRP, AddressKind.ACCOUNT, bytes(random, 20));
      case 3 -> AddressKey.of(AddressFamily.XRP, AddressKind.TAGGED_ACCOUNT, bytes(random, 24));
      case 4 -> monero(random, 18 + 24 * random.nextInt(2), 65, AddressKind.MONERO_KEYS);
      case 5 -> monero(random, 19, 73, AddressKind.MONERO_INTEGRATED);
      case 6 -> AddressKey.of(family, AddressKind.KEY_HASH, bytes(random, 20));
      default -> AddressKey.of(family, AddressKind.SCRIPT_HASH, bytes(random, 20));
    };
  }

  private static AddressKey monero(Random random, int network, int length, AddressKind kind) {
    byte[] payload = bytes(random, length);
    payload[0] = (byte) network;
    return AddressKey.of(AddressFamily.MONERO, kind, payload);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "41",
        "1",
        ":",
        "bitcoincash:",
        "bc1",
        "bc1q",
        "r",
        "X",
        "0xzz",
        "é",
        "0x5aAeb6",
        "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b",
        "16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvN",
        "bchx:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4",
        "So11111111111111111111111111111111111111112"
      })
  void keepsAnythingElseAsItsTextAndSaysWhy(String text) {
    CryptoAddress read = CryptoAddress.read(text);
    assertThat(read.reading()).isInstanceOf(NotRecognised.class);
    assertThat(read.key().text()).isEqualTo(text);
    assertThat(read.key().shared()).isEmpty();
  }

  @Test
  void neverFails() {
    Random random = new Random(SEED);
    String letters = "0x41bc1qrXTdz:5äE一";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(120); length > 0; length--) {
        text.append(
            random.nextInt(4) == 0
                ? (char) random.nextInt(0xd800)
                : letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(CryptoAddress.read(text.toString()).key().bytes())
          .as("seed %d, %s", SEED, text)
          .isNotEmpty();
    }
  }

  @Test
  void oneKeyInOtherFormsIsAWeakerRelation() {
    byte[] hash = Hex.decode("751e76e8199196d454941c45d1b3a323f1433bd6");
    AddressKey legacy = AddressKey.of(AddressFamily.BITCOIN, AddressKind.KEY_HASH, hash);
    AddressKey witness = CryptoAddress.read("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").key();
    AddressKey script = AddressKey.of(AddressFamily.BITCOIN, AddressKind.SCRIPT_HASH, hash);
    AddressKey litecoin = AddressKey.of(AddressFamily.LITECOIN, AddressKind.KEY_HASH, hash);
    AddressKey account = AddressKey.of(AddressFamily.EVM, AddressKind.ACCOUNT, hash);
    AddressKey tron = AddressKey.of(AddressFamily.TRON, AddressKind.ACCOUNT, hash);
    assertThat(legacy.sameKeyOtherForm(witness)).isTrue();
    assertThat(legacy.sameKeyOtherForm(litecoin)).isTrue();
    assertThat(account.sameKeyOtherForm(tron)).isTrue();
    assertThat(legacy.sameKeyOtherForm(legacy)).isFalse();
    assertThat(legacy.sameKeyOtherForm(script)).isFalse();
    assertThat(legacy.sameKeyOtherForm(account)).isFalse();
  }

  @Test
  void bitcoinCashIsOneKeyWithBitcoin() {
    byte[] hash = Arrays.copyOf(new byte[] {7, 5}, 20);
    for (int type = 0; type < 2; type++) {
      byte[] versioned = Arrays.copyOf(new byte[] {(byte) (5 * type)}, 21);
      System.arraycopy(hash, 0, versioned, 1, 20);
      String cash = CashAddr.encode(new CashAddr.Decoded(CashAddr.MAINNET, type, hash));
      assertThat(CryptoAddress.read(cash).key().text()).isEqualTo(Base58Check.encode(versioned));
      assertThat(CryptoAddress.read(cash.toUpperCase(Locale.ROOT)).key().text())
          .isEqualTo(Base58Check.encode(versioned));
    }
  }

  @Test
  void aTickerIsOnlyAnOpinion() {
    assertThat(AddressFamily.TRON.agreesWith("XBT")).contains(false);
    assertThat(AddressFamily.BITCOIN.agreesWith("usdt")).contains(true);
    assertThat(AddressFamily.BITCOIN.agreesWith("NEW")).isEmpty();
  }

  @Test
  void equalEndsLookAlike() {
    AddressKey genuine = CryptoAddress.read("0x0fa09c3a328792253f8dee7116848723b72a6d2e").key();
    AddressKey poison = CryptoAddress.read("0x0FA0bc3a328792253f8dee7116848723b72a6d2e").key();
    AddressKey other = CryptoAddress.read("0x0fa1bc3a328792253f8dee7116848723b72a6d2e").key();
    assertThat(LookAlike.between(genuine, poison)).isTrue();
    assertThat(LookAlike.between(genuine, genuine)).isFalse();
    assertThat(LookAlike.between(poison, other)).isFalse();
    AddressKey witness = CryptoAddress.read("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").key();
    assertThat(LookAlike.of(witness)).contains(new LookAlike("bitcoin:bc1qw508…f3t4"));
    assertThat(LookAlike.of(CryptoAddress.read("ab").key())).isEmpty();
  }
}
