package org.entente.trace.account;

import java.util.Locale;
import org.entente.base.EvmAddress;
import org.jspecify.annotations.Nullable;

/// A transfer that is no flow of money but meant to look like one; kept as evidence.
///
/// `account` is whom it was to deceive, `imitates` the genuine counterparty that the other one
/// looks like, null where it is not about addresses.
public record LeftOut(long transfer, Reason reason, long account, @Nullable EvmAddress imitates) {
  public enum Reason {
    /// Somebody else made a token log a transfer of nothing from this account.
    ZERO_VALUE,
    /// The other side looks like a genuine counterparty, and what moves is nothing, dust, or a
    /// token that the registry doesn't know.
    LOOK_ALIKE,
    /// The token's symbol is a genuine one's, or looks like it, and its contract is another.
    COUNTERFEIT;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
