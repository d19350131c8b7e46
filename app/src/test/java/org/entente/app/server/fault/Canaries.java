package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Words that must be nowhere in a folder.
public final class Canaries {
  private Canaries() {}

  /// Which of these words stand in a file of the folder, in a form in which they may have come.
  public static List<String> holds(Path folder, String... words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes;
        try {
          bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
          continue; // a sheet of what is over just now
        }
        for (String word : words) {
          for (byte[] form :
              List.of(
                  word.getBytes(UTF_8),
                  word.toLowerCase(java.util.Locale.ROOT).getBytes(UTF_8),
                  word.getBytes(java.nio.charset.StandardCharsets.UTF_16LE))) {
            if (contains(bytes, form)) {
              found.add(file + ": " + word);
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean contains(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
