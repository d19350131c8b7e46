package org.entente.app.server.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.app.jobs.JobFiles;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.store.Identity;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.PostgresPlace;
import org.entente.exchange.store.Surroundings;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// The folder of a node: `node.json` (what it was told), `secret` (32 bytes in hex, for its
/// owner's eyes), `keys` (once its key was changed: the keys since), `node.db` (what it keeps,
/// unless PostgreSQL does), `tls` (its certificates), `lock` (held while it runs), `log` (where a
/// log in a file lies).
public final class NodeHome implements Surroundings {
  static final String SETTINGS = "node.json";
  public static final String API_ROOT = "api";

  /// The folder of logs, which no backup copies.
  /// When the node was made of a copy.
  static final String RESTORED = "restored";

  static final String LOG = "log";

  private final Path folder;
  private final NodeSettings settings;
  private final NodeKeys keys;
  private final OwnKeys own;
  private final Identity identity;
  private @Nullable OwnCertificate certificate;

  private NodeHome(Path folder, NodeSettings settings, byte[] secret) throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.keys = new NodeKeys(secret);
    this.own = OwnKeys.open(folder, keys.identity(settings.name()), this::seed);
    this.identity =
        new Identity(
            settings.name(),
            settings.country(),
            own::ring,
            settings.isQuantum() ? List.of(keys.quantum(settings.name())) : List.of());
  }

  /// Of the next key: what the one before follows from doesn't give it away.
  private byte[] seed(int number) {
    if (settings.keys().containsKey("test.seed")) {
      return keys.of("identity/" + number);
    }
    byte[] seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  /// Throws [FileAlreadyExistsException] when a node is there: its keys would be lost.
  public static NodeHome make(Path folder, NodeSettings settings) throws IOException {
    settings.check();
    Path file = folder.resolve(SETTINGS);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    String seed = settings.keys().get("test.seed");
    byte[] secret = new byte[32];
    if (seed == null) {
      new SecureRandom().nextBytes(secret);
    } else {
      secret = Hex.decode(seed);
    }
    NodeHome home = new NodeHome(folder, settings, secret);
    WholeFile.write(folder.resolve("secret"), Hex.encode(secret) + "\n");
    if (!settings.isHttp()) {
      Certificates.make(folder.resolve("tls"), settings.host());
    }
    try (NodeStore store = home.store()) {
      if (!store.shelf().roots().isEmpty()) {
        throw new BadInput(
            home.database(),
            "",
            "there is a node in it already",
            "Name a database or a schema that is empty");
      }
      store.putRoot(
          new ApiRoot(
              API_ROOT,
              settings.name() + " (" + settings.country() + ")",
              "",
              settings.maxContent()));
    }
    settings.write(file);
    return home;
  }

  public static NodeHome open(Path folder) throws IOException {
    Path file = folder.resolve(SETTINGS);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    NodeSettings settings =
        NodeSettings.of(file, JsonReader.parse(file.toString(), Files.readAllBytes(file)));
    Path secret = folder.resolve("secret");
    try {
      return new NodeHome(folder, settings, Hex.decode(Files.readString(secret).strip()));
    } catch (IllegalArgumentException e) {
      throw new BadInput(secret.toString(), "", "it is no hexadecimal text", "Restore it", e);
    }
  }

  /// Changes what the node was told. It must not run.
  public void change(Map<String, String> keys) throws IOException {
    NodeSettings changed = settings.with(keys);
    changed.check();
    changed.write(folder.resolve(SETTINGS));
  }

  /// What is known of a feed of warnings between two rounds.
  public Path feed(String name) {
    return folder.resolve("feeds").resolve(name + ".json");
  }

  /// The files of jobs.
  public JobFiles jobFiles() {
    return new JobFiles(folder.resolve("jobs"));
  }

  /// The files of a comparison.
  public OverlapFolder overlap(String comparison) {
    return new OverlapFolder(folder.resolve("overlap").resolve(comparison));
  }

  /// What stays of continued comparisons with a partner.
  public OverlapMemory overlapMemory(String partner) throws IOException {
    Path with = folder.resolve("overlap").resolve("with").resolve(partner);
    return new OverlapMemory(with, partner, keys, restored());
  }

  /// When it was made of a copy, microseconds since 1970: what the node did after that copy it
  /// doesn't know. 0 when it never was, or somebody took the file away since nothing is missing.
  public long restored() throws IOException {
    Path file = folder.resolve(RESTORED);
    try {
      return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    } catch (NumberFormatException e) {
      throw new BadInput(file.toString(), "", "it is no time in microseconds", "Restore anew", e);
    }
  }

  /// Whether what partners were answered about in the last thirty days may be forgotten.
  public boolean isForgetful() throws IOException {
    return nowMicros() - restored() < OverlapMemory.EPOCH_MICROS;
  }

  /// Where a log of this name lies: in the home, unless the name says where.
  public Path log(Path name) {
    return folder.resolve(LOG).resolve(name);
  }

  public NodeSettings settings() {
    return settings;
  }

  public NodeKeys keys() {
    return keys;
  }

  public Identity identity() {
    return identity;
  }

  /// The keys that it signs with, as they change.
  public OwnKeys own() {
    return own;
  }

  /// What it shows in TLS; null without TLS.
  public synchronized @Nullable OwnCertificate certificate() throws IOException {
    if (certificate == null && !settings.isHttp()) {
      certificate = new OwnCertificate(tls());
    }
    return certificate;
  }

  /// Another certificate from now on, on disk when it returns. Throws [BadInput] without TLS.
  public synchronized void renewCertificate() throws IOException {
    OwnCertificate now = certificate();
    if (now == null) {
      throw new BadInput(folder.toString(), "", "this node has no TLS", "Nothing to do");
    }
    Certificates.renew(tls(), settings.host());
    now.reload();
  }

  /// Counts how often what the node is known by has changed.
  long identityNumber() throws IOException {
    return own.ring().former().size() + (settings.isHttp() ? 0 : Certificates.renewed(tls()));
  }

  public Path tls() {
    return folder.resolve("tls");
  }

  public NodeStore store() throws IOException {
    quiet();
    PostgresPlace place = settings.database();
    return place == null
        ? NodeStore.open(folder.resolve("node.db"), this)
        : NodeStore.open(place, this);
  }

  /// Where the node keeps what it has, as people are told.
  public String database() {
    PostgresPlace place = settings.database();
    return place == null ? folder.resolve("node.db").toString() : place.toString();
  }

  /// Moves what the node keeps out of the file into an empty database. It must not run.
  public void move(NodeSettings there) throws IOException {
    there.check();
    PostgresPlace place = there.database();
    if (place == null) {
      return;
    }
    quiet();
    NodeStore.move(folder.resolve("node.db"), place);
    there.write(folder.resolve(SETTINGS));
    for (String name : List.of("node.db", "node.db-wal", "node.db-shm")) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  /// The driver logs by SLF4J, which would say on standard error that nobody listens.
  private static void quiet() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /// Held by a node that runs; null when one does.
  public @Nullable FileLock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // A node of this program has it.
    }
    if (lock == null) {
      channel.close();
    }
    return lock;
  }

  /// Whether a node runs in this folder.
  public boolean isRunning() throws IOException {
    FileLock lock = lock();
    if (lock == null) {
      return true;
    }
    lock.acquiredBy().close();
    return false;
  }

  public BadInput busy() {
    return new BadInput(folder.toString(), "", "this node runs", "Stop it first");
  }

  public Instant now() {
    return Instant.EPOCH.plus(nowMicros(), ChronoUnit.MICROS);
  }

  @Override
  public long nowMicros() {
    String clock = settings.keys().get("test.clock");
    if (clock == null) {
      return TaxiiTime.micros(Instant.now());
    }
    try {
      return TaxiiTime.micros(Instant.parse(Files.readString(Path.of(clock)).strip()));
    } catch (IOException | DateTimeParseException e) {
      throw new BadInput(clock, "", "it holds no RFC 3339 time", "Write one into it", e);
    }
  }

  @Override
  public String uuid(String purpose, long number) {
    return settings.keys().containsKey("test.seed")
        ? keys.uuid(purpose, number)
        : UUID.randomUUID().toString();
  }
}
