package org.entente.base.address;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chains whose addresses cannot be told apart by their text. The codes stand in label files and
/// never change.
public enum AddressFamily {
  /// What no format fits: the text itself, as it was written.
  UNKNOWN(0, "unknown"),
  /// Every EVM chain: one key, one account on all of them.
  EVM(1, "evm"),
  /// Bitcoin, and what copies its versions: Bitcoin Cash, Bitcoin SV, Omni (the old USDT), and
  /// Litecoin's old addresses of scripts.
  BITCOIN(2, "bitcoin"),
  BITCOIN_TEST(3, "bitcoin-test"),
  LITECOIN(4, "litecoin"),
  DASH(5, "dash"),
  ZCASH(6, "zcash"),
  BITCOIN_GOLD(7, "bitcoin-gold"),
  /// Dogecoin and Verge share the version of their keys.
  DOGECOIN(8, "dogecoin"),
  TRON(9, "tron"),
  XRP(10, "xrp"),
  MONERO(11, "monero");

  private static final AddressFamily[] ALL = values();

  /// The families that a ticker's coins live in, for tickers that leave no doubt.
  private static final Map<String, Set<AddressFamily>> TICKERS =
      Map.ofEntries(
          Map.entry("XBT", Set.of(BITCOIN)),
          Map.entry("BTC", Set.of(BITCOIN)),
          Map.entry("BCH", Set.of(BITCOIN)),
          Map.entry("BSV", Set.of(BITCOIN)),
          Map.entry("LTC", Set.of(LITECOIN, BITCOIN)),
          Map.entry("DASH", Set.of(DASH)),
          Map.entry("ZEC", Set.of(ZCASH)),
          Map.entry("BTG", Set.of(BITCOIN_GOLD)),
          Map.entry("DOGE", Set.of(DOGECOIN)),
          Map.entry("XVG", Set.of(DOGECOIN)),
          Map.entry("TRX", Set.of(TRON)),
          Map.entry("XRP", Set.of(XRP)),
          Map.entry("XMR", Set.of(MONERO)),
          Map.entry("ETH", Set.of(EVM)),
          Map.entry("ETC", Set.of(EVM)),
          Map.entry("BSC", Set.of(EVM)),
          Map.entry("ARB", Set.of(EVM)),
          Map.entry("USDC", Set.of(EVM, TRON)),
          Map.entry("USDT", Set.of(EVM, TRON, BITCOIN)));

  private final int code;
  private final String text;

  AddressFamily(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /// As in JSON.
  public String text() {
    return text;
  }

  int code() {
    return code;
  }

  static AddressFamily ofCode(int code) {
    if (code < 0 || code >= ALL.length) {
      throw new IllegalArgumentException("no family of addresses has the code " + code);
    }
    return ALL[code];
  }

  /// Whether a ticker speaks for this family; empty for tickers that say nothing, such as those of
  /// tokens. It never decides what an address is: one entry under XBT of a sanctions list is an
  /// address of TRON.
  public Optional<Boolean> agreesWith(String ticker) {
    return Optional.ofNullable(TICKERS.get(ticker.toUpperCase(Locale.ROOT)))
        .map(families -> families.contains(this));
  }
}
