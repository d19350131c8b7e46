package org.entente.exchange.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonValue;

/// The id that a cyber-observable's content gives (2.1, section 2.9): UUIDv5 of the canonical
/// JSON of its contributing properties, so that all who see the same thing name it alike. A
/// foreign id that differs is no error: of the ids printed in the standard a third do.
///
/// Such an id is a hash of the value. Whoever sees it can try values: never show that of a
/// withheld observable.
public final class ObservableId {
  /// Fixed by the standard; nothing but observables may have ids of it.
  public static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private static final Map<String, List<String>> CONTRIBUTING =
      Map.ofEntries(
          Map.entry("artifact", List.of("hashes", "payload_bin")),
          Map.entry("autonomous-system", List.of("number")),
          Map.entry("bank-account", List.of()),
          Map.entry("cryptocurrency-transaction", List.of("symbol", "value")),
          Map.entry("cryptocurrency-wallet", List.of("value")),
          Map.entry("directory", List.of("path")),
          Map.entry("domain-name", List.of("value")),
          Map.entry("email-addr", List.of("value")),
          Map.entry("email-message", List.of("from_ref", "subject", "body")),
          Map.entry("file", List.of("hashes", "name", "extensions", "parent_directory_ref")),
          Map.entry("ipv4-addr", List.of("value")),
          Map.entry("ipv6-addr", List.of("value")),
          Map.entry("mac-addr", List.of("value")),
          Map.entry("mutex", List.of("name")),
          Map.entry(
              "network-traffic",
              List.of(
                  "start",
                  "end",
                  "src_ref",
                  "dst_ref",
                  "src_port",
                  "dst_port",
                  "protocols",
                  "extensions")),
          Map.entry("process", List.of()),
          Map.entry("software", List.of("name", "cpe", "swid", "vendor", "version")),
          Map.entry("url", List.of("value")),
          Map.entry("user-account", List.of("account_type", "user_id", "account_login")),
          Map.entry("windows-registry-key", List.of("key", "values")),
          Map.entry("x509-certificate", List.of("hashes", "serial_number")));

  /// Of several hashes the first of these counts, alone.
  private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

  private ObservableId() {}

  /// Properties that make the id of a type; none for `process`, empty for types we don't know.
  public static Optional<List<String>> contributing(String type) {
    return Optional.ofNullable(CONTRIBUTING.get(type));
  }

  /// Empty when no contributing property is there (the id must then be a random one), when the
  /// type is not known, or when the content has no canonical form.
  public static Optional<String> of(JsonValue.Members object) {
    String type = object.text("type");
    if (type == null || !CONTRIBUTING.containsKey(type)) {
      return Optional.empty();
    }
    Map<String, JsonValue> name = new LinkedHashMap<>();
    for (String property : contributing(type).orElse(List.of())) {
      JsonValue value = object.get(property);
      if (value != null) {
        name.put(property, property.equals("hashes") ? oneHash(value) : value);
      }
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = CanonicalJson.bytes(new JsonValue.Members(name));
      return Optional.of(type + "--" + uuid5(NAMESPACE, bytes));
    } catch (IllegalArgumentException noCanonicalForm) {
      return Optional.empty();
    }
  }

  private static JsonValue oneHash(JsonValue hashes) {
    if (hashes instanceof JsonValue.Members members) {
      for (String algorithm : HASHES) {
        JsonValue hash = members.get(algorithm);
        if (hash != null) {
          return new JsonValue.Members(Map.of(algorithm, hash));
        }
      }
    }
    return hashes;
  }

  /// RFC 9562, section 5.5.
  public static UUID uuid5(UUID namespace, byte[] name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .array());
      ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name));
      long high = (hash.getLong() & ~0xf000L) | 0x5000L;
      long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-1", missing);
    }
  }

  public static UUID uuid5(UUID namespace, String name) {
    return uuid5(namespace, name.getBytes(StandardCharsets.UTF_8));
  }
}
