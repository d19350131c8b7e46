package org.entente.trace.label.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.csv.CsvLine;
import org.entente.trace.label.Label;

/// Reads the wallets in the remarks of OFAC's `sdn.csv`. Long remarks go on, in the middle of a
/// word, in `sdn_comments.csv` beside it.
final class SdnReader {
  static final Pattern NAME = Pattern.compile("sdn\\.csv", Pattern.CASE_INSENSITIVE);
  private static final String COMMENTS = "sdn_comments.csv";
  private static final Pattern WALLET =
      Pattern.compile("Digital Currency Address - ([A-Z0-9]+) ([A-Za-z0-9]+)");
  private static final int ID = 0;
  private static final int NAME_CELL = 1;
  private static final int REMARKS = 11;
  private static final String END = "\u001a";
  private static final String MEND = "Fetch the file again, or leave the line out with --lenient.";

  private SdnReader() {}

  static void read(Source source, Consumer<Label> labels) throws IOException {
    Map<String, String> more = comments(source);
    try (BufferedReader lines = source.lines()) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.equals(END)) {
          continue;
        }
        List<String> cells = cells(source, number, line);
        if (cells.size() != REMARKS + 1) {
          String reason = cells.size() + " cells instead of " + (REMARKS + 1);
          source.doubts().add(source.bad(number, reason, MEND));
          continue;
        }
        String id = cells.get(ID).strip();
        String remarks = cells.get(REMARKS) + more.getOrDefault(id, "");
        Matcher wallet = WALLET.matcher(remarks);
        while (wallet.find()) {
          String note = cells.get(NAME_CELL) + " (" + id + ")";
          labels.accept(
              new Label(
                  Source.address(wallet.group(2)),
                  OfacReader.claim(wallet.group(1), note, source.day(), null)));
        }
      }
    } catch (CharacterCodingException e) {
      throw source.notText(e);
    }
  }

  private static Map<String, String> comments(Source source) throws IOException {
    Map<String, String> more = new HashMap<>();
    for (String name : List.of(COMMENTS, COMMENTS + ".gz")) {
      Path file = source.file().resolveSibling(name);
      if (!Files.exists(file)) {
        continue;
      }
      Source beside = new Source(file, source.day(), source.doubts());
      try (BufferedReader lines = beside.lines()) {
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          if (!line.isBlank() && !line.equals(END)) {
            List<String> cells = cells(beside, number, line);
            more.merge(cells.getFirst().strip(), cells.getLast(), String::concat);
          }
        }
      }
      return more;
    }
    return more;
  }

  private static List<String> cells(Source source, long number, String line) {
    try {
      return CsvLine.cells(line);
    } catch (IllegalArgumentException e) {
      source.doubts().add(source.bad(number, String.valueOf(e.getMessage()), MEND));
      return List.of("");
    }
  }
}
