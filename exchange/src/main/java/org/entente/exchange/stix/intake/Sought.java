package org.entente.exchange.stix.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.stix.pattern.IpBlock;

/// A value to look for, as a pattern.
///
/// @param path of the tested property, such as `ipv4-addr:value`
record Sought(String path, String value) {
  /// Kinds of values as MISP and common tables call them.
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("domain", "domain-name:value"),
          Map.entry("hostname", "domain-name:value"),
          Map.entry("url", "url:value"),
          Map.entry("uri", "url:value"),
          Map.entry("link", "url:value"),
          Map.entry("email", "email-addr:value"),
          Map.entry("email-src", "email-addr:value"),
          Map.entry("email-dst", "email-addr:value"),
          Map.entry("md5", "file:hashes.MD5"),
          Map.entry("sha1", "file:hashes.'SHA-1'"),
          Map.entry("sha256", "file:hashes.'SHA-256'"),
          Map.entry("sha512", "file:hashes.'SHA-512'"),
          Map.entry("filename", "file:name"),
          Map.entry("mutex", "mutex:name"),
          Map.entry("mac-address", "mac-addr:value"),
          Map.entry("as", "autonomous-system:name"),
          Map.entry("btc", "cryptocurrency-wallet:value"),
          Map.entry("xmr", "cryptocurrency-wallet:value"),
          Map.entry("dash", "cryptocurrency-wallet:value"),
          Map.entry("eth", "cryptocurrency-wallet:value"),
          Map.entry("wallet", "cryptocurrency-wallet:value"),
          Map.entry("address", "cryptocurrency-wallet:value"));

  /// Empty for a kind that no observable has. One spelling of each value, so that the same
  /// is found to be the same: host names, hashes and EVM addresses in lower case.
  static Optional<Sought> of(String kind, String raw) {
    String word = kind.strip().toLowerCase(Locale.ROOT);
    String value = refanged(raw.strip());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (word.equals("ip") || word.startsWith("ip-") || word.startsWith("ipv")) {
      return IpBlock.of(value)
          .map(block -> new Sought(block.isSix() ? "ipv6-addr:value" : "ipv4-addr:value", value));
    }
    return Optional.ofNullable(PATHS.get(word))
        .map(path -> new Sought(path, canonical(path, value)));
  }

  /// Indicators are written so that nobody clicks on them.
  private static String refanged(String text) {
    return text.replace("[.]", ".")
        .replace("(.)", ".")
        .replace("[:]", ":")
        .replaceFirst("^hxxp", "http");
  }

  private static String canonical(String path, String value) {
    boolean lower =
        path.startsWith("domain-name")
            || path.startsWith("file:hashes")
            || path.startsWith("mac-addr")
            || (path.startsWith("crypto") && value.matches("0[xX][0-9a-fA-F]{40}"))
            || (path.startsWith("crypto") && value.matches("(?i)bc1[a-z0-9]+"));
    return lower ? value.toLowerCase(Locale.ROOT) : value;
  }

  String pattern() {
    return "[" + path + " = '" + value.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }
}
