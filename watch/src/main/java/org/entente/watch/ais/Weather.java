package org.entente.watch.ais;

import static org.entente.watch.ais.Field.explained;
import static org.entente.watch.ais.Field.flag;
import static org.entente.watch.ais.Field.meaning;
import static org.entente.watch.ais.Field.number;
import static org.entente.watch.ais.Field.scaled;
import static org.entente.watch.ais.Field.scaledSigned;
import static org.entente.watch.ais.Field.stamp;
import static org.entente.watch.ais.Layouts.fields;

import java.util.List;

/// Weather and water (IMO circulars 236 and 289), and inland warnings.
final class Weather {
  private static final String DAY_TIME = "%02dT%02d:%02dZ";

  static final List<Field> OLD = old();
  static final List<Field> NEW = recent();
  static final List<Field> WARNING = warning();

  private Weather() {}

  private static List<Field> old() {
    return fields(
        scaledSigned("lat", 56, 24, Applications.MINUTE_THOUSANDTHS, 4),
        scaledSigned("lon", 80, 25, Applications.MINUTE_THOUSANDTHS, 4),
        stamp("timestamp", DAY_TIME, 105, 5, 5, 6),
        wind(121),
        number("humidity", 164, 7),
        scaled("airtemp", 153, 11, 10, -60, 1),
        scaled("dewpoint", 171, 10, 10, -20, 1),
        scaled("pressure", 181, 9, 1, 800, 0),
        meaning("pressuretend", 190, 2, Legend.TREND),
        scaled("visibility", 192, 8, 10, 0, 1),
        scaled("waterlevel", 200, 9, 10, -10, 1),
        meaning("leveltrend", 209, 2, Legend.TREND),
        water(211),
        scaled("watertemp", 322, 10, 10, -10, 1),
        explained("preciptype", 332, 3, Legend.RAIN),
        scaled("salinity", 335, 9, 10, 0, 1),
        explained("ice", 344, 2, Legend.ICE));
  }

  private static List<Field> recent() {
    return fields(
        scaledSigned("lon", 56, 25, Applications.MINUTE_THOUSANDTHS, 4),
        scaledSigned("lat", 81, 24, Applications.MINUTE_THOUSANDTHS, 4),
        flag("accuracy", 105),
        stamp("timestamp", DAY_TIME, 106, 5, 5, 6),
        wind(122),
        number("humidity", 165, 7),
        scaledSigned("airtemp", 154, 11, 10, 1),
        scaledSigned("dewpoint", 172, 10, 10, 1),
        scaled("pressure", 182, 9, 1, 799, 0),
        meaning("pressuretend", 191, 2, Legend.TREND),
        flag("visgreater", 193),
        scaled("visibility", 194, 7, 10, 0, 1),
        scaled("waterlevel", 201, 12, 100, -10, 1),
        meaning("leveltrend", 213, 2, Legend.TREND),
        water(215),
        scaledSigned("watertemp", 326, 10, 10, 1),
        meaning("preciptype", 336, 3, Legend.RAIN),
        scaled("salinity", 339, 9, 10, 0, 1),
        meaning("ice", 348, 2, Legend.ICE));
  }

  private static List<Field> wind(int start) {
    return fields(
        number("wspeed", start, 7),
        number("wgust", start + 7, 7),
        number("wdir", start + 14, 9),
        number("wgustdir", start + 23, 9));
  }

  /// Currents at three depths, waves and swell; the same in both circulars.
  private static List<Field> water(int start) {
    return fields(
        scaled("cspeed", start, 8, 10, 0, 1),
        number("cdir", start + 8, 9),
        scaled("cspeed2", start + 17, 8, 10, 0, 1),
        number("cdir2", start + 25, 9),
        number("cdepth2", start + 34, 5),
        scaled("cspeed3", start + 39, 8, 10, 0, 1),
        number("cdir3", start + 47, 9),
        number("cdepth3", start + 56, 5),
        scaled("waveheight", start + 61, 8, 10, 0, 1),
        number("waveperiod", start + 69, 6),
        number("wavedir", start + 75, 9),
        scaled("swellheight", start + 84, 8, 10, 0, 1),
        number("swellperiod", start + 92, 6),
        number("swelldir", start + 98, 9),
        number("seastate", start + 107, 4));
  }

  private static List<Field> warning() {
    return fields(
        new Field("start", (p, _, _) -> day(p, 56, 64, 68, 90)),
        new Field("end", (p, _, _) -> day(p, 73, 81, 85, 101)),
        scaledSigned("start_lon", 112, 28, 600_000, 6),
        scaledSigned("start_lat", 140, 27, 600_000, 6),
        scaledSigned("end_lon", 167, 28, 600_000, 6),
        scaledSigned("end_lat", 195, 27, 600_000, 6),
        number("warning_type", 222, 4),
        Field.signed("min", 226, 9),
        Field.signed("max", 235, 9),
        number("class", 244, 2),
        number("wind", 246, 4));
  }

  private static String day(Payload p, int year, int month, int day, int time) {
    return "%04d-%02d-%02dT%02d:%02d"
        .formatted(
            p.unsigned(year, 8) + 2000,
            p.unsigned(month, 4),
            p.unsigned(day, 5),
            p.unsigned(time, 5),
            p.unsigned(time + 5, 6));
  }
}
