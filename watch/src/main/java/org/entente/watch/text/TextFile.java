package org.entente.watch.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.entente.base.BadInput;

/// A whole text file of at most 512 MiB, packed or not.
public final class TextFile {
  private static final int LIMIT_BYTES = 512 << 20;

  private TextFile() {}

  public static String read(Path path) throws IOException {
    String file = path.toString();
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
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
