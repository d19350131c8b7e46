package org.entente.chain.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;

/// The blocks that lenient imports left out of a store, with the reason. The next import leaves
/// them out again, or else it would find the store in the wrong order each time.
public final class Skipped {
  private final Path file;
  private final Map<BlockHash, String> reasons = new LinkedHashMap<>();

  private Skipped(Path file) {
    this.file = file;
  }

  /// A block left out, and why.
  public record Entry(BlockHash hash, String reason) {}

  /// The list of the store in this folder.
  public static Skipped read(Path store) throws IOException {
    Skipped skipped = new Skipped(store.resolve("SKIPPED"));
    if (Files.exists(skipped.file)) {
      for (String line : Files.readAllLines(skipped.file)) {
        int space = line.indexOf(' ');
        if (space == 64) {
          skipped.reasons.put(BlockHash.parse(line.substring(0, space)), line.substring(space + 1));
        }
      }
    }
    return skipped;
  }

  boolean contains(BlockHash hash) {
    return reasons.containsKey(hash);
  }

  void add(BlockHash hash, BadInput reason) throws IOException {
    String line = reason.toString().replaceAll("\\R", " ");
    reasons.put(hash, line);
    Files.writeString(
        file, hash + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  public List<Entry> all() {
    return reasons.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
  }
}
