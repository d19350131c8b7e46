package org.entente.trace.cluster;

import org.entente.base.Network;
import org.entente.base.address.AddressKey;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;

/// Finds the scripts of labelled addresses in a ledger. All test networks are one family of
/// addresses, written as testnet's.
public final class KeyScripts {
  private final ChainView chain;
  private final Addresses own;
  private final Addresses family;

  public KeyScripts(ChainView chain) {
    this.chain = chain;
    Network network = chain.network();
    own = new Addresses(network);
    family = new Addresses(network == Network.MAINNET ? network : Network.TESTNET3);
  }

  /// Number of the script, or [ChainView#NONE] where the ledger doesn't have it or the address is
  /// of another chain.
  public long find(AddressKey key) {
    String text = key.text();
    try {
      return chain.findScript(own.script(text));
    } catch (IllegalArgumentException perhapsOfItsFamily) {
      try {
        return chain.findScript(family.script(text));
      } catch (IllegalArgumentException ofAnotherChain) {
        return ChainView.NONE;
      }
    }
  }
}
