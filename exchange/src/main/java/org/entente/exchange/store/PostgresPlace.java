package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Where a database of PostgreSQL is: `postgresql://USER@HOST[:PORT]/NAME[?KEY=VALUE&…]`, several
/// hosts with commas between. A password stands in a file of its own, or in the driver's
/// `.pgpass`; one in the address would be shown wherever the address is.
///
/// Over a network the server must prove who it is: without `sslmode`, that is `verify-full`.
///
/// @param url as it was told
/// @param passwordFile a whole path; null for the driver's `.pgpass`, or none
public record PostgresPlace(String url, @Nullable Path passwordFile) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:([^@/?#]*)@)?([^@/?#]*)/([^/?#]+)(?:\\?([^#]*))?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
  private static final Set<String> KEYS =
      Set.of(
          "user",
          "currentSchema",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslfactory",
          "channelBinding",
          "gssEncMode",
          "targetServerType");
  private static final Set<String> SAFE = Set.of("verify-full", "verify-ca", "require");

  /// Throws [BadInput] for what can't be.
  public PostgresPlace {
    Matcher form = form(url);
    Map<String, String> keys = keys(form.group(4));
    String user = form.group(1) == null ? keys.getOrDefault("user", "") : form.group(1);
    if (user.contains(":")) {
      throw secret();
    }
    if (user.isEmpty()) {
      throw bad("it names no user", "Give postgresql://USER@HOST/NAME");
    }
    String mode = keys.get("sslmode");
    if (!isLocal(form.group(2)) && mode != null && !SAFE.contains(mode)) {
      throw bad(
          "over a network, sslmode=" + mode + " would show everything to whoever listens",
          "Use verify-full");
    }
    if (passwordFile != null && !passwordFile.isAbsolute()) {
      throw bad("its password's file must begin with /", "Give the whole path");
    }
  }

  private static Matcher form(String url) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw bad("it is no address of PostgreSQL", "Give postgresql://USER@HOST/NAME");
    }
    return form;
  }

  private static Map<String, String> keys(@Nullable String told) {
    Map<String, String> keys = new TreeMap<>();
    for (String one : told == null || told.isEmpty() ? new String[0] : told.split("&", -1)) {
      int equals = one.indexOf('=');
      String key = equals < 0 ? one : one.substring(0, equals);
      if (key.equalsIgnoreCase("password") || key.equalsIgnoreCase("sslpassword")) {
        throw secret();
      }
      if (equals < 0 || !KEYS.contains(key)) {
        throw bad("there is no " + key + " in it", "Use one of " + new TreeMap<>(names()).keySet());
      }
      keys.put(key, URLDecoder.decode(one.substring(equals + 1), UTF_8));
    }
    return keys;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    KEYS.forEach(key -> names.put(key, ""));
    return names;
  }

  private static BadInput secret() {
    return bad(
        "a password doesn't belong into an address",
        "Give --db-password-file, or write it into ~/.pgpass");
  }

  private static BadInput bad(String reason, String next) {
    return new BadInput("--db", "", reason, next);
  }

  private static boolean isLocal(String hosts) {
    for (String one : hosts.split(",", -1)) {
      if (!LOOPBACK.matcher(one).matches()) {
        return false;
      }
    }
    return true;
  }

  /// As the driver takes it.
  String address() {
    Matcher form = form(url);
    return "jdbc:postgresql://" + form.group(2) + "/" + form.group(3);
  }

  /// What the driver is told beside the address, without the password.
  Map<String, String> properties() {
    Matcher form = form(url);
    Map<String, String> keys = keys(form.group(4));
    if (form.group(1) != null) {
      keys.put("user", URLDecoder.decode(form.group(1), UTF_8));
    }
    keys.putIfAbsent("sslmode", isLocal(form.group(2)) ? "prefer" : "verify-full");
    keys.putIfAbsent("targetServerType", "primary");
    return keys;
  }

  /// Read anew for each connection, so that it can be changed while a node runs. Null without one.
  @Nullable String password() throws IOException {
    if (passwordFile == null) {
      return null;
    }
    Set<PosixFilePermission> open = Files.getPosixFilePermissions(passwordFile);
    open.removeIf(one -> one.name().startsWith("OWNER"));
    if (!open.isEmpty()) {
      throw new BadInput(
          passwordFile.toString(),
          "",
          "others than its owner may use the password's file",
          "chmod 600 " + passwordFile);
    }
    return Files.readString(passwordFile).strip();
  }

  /// Whom it belongs to and where it is, without what else the address tells.
  @Override
  public String toString() {
    Matcher form = form(url);
    Map<String, String> keys = properties();
    String schema = keys.get("currentSchema");
    return "postgresql://"
        + keys.get("user")
        + "@"
        + form.group(2)
        + "/"
        + form.group(3)
        + (schema == null ? "" : "?currentSchema=" + schema);
  }
}
