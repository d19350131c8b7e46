package org.entente.app.server.home;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.app.jobs.JobPlaces;
import org.entente.app.lists.EntenteHome;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.PostgresPlace;
import org.jspecify.annotations.Nullable;

/// What `node init` was told.
///
/// @param isHttp no TLS, on a loopback address only
/// @param keys what `--set` gave
public record NodeSettings(
    String name, String country, String host, int port, boolean isHttp, Map<String, String> keys) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|\\[::1]");
  private static final Set<String> NUMBERS =
      Set.of(
          "taxii.max-page",
          "taxii.max-content",
          "limit.requests",
          "limit.patience",
          "jobs.running",
          "jobs.heap",
          "jobs.keep",
          "events.heartbeat",
          "overlap.budget");

  /// Nothing is released before a second person approves it.
  private static final String TWO_PERSON = "release.two-person";

  /// Heads of logs are signed by ML-DSA-44 too.
  private static final String QUANTUM = "log.ml-dsa";

  private static final Set<String> TESTS = Set.of("test.seed", "test.clock", "test.plain-store");
  private static final String ORIGIN = "web.origin";
  private static final String WITNESS = "witness";
  public static final String DATABASE = "db.url";
  private static final String DATABASE_PASSWORD = "db.password-file";
  private static final int MOST_PAGE = 10_000;
  private static final int MOST_REQUESTS = 1_000_000;
  private static final int MOST_PATIENCE = 600;
  private static final int MOST_CONTENT = 1 << 30;
  private static final int MOST_RUNNING = 64;
  private static final int MOST_HEAP = 1 << 20;
  private static final int MOST_DAYS = 36_500;
  private static final int MOST_HEARTBEAT = 300;
  private static final Duration PULSE = Duration.ofSeconds(3);

  /// What jobs may read: a name behind each of these.
  private static final String STORES = "stores.";

  private static final String LABELS = "labels.";
  private static final String LISTS = "lists.home";

  /// A file that names feeds of warnings.
  private static final String FEEDS = "warnings.feeds";

  /// A file that says who may end whose warnings.
  private static final String DELEGATES = "warnings.delegates";

  /// Element sets, a file or a folder of files, and the declared sites that are watched for.
  private static final String ELEMENTS = "overflight.elements";

  private static final String SITES = "overflight.sites";

  /// Throws [BadInput] for what can't be.
  void check() {
    if (!isName(name)) {
      throw bad("--name", "it must be of a-z, 0-9 and hyphens", "Name it like us");
    }
    checkCountry(country);
    if (port < 1 || port > 65_535) {
      throw bad("--port", port + " is no port", "Give one from 1 to 65535");
    }
    boolean isLoopback = isLoopback(host);
    if (isHttp && !isLoopback) {
      throw bad("--http", host + " is no loopback address", "Leave it out, or use 127.0.0.1");
    }
    var _ = database();
    for (Map.Entry<String, String> one : keys.entrySet()) {
      check(one.getKey(), one.getValue(), isLoopback);
    }
  }

  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  public static void checkCountry(String country) {
    if (!COUNTRY.matcher(country).matches()) {
      throw bad("--country", "it must be three capital letters", "Give it like USA");
    }
  }

  private static void check(String key, String value, boolean isLoopback) {
    if (NUMBERS.contains(key)) {
      int most =
          switch (key) {
            case "taxii.max-page" -> MOST_PAGE;
            case "limit.requests" -> MOST_REQUESTS;
            case "limit.patience" -> MOST_PATIENCE;
            case "jobs.running" -> MOST_RUNNING;
            case "jobs.heap" -> MOST_HEAP;
            case "jobs.keep" -> MOST_DAYS;
            case "events.heartbeat" -> MOST_HEARTBEAT;
            case String _ -> MOST_CONTENT;
          };
      if (!value.matches("[1-9][0-9]{0,9}") || Long.parseLong(value) > most) {
        throw bad("--set " + key, "it must be from 1 to " + most, "Give a number");
      }
    } else if (key.equals(ORIGIN)) {
      if (!value.matches(
          "https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http://localhost(:[0-9]{1,5})?")) {
        throw bad("--set " + key, "it is no origin", "Give it like https://node.example");
      }
    } else if (isDatabase(key)) {
      // It was looked at as a whole.
      return;
    } else if (isPlace(key)) {
      checkPlace(key, value);
    } else if (key.equals(WITNESS) || key.equals(TWO_PERSON) || key.equals(QUANTUM)) {
      if (!value.matches("true|false")) {
        throw bad("--set " + key, "it must be true or false", "Give one of them");
      }
    } else if (!TESTS.contains(key)) {
      throw bad("--set " + key, "there is no such key", "See the reference of TAXII");
    } else if (!isLoopback) {
      throw bad("--set " + key, "it is for tests on a loopback address", "Leave it out");
    } else if (key.equals("test.seed") && !value.matches("[0-9a-fA-F]{64}")) {
      throw bad("--set " + key, "it must be 64 hex digits", "Give 64 hex digits");
    } else if (key.equals("test.plain-store") && !value.matches("true|false")) {
      throw bad("--set " + key, "it must be true or false", "Give one of them");
    }
  }

  /// Whether it says where something is that is read.
  private static boolean isPlace(String key) {
    return key.startsWith(STORES) || key.startsWith(LABELS) || isFixed(key);
  }

  private static boolean isFixed(String key) {
    return Set.of(LISTS, FEEDS, DELEGATES, ELEMENTS, SITES).contains(key);
  }

  private static boolean isDatabase(String key) {
    return key.equals(DATABASE) || key.equals(DATABASE_PASSWORD);
  }

  private static void checkPlace(String key, String value) {
    boolean isNamed = isFixed(key) || isName(key.substring(key.indexOf('.') + 1));
    if (!isNamed) {
      throw bad("--set " + key, "a name is of a-z, 0-9 and hyphens", "Name it like bitcoin");
    }
    if (!Path.of(value).isAbsolute()) {
      throw bad("--set " + key, value + " is no whole path", "Give it from / on");
    }
  }

  /// Whether a node that was made may get another value: not what its keys and ids follow from.
  static boolean mayChange(String key) {
    return NUMBERS.contains(key) || isPlace(key) || key.equals(ORIGIN) || key.equals(QUANTUM);
  }

  /// With these settings too; an empty value takes one away.
  NodeSettings with(Map<String, String> changed) {
    Map<String, String> all = new LinkedHashMap<>(keys);
    changed.forEach(
        (key, value) -> {
          if (isDatabase(key) && !keys.containsKey(DATABASE)) {
            throw bad("--set " + key, "it moves by a copy", "See: entente node restore --db");
          }
          if (key.equals(DATABASE) && value.isEmpty()) {
            throw bad("--set " + key, "it moves by a copy", "See: entente node restore");
          }
          if (!mayChange(key) && !isDatabase(key)) {
            throw bad("--set " + key, "it can't be changed, or isn't there", "See the reference");
          }
          if (value.isEmpty()) {
            all.remove(key);
          } else {
            all.put(key, value);
          }
        });
    return new NodeSettings(name, country, host, port, isHttp, all);
  }

  /// The same node with what it keeps in another database; in a file when `url` is null.
  NodeSettings on(@Nullable String url, @Nullable Path passwordFile) {
    Map<String, String> all = new LinkedHashMap<>(keys);
    all.remove(DATABASE);
    all.remove(DATABASE_PASSWORD);
    if (url != null) {
      all.put(DATABASE, url);
    }
    if (passwordFile != null) {
      all.put(DATABASE_PASSWORD, passwordFile.toAbsolutePath().toString());
    }
    return new NodeSettings(name, country, host, port, isHttp, all);
  }

  /// Null for a file beside the settings.
  @Nullable PostgresPlace database() {
    String url = keys.get(DATABASE);
    String file = keys.get(DATABASE_PASSWORD);
    if (url == null) {
      if (file != null) {
        throw bad("--db-password-file", "there is no --db", "Give both, or none");
      }
      return null;
    }
    return new PostgresPlace(url, file == null ? null : Path.of(file));
  }

  /// The file that names feeds of warnings; null without one.
  public @Nullable Path feeds() {
    String file = keys.get(FEEDS);
    return file == null ? null : Path.of(file);
  }

  /// The file that says who may end whose warnings; null without one.
  public @Nullable Path delegates() {
    String file = keys.get(DELEGATES);
    return file == null ? null : Path.of(file);
  }

  /// Where element sets stand; null without them.
  public @Nullable Path elements() {
    String file = keys.get(ELEMENTS);
    return file == null ? null : Path.of(file);
  }

  /// The declared sites over which passes are looked for; null without them.
  public @Nullable Path sites() {
    String file = keys.get(SITES);
    return file == null ? null : Path.of(file);
  }

  /// What jobs may read.
  public JobPlaces places() {
    String lists = keys.get(LISTS);
    return new JobPlaces(
        below(STORES), below(LABELS), lists == null ? EntenteHome.path() : Path.of(lists));
  }

  private Map<String, Path> below(String prefix) {
    Map<String, Path> places = new LinkedHashMap<>();
    keys.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            places.put(key.substring(prefix.length()), Path.of(value));
          }
        });
    return places;
  }

  /// How many jobs run at once: as many as there are processors, unless it was said.
  public int jobsRunning() {
    String said = keys.get("jobs.running");
    return said == null ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(said);
  }

  /// How often whoever listens to a stream of events is asked anew for the right to it.
  public int heartbeatSeconds() {
    return Integer.parseInt(keys.getOrDefault("events.heartbeat", "15"));
  }

  /// How long a stream says nothing at most: whoever is gone without a word is noticed at the
  /// second time and counts until then.
  public Duration pulse() {
    Duration heartbeat = Duration.ofSeconds(heartbeatSeconds());
    return heartbeat.compareTo(PULSE) < 0 ? heartbeat : PULSE;
  }

  /// How long the files of a job that is over are kept, unless it belongs to a case.
  public Duration jobsKept() {
    return Duration.ofDays(Long.parseLong(keys.getOrDefault("jobs.keep", "90")));
  }

  /// Memory that one job may take, in megabytes.
  public int jobHeap() {
    return Integer.parseInt(keys.getOrDefault("jobs.heap", "4096"));
  }

  private static BadInput bad(String option, String reason, String next) {
    return new BadInput(option, "", reason, next);
  }

  public String url() {
    String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return (isHttp ? "http://" : "https://") + shown + ":" + port;
  }

  /// Under which browsers see the node: where its pages stand and what passkeys are bound to.
  public String origin() {
    return keys.getOrDefault(ORIGIN, url());
  }

  public int maxPage() {
    return Integer.parseInt(keys.getOrDefault("taxii.max-page", "1000"));
  }

  /// How many requests a second one person, or one address without a sign-in, may send.
  public int maxRequests() {
    return Integer.parseInt(keys.getOrDefault("limit.requests", "20000"));
  }

  /// How many items a partner may ask about in thirty days.
  public long overlapBudget() {
    return Long.parseLong(keys.getOrDefault("overlap.budget", "1000000"));
  }

  /// How long a client may say nothing, or take over the headers of a request.
  public Duration patience() {
    return Duration.ofSeconds(Integer.parseInt(keys.getOrDefault("limit.patience", "30")));
  }

  /// Whether heads of logs are signed by ML-DSA-44 too.
  boolean isQuantum() {
    return keys.getOrDefault(QUANTUM, "false").equals("true");
  }

  public boolean isForTwo() {
    return keys.getOrDefault(TWO_PERSON, "false").equals("true");
  }

  public long maxContent() {
    return Long.parseLong(keys.getOrDefault("taxii.max-content", "104857600"));
  }

  /// Whether partners and we cosign each other's logs for others.
  public boolean isWitness() {
    return keys.getOrDefault(WITNESS, "true").equals("true");
  }

  JsonValue.Members json() {
    Map<String, JsonValue> set = new LinkedHashMap<>();
    keys.forEach((key, value) -> set.put(key, JsonValue.of(value)));
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("name", JsonValue.of(name));
    all.put("country", JsonValue.of(country));
    all.put("host", JsonValue.of(host));
    all.put("port", JsonValue.of(port));
    all.put("http", JsonValue.of(isHttp));
    all.put("set", new JsonValue.Members(set));
    return new JsonValue.Members(all);
  }

  /// As `node.json`, forced to disk.
  void write(Path file) throws IOException {
    WholeFile.write(file, JsonWriter.text(json()) + "\n");
  }

  static NodeSettings of(Path file, JsonValue value) {
    if (value instanceof JsonValue.Members all
        && all.get("port") instanceof JsonValue.Numeral port
        && port.isInteger()
        && all.get("http") instanceof JsonValue.Truth http) {
      Map<String, String> keys = new LinkedHashMap<>();
      JsonValue.Members set = all.members("set");
      set.all().keySet().forEach(key -> keys.put(key, set.optional(key).orElse("")));
      return new NodeSettings(
          all.optional("name").orElse(""),
          all.optional("country").orElse(""),
          all.optional("host").orElse(""),
          port.value().intValue(),
          http.value(),
          keys);
    }
    throw new BadInput(file.toString(), "", "settings are missing in it", "Restore it");
  }
}
