package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.message.AlertMessage;
import org.jspecify.annotations.Nullable;

/// The messages that were taken, byte for byte, with the time at which each was learnt. Nothing
/// is overwritten: the first message of a key stays.
///
/// A folder: `messages/SHA256.cap`, and `journal` with a line for each in the order of arrival,
/// `RECORDED SHA256`. A message is on disk before its line is; a line that a power cut tore is
/// taken away on the next opening, and its message came to nobody's notice.
public final class WarningStore implements AutoCloseable {
  /// What became of a message.
  public enum Verdict {
    ACCEPTED,
    DUPLICATE,
    CONFLICT,
    REJECTED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// A message with the time at which it was learnt.
  public record Known(CapMessage message, List<CapPart> parts, Instant recorded, String sha256) {
    public Known {
      parts = List.copyOf(parts);
    }
  }

  private static final String JOURNAL = "journal";

  private final Path folder;
  private final Map<MessageKey, Known> known = new LinkedHashMap<>();
  private final FileChannel journal;

  private WarningStore(Path folder, FileChannel journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /// Opens the folder or makes it. One process writes at a time; reading needs no lock.
  public static WarningStore open(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("messages"));
    FileChannel journal =
        FileChannel.open(
            folder.resolve(JOURNAL),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      @SuppressWarnings("unused") // held as long as the channel is open
      FileLock lock = journal.tryLock();
      if (lock == null) {
        throw busy(folder);
      }
      WarningStore store = new WarningStore(folder, journal);
      journal.truncate(store.load());
      journal.position(journal.size());
      return store;
    } catch (OverlappingFileLockException e) {
      journal.close();
      throw busy(folder);
    } catch (IOException | BadInput e) {
      journal.close();
      throw e;
    }
  }

  private static BadInput busy(Path folder) {
    return new BadInput(
        folder.toString(), "", "another process writes to it", "Wait until it is done.");
  }

  /// What was taken, without writing anything.
  public static List<Known> read(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(JOURNAL))) {
      throw new BadInput(
          folder.toString(),
          "",
          "no warnings are kept there",
          "Take some in: watch warnings ingest.");
    }
    try (FileChannel journal = FileChannel.open(folder.resolve(JOURNAL), StandardOpenOption.READ)) {
      WarningStore store = new WarningStore(folder, journal);
      store.load();
      return List.copyOf(store.known.values());
    }
  }

  /// The bytes of a message that was read from this folder.
  public static byte[] bytes(Path folder, Known known) throws IOException {
    return Files.readAllBytes(folder.resolve("messages").resolve(known.sha256() + ".cap"));
  }

  /// Gives how many bytes of the journal are whole lines.
  private long load() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(journal.size()));
    while (bytes.hasRemaining() && journal.read(bytes, bytes.position()) >= 0) {
      // Until all of it is here.
    }
    String text = new String(bytes.array(), 0, bytes.position(), UTF_8);
    int whole = text.lastIndexOf('\n') + 1;
    int number = 0;
    for (String line : text.substring(0, whole).lines().toList()) {
      number++;
      take(line, number);
    }
    return text.substring(0, whole).getBytes(UTF_8).length;
  }

  private void take(String line, int number) throws IOException {
    String[] parts = line.split(" ", -1);
    Path file = folder.resolve("messages").resolve(parts[parts.length - 1] + ".cap");
    if (parts.length != 2 || !parts[1].matches("[0-9a-f]{64}") || !Files.exists(file)) {
      throw damaged(JOURNAL + " line " + number, "it names no message that is here");
    }
    byte[] bytes = Files.readAllBytes(file);
    CapReader.Read read = CapReader.read(bytes);
    CapMessage message = read.message();
    if (!sha256(bytes).equals(parts[1]) || message == null) {
      throw damaged(file.getFileName().toString(), "its bytes are not those that were taken");
    }
    try {
      known.put(message.key(), new Known(message, read.infos(), Instant.parse(parts[0]), parts[1]));
    } catch (DateTimeException e) {
      throw damaged(JOURNAL + " line " + number, "it holds no time");
    }
  }

  private BadInput damaged(String place, String reason) {
    return new BadInput(folder.toString(), place, reason, "Restore it from a copy.");
  }

  /// Takes a message in that was read from these bytes. On disk when it returns.
  public Verdict add(CapMessage message, byte[] bytes, Instant recorded) throws IOException {
    String hash = sha256(bytes);
    Known before = known.get(message.key());
    if (before != null) {
      return before.sha256().equals(hash) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }
    Path file = folder.resolve("messages").resolve(hash + ".cap");
    Path beside = file.resolveSibling(hash + ".new");
    try (FileChannel out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeAll(out, ByteBuffer.wrap(bytes));
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent = FileChannel.open(folder.resolve("messages"))) {
      parent.force(true);
    }
    long end = journal.size();
    try {
      writeAll(journal, ByteBuffer.wrap((recorded + " " + hash + "\n").getBytes(UTF_8)));
      journal.force(true);
    } catch (IOException e) {
      journal.truncate(end);
      throw e;
    }
    known.put(message.key(), new Known(message, CapReader.read(bytes).infos(), recorded, hash));
    return Verdict.ACCEPTED;
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /// The message with this key; empty when it isn't here.
  public Optional<CapMessage> find(MessageKey key) {
    @Nullable Known found = known.get(key);
    return found == null ? Optional.empty() : Optional.of(found.message());
  }

  /// References to messages that are here with another status: an exercise touches nothing
  /// actual.
  public List<Finding> foreignStatus(CapMessage message) {
    List<Finding> findings = new ArrayList<>();
    for (MessageKey reference : message.references()) {
      find(reference)
          .filter(other -> other.status() != message.status())
          .ifPresent(
              other ->
                  findings.add(
                      Finding.of(
                          "foreign-status",
                          "/alert/references",
                          AlertMessage.ALERT_REFERS_STATUS,
                          other.status().word())));
    }
    return findings;
  }

  private static String sha256(byte[] bytes) {
    try {
      return Hex.encode(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
