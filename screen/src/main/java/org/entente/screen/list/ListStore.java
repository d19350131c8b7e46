package org.entente.screen.list;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.entente.base.BadInput;
import org.entente.base.FileFault;
import org.entente.screen.ListId;
import org.entente.screen.ListSnapshot;
import org.entente.screen.read.ListFile;
import org.jspecify.annotations.Nullable;

/// Every issue of every list that was ever taken in, so that any past screening can be repeated.
///
///     files/HASH.gz            a list's file as published, named by the SHA-256 of its content
///     issues/LIST/HASH.json    an issue: its files, dates, counts
///
/// The issue in force is that of the latest date; of one date, the one taken in last, which the
/// issue's `sequence` says (stores of earlier versions have none: theirs come first).
///
/// Files are written under another name, forced to disk and renamed; an issue is there when its
/// `.json` is. Nothing is ever changed or removed, so two imports of the same files are one.
public final class ListStore {
  private final Path files;
  private final Path issues;

  private ListStore(Path folder) {
    files = folder.resolve("files");
    issues = folder.resolve("issues");
  }

  /// The folder is made when the first issue is kept.
  public static ListStore in(Path folder) {
    return new ListStore(folder);
  }

  /// Keeps an issue; false where it was kept already.
  public boolean keep(ListIntake.Issue issue, LoadedList loaded, boolean lenient)
      throws IOException {
    ListSnapshot snapshot = loaded.snapshot();
    Instant modified = Instant.EPOCH;
    for (ListFile file : issue.files()) {
      modified = modified.isBefore(file.modified()) ? file.modified() : modified;
    }
    LocalDate asOf =
        snapshot.published() == null
            ? LocalDate.ofInstant(modified, ZoneOffset.UTC)
            : snapshot.published();
    return keep(
        new KeptIssue(snapshot, loaded.form(), asOf, lenient, loaded.doubts(), 0), issue.files());
  }

  /// Keeps an issue whose files have been looked at; false where it was kept already.
  boolean keep(KeptIssue issue, List<ListFile> content) throws IOException {
    Path manifest = manifest(issue.snapshot().list(), issue.snapshot().sha256());
    if (Files.exists(manifest)) {
      return false;
    }
    Files.createDirectories(files);
    Files.createDirectories(manifest.getParent());
    for (ListFile file : content) {
      Path kept = packed(file.sha256());
      if (!Files.exists(kept)) {
        publish(kept, out -> copy(file, out));
      }
    }
    byte[] json = SnapshotJson.write(issue.numbered(next(issue))).getBytes(StandardCharsets.UTF_8);
    publish(manifest, out -> out.write(json));
    return true;
  }

  private long next(KeptIssue issue) throws IOException {
    return 1
        + issues(issue.snapshot().list()).stream().mapToLong(KeptIssue::sequence).max().orElse(0);
  }

  /// Where a file of this hash is kept.
  Path packed(String sha256) {
    return files.resolve(SnapshotJson.hash(sha256) + ".gz");
  }

