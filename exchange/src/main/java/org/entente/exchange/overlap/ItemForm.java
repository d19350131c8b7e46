package org.entente.exchange.overlap;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.address.CryptoAddress;
import org.entente.exchange.request.Target;
import org.entente.exchange.stix.crypto.Caip;

/// The one form of an item that both sides hash. Two nodes find nothing in common if their forms
/// differ, so the rule has a number that stands in every file.
public final class ItemForm {
  /// The number of this rule. Change the rule, and count it up.
  public static final int RULE = 2;

  private static final int LONGEST = 4_096;

  private ItemForm() {}

  private static final Pattern BORN = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /// `address:…` is the chain-aware key of the address (every way to write it is one item, CAIP-10
  /// too, whose chain doesn't count), `domain:…` the domain in ASCII without a last dot, `imo:…` a
  /// ship's seven digits, `person:NAME` or `person:NAME|YYYY-MM-DD` the name's words without
  /// accents and marks in the order of their letters; anything else is `kind:` and its text in
  /// NFKC, small letters, single spaces. Without a kind it is an address.
  ///
  /// @throws IllegalArgumentException when the line can't be an item; the message says why
  public static byte[] of(String line) {
    Optional<Caip.Account> account = Caip.Account.of(line.strip());
    if (account.isPresent() && !account.get().chain().namespace().equals("address")) {
      Optional<String> bare = recognised(account.get().address());
      if (bare.isPresent()) {
        return ("address:" + bare.get()).getBytes(StandardCharsets.UTF_8);
      }
    }
    int colon = line.indexOf(':');
    String kind = colon < 0 ? "address" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String text = line.substring(colon + 1).strip();
    if (text.isEmpty() || kind.isEmpty() || !kind.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("an item is KIND:TEXT, for example address:bc1q…");
    }
    String form =
        switch (kind) {
          case "address" -> address(text);
          case "domain" -> target(Target.Form.DOMAIN, text);
          case "imo" -> target(Target.Form.SHIP, text);
          case "person" -> person(text);
          default -> folded(text).replaceAll("\\s+", " ");
        };
    byte[] bytes = (kind + ":" + form).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("an item has at most " + LONGEST + " bytes");
    }
    return bytes;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String address(String text) {
    String bare = Caip.Account.of(text).map(Caip.Account::address).orElse(text);
    return recognised(bare)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is no address that we know"));
  }

  private static Optional<String> recognised(String text) {
    CryptoAddress address = CryptoAddress.read(text);
    return address.recognised() ? Optional.of(Hex.encode(address.key().bytes())) : Optional.empty();
  }

  private static String target(Target.Form form, String text) {
    try {
      return Target.of(form, "", text).value();
    } catch (BadInput e) {
      throw new IllegalArgumentException(e.reason(), e);
    }
  }

  /// Sorted, since families write their name first or last.
  private static String person(String text) {
    int bar = text.indexOf('|');
    String name = bar < 0 ? text : text.substring(0, bar);
    String born = bar < 0 ? "" : text.substring(bar + 1).strip();
    if (!born.isEmpty() && !BORN.matcher(born).matches()) {
      throw new IllegalArgumentException("a person is NAME or NAME|YYYY-MM-DD");
    }
    String bare =
        Normalizer.normalize(
            Normalizer.normalize(folded(name), Normalizer.Form.NFD)
                .replaceAll("[\u0300-\u036f]", ""),
            Normalizer.Form.NFC);
    String words =
        Arrays.stream(bare.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .sorted()
            .collect(Collectors.joining(" "));
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a person needs a name");
    }
    return born.isEmpty() ? words : words + "|" + born;
  }
}
