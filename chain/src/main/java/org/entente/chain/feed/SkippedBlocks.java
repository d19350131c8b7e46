package org.entente.chain.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.BadInput;

/// The blocks that lenient imports left out of a store, with the reason, by a name without
/// blanks. The next import leaves them out again, or else it would find the store in the wrong
/// order each time.
public final class SkippedBlocks {
  private final Path file;
  private final Map<String, String> reasons = new LinkedHashMap<>();

  private SkippedBlocks(Path file) {
    this.file = file;
  }

  /// The list of the store in this folder.
  public static SkippedBlocks read(Path store) throws IOException {
    SkippedBlocks skipped = new SkippedBlocks(store.resolve("SKIPPED"));
    if (Files.exists(skipped.file)) {
      for (String line : Files.readAllLines(skipped.file)) {
        int space = line.indexOf(' ');
        if (space > 0) {
          skipped.reasons.put(line.substring(0, space), line.substring(space + 1));
        }
      }
    }
    return skipped;
  }

  public boolean contains(String block) {
    return reasons.containsKey(block);
  }

  public void add(String block, BadInput reason) throws IOException {
    String line = reason.toString().replaceAll("\\R", " ");
    reasons.put(block, line);
    Files.writeString(
        file, block + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Reasons by block, in the order in which they were left out.
  public Map<String, String> all() {
    return Collections.unmodifiableMap(reasons);
  }
}
