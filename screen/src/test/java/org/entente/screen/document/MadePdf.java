package org.entente.screen.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/// Writes PDF by hand: ruled tables in a font that isn't embedded, its signs told by a map to
/// Unicode.
final class MadePdf {
  private static final int SIZE = 8;
  private static final int LINE = 10;
  private static final int WIDTH = 6000;
  private static final int HEIGHT = 4000;

  private final List<byte[]> objects = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();

  MadePdf() {
    object("");
    object("");
    object(
        "<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]"
            + "/ToUnicode 5 0 R>>");
    object(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/DW 500/FontDescriptor 6 0 R"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>");
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
            1 begincodespacerange <0000> <ffff> endcodespacerange
            """);
    for (int high = 0; high < 256; high++) {
      if (high % 100 == 0) {
        map.append(Math.min(100, 256 - high)).append(" beginbfrange\n");
      }
      map.append(String.format(Locale.ROOT, "<%02x00> <%02xff> <%02x00>\n", high, high, high));
      if (high % 100 == 99 || high == 255) {
        map.append("endbfrange\n");
      }
    }
    stream(map + "endcmap end end");
    object(
        "<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0"
            + "/Ascent 800/Descent -200/CapHeight 700/StemV 80>>");
  }

  private void object(String text) {
    objects.add(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void stream(String text) {
    Deflater deflater = new Deflater();
    deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("<</Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(packed.toByteArray());
    out.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
    objects.add(out.toByteArray());
  }

  void page(String title, List<MadeDocuments.Made> cells) {
    int rows = cells.stream().mapToInt(c -> c.row() + c.rowSpan()).max().orElse(0);
    int columns = cells.stream().mapToInt(c -> c.column() + c.columnSpan()).max().orElse(0);
    int[] y = new int[rows + 1];
    y[0] = HEIGHT - 60;
    for (int row = 0; row < rows; row++) {
      int lines = 1;
      for (MadeDocuments.Made cell : cells) {
        if (cell.row() == row && cell.rowSpan() == 1) {
          lines = Math.max(lines, cell.text().split("\n", -1).length);
        }
      }
      y[row + 1] = y[row] - lines * LINE - 4;
    }
    int step = (WIDTH - 40) / columns;
    StringBuilder page = new StringBuilder("0.5 w\n");
    text(page, 20, HEIGHT - 30, title);
    for (MadeDocuments.Made cell : cells) {
      int left = 20 + cell.column() * step;
      int top = y[cell.row()];
      int bottom = y[cell.row() + cell.rowSpan()];
      int width = cell.columnSpan() * step;
      page.append(left + " " + bottom + " " + width + " " + (top - bottom) + " re S\n");
      String[] lines = cell.text().split("\n", -1);
      int first = (top + bottom) / 2 + lines.length * LINE / 2 - SIZE;
      for (int i = 0; i < lines.length; i++) {
        text(page, left + 3, first - i * LINE, lines[i]);
      }
    }
    stream(page.toString());
    int contents = objects.size();
    object(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 "
            + (WIDTH + " " + HEIGHT)
            + "]/Resources<</Font<</F 3 0 R>>>>/Contents "
            + contents
            + " 0 R>>");
    pages.add(objects.size());
  }

  private static void text(StringBuilder page, int x, int y, String text) {
    String hex = HexFormat.of().formatHex(MadeDocuments.utf16(text));
    page.append("BT /F " + SIZE + " Tf " + x + " " + y + " Td <" + hex + "> Tj ET\n");
  }

  byte[] bytes() {
    objects.set(0, "<</Type/Catalog/Pages 2 0 R>>".getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder kids = new StringBuilder();
    pages.forEach(page -> kids.append(page).append(" 0 R "));
    objects.set(
        1,
        ("<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>")
            .getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n");
    table.append("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(((i + 1) + " 0 obj\n").getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(objects.get(i));
      out.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    int start = out.size();
    out.writeBytes(
        (table
                + "trailer\n<</Size "
                + (objects.size() + 1)
                + "/Root 1 0 R>>\nstartxref\n"
                + start
                + "\n%%EOF\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }
}
