package org.entente.app.server.command.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.app.lists.EntenteHome;
import org.entente.app.pdf.Fonts;
import org.entente.app.pdf.ReportPdf;
import org.entente.cases.CaseBook;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// The reports of an exported case as PDF, too.
final class PdfFiles {
  private static final String SUMS = "SHA256SUMS";

  private PdfFiles() {}

  /// Puts `report.LANGUAGE.pdf` beside each `report.LANGUAGE.html`, and their hashes with the
  // others.
  static void add(Map<String, byte[]> files, List<Path> named) throws IOException {
    List<String> reports =
        files.keySet().stream().filter(name -> name.matches("report\\...\\.html")).toList();
    StringBuilder all = new StringBuilder();
    reports.forEach(name -> all.append(text(files, name)));
    Fonts fonts = Fonts.of(named, folders(), all.toString());
    JsonValue manifest = JsonReader.parse("manifest.json", text(files, "manifest.json"));
    Instant time = Instant.parse(((JsonValue.Members) manifest).optional("recorded").orElseThrow());
    StringBuilder sums = new StringBuilder(text(files, SUMS));
    for (String name : reports) {
      String pdf = name.replace(".html", ".pdf");
      byte[] bytes = ReportPdf.of(text(files, name), fonts, time);
      files.put(pdf, bytes);
      sums.append(CaseBook.sha256(bytes)).append("  ").append(pdf).append('\n');
    }
    files.put(SUMS, sums.toString().getBytes(UTF_8));
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(Objects.requireNonNull(files.get(name), name), UTF_8);
  }

  /// Ours first, then where systems keep theirs.
  private static List<Path> folders() {
    Path own = Path.of(System.getProperty("user.home", "."));
    List<Path> folders = new ArrayList<>(List.of(EntenteHome.path().resolve("fonts")));
    folders.add(own.resolve(".local/share/fonts"));
    folders.add(own.resolve(".fonts"));
    for (String one :
        List.of(
            "/usr/local/share/fonts",
            "/usr/share/fonts",
            "/usr/share/fonts-droid-fallback",
            "/System/Library/Fonts",
            "/Library/Fonts",
            "C:\\Windows\\Fonts")) {
      folders.add(Path.of(one));
    }
    return folders;
  }
}
