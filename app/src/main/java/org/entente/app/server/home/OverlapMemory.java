package org.entente.app.server.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.exchange.overlap.EpochKey;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.TagSet;

/// What stays from one continued comparison with a partner to the next, so that only new items
/// cost: the tags of our items under our key of an epoch, the partner's tags, and those of our
/// items that it has answered about. An epoch ends after thirty days, or when an item is taken
/// away: its tag would stay with the partner. It ends, too, when the node is made of a copy: which
/// epochs came after the copy nobody knows, so the next is numbered by the time.
///
/// `state` says the epoch, when it began, and of each batch that was added the number of items and
/// the hashes of its sheets; `HASH.sheet` are sheets, `own.EPOCH.BATCH` digests of our items under
/// a key that nobody else has, `asked.KEY.COMPARISON` a digest and a tag for each item that the
/// partner answered about under its key, `last` its key of the last time. Sheets and digests are
/// on disk before the state names them.
public final class OverlapMemory {
  static final long EPOCH_MICROS = 30 * 86_400_000_000L;

  private static final int DIGEST = EpochKey.TAG;
  private static final int RECORD = DIGEST + EpochKey.TAG;

  private final Path folder;
  private final String partner;
  private final NodeKeys keys;
  private final byte[] secret;
  private final long restored;

  /// @param restored when the node was made of a copy, microseconds since 1970; 0 for never
  OverlapMemory(Path folder, String partner, NodeKeys keys, long restored) {
    this.restored = restored;
    this.folder = folder;
    this.partner = partner;
    this.keys = keys;
    this.secret = keys.of("overlap digest");
  }

  /// Our tags for the partner.
  ///
  /// @param sheets their hashes
  public record Own(long epoch, EpochKey key, long count, List<String> sheets) {}

  /// An epoch of our key for the partner.
  private record State(long epoch, long began, List<String> batches) {
    static final State NONE = new State(0, 0, List.of());

    static State parse(Path file, String text) {
      List<String> lines = text.lines().toList();
      try {
        String[] head = lines.getFirst().split(" ", -1);
        return new State(
            Long.parseLong(head[0]), Long.parseLong(head[1]), lines.subList(1, lines.size()));
      } catch (RuntimeException e) {
        throw new BadInput(file.toString(), "", "it is damaged", "Delete its folder", e);
      }
    }

    String text() {
      return epoch + " " + began + "\n" + String.join("\n", batches);
    }

    List<String> sheets() {
      return batches.stream().flatMap(one -> Stream.of(one.split(" ", -1)).skip(1)).toList();
    }

    long count() {
      return batches.stream()
          .mapToLong(one -> Long.parseLong(one.substring(0, one.indexOf(' '))))
          .sum();
    }
  }

