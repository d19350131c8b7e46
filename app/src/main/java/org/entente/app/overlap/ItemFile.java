package org.entente.app.overlap;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.overlap.ItemForm;

/// Items, one a line; empty lines and lines with `#` in front are passed over, and what is written
/// in two ways is one item.
///
/// @param lines as written
/// @param forms what is hashed, in the same order
record ItemFile(List<String> lines, List<byte[]> forms) {
  private static final int MOST = 2_000_000;

  static ItemFile read(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    List<byte[]> forms = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        byte[] form = form(file, number, line);
        if (seen.add(Hex.encode(form))) {
          lines.add(line.strip());
          forms.add(form);
        }
        if (forms.size() > MOST) {
          throw wrong(file, number, "more than " + MOST + " items", "Compare a part at a time.");
        }
      }
    } catch (CharacterCodingException e) {
      throw wrong(file, number + 1, "it is not UTF-8", "Write it as UTF-8.");
    }
    if (forms.isEmpty()) {
      throw new BadInput(file.toString(), "", "it has no items", "Write one a line: address:bc1q…");
    }
    return new ItemFile(lines, forms);
  }

  private static byte[] form(Path file, int number, String line) {
    try {
      return ItemForm.of(line);
    } catch (IllegalArgumentException e) {
      throw wrong(file, number, String.valueOf(e.getMessage()), "Mend the line or take it out.");
    }
  }

  private static BadInput wrong(Path file, int line, String reason, String nextStep) {
    return new BadInput(file.toString(), "line " + line, reason, nextStep);
  }
}
