package org.entente.chain.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.base.BadInput;

/// The files that a user names, by themselves or by their folder. Each once, however often it is
/// reached; folders in sorted order, without what lies in the scratch folder.
public final class FileWalk {
  /// `named` when the user named this file itself, which must then be of a known kind.
  public record Found(Path path, boolean named) {}

  private final Path scratch;
  private final Set<Path> seen = new HashSet<>();

  private FileWalk(Path scratch) {
    this.scratch = scratch;
  }

  /// Throws [BadInput] where there is no such file or it can't be looked at.
  public static List<Found> of(List<Path> paths, Path scratch) {
    FileWalk walk = new FileWalk(scratch);
    return paths.stream().flatMap(walk::files).toList();
  }

  private Stream<Found> files(Path path) {
    if (!Files.isDirectory(path)) {
      if (!Files.isRegularFile(path)) {
        throw new BadInput(path.toString(), "", "no such file or folder", "See that it is there");
      }
      return Stream.of(new Found(path, true)).filter(this::isNew);
    }
    try (Stream<Path> found = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      Path without = scratch.toRealPath();
      return found
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> new Found(file, false))
          .filter(this::isNew)
          .filter(file -> !file.path.toAbsolutePath().startsWith(without))
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(path.toString(), e);
    }
  }

  private boolean isNew(Found file) {
    try {
      return seen.add(file.path.toRealPath());
    } catch (IOException e) {
      throw unreadable(file.path.toString(), e);
    }
  }

  public static BadInput unreadable(String name, Exception e) {
    return new BadInput(
        name, "", "can't be read: " + e, "See that it is there, whole and readable", e);
  }
}
