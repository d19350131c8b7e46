package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;

/// Two- and three-line element sets. Anything behind column 69 is ignored; lines that begin with
/// `#` are comments.
final class Tle {
  private static final int LENGTH = 69;
  private static final int CHECKED = 68;
  private static final String NEXT_STEP =
      "Take the set anew from its publisher, or read it with --lenient.";
  private static final String ALPHA5 = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private Tle() {}

  static boolean looksLike(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .limit(3)
        .anyMatch(line -> line.startsWith("1 ") && line.length() >= 62);
  }

  /// All sets in order; a wrong checksum goes to `doubts`, which may refuse it by throwing.
  static List<ElementSet> read(String text, String file, Doubts doubts) {
    List<ElementSet> sets = new ArrayList<>();
    String name = "";
    String first = "";
    int number = 0;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      number++;
      String place = "line " + number;
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (!first.isEmpty()) {
        if (!line.startsWith("2 ")) {
          throw new BadInput(file, place, "line 2 of the element set is missing", NEXT_STEP);
        }
        try {
          sets.add(set(name, first, line, file, number, doubts));
        } catch (BadInput bad) {
          doubts.skip(bad);
        }
        first = "";
        name = "";
      } else if (line.startsWith("1 ") && line.length() >= 62) {
        first = line;
      } else if (line.startsWith("2 ") && line.length() >= 62) {
        throw new BadInput(file, place, "line 1 of the element set is missing", NEXT_STEP);
      } else if (name.isEmpty()) {
        name = (line.startsWith("0 ") ? line.substring(2) : line).strip();
      } else {
        throw new BadInput(file, place, "neither a name nor a line of an element set", NEXT_STEP);
      }
    }
    if (!first.isEmpty() || !name.isEmpty()) {
      throw new BadInput(file, "line " + number, "the file ends inside an element set", NEXT_STEP);
    }
    return sets;
  }

  private static ElementSet set(
      String name, String one, String two, String file, int number, Doubts doubts) {
    String place1 = "line " + (number - 1);
    String place2 = "line " + number;
    String line1 = checked(one, file, place1, doubts);
    String line2 = checked(two, file, place2, doubts);
    String object = object(line1.substring(2, 7), file, place1);
    String second = object(line2.substring(2, 7), file, place2);
    if (!object.equals(second)) {
      throw new BadInput(
          file, place2, "line 1 is of object " + object + ", line 2 of " + second, NEXT_STEP);
    }
    int year =
        (int) Checked.number(line1.substring(18, 20).replace(' ', '0'), "year", file, place1);
    double day = Checked.number(line1.substring(20, 32), "day", file, place1);
    if (!(day >= 1 && day < 367)) {
      throw new BadInput(file, place1, "day of the year out of range: " + day, NEXT_STEP);
    }
    Elements elements =
        new Elements(
            Checked.number(line2.substring(8, 16), "inclination", file, place2),
            Checked.number(line2.substring(17, 25), "node", file, place2),
            Checked.number(
                "0." + line2.substring(26, 33).replace(' ', '0'), "eccentricity", file, place2),
            Checked.number(line2.substring(34, 42), "argument of perigee", file, place2),
            Checked.number(line2.substring(43, 51), "mean anomaly", file, place2),
            Checked.number(line2.substring(52, 63), "mean motion", file, place2),
            implied(line1.substring(53, 61), file, place1));
    return new ElementSet(
        object,
        name,
        designator(line1.substring(9, 17).strip()),
        epoch(year, line1.substring(20, 32).strip()),
        Checked.elements(elements, file, place2),
        file + ", " + place1);
  }

  /// The digits of the day are split before they are read, so that its fraction keeps them all.
  private static Julian epoch(int year, String day) {
    int point = day.indexOf('.');
    int whole = Integer.parseInt(point < 0 ? day : day.substring(0, point).strip());
    double fraction = point < 0 ? 0 : Double.parseDouble("0" + day.substring(point));
    Julian start = Julian.startOfYear(year < 57 ? 2000 + year : 1900 + year, whole);
    return new Julian(start.day() + start.fraction(), fraction);
  }

  private static String checked(String line, String file, String place, Doubts doubts) {
    String padded = line.length() < LENGTH ? line + " ".repeat(LENGTH - line.length()) : line;
    int sum = 0;
    for (int i = 0; i < CHECKED; i++) {
      char c = padded.charAt(i);
      sum += c >= '0' && c <= '9' ? c - '0' : c == '-' ? 1 : 0;
    }
    char given = padded.charAt(CHECKED);
    if (given != '0' + sum % 10) {
      doubts.about(
          file, place, "checksum " + given + " is wrong, " + sum % 10 + " is right", NEXT_STEP);
    }
    return padded;
  }

  /// Alpha-5: the first of five characters may be a letter without I and O, A is 10.
  private static String object(String field, String file, String place) {
    String text = field.strip();
    int letter = text.isEmpty() ? -1 : ALPHA5.indexOf(text.charAt(0));
    String digits = letter < 0 ? text : (letter + 10) + text.substring(1);
    if (!digits.matches("[0-9]{1,6}") || (letter >= 0 && text.length() != 5)) {
      throw new BadInput(file, place, "no catalogue number: '" + field + "'", NEXT_STEP);
    }
    return digits.replaceFirst("^0+(?=.)", "");
  }

  /// `23179A` is 2023-179A, as other forms print it.
  private static String designator(String text) {
    if (!text.matches("[0-9]{5}[A-Z]{1,3}")) {
      return text;
    }
    int year = Integer.parseInt(text.substring(0, 2));
    return (year < 57 ? 2000 + year : 1900 + year) + "-" + text.substring(2);
  }

  /// `-11606-4` is −0.11606e-4; a blank sign, `00000+0`, `+00000-0` and `00000-0` are 0.
  private static double implied(String field, String file, String place) {
    String text = field.strip();
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("[-+]?[ 0-9.]{1,6}[-+ ][0-9]")) {
      throw new BadInput(file, place, "B* is not a number: '" + field + "'", NEXT_STEP);
    }
    int cut = text.length() - 2;
    String mantissa = text.substring(0, cut).replace(' ', '0');
    String sign = mantissa.startsWith("-") ? "-" : "";
    String digits = mantissa.replaceFirst("^[-+]", "");
    String exponent = text.substring(cut).replace(' ', '+');
    return Double.parseDouble(
        sign + (digits.startsWith(".") ? "0" : "0.") + digits + "e" + exponent);
  }
}
