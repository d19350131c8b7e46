package org.entente.screen.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a string item: its runs together, without the phonetic guides that Japanese sheets
/// carry. `_x000D_` is how sheets write a sign that XML can't hold.
final class XlsxText {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final StringBuilder text = new StringBuilder();
  private int phonetic;
  private boolean inText;

  void open(String name) {
    phonetic += name.equals("rPh") ? 1 : 0;
    inText = name.equals("t");
  }

  void add(String characters) {
    if (inText && phonetic == 0) {
      text.append(characters);
    }
  }

  void close(String name) {
    phonetic -= name.equals("rPh") ? 1 : 0;
    inText = false;
  }

  /// What has gathered, which begins anew.
  String take() {
    String taken = decoded(text.toString());
    text.setLength(0);
    return taken;
  }

  static String decoded(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        .replace("\r\n", "\n")
        .replace('\r', '\n');
  }
}
