package org.entente.base;

import java.util.List;
import java.util.Optional;

/// An EVM chain, known by its chain id (EIP-155). `text` is its name on the command line and in
/// JSON, the id itself where we know no name; `symbol` names its native asset.
public record EvmNetwork(long chainId, String text, String symbol) {
  public static final EvmNetwork ETHEREUM = new EvmNetwork(1, "ethereum", "ETH");

  /// Names and symbols as on chainlist (ethereum-lists/chains), November 2026.
  private static final List<EvmNetwork> NAMED =
      List.of(
          ETHEREUM,
          new EvmNetwork(10, "optimism", "ETH"),
          new EvmNetwork(25, "cronos", "CRO"),
          new EvmNetwork(56, "bsc", "BNB"),
          new EvmNetwork(100, "gnosis", "XDAI"),
          new EvmNetwork(130, "unichain", "ETH"),
          new EvmNetwork(137, "polygon", "POL"),
          new EvmNetwork(146, "sonic", "S"),
          new EvmNetwork(250, "fantom", "FTM"),
          new EvmNetwork(324, "zksync", "ETH"),
          new EvmNetwork(1284, "moonbeam", "GLMR"),
          new EvmNetwork(2020, "ronin", "RON"),
          new EvmNetwork(5000, "mantle", "MNT"),
          new EvmNetwork(8217, "kaia", "KAIA"),
          new EvmNetwork(8453, "base", "ETH"),
          new EvmNetwork(17000, "holesky", "ETH"),
          new EvmNetwork(42161, "arbitrum", "ETH"),
          new EvmNetwork(42220, "celo", "CELO"),
          new EvmNetwork(43114, "avalanche", "AVAX"),
          new EvmNetwork(59144, "linea", "ETH"),
          new EvmNetwork(81457, "blast", "ETH"),
          new EvmNetwork(534352, "scroll", "ETH"),
          new EvmNetwork(11155111, "sepolia", "ETH"),
          new EvmNetwork(1666600000, "harmony", "ONE"));

  public static EvmNetwork of(long chainId) {
    return NAMED.stream()
        .filter(network -> network.chainId == chainId)
        .findFirst()
        .orElseGet(() -> new EvmNetwork(chainId, Long.toString(chainId), "ETH"));
  }

  /// A name, or a chain id in decimal digits.
  public static Optional<EvmNetwork> parse(String text) {
    if (text.matches("[1-9][0-9]{0,17}")) {
      return Optional.of(of(Long.parseLong(text)));
    }
    return NAMED.stream().filter(network -> network.text.equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
