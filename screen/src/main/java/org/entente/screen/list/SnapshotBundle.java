package org.entente.screen.list;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.entente.base.BadInput;
import org.entente.base.FileFault;
import org.entente.base.sign.SignerKey;
import org.entente.base.sign.SigningKey;
import org.entente.screen.ListSnapshot;
import org.entente.screen.read.ListFile;
import org.jspecify.annotations.Nullable;

/// Issues of lists for a partner, signed: a zip of one manifest and the files as published.
///
///     manifest            entente-lists 1
///                         key BASE64         the public key, X.509
///                         signature BASE64   Ed25519 over the two lines above and all below
///                         {…}                an issue a line, as the store keeps it
///     files/HASH.gz       a file, named by the SHA-256 of its content
///
/// The manifest names every file's hash, so the signature covers all. A bundle is taken whole or
/// not at all: nothing is kept before every signature, hash and row has been looked at.
public final class SnapshotBundle {
  private static final String MAGIC = "entente-lists 1";
  private static final String MANIFEST = "manifest";
  private static final String KEY = "key ";
  private static final String SIGNATURE = "signature ";
  private static final int MAX_MANIFEST = 16 << 20;
  private static final int MAX_ENTRIES = 20_000;
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SnapshotBundle() {}

  /// An issue out of a bundle.
  ///
  /// @param isNew false where it was kept already
  public record Taken(LoadedList list, boolean isNew) {}

