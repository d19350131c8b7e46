package org.entente.app.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.entente.app.server.home.Certificates;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapSignatures;
import org.entente.watch.warning.feed.FeedRules;
import org.jspecify.annotations.Nullable;

/// Reads which feeds are asked from a file of properties: `NAME.url=https://…`, and beside it what
/// it may do. Files that it names lie beside it.
public final class FeedSources {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Set<String> KEYS =
      Set.of("url", "hosts", "senders", "trust", "signed", "ca", "private", "every");
  private static final int LEAST_SECONDS = 5;
  private static final int MOST_SECONDS = 86_400;
  private static final int USUAL_SECONDS = 60;
  private static final long LONGEST_FILE = 1 << 20;

  private FeedSources() {}

  /// Throws [BadInput] for what can't be.
  public static List<FeedSource> read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
      throw bad(file, "", "it is no file of feeds", "Write NAME.url=https://… into it.");
    }
    Properties all = new Properties();
    try {
      all.load(new StringReader(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw bad(file, "", "it can't be read: " + e.getMessage(), "Mend it.");
    }
    Map<String, Map<String, String>> byName = new TreeMap<>();
    for (String key : all.stringPropertyNames()) {
      int dot = key.indexOf('.');
      String name = dot < 0 ? key : key.substring(0, dot);
      String what = dot < 0 ? "" : key.substring(dot + 1);
      if (!NAME.matcher(name).matches() || !KEYS.contains(what)) {
        throw bad(file, key, "there is no such key", "Take NAME.url, .hosts, .senders, and so on.");
      }
      byName
          .computeIfAbsent(name, _ -> new LinkedHashMap<>())
          .put(what, all.getProperty(key).strip());
    }
    List<FeedSource> sources = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> one : byName.entrySet()) {
      sources.add(source(file, one.getKey(), one.getValue()));
    }
    if (sources.isEmpty()) {
      throw bad(file, "", "it names no feed", "Write NAME.url=https://… into it.");
    }
    return sources;
  }

  /// One with these properties. Throws [BadInput].
  ///
  /// @param file where they stand, or what they are called
  public static FeedSource source(Path file, String name, Map<String, String> said)
      throws IOException {
    boolean isPrivate = truth(file, name + ".private", said.getOrDefault("private", "false"));
    List<X509Certificate> trusted = certificates(file, said.getOrDefault("trust", ""));
    boolean isSigned = truth(file, name + ".signed", said.getOrDefault("signed", "false"));
    if (isSigned && trusted.isEmpty()) {
      throw bad(file, name + ".trust", "it names no certificate", "Say by whom alerts are signed.");
    }
    return new FeedSource(
        name,
        url(file, name, said.getOrDefault("url", ""), isPrivate),
        words(said.getOrDefault("hosts", "")),
        isPrivate,
        context(file, said.getOrDefault("ca", "")),
        every(file, name, said.getOrDefault("every", Integer.toString(USUAL_SECONDS))),
        new FeedRules(words(said.getOrDefault("senders", "")), trusted, isSigned));
  }

  private static URI url(Path file, String name, String text, boolean isPrivate) {
    try {
      URI url = new URI(text);
      Reach.check(url, isPrivate);
      return url;
    } catch (URISyntaxException _) {
      throw bad(file, name + ".url", "'" + text + "' is no address", "Write https://HOST/PATH.");
    } catch (FeedFailure e) {
      throw bad(file, name + ".url", e.reason(), "Write https://HOST/PATH.");
    }
  }

  private static Duration every(Path file, String name, String text) {
    if (text.matches("[0-9]{1,6}")) {
      int seconds = Integer.parseInt(text);
      if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    }
    throw bad(file, name + ".every", "it must be from 5 to 86400 seconds", "Give a number.");
  }

  private static boolean truth(Path file, String key, String text) {
    if (!text.matches("true|false")) {
      throw bad(file, key, "it must be true or false", "Give one of them.");
    }
    return text.equals("true");
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : Set.of(text.strip().split("[,\\s]+", -1));
  }

  private static List<X509Certificate> certificates(Path file, String names) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    for (String name : words(names)) {
      Path pem = file.resolveSibling(name);
      all.addAll(CapSignatures.certificates(pem.toString(), Files.readAllBytes(pem)));
    }
    return all;
  }

  private static @Nullable SSLContext context(Path file, String name) throws IOException {
    if (name.isEmpty()) {
      return null;
    }
    Path pem = file.resolveSibling(name);
    try (InputStream in = Files.newInputStream(pem)) {
      return Certificates.trusting(in);
    } catch (GeneralSecurityException e) {
      throw bad(pem, "", "it holds no certificates: " + e.getMessage(), "Give PEM.");
    }
  }

  private static BadInput bad(Path file, String place, String reason, String next) {
    return new BadInput(file.toString(), place, reason, next);
  }
}
