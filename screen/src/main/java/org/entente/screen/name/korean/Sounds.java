package org.entente.screen.name.korean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Spellings of one place in a syllable (initial, vowel or final) and what they may sound like.
/// Prices are 0 for what one would expect, more for less usual spellings, [#NEVER] for no relation.
final class Sounds {
  static final int NEVER = 99;

  static final String INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  static final String VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

  /// What is heard of 28 written finals; `-` is none.
  static final String FINAL_LETTERS = "-ㄱㄴㄷㄹㅁㅂㅇ";

  static final Sounds INITIAL = new Sounds(INITIAL_LETTERS, "ㄱㄲㅋ ㄷㄸㅌ ㅂㅃㅍ ㅈㅉㅊ ㅅㅆ ㄹㄴㅇ ㅁ ㅎ");
  static final Sounds VOWEL = new Sounds(VOWEL_LETTERS, "ㅏ ㅑ ㅓㅗㅜㅡㅝ ㅕㅛㅠㅖㅒ ㅣㅢㅟ ㅐㅔㅚㅙㅞ ㅘ");
  static final Sounds FINAL = new Sounds(FINAL_LETTERS, "- ㄹ ㄱㄴㄷㅁㅂㅇ");

  private final String letters;

  /// The group of each letter: letters of different groups are never confused, so groups serve as
  /// keys of an index.
  private final int[] groups;

  private final List<byte[]> prices = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private byte[][] between = new byte[0][];

  private Sounds(String letters, String groups) {
    this.letters = letters;
    this.groups = new int[letters.length()];
    String[] each = groups.split(" ", -1);
    for (int g = 0; g < each.length; g++) {
      for (int i = 0; i < each[g].length(); i++) {
        this.groups[letters.indexOf(each[g].charAt(i))] = g;
      }
    }
    for (int i = 0; i < letters.length(); i++) {
      id(letters.charAt(i) + "0");
    }
  }

  /// The class of what may be heard, such as `ㄱ0ㄲ5ㅋ2`; a letter alone has its index as class.
  final synchronized int id(String heard) {
    Integer known = ids.get(heard);
    if (known != null) {
      return known;
    }
    byte[] row = new byte[letters.length()];
    Arrays.fill(row, (byte) NEVER);
    for (int i = 0; i < heard.length(); ) {
      int letter = letters.indexOf(heard.charAt(i++));
      int price = 0;
      while (i < heard.length() && Character.isDigit(heard.charAt(i))) {
        price = price * 10 + heard.charAt(i++) - '0';
      }
      row[letter] = (byte) price;
    }
    prices.add(row);
    ids.put(heard, prices.size() - 1);
    return prices.size() - 1;
  }

  /// To be called when all classes are known; until then there are no prices between them.
  synchronized void freeze() {
    int count = prices.size();
    byte[][] table = new byte[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        int best = NEVER;
        for (int i = 0; i < letters.length(); i++) {
          best = Math.min(best, prices.get(a)[i] + prices.get(b)[i]);
        }
        table[a][b] = (byte) best;
      }
    }
    between = table;
  }

  /// How many classes there are.
  synchronized int count() {
    return prices.size();
  }

  /// The cheapest sound both may stand for.
  int price(int a, int b) {
    return between[a][b];
  }

  /// The letter of that sound.
  int cheapest(int a, int b) {
    byte[] x = prices.get(a);
    byte[] y = prices.get(b);
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      best = x[i] + y[i] < x[best] + y[best] ? i : best;
    }
    return best;
  }

  int price(int id, char letter) {
    return prices.get(id)[letters.indexOf(letter)];
  }

  /// A bit for each group in which the class has a sound.
  int groupsOf(int id) {
    int bits = 0;
    byte[] row = prices.get(id);
    for (int i = 0; i < row.length; i++) {
      if (row[i] < NEVER) {
        bits |= 1 << groups[i];
      }
    }
    return bits;
  }
}
