package org.entente.screen.ship;

import java.util.Map;

/// Which country an MMSI or a call sign belongs to. An MMSI changes with the flag and is forged;
/// it is a signal, never a key on its own.
///
/// Maritime identification digits and call sign series are the ITU's (Radio Regulations, tables of
/// MIDs and appendix 42); the countries whose flags turn up in sanctions cases stand here.
public final class MaritimeId {
  private static final Map<String, String> MIDS =
      Map.ofEntries(
          Map.entry("KP", "445"),
          Map.entry("KR", "440 441"),
          Map.entry("JP", "431 432"),
          Map.entry("CN", "412 413 414"),
          Map.entry("HK", "477"),
          Map.entry("TW", "416"),
          Map.entry("PA", "351 352 353 354 355 356 357 370 371 372 373 374"),
          Map.entry("SL", "667"),
          Map.entry("TG", "671"),
          Map.entry("PW", "511"),
          Map.entry("MN", "457"),
          Map.entry("KH", "514 515"),
          Map.entry("RU", "273"),
          Map.entry("IR", "422"),
          Map.entry("SY", "468"),
          Map.entry("LR", "636 637"),
          Map.entry("MH", "538"),
          Map.entry("MT", "215 229 248 249 256"),
          Map.entry("CY", "209 210 212"),
          Map.entry("TZ", "674 677"),
          Map.entry("KM", "616 620"),
          Map.entry("BZ", "312"),
          Map.entry("VN", "574"),
          Map.entry("SG", "563 564 565 566"),
          Map.entry("ID", "525"),
          Map.entry("US", "303 338 366 367 368 369"),
          Map.entry("GB", "232 233 234 235"),
          Map.entry("CM", "613"),
          Map.entry("GA", "626"),
          Map.entry("TV", "572"),
          Map.entry("KI", "529"),
          Map.entry("FJ", "520"),
          Map.entry("BB", "314"),
          Map.entry("CK", "518"),
          Map.entry("VE", "775"),
          Map.entry("CU", "323"));

  private static final Map<String, String> CALL_SIGNS =
      Map.of(
          "KP", "P[5-9][A-Z0-9]*|HM[A-Z0-9]*",
          "KR", "(?:DS|DT|D7|D8|D9|HL|6K|6L|6M|6N)[A-Z0-9]*",
          "JP", "J[A-S][A-Z0-9]*|[78][J-N][A-Z0-9]*",
          "CN", "B[A-Z0-9]*|XS[A-Z0-9]*|3[H-U][A-Z0-9]*|VR[A-Z0-9]*",
          "RU", "R[A-Z0-9]*|U[A-I][A-Z0-9]*",
          "IR", "E[PQ][A-Z0-9]*|9[BCD][A-Z0-9]*",
          "PA", "H[OP389][A-Z0-9]*|3[EF][A-Z0-9]*",
          "LR", "A8[A-Z0-9]*|D5[A-Z0-9]*|EL[A-Z0-9]*|5[LM][A-Z0-9]*|6Z[A-Z0-9]*");

  private MaritimeId() {}

  /// Nine digits that begin with a country's and are a ship's: not a coast station (00), a group
  /// (0), a handheld (8), a search aircraft (111), a distress device (97), a boat of a ship (98),
  /// a buoy (99).
  public static boolean isShip(String mmsi) {
    return mmsi.matches("[2-7]\\d{8}");
  }

  /// The country whose ship it says it is; empty where that is not known here.
  public static String country(String mmsi) {
    if (!isShip(mmsi)) {
      return "";
    }
    String mid = mmsi.substring(0, 3);
    for (Map.Entry<String, String> entry : MIDS.entrySet()) {
      if (entry.getValue().contains(mid)) {
        return entry.getKey();
      }
    }
    return "";
  }

  /// The country of a call sign; empty where that is not known here.
  public static String ofCallSign(String callSign) {
    for (Map.Entry<String, String> entry : CALL_SIGNS.entrySet()) {
      if (callSign.matches(entry.getValue())) {
        return entry.getKey();
      }
    }
    return "";
  }
}
