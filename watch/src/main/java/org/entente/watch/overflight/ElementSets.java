package org.entente.watch.overflight;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.entente.base.BadInput;

/// Reads element sets, whatever form they come in: TLE of two or three lines (Alpha-5 too), or
/// OMM as CSV, JSON, XML or KVN. Told by content, never by name; gzip is unpacked.
public final class ElementSets {
  /// A whole public catalogue with three lines a set is 6 MB.
  private static final int LIMIT_BYTES = 128 << 20;

  private static final String NEXT_STEP =
      "Give a file of element sets: TLE, or OMM as CSV, JSON, XML or KVN.";

  private ElementSets() {}

  /// The sets in the order of the file; what is wrong and yet readable goes to `doubts`.
  public static List<ElementSet> read(Path path, Doubts doubts) throws IOException {
    String file = path.toString();
    return parse(text(path, file), file, doubts);
  }

  static List<ElementSet> parse(String text, String file, Doubts doubts) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String head = plain.stripLeading();
    List<ElementSet> sets;
    if (head.startsWith("{") || head.startsWith("[")) {
      sets = OmmJson.read(plain, file);
    } else if (head.startsWith("<")) {
      sets = OmmXml.read(plain, file);
    } else if (Tle.looksLike(plain)) {
      sets = Tle.read(plain, file, doubts);
    } else if (OmmText.isKvn(head)) {
      sets = OmmText.readKvn(plain, file, doubts);
    } else if (OmmText.isCsv(head)) {
      sets = OmmText.readCsv(plain, file, doubts);
    } else {
      throw new BadInput(file, "", "not a form of element sets that is known", NEXT_STEP);
    }
    if (sets.isEmpty()) {
      throw new BadInput(file, "", "no element set in it", NEXT_STEP);
    }
    return sets;
  }

  private static String text(Path path, String file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = bounded(in, file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file, "", "no such file", "Check the path.", e);
    }
    if (bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = bounded(in, file);
      } catch (IOException e) {
        throw new BadInput(file, "", "broken gzip", "Fetch the file again.", e);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(file, "", "not UTF-8", "Save it as UTF-8.", e);
    }
  }

  private static byte[] bounded(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
    if (bytes.length > LIMIT_BYTES) {
      throw new BadInput(file, "", "larger than " + LIMIT_BYTES + " bytes", "Split the file.");
    }
    return bytes;
  }
}
