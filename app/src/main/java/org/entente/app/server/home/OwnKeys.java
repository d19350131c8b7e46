package org.entente.app.server.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import org.entente.exchange.key.KeyRing;
import org.entente.exchange.log.SigningKey;

/// The keys that a node signs with, in the file `keys` of its home once the first was changed. A
/// change is there whole or not at all: the new key, and the statement by which partners hear of
/// it, go to disk under one name.
public final class OwnKeys {
  private static final String FILE = "keys";

  private final Path file;
  private final IntFunction<byte[]> seeds;
  private volatile KeyRing ring;

  private OwnKeys(Path file, KeyRing ring, IntFunction<byte[]> seeds) {
    this.file = file;
    this.ring = ring;
    this.seeds = seeds;
  }

  /// @param seeds makes the 32 bytes of the next key, by how many were before
  static OwnKeys open(Path home, SigningKey first, IntFunction<byte[]> seeds) throws IOException {
    Path file = home.resolve(FILE);
    KeyRing ring =
        Files.exists(file)
            ? KeyRing.parse(file.toString(), Files.readAllBytes(file), first)
            : KeyRing.of(first);
    return new OwnKeys(file, ring, seeds);
  }

  public KeyRing ring() {
    return ring;
  }

  /// Another key from now on; the one before signs beside it until the overlap is over. On disk
  /// when it returns.
  public synchronized KeyRing change(long now, Duration overlap) throws IOException {
    return take(ring.changed(next(), now, now + overlap.toNanos() / 1000));
  }

  /// Another key from now on; the one before signs no more, and nobody is to believe it. On disk
  /// when it returns.
  public synchronized KeyRing revoke(long now) throws IOException {
    return take(ring.revoked(next(), now));
  }

  private SigningKey next() {
    return new SigningKey(ring.current().verifier().name(), seeds.apply(ring.former().size() + 1));
  }

  private KeyRing take(KeyRing changed) throws IOException {
    WholeFile.write(file, (changed.json() + "\n").getBytes(UTF_8));
    ring = changed;
    return changed;
  }
}
