package org.entente.screen.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/// What a font's codes mean in Unicode (`ToUnicode`, ISO 32000-2, 9.10.3). Ranges stay ranges:
/// PDFBox writes each out, and one damaged digit makes a range of four thousand million.
final class PdfUnicode {
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_ENTRIES = 200_000;

  private static final Pattern TOKEN =
      Pattern.compile("<([0-9A-Fa-f\\s]{0,1024})>|(begin|end)bf(char|range)|[\\[\\]]");

  private record Range(int last, String first) {}

  private final Map<Integer, String> single = new HashMap<>();
  private final TreeMap<Integer, Range> ranges = new TreeMap<>();

  private PdfUnicode() {}

  static PdfUnicode of(COSStream stream) throws IOException {
    try (InputStream in = stream.createInputStream()) {
      PdfUnicode map = new PdfUnicode();
      map.parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
      return map;
    }
  }

  /// Null where the map doesn't say.
  @Nullable String text(int code) {
    String one = single.get(code);
    if (one != null) {
      return one;
    }
    Map.Entry<Integer, Range> range = ranges.floorEntry(code);
    if (range == null || code > range.getValue().last()) {
      return null;
    }
    String first = range.getValue().first();
    int end = first.length() - 1;
    return first.substring(0, end) + (char) (first.charAt(end) + code - range.getKey());
  }

  private void parse(String text) {
    Matcher token = TOKEN.matcher(text);
    String within = "";
    while (token.find() && single.size() + ranges.size() < MAX_ENTRIES) {
      if (token.group(2) != null) {
        within = token.group(2).equals("begin") ? token.group(3) : "";
      } else if (token.group(1) != null && within.equals("char")) {
        character(code(token.group(1)), token);
      } else if (token.group(1) != null && within.equals("range")) {
        range(code(token.group(1)), token);
      }
    }
  }

  private void character(int code, Matcher token) {
    if (token.find() && token.group(1) != null) {
      put(code, unicode(token.group(1)));
    }
  }

  private void range(int first, Matcher token) {
    if (!token.find() || token.group(1) == null) {
      return;
    }
    int last = code(token.group(1));
    if (!token.find()) {
      return;
    }
    if (token.group(1) != null) {
      String text = unicode(token.group(1));
      if (!text.isEmpty() && last >= first) {
        ranges.put(first, new Range(last, text));
      }
    } else if (token.group().equals("[")) {
      for (int code = first; token.find() && token.group(1) != null; code++) {
        put(code, unicode(token.group(1)));
      }
    }
  }

  private void put(int code, String text) {
    if (!text.isEmpty() && single.size() < MAX_ENTRIES) {
      single.put(code, text);
    }
  }

  private static int code(String hex) {
    String digits = hex.replaceAll("\\s", "");
    return digits.isEmpty() || digits.length() > 8 ? -1 : Integer.parseUnsignedInt(digits, 16);
  }

  private static String unicode(String hex) {
    String digits = hex.replaceAll("\\s", "");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 4 <= digits.length(); i += 4) {
      text.append((char) Integer.parseInt(digits.substring(i, i + 4), 16));
    }
    return digits.length() == 2
        ? String.valueOf((char) Integer.parseInt(digits, 16))
        : text.toString();
  }
}
