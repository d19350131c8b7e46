package org.entente.trace.bridge;

import java.util.Locale;
import java.util.Map;

/// An asset as THORChain and Maya name it: CHAIN.SYMBOL or CHAIN.SYMBOL-CONTRACT; the chain alone
/// or one letter for the usual ones. `chain` is where it comes out.
///
/// Letters from THORNode `common/asset.go` (ShortCode, version 1.124); others that came later are
/// not guessed: their chain stays open, the link by the hash does not need it.
record PoolAsset(ChainName chain, String name) {
  private static final Map<String, String> LETTERS =
      Map.of(
          "R", "THOR.RUNE",
          "B", "BTC.BTC",
          "E", "ETH.ETH",
          "N", "BNB.BNB",
          "G", "GAIA.ATOM",
          "D", "DOGE.DOGE",
          "L", "LTC.LTC",
          "C", "BCH.BCH",
          "A", "AVAX.AVAX",
          "S", "BSC.BNB");

  private static final Map<String, ChainName> CHAINS =
      Map.of(
          "BTC", new ChainName.Bitcoin(),
          "ETH", ChainName.Evm.of(1),
          "BSC", ChainName.Evm.of(56),
          "AVAX", ChainName.Evm.of(43114),
          "BASE", ChainName.Evm.of(8453),
          "ARB", ChainName.Evm.of(42161),
          "THOR", new ChainName.Other("thorchain"),
          "MAYA", new ChainName.Other("maya"));

  /// Synthetic (`/`), trade (`~`) and secured (`-`) forms never leave the protocol's own chain.
  static PoolAsset parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String name = LETTERS.getOrDefault(upper, upper);
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    if (end < name.length() && name.charAt(end) != '.') {
      return new PoolAsset(new ChainName.Other("thorchain"), name);
    }
    String chain = name.substring(0, end);
    ChainName other = new ChainName.Other(chain.toLowerCase(Locale.ROOT));
    return new PoolAsset(CHAINS.getOrDefault(chain, other), name);
  }

  boolean isMaya() {
    return name.startsWith("MAYA.");
  }
}
