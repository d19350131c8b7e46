package org.entente.base;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The Bitcoin networks and the constants in which they differ (Bitcoin Core
/// `kernel/chainparams.cpp`).
public enum Network {
  MAINNET(0xf9beb4d9, 0x1d00ffff, 210_000, 227_931, 0x00, 0x05, "bc"),
  TESTNET3(0x0b110907, 0x1d00ffff, 210_000, 21_111, 0x6f, 0xc4, "tb"),
  TESTNET4(0x1c163f28, 0x1d00ffff, 210_000, 1, 0x6f, 0xc4, "tb"),
  SIGNET(0x0a03cf40, 0x1e0377ae, 210_000, 1, 0x6f, 0xc4, "tb"),
  REGTEST(0xfabfb5da, 0x207fffff, 150, 1, 0x6f, 0xc4, "bcrt");

  private final int magic;
  private final int powLimitBits;
  private final int halvingBlocks;
  private final int bip34Height;
  private final int p2pkhVersion;
  private final int p2shVersion;
  private final String hrp;

  Network(
      int magic,
      int powLimitBits,
      int halvingBlocks,
      int bip34Height,
      int p2pkhVersion,
      int p2shVersion,
      String hrp) {
    this.magic = magic;
    this.powLimitBits = powLimitBits;
    this.halvingBlocks = halvingBlocks;
    this.bip34Height = bip34Height;
    this.p2pkhVersion = p2pkhVersion;
    this.p2shVersion = p2shVersion;
    this.hrp = hrp;
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

  /// What a block at this height may create anew, in satoshi.
  public long subsidySat(int height) {
    int halvings = height / halvingBlocks;
    return halvings >= 64 ? 0 : 5_000_000_000L >>> halvings;
  }
}