  private static void copy(ListFile file, OutputStream out) throws IOException {
    try (InputStream in = file.open();
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16)) {
      in.transferTo(packed);
    }
  }

  /// Writes what a file is to hold.
  @FunctionalInterface
  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static void publish(Path file, Writer writer) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Path written = Files.createTempFile(folder, ".new", "");
    try {
      try (OutputStream out = Files.newOutputStream(written)) {
        writer.write(out);
      }
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      try {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(written, file);
      }
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw FileFault.of(file, e);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private Path manifest(ListId list, String sha256) {
    return issues.resolve(list.name()).resolve(SnapshotJson.hash(sha256) + ".json");
  }

  /// The lists of which there is an issue, in the order of their names.
  public List<ListId> lists() throws IOException {
    if (!Files.isDirectory(issues)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(issues)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> new ListId(String.valueOf(folder.getFileName())))
          .sorted()
          .toList();
    }
  }

  /// The issues of a list, the current one last.
  public List<KeptIssue> issues(ListId list) throws IOException {
    Path folder = issues.resolve(list.name());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<KeptIssue> found = new ArrayList<>();
    try (Stream<Path> manifests = Files.list(folder)) {
      for (Path manifest : manifests.sorted().toList()) {
        if (String.valueOf(manifest.getFileName()).endsWith(".json")) {
          found.add(SnapshotJson.read(manifest.toString(), Files.readString(manifest)));
        }
      }
    }
    found.sort(KeptIssue.ORDER);
    return found;
  }

  /// The current issue of each list.
  public List<KeptIssue> current() throws IOException {
    List<KeptIssue> current = new ArrayList<>();
    for (ListId list : lists()) {
      List<KeptIssue> all = issues(list);
      if (!all.isEmpty()) {
        current.add(all.getLast());
      }
    }
    return current;
  }

  /// The issue of this hash, of whatever list.
  public Optional<KeptIssue> issue(String sha256) throws IOException {
    for (ListId list : lists()) {
      Path manifest = manifest(list, sha256);
      if (Files.exists(manifest)) {
        return Optional.of(SnapshotJson.read(manifest.toString(), Files.readString(manifest)));
      }
    }
    return Optional.empty();
  }

  /// Reads an issue's rows from its files again. A file that isn't what was kept is BadInput.
  public LoadedList load(KeptIssue issue) throws IOException {
    LoadedList loaded = ListIntake.again(issue, files(issue));
    if (!loaded.snapshot().sha256().equals(issue.snapshot().sha256())) {
      throw SnapshotJson.damaged(files + ", issue " + issue.snapshot().sha256(), null);
    }
    return loaded;
  }

  /// The current issue of every list, read.
  public List<LoadedList> loadCurrent() throws IOException {
    List<LoadedList> lists = new ArrayList<>();
    for (KeptIssue issue : current()) {
      lists.add(load(issue));
    }
    return lists;
  }

  /// The files of an issue, unpacked.
  List<ListFile> files(KeptIssue issue) throws IOException {
    List<ListFile> found = new ArrayList<>();
    for (ListSnapshot.SourceFile file : issue.snapshot().files()) {
      Path kept = packed(file.sha256());
      if (!Files.exists(kept)) {
        throw new BadInput(kept.toString(), "", "is gone", "Import " + file.name() + " again");
      }
      found.add(
          new ListFile(
              file.name(),
              file.source(),
              issue.asOf().atStartOfDay().toInstant(ZoneOffset.UTC),
              () -> new GZIPInputStream(new BufferedInputStream(Files.newInputStream(kept)))));
    }
    return found;
  }

  /// The issues that were in force then: `2026-02-27` is the last of each list up to that day,
  /// hashes (at least eight of their digits) those issues alone, as results name them. What names
  /// no issue is a BadInput.
  public List<KeptIssue> at(String when) throws IOException {
    if (when.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return onDay(when);
    }
    List<KeptIssue> named = new ArrayList<>();
    for (String hash : when.split(",", -1)) {
      named.add(byHash(hash.strip().toLowerCase(Locale.ROOT)));
    }
    return named;
  }

  private List<KeptIssue> onDay(String day) throws IOException {
    LocalDate last;
    try {
      last = LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new BadInput(day, "", "is no day", "Write it as 2026-02-27", e);
    }
    List<KeptIssue> issues = new ArrayList<>();
    for (ListId list : lists()) {
      List<KeptIssue> all = issues(list);
      all.removeIf(issue -> issue.asOf().isAfter(last));
      if (!all.isEmpty()) {
        issues.add(all.getLast());
      }
    }
    return issues;
  }

  private KeptIssue byHash(String hash) throws IOException {
    List<KeptIssue> found = new ArrayList<>();
    if (hash.matches("[0-9a-f]{8,64}")) {
      for (ListId list : lists()) {
        found.addAll(issues(list));
      }
      found.removeIf(issue -> !issue.snapshot().sha256().startsWith(hash));
    }
    if (found.size() != 1) {
      throw new BadInput(
          hash,
          "",
          found.isEmpty() ? "names no issue that is kept" : "names several issues",
          "Name a day (2026-02-27) or issues by their SHA-256, as results do");
    }
    return found.getFirst();
  }

  /// What changed from the issue before to this one; null where there is none before.
  public @Nullable ListDiff diff(KeptIssue issue) throws IOException {
    List<KeptIssue> all = issues(issue.snapshot().list());
    KeptIssue before = null;
    for (KeptIssue other : all) {
      if (other.snapshot().sha256().equals(issue.snapshot().sha256())) {
        break;
      }
      before = other;
    }
    return before == null
        ? null
        : ListDiff.between(
            before.snapshot().sha256(), load(before).targets(), load(issue).targets());
  }
}
