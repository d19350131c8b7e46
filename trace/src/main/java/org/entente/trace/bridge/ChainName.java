package org.entente.trace.bridge;

import org.entente.base.EvmNetwork;

/// A chain as a bridge names it, also one that no ledger of ours can hold.
public sealed interface ChainName {
  /// As it stands in results.
  String text();

  record Evm(EvmNetwork network) implements ChainName {
    /// By its chain id (EIP-155).
    public static Evm of(long chainId) {
      return new Evm(EvmNetwork.of(chainId));
    }

    @Override
    public String text() {
      return network.text();
    }
  }

  record Bitcoin() implements ChainName {
    @Override
    public String text() {
      return "bitcoin";
    }
  }

  /// A chain that is neither, or a number that the bridge gives to one that we can't tell.
  record Other(String text) implements ChainName {}
}