  /// Whether the file is a bundle, whoever signed it.
  public static boolean is(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(38);
      return head.length == 38
          && head[0] == 'P'
          && new String(head, 30, 8, StandardCharsets.US_ASCII).equals(MANIFEST);
    }
  }

  /// Same issues, same key, same bytes. The file must not exist.
  public static void write(ListStore store, List<KeptIssue> issues, SigningKey key, Path out)
      throws IOException {
    if (Files.exists(out)) {
      throw new FileAlreadyExistsException(out.toString());
    }
    List<KeptIssue> sorted = new ArrayList<>(issues);
    sorted.sort(
        Comparator.comparing((KeptIssue issue) -> issue.snapshot().list())
            .thenComparing(issue -> issue.snapshot().sha256()));
    StringBuilder lines = new StringBuilder();
    Set<String> files = new TreeSet<>();
    for (KeptIssue issue : sorted) {
      lines.append(SnapshotJson.write(issue));
      issue.snapshot().files().forEach(file -> files.add(file.sha256()));
    }
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    byte[] head =
        (MAGIC + "\n" + KEY + key.signer().base64() + "\n").getBytes(StandardCharsets.US_ASCII);
    String signature = Base64.getEncoder().encodeToString(key.sign(head, body));
    Path folder = Objects.requireNonNull(out.toAbsolutePath().getParent());
    Path written = Files.createTempFile(folder, ".bundle", "");
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(written))) {
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(entry(MANIFEST));
        zip.write(head);
        zip.write((SIGNATURE + signature + "\n").getBytes(StandardCharsets.US_ASCII));
        zip.write(body);
        for (String hash : files) {
          zip.putNextEntry(entry(file(hash)));
          Files.copy(store.packed(hash), zip);
        }
      }
      Files.move(written, out);
    } catch (IOException e) {
      throw FileFault.of(out, e);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ANY_TIME);
    return entry;
  }

  private static String file(String hash) {
    return "files/" + hash + ".gz";
  }

  /// Takes in what a trusted partner signed. Anything else is a BadInput, and nothing is kept.
  public static List<Taken> take(Path bundle, Set<SignerKey> trusted, ListStore store)
      throws IOException {
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      List<KeptIssue> issues = new ArrayList<>(verified(bundle, zip, trusted));
      issues.sort(KeptIssue.ORDER);
      refuseUnsigned(bundle, zip, issues);
      List<LoadedList> loaded = new ArrayList<>();
      List<List<ListFile>> files = new ArrayList<>();
      for (KeptIssue issue : issues) {
        files.add(files(bundle, zip, issue));
        loaded.add(checked(bundle, issue, files.getLast()));
      }
      List<Taken> taken = new ArrayList<>();
      for (int i = 0; i < issues.size(); i++) {
        KeptIssue given = issues.get(i);
        KeptIssue issue =
            new KeptIssue(
                loaded.get(i).snapshot(),
                given.form(),
                given.asOf(),
                given.lenient(),
                given.doubts(),
                0);
        taken.add(new Taken(loaded.get(i), store.keep(issue, files.get(i))));
      }
      return taken;
    } catch (ZipException | EOFException e) {
      throw bad(bundle, "the archive is broken: " + e.getMessage(), e);
    }
  }

  private static List<KeptIssue> verified(Path bundle, ZipFile zip, Set<SignerKey> trusted)
      throws IOException {
    ZipEntry manifest = zip.getEntry(MANIFEST);
    byte[] whole = manifest == null ? new byte[0] : read(bundle, zip, manifest);
    String[] head = new String[3];
    int at = 0;
    for (int line = 0; line < head.length; line++) {
      int end = at;
      while (end < whole.length && whole[end] != '\n') {
        end++;
      }
      head[line] = new String(whole, at, end - at, StandardCharsets.US_ASCII);
      at = Math.min(end + 1, whole.length);
    }
    if (!head[0].equals(MAGIC) || !head[1].startsWith(KEY) || !head[2].startsWith(SIGNATURE)) {
      throw bad(bundle, "is no bundle of lists, or of another version", null);
    }
    SignerKey key = new SignerKey(head[1].substring(KEY.length()));
    if (!trusted.contains(key)) {
      throw new BadInput(
          bundle.toString(),
          "",
          "is signed by a key that is not trusted: " + key.base64(),
          "If you know that key by another way, name it with --trust FILE");
    }
    byte[] signed = (head[0] + "\n" + head[1] + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] body = new byte[whole.length - at];
    System.arraycopy(whole, at, body, 0, body.length);
    if (!key.signed(signature(head[2]), signed, body)) {
      throw bad(bundle, "the signature does not fit what is in it", null);
    }
    List<KeptIssue> issues = new ArrayList<>();
    for (String line : new String(body, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isBlank()) {
        issues.add(SnapshotJson.read(bundle + "!" + MANIFEST, line));
      }
    }
    return issues;
  }

  private static byte[] signature(String line) {
    try {
      return Base64.getDecoder().decode(line.substring(SIGNATURE.length()));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] read(Path bundle, ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_MANIFEST + 1);
      if (bytes.length > MAX_MANIFEST) {
        throw bad(bundle, "its manifest is longer than any", null);
      }
      return bytes;
    }
  }

  private static void refuseUnsigned(Path bundle, ZipFile zip, List<KeptIssue> issues) {
    Set<String> signed = new TreeSet<>(Set.of(MANIFEST));
    for (KeptIssue issue : issues) {
      issue.snapshot().files().forEach(file -> signed.add(file(file.sha256())));
    }
    if (zip.size() > MAX_ENTRIES) {
      throw bad(bundle, "holds more than " + MAX_ENTRIES + " files", null);
    }
    Set<String> seen = new TreeSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (!signed.contains(entry.getName()) || !seen.add(entry.getName())) {
        throw bad(bundle, "holds " + entry.getName() + ", which nobody signed", null);
      }
    }
  }

  private static List<ListFile> files(Path bundle, ZipFile zip, KeptIssue issue)
      throws IOException {
    List<ListFile> files = new ArrayList<>();
    for (ListSnapshot.SourceFile said : issue.snapshot().files()) {
      ZipEntry entry = zip.getEntry(file(SnapshotJson.hash(said.sha256())));
      if (entry == null) {
        throw bad(bundle, "lacks the file " + said.name() + " of " + issue.snapshot().list(), null);
      }
      ListFile file =
          new ListFile(
              said.name(),
              said.source(),
              issue.asOf().atStartOfDay().toInstant(ZoneOffset.UTC),
              () -> new GZIPInputStream(new BufferedInputStream(zip.getInputStream(entry))));
      if (!file.sha256().equals(said.sha256())) {
        throw bad(
            bundle,
            "the file "
                + said.name()
                + " of "
                + issue.snapshot().list()
                + " is not what was signed",
            null);
      }
      files.add(file);
    }
    return files;
  }

  /// The rows are read as the partner read them; that they can't be is found before anything is
  /// kept.
  private static LoadedList checked(Path bundle, KeptIssue issue, List<ListFile> files)
      throws IOException {
    LoadedList loaded = ListIntake.again(issue, files);
    if (!loaded.snapshot().sha256().equals(issue.snapshot().sha256())
        || !loaded.list().equals(issue.snapshot().list())) {
      throw bad(
          bundle, "the issue " + issue.snapshot().sha256() + " is not what it is called", null);
    }
    return loaded;
  }

  private static BadInput bad(Path bundle, String reason, @Nullable Exception cause) {
    return new BadInput(
        bundle.toString(), "", reason, "Nothing was taken in; get the bundle again", cause);
  }
}
