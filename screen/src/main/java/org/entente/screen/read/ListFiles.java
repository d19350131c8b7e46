package org.entente.screen.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.entente.base.BadInput;

/// Finds the files of lists below paths. `.gz` and `.zip` are known by their first bytes and read
/// as they are; a document that happens to be a zip (HWPX, XLSX) stays whole.
public final class ListFiles {
  private static final int MAX_FILES = 10_000;

  private ListFiles() {}

  /// In the order of the paths, within a folder in the order of names; hidden files are left out.
  public static List<ListFile> below(List<Path> paths) throws IOException {
    List<ListFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      for (Path file : plainFiles(path)) {
        files.addAll(inside(file));
        if (files.size() > MAX_FILES) {
          throw new BadInput(
              path.toString(),
              "",
              "more than " + MAX_FILES + " files",
              "Name the folder that holds the lists alone");
        }
      }
    }
    return files;
  }

  private static List<Path> plainFiles(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> walk = Files.walk(path, 8)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .limit(MAX_FILES + 1L)
          .toList();
    }
  }

  private static List<ListFile> inside(Path path) throws IOException {
    return in(path, path.toString());
  }

  /// The files in one file, which errors and results know by `source`: the address it came from.
  public static List<ListFile> in(Path path, String source) throws IOException {
    String name = String.valueOf(path.getFileName());
    Instant modified = Files.getLastModifiedTime(path).toInstant();
    byte[] magic;
    try (InputStream in = Files.newInputStream(path)) {
      magic = in.readNBytes(4);
    }
    if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return List.of(
          new ListFile(
              name.replaceFirst("(?i)\\.gz$", ""),
              source,
              modified,
              () -> new GZIPInputStream(buffered(path), 1 << 16)));
    }
    if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3) {
      return inZip(path, name, source, modified);
    }
    return List.of(new ListFile(name, source, modified, () -> buffered(path)));
  }

  private static InputStream buffered(Path path) throws IOException {
    return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  private static List<ListFile> inZip(Path path, String name, String source, Instant modified)
      throws IOException {
    List<ListFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (isDocument(zip)) {
        return List.of(new ListFile(name, source, modified, () -> buffered(path)));
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && files.size() < MAX_FILES) {
          String inner = entry.getName();
          files.add(
              new ListFile(
                  inner.substring(inner.lastIndexOf('/') + 1),
                  source + "!" + inner,
                  modified,
                  () -> entry(path, inner)));
        }
      }
    } catch (ZipException e) {
      throw new BadInput(source, "", "the archive is broken: " + e.getMessage(), "Get it again", e);
    }
    return files;
  }

  private static boolean isDocument(ZipFile zip) {
    return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
  }

  private static InputStream entry(Path path, String name) throws IOException {
    ZipFile zip = new ZipFile(path.toFile());
    try {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new NoSuchFileException(path + "!" + name);
      }
      return new ZipEntryInput(zip, zip.getInputStream(entry));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }
}
