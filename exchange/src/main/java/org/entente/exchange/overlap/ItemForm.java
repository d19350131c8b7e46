package org.entente.exchange.overlap;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.entente.base.Hex;
import org.entente.base.address.CryptoAddress;

/// The one form of an item that both sides hash. Two nodes find nothing in common if their forms
/// differ, so the rule has a number that stands in every file.
public final class ItemForm {
  /// The number of this rule. Change the rule, and count it up.
  public static final int RULE = 1;

  private ItemForm() {}

  /// `address:…` is the chain-aware key of the address (every way to write it is one item),
  /// `domain:…` the domain in ASCII without a last dot, anything else `kind:` and its text in NFKC,
  /// small letters, single spaces. Without a kind it is an address.
  ///
  /// @throws IllegalArgumentException when the line can't be an item; the message says why
  public static byte[] of(String line) {
    int colon = line.indexOf(':');
    String kind = colon < 0 ? "address" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String text = line.substring(colon + 1).strip();
    if (text.isEmpty() || kind.isEmpty() || !kind.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("an item is KIND:TEXT, for example address:bc1q…");
    }
    String form =
        switch (kind) {
          case "address" -> address(text);
          case "domain" -> domain(text);
          default ->
              Normalizer.normalize(text, Normalizer.Form.NFKC)
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("\\s+", " ");
        };
    return (kind + ":" + form).getBytes(StandardCharsets.UTF_8);
  }

  private static String address(String text) {
    CryptoAddress address = CryptoAddress.read(text);
    if (!address.recognised()) {
      throw new IllegalArgumentException("'" + text + "' is no address that we know");
    }
    return Hex.encode(address.key().bytes());
  }

  private static String domain(String text) {
    String trimmed = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return IDN.toASCII(trimmed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
  }
}
