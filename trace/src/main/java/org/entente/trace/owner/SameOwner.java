package org.entente.trace.owner;

import java.util.Locale;
import org.entente.base.EvmAddress;

/// Two accounts that are likely one owner's: an inference with a chance of being wrong, not a fact
/// of the ledger.
///
/// @param one the account that shows it
/// @param other the other one
/// @param rule by which rule
/// @param ppm how likely, as measured on made accounts
/// @param tx the transaction that shows it
public record SameOwner(EvmAddress one, EvmAddress other, Rule rule, int ppm, long tx) {
  /// Both are of Victor, "Address Clustering Heuristics for Ethereum", Financial Cryptography 2020.
  public enum Rule {
    /// One lets the other spend its tokens.
    SELF_AUTHORISATION,
    /// Several took part in one airdrop and passed what they got on to one account.
    AIRDROP;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
