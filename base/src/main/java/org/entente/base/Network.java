package org.entente.base;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The Bitcoin networks and the constants in which they differ (Bitcoin Core
/// `kernel/chainparams.cpp`).
public enum Network {
  MAINNET(
      0xf9beb4d9,
      0x1d00ffff,
      210_000,
      227_931,
      0x00,
      0x05,
      "bc",
      "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f"),
  TESTNET3(
      0x0b110907,
      0x1d00ffff,
      210_000,
      21_111,
      0x6f,
      0xc4,
      "tb",
      "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943"),
  TESTNET4(
      0x1c163f28,
      0x1d00ffff,
      210_000,
      1,
      0x6f,
      0xc4,
      "tb",
      "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043"),
  SIGNET(
      0x0a03cf40,
      0x1e0377ae,
      210_000,
      1,
      0x6f,
      0xc4,
      "tb",
      "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6"),
  REGTEST(
      0xfabfb5da,
      0x207fffff,
      150,
      1,
      0x6f,
      0xc4,
      "bcrt",
      "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");

  private final int magic;
  private final int powLimitBits;
  private final int halvingBlocks;
  private final int bip34Height;
  private final int p2pkhVersion;
  private final int p2shVersion;
  private final String hrp;
  private final String genesis;

  Network(
      int magic,
      int powLimitBits,
      int halvingBlocks,
      int bip34Height,
      int p2pkhVersion,
      int p2shVersion,
      String hrp,
      String genesis) {
    this.magic = magic;
    this.powLimitBits = powLimitBits;
    this.halvingBlocks = halvingBlocks;
    this.bip34Height = bip34Height;
    this.p2pkhVersion = p2pkhVersion;
    this.p2shVersion = p2shVersion;
    this.hrp = hrp;
    this.genesis = genesis;
  }

  public static Optional<Network> ofName(String name) {
    return Arrays.stream(values()).filter(n -> n.text().equals(name)).findFirst();
  }

  /// The name on the command line and in JSON: `mainnet`, `testnet3`, …
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The four bytes before each block in a blk file, first byte highest.
  public int magic() {
    return magic;
  }

  /// The easiest target a header may claim, in compact form.
  public int powLimitBits() {
    return powLimitBits;
  }

  /// From this height on the coinbase must begin with its height (BIP34).
  public int bip34Height() {
    return bip34Height;
  }

  /// Base58 version byte of pay-to-public-key-hash addresses.
  public int p2pkhVersion() {
    return p2pkhVersion;
  }

  /// Base58 version byte of pay-to-script-hash addresses.
  public int p2shVersion() {
    return p2shVersion;
  }

  /// Human-readable part of bech32 addresses.
  public String hrp() {
    return hrp;
  }

  /// Hash of the first block.
  public BlockHash genesis() {
    return BlockHash.parse(genesis);
  }

  /// What a block at this height may create anew, in satoshi.
  public long subsidySat(int height) {
    int halvings = height / halvingBlocks;
    return halvings >= 64 ? 0 : 5_000_000_000L >>> halvings;
  }
}
