package org.entente.screen.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.XmlEvents;
import org.entente.screen.read.XmlEvents.Attributes;

/// XLSX: every sheet is a table, in the workbook's order. Numbers come as people see them where
/// that is clear: dates as `2026-02-27`, whole numbers without a point.
final class XlsxDocument {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final String STYLES = "xl/styles.xml";

  private XlsxDocument() {}

  /// The names of a workbook's parts stand in the zip's headers, mostly at the beginning.
  static boolean is(ListFile file) throws IOException {
    String head = new String(file.head(), StandardCharsets.ISO_8859_1);
    if (head.contains("xl/")) {
      return true;
    }
    return head.contains("[Content_Types].xml")
        && ZipParts.of(file, name -> name.equals(WORKBOOK)).has(WORKBOOK);
  }

  static ListDocument read(ListFile file) throws IOException {
    ZipParts parts =
        ZipParts.of(file, name -> name.startsWith("xl/") && !name.startsWith("xl/media/"));
    List<Sheet> sheets = sheets(parts);
    Map<String, String> targets = targets(parts);
    List<String> strings = parts.has(STRINGS) ? strings(parts) : List.of();
    XlsxStyles styles =
        parts.has(STYLES)
            ? XlsxStyles.of(parts.source(STYLES), parts.part(STYLES))
            : XlsxStyles.NONE;
    boolean since1904 =
        new String(parts.part(WORKBOOK), StandardCharsets.UTF_8)
            .matches("(?s).*<workbookPr[^>]*date1904=\"(1|true)\".*");
    List<DocumentTable> tables = new ArrayList<>();
    for (Sheet sheet : sheets) {
      String target = targets.getOrDefault(sheet.relation(), "");
      String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
      if (part.startsWith("xl/worksheets/")) {
        XlsxSheet reader =
            new XlsxSheet(parts.source(part), "sheet " + sheet.name(), strings, styles, since1904);
        XmlEvents.forEach(parts.source(part), parts.part(part), reader);
        tables.add(reader.table());
      }
    }
    return new ListDocument("", tables);
  }

  private record Sheet(String name, String relation) {}

  /// Takes elements alone.
  private interface Opened extends XmlEvents.Taker {
    @Override
    default void text(String text) {}

    @Override
    default void close(String name) {}
  }

  private static List<Sheet> sheets(ZipParts parts) {
    List<Sheet> sheets = new ArrayList<>();
    Opened taker =
        new Opened() {
          @Override
          public void open(String name, Attributes attributes) {
            if (name.equals("sheet")) {
              sheets.add(new Sheet(attributes.get("name"), attributes.get("id")));
            }
          }
        };
    XmlEvents.forEach(parts.source(WORKBOOK), parts.part(WORKBOOK), taker);
    return sheets;
  }

  private static Map<String, String> targets(ZipParts parts) {
    Map<String, String> targets = new HashMap<>();
    Opened taker =
        new Opened() {
          @Override
          public void open(String name, Attributes attributes) {
            if (name.equals("Relationship")) {
              targets.put(attributes.get("Id"), attributes.get("Target"));
            }
          }
        };
    XmlEvents.forEach(parts.source(RELATIONS), parts.part(RELATIONS), taker);
    return targets;
  }

  private static List<String> strings(ZipParts parts) {
    List<String> strings = new ArrayList<>();
    XmlEvents.Taker taker =
        new XmlEvents.Taker() {
          private final XlsxText text = new XlsxText();

          @Override
          public void open(String name, Attributes attributes) {
            text.open(name);
          }

          @Override
          public void text(String characters) {
            text.add(characters);
          }

          @Override
          public void close(String name) {
            text.close(name);
            if (name.equals("si")) {
              strings.add(text.take());
            }
          }
        };
    XmlEvents.forEach(parts.source(STRINGS), parts.part(STRINGS), taker);
    return strings;
  }
}
