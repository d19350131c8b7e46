package org.entente.chain.column1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;

/// The manifest of a store: a text file of `key value` lines that ends in its own checksum. It is
/// replaced as a whole, by renaming, after all that it speaks of is on disk: this rename is the
/// commit.
///
/// `values` stand in the order in which they were put; `tailChecksums` are those of the columns'
/// unfinished segments, by the columns' file names.
public record ManifestText(Map<String, String> values, Map<String, Integer> tailChecksums) {
  public static final String FILE = "MANIFEST";

  /// Key of the value that names what the rows mean.
  public static final String FORMAT = "format";

  private static final String NEXT_STEP =
      "Restore the store from a copy, or import the chain again.";

  public static boolean exists(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /// The value, or "" where there is none.
  public String value(String key) {
    return values.getOrDefault(key, "");
  }

  /// The value, or 0 where there is none.
  public long number(String key) {
    return Long.parseLong(values.getOrDefault(key, "0"));
  }

  /// Throws [BadInput] that names the manifest and the key.
  public static BadInput bad(Path folder, String key, String reason) {
    return new BadInput(folder.resolve(FILE).toString(), key, reason, NEXT_STEP);
  }

  /// Throws [BadInput] if this is the manifest of another kind of store.
  public void requireFormat(Path folder, String format) {
    String found = values.getOrDefault(FORMAT, "none");
    if (!found.equals(format)) {
      throw bad(folder, FORMAT, "this version reads " + format + ", not " + found);
    }
  }

  public static ManifestText read(Path folder) throws IOException {
    // A damaged byte must fail the checksum, not the decoder.
    String text = new String(Files.readAllBytes(folder.resolve(FILE)), StandardCharsets.UTF_8);
    int last = text.lastIndexOf("checksum ");
    if (last < 0
        || !text.substring(last).strip().equals("checksum " + crc(text.substring(0, last)))) {
      throw bad(folder, "checksum", "the file is damaged");
    }
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> checksums = new LinkedHashMap<>();
    for (String line : text.substring(0, last).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (line.startsWith("crc ")) {
        int equals = line.lastIndexOf('=');
        checksums.put(line.substring(4, equals), Integer.parseInt(line.substring(equals + 1)));
      } else if (space > 0) {
        values.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return new ManifestText(values, checksums);
  }

  /// Writes, forces, renames, and forces the folder: after this call the manifest is what a crash
  /// leaves.
  public void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    tailChecksums.forEach(
        (name, crc) -> text.append("crc ").append(name).append('=').append(crc).append('\n'));
    String checksum = crc(text.toString());
    text.append("checksum ").append(checksum).append('\n');
    Path unfinished = folder.resolve(FILE + ".unfinished");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    forceFolder(folder);
  }

  /// A new name is durable only when its folder is.
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
