package org.entente.watch.ais;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes sentences, for tests: the bits of a message, armoured, cut and summed.
final class Spoken {
  private final StringBuilder bits = new StringBuilder();

  static Spoken of(int type, int mmsi) {
    return new Spoken().put(type, 6).put(0, 2).put(mmsi, 30);
  }

  Spoken put(long value, int length) {
    for (int bit = length - 1; bit >= 0; bit--) {
      bits.append(value >> bit & 1);
    }
    return this;
  }

  Spoken put(String text, int characters) {
    for (int i = 0; i < characters; i++) {
      put(i < text.length() ? text.charAt(i) & 63 : 0, 6);
    }
    return this;
  }

  /// Random bits up to `length` in all.
  Spoken noise(int length, Random random) {
    while (bits.length() < length) {
      bits.append(random.nextBoolean() ? '1' : '0');
    }
    return this;
  }

  int length() {
    return bits.length();
  }

  /// One sentence for each 56 characters.
  List<String> sentences(int group, char channel) {
    int fill = (6 - bits.length() % 6) % 6;
    StringBuilder armour = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 6) {
      String six = (bits + "00000").substring(i, i + 6);
      int value = Integer.parseInt(six, 2);
      armour.append((char) (value < 40 ? value + 48 : value + 56));
    }
    int total = Math.max(1, (armour.length() + 55) / 56);
    List<String> sentences = new ArrayList<>();
    for (int k = 1; k <= total; k++) {
      String part = armour.substring((k - 1) * 56, Math.min(armour.length(), k * 56));
      String id = total == 1 ? "" : String.valueOf(group);
      int last = k == total ? fill : 0;
      sentences.add(
          summed("AIVDM," + total + "," + k + "," + id + "," + channel + "," + part + "," + last));
    }
    return sentences;
  }

  static String summed(String body) {
    return "!" + body + "*" + sum(body);
  }

  static String tagged(String tag, String sentence) {
    return "\\" + tag + "*" + sum(tag) + "\\" + sentence;
  }

  private static String sum(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum ^= body.charAt(i);
    }
    return String.format("%02X", sum);
  }
}
