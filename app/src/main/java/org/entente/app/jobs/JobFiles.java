package org.entente.app.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.base.Hex;
import org.entente.exchange.job.Job;

/// The files of jobs below a node's home: `files` has what came with requests and what came of
/// jobs, each by its SHA-256 and never changed; `work` has a folder for each job that isn't over.
public final class JobFiles {
  private static final String RESULT = "result";

  /// Held while a file that is there is asked for again, or removed.
  private static final Object REMOVAL = new Object();

  private final Path files;
  private final Path work;

  /// `folder` is made when it is needed.
  public JobFiles(Path folder) {
    files = folder.resolve("files");
    work = folder.resolve("work");
  }

  /// Keeps what came with a request; on disk when it returns. Gives its hash.
  public String keep(byte[] bytes) throws IOException {
    String sha256 = Hex.encode(digest().digest(bytes));
    Path file = at(sha256);
    if (isTouched(file)) {
      return sha256;
    }
    makeFolder(files);
    Path beside = Files.createTempFile(files, "new", "");
    try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      java.nio.ByteBuffer left = java.nio.ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    sync(files);
    return sha256;
  }

  /// Whether it is there; then nobody removes it for a while, though no job names it yet.
  private static boolean isTouched(Path file) throws IOException {
    synchronized (REMOVAL) {
      if (!Files.exists(file)) {
        return false;
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return true;
    }
  }

  /// Removes the files that nobody asked to keep since then and that no job needs. Gives how many
  /// that were.
  int sweep(Instant untouched, Predicate<String> isNeeded) throws IOException {
    if (!Files.isDirectory(files)) {
      return 0;
    }
    int count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
      for (Path file : all) {
        boolean isOld = Files.getLastModifiedTime(file).toInstant().isBefore(untouched);
        if (isOld && !isNeeded.test(file.getFileName().toString())) {
          synchronized (REMOVAL) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(untouched)) {
              Files.delete(file);
              count++;
            }
          }
        }
      }
    }
    return count;
  }

  /// The file of that hash.
  public Path at(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(sha256 + " is no hash");
    }
    return files.resolve(sha256);
  }

  /// Where a job writes its result.
  Path result(String id) throws IOException {
    Path folder = work.resolve(id);
    makeFolder(folder);
    return folder.resolve(RESULT);
  }

  /// Keeps a job's result under its hash, on disk when it returns; what the job wrote stays until
  /// [#clear], so that a node that is stopped between finds it again.
  Job.Outcome seal(String id, boolean isFound) throws IOException {
    Path result = result(id);
    if (!Files.exists(result)) {
      Files.createFile(result); // A file without rows has a result without lines.
    }
    try (FileChannel channel = FileChannel.open(result, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    String sha256 = sha256(result);
    makeFolder(files);
    try {
      Files.createLink(at(sha256), result);
    } catch (FileAlreadyExistsException _) {
      if (!isTouched(at(sha256))) { // The same result came before, and was removed this instant.
        Files.createLink(at(sha256), result);
      }
    }
    sync(files);
    return new Job.Outcome(sha256, Files.size(result), isFound);
  }

  /// Takes a job's own folder away.
  void clear(String id) throws IOException {
    Path folder = work.resolve(id);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder)) {
      names.force(true);
    }
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream read = new DigestInputStream(in, digest())) {
      read.transferTo(OutputStream.nullOutputStream());
      return Hex.encode(read.getMessageDigest().digest());
    }
  }

  static byte[] sha256(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
