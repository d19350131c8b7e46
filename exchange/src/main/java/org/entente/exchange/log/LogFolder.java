package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.Hex;

/// A log in a folder: `checkpoint`, `vkeys` (the log's first: the present one, then those before
/// it; then those of witnesses), `tile/…`,
/// `objects/SHA256.json`. What is in it is believed only as far as it is proven.
public final class LogFolder {
  /// What was proven.
  ///
  /// @param witnesses whose cosignature stands on the checkpoint
  /// @param withdrawn objects that aren't there any more, since they were revoked
  public record Verified(Checkpoint checkpoint, List<String> witnesses, long withdrawn) {}

  private static final long LARGEST_OBJECT = 1L << 30;

  private final Path folder;

  private LogFolder(Path folder) {
    this.folder = folder;
  }

  /// Throws [BadInput] naming the file that is wrong and why.
  public static Verified verify(Path folder) throws IOException {
    return new LogFolder(folder).verify();
  }

  /// The note over all of it, which [#verify] believes.
  public static SignedNote note(Path folder) throws IOException {
    LogFolder one = new LogFolder(folder);
    String name = folder.resolve("checkpoint").toString();
    return SignedNote.parse(name, one.read("checkpoint", SignedNote.LONGEST));
  }

  /// The entries of one tile of a log of this size.
  public static List<byte[]> entries(Path folder, long tile, long size) throws IOException {
    return new LogFolder(folder).bundle(tile, size);
  }

  /// An object's bytes; empty when it was withdrawn.
  public static Optional<byte[]> object(Path folder, String sha256) throws IOException {
    String path = "objects/" + sha256 + ".json";
    return Files.exists(folder.resolve(path))
        ? Optional.of(new LogFolder(folder).read(path, LARGEST_OBJECT))
        : Optional.empty();
  }

  private List<byte[]> bundle(long tile, long size) throws IOException {
    int width = TilePath.width(0, tile, size);
    String path = new TilePath(TilePath.ENTRIES, tile, width).toString();
    byte[] bundle = read(path, (long) TilePath.FULL * (2 + EntryBundle.LONGEST));
    return EntryBundle.parse(folder.resolve(path).toString(), bundle, width);
  }

  private Verified verify() throws IOException {
    List<VerifierKey> keys = new ArrayList<>();
    String source = folder.resolve("vkeys").toString();
    for (String line : new String(read("vkeys", 1 << 20), UTF_8).lines().toList()) {
      if (!line.isBlank()) {
        keys.add(VerifierKey.parse(source, line.strip()));
      }
    }
    if (keys.isEmpty() || !keys.getFirst().isOfNotes()) {
      throw bad("vkeys", "its first line must be the key of the log");
    }
    String name = folder.resolve("checkpoint").toString();
    SignedNote note = SignedNote.parse(name, read("checkpoint", SignedNote.LONGEST));
    String log = keys.getFirst().name();
    List<VerifierKey> its =
        keys.stream().filter(one -> one.isOfNotes() && one.name().equals(log)).toList();
    Checkpoint checkpoint = Checkpoint.verified(name, note, its);
    List<String> witnesses =
        note.signers(name, keys).stream()
            .filter(one -> !one.name().equals(log) && !one.isOfNotes())
            .map(VerifierKey::name)
            .distinct()
            .toList();
    List<LogEntry> entries = new ArrayList<>();
    Frontier frontier = entries(checkpoint.size(), entries);
    if (!Arrays.equals(frontier.root(), checkpoint.rootHash())) {
      throw bad("checkpoint", "its root is not that of the entries");
    }
    return new Verified(checkpoint, witnesses, objects(entries));
  }

  /// Reads all entries and compares the hash tiles, level by level, with what follows from them.
  private Frontier entries(long size, List<LogEntry> entries) throws IOException {
    Frontier frontier = Frontier.empty();
    Levels levels = new Levels(size);
    for (long tile = 0; tile * TilePath.FULL < size; tile++) {
      int at = 0;
      for (byte[] entry : bundle(tile, size)) {
        entries.add(LogEntry.parse(folder + " entry " + (tile * TilePath.FULL + at), entry));
        frontier.append(Merkle.leaf(entry), levels);
        levels.check();
        at++;
      }
    }
    return frontier;
  }

  /// The tiles of hashes, each compared as it gets as wide as the log makes it.
  private final class Levels implements Frontier.Full {
    private final long size;
    private final List<ByteArrayOutputStream> open = new ArrayList<>();
    private final List<TilePath> ready = new ArrayList<>();
    private final List<byte[]> wanted = new ArrayList<>();

    Levels(long size) {
      this.size = size;
    }

    @Override
    public void subtree(int height, long index, byte[] hash) {
      if (height % 8 != 0) {
        return;
      }
      int level = height / 8;
      if (open.size() == level) {
        open.add(new ByteArrayOutputStream());
      }
      open.get(level).writeBytes(hash);
      long tile = index / TilePath.FULL;
      int width = TilePath.width(level, tile, size);
      if (open.get(level).size() == width * Merkle.HASH) {
        ready.add(new TilePath(level, tile, width));
        wanted.add(open.get(level).toByteArray());
        open.get(level).reset();
      }
    }

    void check() throws IOException {
      for (int i = 0; i < ready.size(); i++) {
        String path = ready.get(i).toString();
        byte[] held = read(path, (long) TilePath.FULL * Merkle.HASH);
        if (!Arrays.equals(held, wanted.get(i))) {
          throw bad(path, "its hashes are not those of the entries");
        }
      }
      ready.clear();
      wanted.clear();
    }
  }

  /// Every object that is released and not revoked must be there, as it was released.
  private long objects(List<LogEntry> entries) throws IOException {
    Set<String> live = new HashSet<>();
    Set<String> named = new HashSet<>();
    for (LogEntry entry : entries) {
      named.add(entry.sha256());
      switch (entry.action()) {
        case RELEASE -> live.add(entry.sha256());
        case REVOKE -> live.remove(entry.sha256());
      }
    }
    long withdrawn = 0;
    for (String hash : named) {
      String path = "objects/" + hash + ".json";
      boolean isThere = Files.exists(folder.resolve(path));
      if (isThere && !Hex.encode(Merkle.sha256(read(path, LARGEST_OBJECT))).equals(hash)) {
        throw bad(path, "its bytes have another hash");
      }
      if (!isThere && live.contains(hash)) {
        throw bad(path, "it is missing, though the log releases it");
      }
      withdrawn += isThere ? 0 : 1;
    }
    return withdrawn;
  }

  private byte[] read(String path, long longest) throws IOException {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw bad(path, "it is missing");
    }
    if (Files.size(file) > longest) {
      throw bad(path, "it is longer than " + longest + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private BadInput bad(String path, String reason) {
    return new BadInput(
        folder.resolve(path).toString(), "", reason, "Export the log anew, or ask its owner");
  }
}
