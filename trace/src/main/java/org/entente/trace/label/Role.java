package org.entente.trace.label;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What an address's holder does with money that comes in, as far as a trace must know it. Made
/// from the ids of GraphSense's taxonomy, which follows INTERPOL's, and three of our own: `issuer`,
/// `otc_broker`, `burn`.
public enum Role {
  EXCHANGE,
  MIXER,
  BRIDGE,
  /// Sells and buys over the counter: an exit with nobody to call.
  OTC,
  ISSUER,
  BURN,
  /// Holds customers' money: wallets, markets, gambling, pools of miners, payments.
  SERVICE,
  /// A person, a group, an organisation, a victim, a listed address: money there is still theirs.
  HOLDER;

  private static final Map<String, Role> ENTITIES =
      Map.ofEntries(
          Map.entry("exchange", EXCHANGE),
          Map.entry("p2p_exchange", EXCHANGE),
          Map.entry("coin_atm", EXCHANGE),
          Map.entry("mixing_service", MIXER),
          Map.entry("bridge", BRIDGE),
          Map.entry("defi_bridge", BRIDGE),
          Map.entry("otc_broker", OTC),
          Map.entry("issuer", ISSUER),
          Map.entry("burn", BURN),
          Map.entry("service", SERVICE),
          Map.entry("hosted_wallet", SERVICE),
          Map.entry("wallet_service", SERVICE),
          Map.entry("hosting", SERVICE),
          Map.entry("market", SERVICE),
          Map.entry("marketplace", SERVICE),
          Map.entry("gambling", SERVICE),
          Map.entry("miner", SERVICE),
          Map.entry("mining_service", SERVICE),
          Map.entry("payment_processor", SERVICE));

  /// Behaviours that make whoever is named a wrongdoer or one who was wronged, not a desk that
  /// takes deposits.
  private static final Set<String> NO_DESK =
      Set.of(
          "victim",
          "service_hack",
          "account_hack",
          "hack",
          "hacking",
          "exploit",
          "scam",
          "phishing",
          "ransomware",
          "sextortion",
          "malware");

  /// The first concept that is an entity decides; none, and it is a holder's.
  static Role of(List<String> concepts) {
    if (concepts.stream().anyMatch(NO_DESK::contains)) {
      return HOLDER;
    }
    return concepts.stream()
        .filter(ENTITIES::containsKey)
        .findFirst()
        .map(ENTITIES::get)
        .orElse(HOLDER);
  }

  /// As in JSON.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
