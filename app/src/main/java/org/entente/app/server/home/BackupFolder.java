package org.entente.app.server.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.NodeStore;

/// A copy of a node: its files, and `backup.json` with the SHA-256 of each, written last. It holds
/// the node's secret: whoever has it is the node. What the node keeps is a file of SQLite, wherever
/// it came from, and the settings name no other database: so a copy restores to either.
public final class BackupFolder {
  private static final String LIST = "backup.json";

  private final Path folder;

  public BackupFolder(Path folder) {
    this.folder = folder;
  }

  /// Copies a node, whether it runs or not. The folder must be new or empty.
  public Map<String, String> write(Path home) throws IOException {
    empty(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    NodeHome node = NodeHome.open(home);
    try (NodeStore store = node.store()) {
      store.copyTo(folder.resolve("node.db"));
    }
    for (String name : plain(home)) {
      try {
        copy(home.resolve(name), folder.resolve(name));
      } catch (NoSuchFileException e) {
        if (!name.startsWith("jobs/files/") && !name.startsWith("overlap/")) {
          throw e;
        }
        // No job and no comparison needed it any more, and it went just now.
      }
    }
    if (node.settings().database() != null) {
      node.settings().on(null, null).write(folder.resolve(NodeHome.SETTINGS));
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : files(folder)) {
      force(folder.resolve(name));
      hashes.put(name, hash(folder.resolve(name)));
    }
    Map<String, JsonValue> list = new LinkedHashMap<>();
    hashes.forEach((name, hash) -> list.put(name, JsonValue.of(hash)));
    Path file = folder.resolve(LIST);
    Files.writeString(file, JsonWriter.text(new JsonValue.Members(list)) + "\n");
    force(file);
    return hashes;
  }

  /// Makes a node's home of the copy, after every file was compared with its hash, and notes when:
  /// what partners were told after the copy the node has forgotten. Throws [BadInput] naming the
  /// file that is wrong.
  public Map<String, String> restore(Path home) throws IOException {
    Map<String, String> hashes = check();
    empty(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    for (String name : hashes.keySet()) {
      copy(folder.resolve(name), home.resolve(name));
      force(home.resolve(name));
    }
    long now = NodeHome.open(home).nowMicros();
    WholeFile.write(home.resolve(NodeHome.RESTORED), Long.toString(now));
    return hashes;
  }

  private Map<String, String> check() throws IOException {
    Path list = folder.resolve(LIST);
    if (!Files.exists(list)) {
      throw new NoSuchFileException(list.toString());
    }
    JsonValue read = JsonReader.parse(list.toString(), Files.readAllBytes(list));
    Map<String, String> hashes = new LinkedHashMap<>();
    if (read instanceof JsonValue.Members all) {
      all.all().keySet().forEach(name -> hashes.put(name, all.optional(name).orElse("")));
    }
    if (!hashes.containsKey("node.json") || !hashes.containsKey("node.db")) {
      throw bad(list, "it names no whole node");
    }
    for (Map.Entry<String, String> one : hashes.entrySet()) {
      Path file = folder.resolve(one.getKey()).normalize();
      if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
        throw bad(file, "it is missing");
      }
      if (!hash(file).equals(one.getValue())) {
        throw bad(file, "its bytes are not those that were saved");
      }
    }
    return hashes;
  }

  private static BadInput bad(Path file, String reason) {
    return new BadInput(file.toString(), "", reason, "Use another copy");
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new BadInput(folder.toString(), "", "it isn't empty", "Name a new folder");
      }
    }
  }

  /// What is copied as it is: all but the store, which is copied by itself, the lock, and what is
  /// just being written: jobs begin anew where the copy runs.
  private static List<String> plain(Path home) throws IOException {
    return files(home).stream()
        .filter(
            name ->
                !name.startsWith("node.db")
                    && !name.equals("lock")
                    && !name.startsWith(NodeHome.LOG + "/")
                    && !name.startsWith("jobs/work/")
                    && !name.endsWith(".new"))
        .toList();
  }

  private static List<String> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      List<String> names = new ArrayList<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(below.relativize(file).toString().replace('\\', '/')));
      names.sort(null);
      return names;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolveSibling("."));
    Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return Hex.encode(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
