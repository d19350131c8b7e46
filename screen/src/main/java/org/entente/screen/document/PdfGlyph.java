package org.entente.screen.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A sign on a page, in points, y upwards.
///
/// @param x left end of its baseline
/// @param size of the font
record PdfGlyph(double x, double y, double width, double size, String unicode) {
  double middleX() {
    return x + width / 2;
  }

  double middleY() {
    return y + size / 3;
  }

  /// The signs in reading order: lines from the top, blanks where the gap is one.
  static String text(List<PdfGlyph> glyphs) {
    List<PdfGlyph> down = new ArrayList<>(glyphs);
    down.sort(Comparator.comparingDouble((PdfGlyph glyph) -> -glyph.y));
    StringBuilder text = new StringBuilder();
    List<PdfGlyph> line = new ArrayList<>();
    for (PdfGlyph glyph : down) {
      if (!line.isEmpty() && line.getFirst().y - glyph.y > line.getFirst().size * 0.5) {
        append(text, line);
        line.clear();
      }
      line.add(glyph);
    }
    append(text, line);
    return text.toString();
  }

  private static void append(StringBuilder text, List<PdfGlyph> line) {
    if (line.isEmpty()) {
      return;
    }
    line.sort(Comparator.comparingDouble(PdfGlyph::x));
    if (!text.isEmpty()) {
      text.append('\n');
    }
    PdfGlyph before = null;
    for (PdfGlyph glyph : line) {
      if (before != null) {
        double gap = glyph.x - before.x - before.width;
        boolean twice =
            glyph.unicode.equals(before.unicode) && glyph.x - before.x < glyph.size * 0.1;
        if (twice) {
          continue;
        }
        if (gap > glyph.size * 0.25 && !before.unicode.isBlank() && !glyph.unicode.isBlank()) {
          text.append(' ');
        }
      }
      text.append(glyph.unicode);
      before = glyph;
    }
  }
}
