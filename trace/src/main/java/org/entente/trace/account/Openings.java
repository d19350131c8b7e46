package org.entente.trace.account;

import java.util.Map;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;

/// What accounts are known to have held before the data begins: clean, and the oldest of what they
/// have. Of all others that is unknown; what they send beyond what was seen is taken to come from
/// there.
public record Openings(Map<Held, Uint256> amounts) {
  public static final Openings NONE = new Openings(Map.of());

  public record Held(EvmAddress address, Asset asset) {}

  public Openings {
    amounts = Map.copyOf(amounts);
  }
}
