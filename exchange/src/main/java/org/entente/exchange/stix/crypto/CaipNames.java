package org.entente.exchange.stix.crypto;

import java.util.Map;
import java.util.Optional;
import org.entente.base.EvmNetwork;
import org.entente.base.Network;

/// Chains and assets as our traces name them, by the names that mean the same everywhere.
public final class CaipNames {
  /// Coin types of native assets (SLIP-44) that we are sure of.
  private static final Map<String, Integer> COIN_TYPES =
      Map.of(
          "ETH", 60, "BNB", 714, "POL", 966, "AVAX", 9005, "XDAI", 700, "FTM", 1007, "CRO", 394,
          "CELO", 52752);

  private CaipNames() {}

  /// A network by its name, or an EVM chain by its id; empty for one that isn't known.
  public static Optional<Caip.Chain> chain(String network) {
    String name = network.equals("bitcoin") ? Network.MAINNET.text() : network;
    Optional<Network> bitcoin = Network.ofName(name);
    return bitcoin.isPresent()
        ? bitcoin.map(CaipNames::chain)
        : EvmNetwork.parse(name).map(one -> Caip.Chain.evm(one.chainId()));
  }

  public static Caip.Chain chain(Network network) {
    return new Caip.Chain("bip122", network.genesis().toString().substring(0, 32));
  }

  /// What the native asset of a chain is called; ETH where nobody told us.
  public static String nativeSymbol(Caip.Chain chain) {
    return EvmNetwork.parse(chain.reference()).map(EvmNetwork::symbol).orElse("ETH");
  }

  /// An asset of a chain by its symbol, or the contract of a token; empty for one that we have no
  /// sure name of.
  public static Optional<Caip.AssetType> asset(Caip.Chain chain, String name) {
    if (chain.namespace().equals("bip122")) {
      String type = chain.toString().equals(Caip.BITCOIN) ? "0" : "1";
      return Optional.of(new Caip.AssetType(chain, "slip44", type, ""));
    }
    if (name.matches("0x[0-9a-fA-F]{40}")) {
      return Optional.of(new Caip.AssetType(chain, "erc20", name, ""));
    }
    Integer type = name.equals(nativeSymbol(chain)) ? COIN_TYPES.get(name) : null;
    return type == null
        ? Optional.empty()
        : Optional.of(new Caip.AssetType(chain, "slip44", Integer.toString(type), ""));
  }
}
