package org.entente.app.accuracy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where samples lie, and which were looked for in vain.
final class Samples {
  private final Path folder;
  private final Set<String> missing = new TreeSet<>();

  Samples(Path folder) {
    this.folder = folder;
  }

  /// A file or folder by its path below the samples' folder.
  Optional<Path> find(String name) {
    Path path = folder.resolve(name);
    if (Files.exists(path)) {
      return Optional.of(path);
    }
    missing.add(name);
    return Optional.empty();
  }

  Set<String> missing() {
    return missing;
  }
}
