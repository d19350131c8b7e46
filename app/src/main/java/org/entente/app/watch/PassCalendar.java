package org.entente.app.watch;

import java.util.List;
import java.util.Locale;
import org.entente.watch.overflight.Pass;

/// Passes as iCalendar (RFC 5545), for the calendar of whoever keeps the site. Each window is
/// widened by twice its timing error.
final class PassCalendar {
  private static final int FOLD_BYTES = 74;

  private PassCalendar() {}

  static String text(List<Pass> passes) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Entente//overflight//EN");
    for (Pass pass : passes) {
      double widen = 2 * pass.sigmaSeconds() / 60;
      line(text, "BEGIN:VEVENT");
      line(
          text,
          "UID:"
              + pass.set().object()
              + "-"
              + escaped(pass.site().id())
              + "-"
              + Printed.calendar(pass.closest())
              + "@entente");
      line(text, "DTSTAMP:" + Printed.calendar(pass.set().epoch()));
      line(text, "DTSTART:" + Printed.calendar(pass.open().plusMinutes(-widen)));
      line(text, "DTEND:" + Printed.calendar(pass.close().plusMinutes(widen + 1 / 60.0)));
      line(text, "SUMMARY:" + escaped(pass.set().object() + " over " + pass.site().name()));
      line(
          text,
          String.format(
              Locale.ROOT,
              "DESCRIPTION:off-nadir %.1f°\\, elevation %.1f°\\, range %.0f km\\, sun %.1f°\\, ±%.1f s",
              pass.offNadir(),
              pass.elevation(),
              pass.rangeKm(),
              pass.sun(),
              2 * pass.sigmaSeconds()));
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(",", "\\,")
        .replace(";", "\\;")
        .replaceAll("[\\r\\n]+", " ");
  }

  /// Lines end in CRLF and are folded before 75 bytes.
  private static void line(StringBuilder out, String line) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes + size > FOLD_BYTES) {
        out.append("\r\n ");
        bytes = 1;
      }
      out.appendCodePoint(point);
      bytes += size;
      i += Character.charCount(point);
    }
    out.append("\r\n");
  }
}
