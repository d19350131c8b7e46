package org.entente.trace.bridge;

import java.util.Locale;

/// A way for value to leave one chain and to come out on another.
public enum Protocol {
  THORCHAIN,
  MAYA,
  CHAINFLIP,
  ACROSS,
  /// With all that is built on it: Stargate and omnichain tokens (OFT).
  LAYERZERO,
  WORMHOLE,
  AXELAR,
  AVALANCHE,
  CBRIDGE,
  SYNAPSE;

  /// As it stands in results.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
