package org.entente.app.watch;

import java.util.Locale;

/// Writes sentences with TAG times, for tests: synthetic ships.
final class MadeNmea {
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder bits = new StringBuilder();

  private MadeNmea put(long value, int length) {
    for (int bit = length - 1; bit >= 0; bit--) {
      bits.append((value >> bit) & 1);
    }
    return this;
  }

  /// A class A position, under way.
  MadeNmea place(int mmsi, long seconds, double lat, double lon, double knots) {
    bits.setLength(0);
    put(1, 6).put(0, 2).put(mmsi, 30).put(0, 4).put(-128, 8).put(Math.round(knots * 10), 10);
    put(1, 1).put(Math.round(lon * 600_000), 28).put(Math.round(lat * 600_000), 27);
    put(900, 12).put(90, 9).put(seconds % 60, 6).put(0, 2).put(0, 3).put(0, 1).put(0, 19);
    return end(seconds, 'A');
  }

  /// Half A of message 24: a name.
  MadeNmea name(int mmsi, long seconds, String name) {
    bits.setLength(0);
    put(24, 6).put(0, 2).put(mmsi, 30).put(0, 2);
    for (int i = 0; i < 20; i++) {
      put(i < name.length() ? name.charAt(i) & 63 : 0, 6);
    }
    return end(seconds, 'B');
  }

  private MadeNmea end(long seconds, char channel) {
    StringBuilder armour = new StringBuilder();
    int fill = (6 - bits.length() % 6) % 6;
    String all = bits + "00000";
    for (int i = 0; i < bits.length(); i += 6) {
      int six = Integer.parseInt(all.substring(i, i + 6), 2);
      armour.append((char) (six < 40 ? six + 48 : six + 56));
    }
    String tag = "s:synthetic,c:" + seconds;
    String body = "AIVDM,1,1,," + channel + "," + armour + "," + fill;
    lines.append('\\').append(tag).append('*').append(sum(tag)).append("\\!").append(body);
    lines.append('*').append(sum(body)).append('\n');
    return this;
  }

  private static String sum(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum ^= text.charAt(i);
    }
    return String.format(Locale.ROOT, "%02X", sum);
  }

  String text() {
    return lines.toString();
  }
}
