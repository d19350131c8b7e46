package org.entente.app.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.entente.base.BadInput;

/// A font that may be put into a PDF.
///
/// @param bytes of a TrueType font
@SuppressWarnings("ArrayRecordComponent") // never compared
record FontFile(Path path, byte[] bytes, CmapLookup signs) {
  private static final long LARGEST = 1L << 26;

  /// Bits of `fsType` (OpenType, table OS/2): embedding is refused, or only of pictures.
  private static final int NO_EMBEDDING = 0x0002 | 0x0200;

  /// Empty when it can't be used: outlines that PDF libraries don't shorten (CFF), a licence that
  /// forbids it. Throws [BadInput] when it is no font.
  static Optional<FontFile> open(Path path) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new BadInput(path.toString(), "", "it is too large for a font", "Give another");
    }
    byte[] bytes = Files.readAllBytes(path);
    byte[] font = WoffFont.is(bytes) ? WoffFont.unpack(path.toString(), bytes) : bytes;
    try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
      OS2WindowsMetricsTable rights = parsed.getOS2Windows();
      boolean isForbidden = rights != null && (rights.getFsType() & NO_EMBEDDING) != 0;
      if (isForbidden || parsed.getGlyph() == null) {
        return Optional.empty();
      }
      return Optional.of(new FontFile(path, font, parsed.getUnicodeCmapLookup()));
    } catch (IOException | RuntimeException e) {
      throw new BadInput(
          path.toString(), "", "it is no TrueType font", "Give a .ttf or .woff file", e);
    }
  }

  boolean has(int codePoint) {
    return signs.getGlyphId(codePoint) > 0;
  }
}