  private byte[] digest(byte[] item) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(secret);
      return Arrays.copyOf(sha256.digest(item), DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Our key of an epoch.
  public EpochKey key(long epoch) {
    String name = partner + "/" + epoch;
    return EpochKey.of(keys.of("overlap epoch/" + name), name.getBytes(UTF_8));
  }

  /// The tags of these items: made for those that are new, kept of the others.
  public synchronized Own own(List<byte[]> items, long now) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("state");
    State state = Files.exists(file) ? State.parse(file, Files.readString(file)) : State.NONE;
    TagSet known = new TagSet(state.count() + 1);
    for (int i = 0; i < state.batches().size(); i++) {
      read(known, folder.resolve("own." + state.epoch() + "." + i), DIGEST);
    }
    List<byte[]> digests = items.parallelStream().map(this::digest).toList();
    List<byte[]> fresh = new ArrayList<>();
    List<byte[]> added = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!known.contains(digests.get(i))) {
        fresh.add(items.get(i));
        added.add(digests.get(i));
      }
    }
    boolean isSomeGone = items.size() - fresh.size() < state.count();
    boolean isOver = now - state.began() >= EPOCH_MICROS || state.began() < restored;
    if (state.epoch() == 0 || isSomeGone || isOver) {
      long least = state.began() < restored ? restored / 1_000_000 : 1;
      state = new State(Math.max(state.epoch() + 1, least), now, List.of());
      fresh = items;
      added = digests;
      forget(now);
    }
    if (!fresh.isEmpty()) {
      state = added(state, fresh, added);
      WholeFile.write(file, state.text());
    }
    return new Own(state.epoch(), key(state.epoch()), state.count(), state.sheets());
  }

  private State added(State state, List<byte[]> items, List<byte[]> digests) throws IOException {
    StringBuilder batch = new StringBuilder(Integer.toString(items.size()));
    List<byte[]> tags = Sheets.sorted(key(state.epoch()).tags(items));
    for (byte[] sheet : Sheets.cut(tags, Sheets.TAGS)) {
      batch.append(' ').append(keep(sheet));
    }
    String name = "own." + state.epoch() + "." + state.batches().size();
    WholeFile.write(folder.resolve(name), Sheets.of(digests));
    List<String> batches = new ArrayList<>(state.batches());
    batches.add(batch.toString());
    return new State(state.epoch(), state.began(), batches);
  }

  /// What no comparison of an epoch that is over can need any more.
  private void forget(long now) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        long age = now - Files.getLastModifiedTime(file).toMillis() * 1_000;
        if (age > 2 * EPOCH_MICROS) {
          Files.delete(file);
        }
      }
    }
  }

  /// Puts a sheet aside, ours or the partner's, and gives its hash.
  public String keep(byte[] sheet) throws IOException {
    Files.createDirectories(folder);
    String hash = Sheets.hash(sheet);
    WholeFile.write(folder.resolve(hash + ".sheet"), sheet);
    return hash;
  }

  /// The sheet of this hash; empty where it isn't here or was damaged.
  public Optional<byte[]> sheet(String hash) throws IOException {
    Path file = folder.resolve(hash + ".sheet");
    return Files.exists(file)
        ? Optional.of(Files.readAllBytes(file)).filter(one -> Sheets.hash(one).equals(hash))
        : Optional.empty();
  }

  private static void read(TagSet into, Path file, int length) throws IOException {
    byte[] all = Files.readAllBytes(file);
    try {
      into.addEach(all, length);
    } catch (MalformedElement e) {
      throw new BadInput(file.toString(), "", "it is damaged", "Delete its folder", e);
    }
  }

  /// The partner's key of the last time; empty before.
  private String lastKey() throws IOException {
    Path file = folder.resolve("last");
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  private List<Path> asked(String key) throws IOException {
    if (key.isEmpty() || !Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(one -> String.valueOf(one.getFileName()).startsWith("asked." + key + "."))
          .toList();
    }
  }

  /// Those of the lines whose items the partner hasn't answered about under its last key.
  public List<Integer> unasked(List<byte[]> items) throws IOException {
    TagSet known = records(asked(lastKey()));
    List<Integer> unasked = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!known.contains(digest(items.get(i)))) {
        unasked.add(i);
      }
    }
    return unasked;
  }

  private static TagSet records(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file) / RECORD;
    }
    TagSet known = new TagSet(size + 1);
    for (Path file : files) {
      read(known, file, RECORD);
    }
    return known;
  }

  /// Keeps what the partner answered about under this key. On disk when it returns.
  public void answered(String key, String comparison, List<byte[]> items, List<byte[]> tags)
      throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      records.add(digest(items.get(i)));
      records.add(tags.get(i));
    }
    Files.createDirectories(folder);
    WholeFile.write(folder.resolve("asked." + key + "." + comparison), Sheets.of(records));
    WholeFile.write(folder.resolve("last"), key);
  }

  /// What is known of items under the partner's key.
  ///
  /// @param common places of those that it has
  /// @param left how many it never answered about under this key
  public record Known(List<Integer> common, int left) {}

  public Known known(String key, List<byte[]> items, TagSet theirs) throws IOException {
    List<Path> files = asked(key);
    TagSet all = records(files);
    List<byte[]> hits = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += RECORD) {
        if (theirs.contains(Arrays.copyOfRange(bytes, at + DIGEST, at + RECORD))) {
          hits.add(Arrays.copyOfRange(bytes, at, at + DIGEST));
        }
      }
    }
    TagSet hit = TagSet.of(hits);
    List<Integer> common = new ArrayList<>();
    int left = 0;
    for (int i = 0; i < items.size(); i++) {
      byte[] digest = digest(items.get(i));
      if (hit.contains(digest)) {
        common.add(i);
      } else if (!all.contains(digest)) {
        left++;
      }
    }
    return new Known(common, left);
  }
}
