package org.entente.app.server.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.exchange.overlap.Sheets;

/// The files of one comparison, for their owner's eyes: `items` as they were written here, and
/// sheets that came or were made, so that nothing is made or asked for twice after a stop. Once
/// it is over only the items of one that was finished stay: with them its pledge can be opened.
public record OverlapFolder(Path folder) {
  /// What stands on sheets.
  public enum Kind {
    /// Our masked items.
    QUESTION,
    /// The partner's answers to them.
    ANSWER,
    /// The tags of our items, for the partner.
    TAGS,
    /// The tags of the partner's.
    THEIRS,
    /// The partner's masked items.
    ASKED,
    /// Our answers to them.
    ANSWERED
  }

  private static final String ITEMS = "items";

  public void putItems(List<String> lines) throws IOException {
    Files.createDirectories(folder);
    WholeFile.write(folder.resolve(ITEMS), String.join("\n", lines));
  }

  public List<String> items() throws IOException {
    String text = Files.readString(folder.resolve(ITEMS), UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  public boolean hasItems() {
    return Files.exists(folder.resolve(ITEMS));
  }

  /// A note beside the sheets.
  public Optional<String> text(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
  }

  public void putText(String name, String text) throws IOException {
    Files.createDirectories(folder);
    WholeFile.write(folder.resolve(name), text);
  }

  private Path file(Kind kind, int sheet) {
    return folder.resolve(kind.name().toLowerCase(java.util.Locale.ROOT) + "." + sheet);
  }

  public void put(Kind kind, int sheet, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    WholeFile.write(file(kind, sheet), bytes);
  }

  public Optional<byte[]> sheet(Kind kind, int sheet) throws IOException {
    Path file = file(kind, sheet);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /// One whose bytes have this hash; a damaged one is as none.
  public Optional<byte[]> sheet(Kind kind, int sheet, String hash) throws IOException {
    return sheet(kind, sheet).filter(bytes -> Sheets.hash(bytes).equals(hash));
  }

  /// Takes away all sheets of a kind.
  public void drop(Kind kind) throws IOException {
    for (int i = 0; Files.deleteIfExists(file(kind, i)); i++) {}
  }

  /// Takes away what isn't needed once it is over.
  public void clear(boolean keepsItems) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!keepsItems || !file.endsWith(ITEMS)) {
          Files.deleteIfExists(file);
        }
      }
    }
    if (!keepsItems) {
      Files.deleteIfExists(folder);
    }
  }
}
