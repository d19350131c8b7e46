package org.entente.trace.label.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.chain.column1.ManifestText;

/// What of a store counts.
///
/// @param next number of the next segment
/// @param segments the largest first
record StoreManifest(int next, List<String> segments, List<ImportedFile> files) {
  static final String FORMAT = "entente-labels-1";
  static final StoreManifest EMPTY = new StoreManifest(0, List.of(), List.of());

  StoreManifest {
    segments = List.copyOf(segments);
    files = List.copyOf(files);
  }

  void write(Path folder) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(ManifestText.FORMAT, FORMAT);
    values.put("next", Integer.toString(next));
    values.put("segments", String.join(" ", segments));
    values.put("files", Integer.toString(files.size()));
    for (int i = 0; i < files.size(); i++) {
      ImportedFile file = files.get(i);
      values.put(
          "file-" + i,
          file.sha256() + " " + file.labels() + " " + file.day() + " " + plain(file.name()));
    }
    new ManifestText(values, Map.of()).write(folder);
  }

  private static String plain(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  static StoreManifest read(Path folder) throws IOException {
    ManifestText text = ManifestText.read(folder);
    text.requireFormat(folder, FORMAT);
    List<ImportedFile> files = new ArrayList<>();
    long count = text.number("files");
    for (int i = 0; i < count; i++) {
      String[] parts = text.value("file-" + i).split(" ", 4);
      if (parts.length != 4) {
        throw ManifestText.bad(folder, "file-" + i, "four fields are needed");
      }
      files.add(
          new ImportedFile(
              parts[3], parts[0], Long.parseLong(parts[1]), LocalDate.parse(parts[2])));
    }
    String segments = text.value("segments");
    return new StoreManifest(
        (int) text.number("next"),
        segments.isEmpty() ? List.of() : List.of(segments.split(" ")),
        files);
  }
}
