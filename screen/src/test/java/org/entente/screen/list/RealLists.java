package org.entente.screen.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.entente.screen.read.ListFiles;
import org.junit.jupiter.api.Assumptions;

/// Real lists beside the repository; tests that need them are skipped where they are not.
public final class RealLists {
  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "screening");

  private RealLists() {}

  public static Path path(String name) {
    Path path = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
    return path;
  }

  /// The one issue below the path.
  public static LoadedList load(String name) throws IOException {
    List<ListIntake.Issue> issues = ListIntake.find(ListFiles.below(List.of(path(name)))).issues();
    if (issues.size() != 1) {
      throw new IllegalStateException(name + " holds " + issues.size() + " issues");
    }
    return issues.getFirst().read(false, Instant.EPOCH);
  }
}
