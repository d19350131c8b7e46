package org.entente.screen.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.screen.read.XmlEvents;

/// Which cell styles show a number as a date: those of the built-in date formats (14–22, and
/// 27–36 and 50–58 of East Asian sheets) and of formats that name a year or a day.
final class XlsxStyles implements XmlEvents.Taker {
  static final XlsxStyles NONE = new XlsxStyles();

  /// Texts in quotes, escaped signs, and colours or conditions in brackets say nothing.
  private static final Pattern NO_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]");

  private final Set<Integer> dateFormats = new HashSet<>();
  private final List<Boolean> dates = new ArrayList<>();
  private boolean inCells;

  private XlsxStyles() {}

  static XlsxStyles of(String source, byte[] part) {
    XlsxStyles styles = new XlsxStyles();
    XmlEvents.forEach(source, part, styles);
    return styles;
  }

  boolean isDate(int style) {
    return style >= 0 && style < dates.size() && dates.get(style);
  }

  @Override
  public void open(String name, XmlEvents.Attributes attributes) {
    int format = attributes.number("numFmtId", 0);
    switch (name) {
      case "numFmt" -> {
        String code = NO_CODE.matcher(attributes.get("formatCode")).replaceAll("");
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.contains("yy") || lower.contains("d")) {
          dateFormats.add(format);
        }
      }
      case "cellXfs" -> inCells = true;
      case "xf" -> {
        if (inCells) {
          dates.add(isBuiltIn(format) || dateFormats.contains(format));
        }
      }
      default -> {
        // fonts, borders, fills
      }
    }
  }

  private static boolean isBuiltIn(int format) {
    return (format >= 14 && format <= 22)
        || (format >= 27 && format <= 36)
        || (format >= 50 && format <= 58);
  }

  @Override
  public void text(String text) {
    // styles have none
  }

  @Override
  public void close(String name) {
    if (name.equals("cellXfs")) {
      inCells = false;
    }
  }
}
