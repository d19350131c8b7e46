package org.entente.screen.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.entente.base.BadInput;
import org.entente.screen.read.ListFile;

/// HWP 5.0: a compound file with `FileHeader` and `BodyText/Section0` and on, each a row of
/// records, deflated. After Hancom's published format (revision 1.3).
final class HwpDocument {
  private static final String SIGNATURE = "HWP Document File";
  private static final int MAX_UNPACKED = 128 << 20;

  private static final int COMPRESSED = 1;
  private static final int PASSWORD = 1 << 1;
  private static final int DISTRIBUTION = 1 << 2;
  private static final int RIGHTS = 1 << 4;
  private static final int CERTIFICATE = (1 << 8) | (1 << 10);

  private HwpDocument() {}

  /// Whether the compound file holds such a document, and no older text or table of Microsoft's.
  static boolean is(ListFile file) throws IOException {
    byte[] bytes = file.bytes(DocumentForm.MAX_BYTES);
    return CompoundFile.of(file.source(), bytes).streams().containsKey("FileHeader");
  }

  static ListDocument read(ListFile file) throws IOException {
    if (file.startsWith(SIGNATURE.getBytes(StandardCharsets.US_ASCII))) {
      throw new BadInput(
          file.source(), "", "is of HWP 3, before 2002", "Save it as HWPX and import that");
    }
    Map<String, byte[]> streams =
        CompoundFile.of(file.source(), file.bytes(DocumentForm.MAX_BYTES)).streams();
    byte[] header = streams.getOrDefault("FileHeader", new byte[0]);
    if (header.length < 40
        || !new String(header, 0, 32, StandardCharsets.ISO_8859_1).startsWith(SIGNATURE)) {
      throw new BadInput(
          file.source(), "", "is no HWP 5 document", "Save it as HWPX and import that");
    }
    int flags = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(36);
    locked(file, flags);
    List<byte[]> sections = new ArrayList<>();
    long left = MAX_UNPACKED;
    for (int i = 0; streams.containsKey("BodyText/Section" + i); i++) {
      byte[] stream = streams.getOrDefault("BodyText/Section" + i, new byte[0]);
      byte[] section = (flags & COMPRESSED) == 0 ? stream : inflate(file, i, stream, left);
      left -= section.length;
      sections.add(section);
    }
    if (sections.isEmpty()) {
      throw new BadInput(file.source(), "", "has no text", "Get the file again");
    }
    HwpSections reader = new HwpSections(file.source());
    for (int i = 0; i < sections.size(); i++) {
      reader.add(i, sections.get(i));
    }
    return reader.document();
  }

  private static void locked(ListFile file, int flags) {
    String by =
        (flags & PASSWORD) != 0
            ? "with a password"
            : (flags & DISTRIBUTION) != 0
                ? "for distribution (배포용 문서)"
                : (flags & (RIGHTS | CERTIFICATE)) != 0 ? "by rights management" : "";
    if (!by.isEmpty()) {
      throw new BadInput(
          file.source(),
          "",
          "is locked " + by,
          "Ask the publisher for a document without the lock, or copy the rows into the template"
              + " (docs/reference/lists.md)");
    }
  }

  private static byte[] inflate(ListFile file, int number, byte[] packed, long most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * 4);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] buffer = new byte[1 << 16];
      while (!inflater.finished()) {
        int read = inflater.inflate(buffer);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("the data ends too early");
        }
        if (out.size() + (long) read > most) {
          throw new BadInput(
              file.source(),
              "section " + number,
              "unpacks to more than " + (MAX_UNPACKED >> 20) + " MB",
              "This is no list; check where it comes from");
        }
        out.write(buffer, 0, read);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new BadInput(
          file.source(),
          "section " + number,
          "the section is broken or cut off: " + e.getMessage(),
          "Get the file again",
          e);
    } finally {
      inflater.end();
    }
  }
}
