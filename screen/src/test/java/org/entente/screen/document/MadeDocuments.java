package org.entente.screen.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.dogfoot.hwplib.object.HWPFile;
import kr.dogfoot.hwplib.object.bodytext.control.ControlTable;
import kr.dogfoot.hwplib.object.bodytext.control.ControlType;
import kr.dogfoot.hwplib.object.bodytext.control.table.Cell;
import kr.dogfoot.hwplib.object.bodytext.control.table.ListHeaderForCell;
import kr.dogfoot.hwplib.object.bodytext.paragraph.Paragraph;
import kr.dogfoot.hwplib.writer.HWPWriter;
import kr.dogfoot.hwpxlib.object.HWPXFile;
import kr.dogfoot.hwpxlib.object.content.section_xml.SubList;
import kr.dogfoot.hwpxlib.object.content.section_xml.paragraph.Para;
import kr.dogfoot.hwpxlib.object.content.section_xml.paragraph.object.table.Tc;
import kr.dogfoot.hwpxlib.object.content.section_xml.paragraph.object.table.Tr;
import kr.dogfoot.hwpxlib.writer.HWPXWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.entente.screen.read.ListFile;

/// Writes the same tables as HWP, HWPX, XLSX and PDF, the first three with other people's
/// libraries.
public final class MadeDocuments {
  /// A cell with what it spans.
  public record Made(int row, int column, int rowSpan, int columnSpan, String text) {}

  private MadeDocuments() {}

  /// One cell for each text, from the given row.
  public static List<Made> plain(int firstRow, List<List<String>> rows) {
    List<Made> cells = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        cells.add(new Made(firstRow + r, c, 1, 1, rows.get(r).get(c)));
      }
    }
    return cells;
  }

  /// The title is a paragraph before the tables.
  public static byte[] hwpx(String title, List<List<Made>> tables) {
    HWPXFile file = kr.dogfoot.hwpxlib.tool.blankfilemaker.BlankFileMaker.make();
    Para first = file.sectionXMLFileList().get(0).getPara(0);
    first.getRun(0).addNewT().addText(title);
    for (List<Made> cells : tables) {
      Para para = file.sectionXMLFileList().get(0).addNewPara();
      para.idAnd("1").paraPrIDRefAnd("0").styleIDRefAnd("0");
      var table = para.addNewRun().charPrIDRefAnd("0").addNewTable();
      int rows = cells.stream().mapToInt(Made::row).max().orElse(0) + 1;
      table.rowCntAnd((short) rows).colCntAnd((short) 20);
      for (int row = 0; row < rows; row++) {
        Tr tr = table.addNewTr();
        for (Made cell : cells) {
          if (cell.row() == row) {
            tc(tr.addNewTc(), cell);
          }
        }
      }
    }
    try {
      return HWPXWriter.toBytes(file);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tc(Tc tc, Made cell) {
    tc.createCellAddr();
    tc.cellAddr().colAddrAnd((short) cell.column()).rowAddrAnd((short) cell.row());
    tc.createCellSpan();
    tc.cellSpan().colSpanAnd((short) cell.columnSpan()).rowSpanAnd((short) cell.rowSpan());
    tc.createSubList();
    SubList list = tc.subList();
    for (String line : cell.text().split("\n", -1)) {
      list.addNewPara()
          .idAnd("0")
          .paraPrIDRefAnd("0")
          .styleIDRefAnd("0")
          .addNewRun()
          .charPrIDRefAnd("0")
          .addNewT()
          .addText(line);
    }
  }

  /// The title is a paragraph before the tables.
  public static byte[] hwp(String title, List<List<Made>> tables) {
    return hwp(title, tables, true);
  }

  /// Uncompressed, so that damage reaches the records.
  static byte[] hwp(String title, List<List<Made>> tables, boolean compressed) {
    try {
      HWPFile file = kr.dogfoot.hwplib.tool.blankfilemaker.BlankFileMaker.make();
      file.getFileHeader().setCompressed(compressed);
      Paragraph first = file.getBodyText().getSectionList().get(0).getParagraph(0);
      first.getText().addString(title);
      for (List<Made> cells : tables) {
        first.getText().addExtendCharForTable();
        table((ControlTable) first.addNewControl(ControlType.Table), cells);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      HWPWriter.toStream(file, out);
      return out.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void table(ControlTable table, List<Made> cells) throws Exception {
    int rows = cells.stream().mapToInt(Made::row).max().orElse(0) + 1;
    table.getTable().setRowCount(rows);
    table.getTable().setColumnCount(20);
    for (int row = 0; row < rows; row++) {
      var made = table.addNewRow();
      int count = 0;
      for (Made cell : cells) {
        if (cell.row() == row) {
          cell(made.addNewCell(), cell);
          count++;
        }
      }
      table.getTable().getCellCountOfRowList().add(count);
    }
  }

  private static void cell(Cell made, Made cell) throws Exception {
    String[] lines = cell.text().split("\n", -1);
    ListHeaderForCell header = made.getListHeader();
    header.setParaCount(lines.length);
    header.setColIndex(cell.column());
    header.setRowIndex(cell.row());
    header.setColSpan(cell.columnSpan());
    header.setRowSpan(cell.rowSpan());
    header.setWidth(1000);
    header.setHeight(1000);
    header.setBorderFillId(1);
    header.setTextWidth(1000);
    header.setFieldName("");
    for (String line : lines) {
      Paragraph paragraph = made.getParagraphList().addNewParagraph();
      paragraph.getHeader().setLastInList(true);
      paragraph.getHeader().setCharShapeCount(1);
      paragraph.createText();
      paragraph.getText().addString(line);
      paragraph.createCharShape();
      paragraph.getCharShape().addParaCharShape(0, 0);
    }
  }

  /// A sheet for each table, shared strings, merged cells.
  public static byte[] xlsx(List<List<Made>> tables) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      for (int i = 0; i < tables.size(); i++) {
        Worksheet sheet = book.newWorksheet("표 " + (i + 1));
        for (Made cell : tables.get(i)) {
          sheet.value(cell.row(), cell.column(), cell.text());
          if (cell.rowSpan() > 1 || cell.columnSpan() > 1) {
            sheet
                .range(
                    cell.row(),
                    cell.column(),
                    cell.row() + cell.rowSpan() - 1,
                    cell.column() + cell.columnSpan() - 1)
                .merge();
          }
        }
      }
    }
    return out.toByteArray();
  }

  /// A ruled table a page, landscape. Rows are as high as their lines need; the text stands in
  /// the middle of its cell, as sheets print it.
  public static byte[] pdf(String title, List<List<Made>> tables) {
    MadePdf pdf = new MadePdf();
    for (List<Made> cells : tables) {
      pdf.page(title, cells);
    }
    return pdf.bytes();
  }

  /// The same zip with some parts changed.
  static byte[] rezip(byte[] zip, BiFunction<String, byte[], byte[]> change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListFile file = ListFile.ofBytes("made", zip);
    ZipParts parts = ZipParts.of(file, name -> !name.endsWith("/"));
    try (ZipOutputStream packed = new ZipOutputStream(out)) {
      List<String> names = new ArrayList<>();
      parts.names().forEach(names::add);
      names.sort(Comparator.comparing((String name) -> name.contains("/")));
      for (String name : names) {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(change.apply(name, parts.part(name)));
        packed.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16BE);
  }
}
