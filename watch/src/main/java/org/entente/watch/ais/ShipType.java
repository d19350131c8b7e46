package org.entente.watch.ais;

import java.util.List;

/// What a ship says she is: by tens the class, by ones the hazard of what she carries (ITU-R
/// M.1371-5, table 53).
final class ShipType {
  private static final String FUTURE = "Reserved for future use";

  private static final List<String> CLASSES =
      List.of(
          "",
          "",
          "Wing in ground (WIG)",
          "",
          "High speed craft (HSC)",
          "",
          "Passenger",
          "Cargo",
          "Tanker",
          "Other Type");

  private static final List<String> WORKING =
      List.of(
          "Fishing",
          "Towing",
          "Towing: length exceeds 200m or breadth exceeds 25m",
          "Dredging or underwater ops",
          "Diving ops",
          "Military ops",
          "Sailing",
          "Pleasure Craft",
          "Reserved",
          "Reserved");

  private static final List<String> SPECIAL =
      List.of(
          "Pilot Vessel",
          "Search and Rescue vessel",
          "Tug",
          "Port Tender",
          "Anti-pollution equipment",
          "Law Enforcement",
          "Spare - Local Vessel",
          "Spare - Local Vessel",
          "Medical Transport",
          "Ship according to RR Resolution No. 18");

  private ShipType() {}

  static String text(int number) {
    if (number == 0) {
      return "Not available";
    }
    if (number < 20) {
      return FUTURE;
    }
    if (number > 99) {
      return "INVALID SHIP TYPE";
    }
    int ones = number % 10;
    return switch (number / 10) {
      case 3 -> WORKING.get(ones);
      case 5 -> SPECIAL.get(ones);
      default -> CLASSES.get(number / 10) + " - " + hazard(number, ones);
    };
  }

  private static String hazard(int number, int ones) {
    return switch (ones) {
      case 0 -> "all ships of this type";
      case 1, 2, 3, 4 -> "Hazardous category " + (char) ('A' + ones - 1);
      case 9 ->
          number < 30
              ? FUTURE
              : number < 90 ? "No additional information" : "no additional information";
      default -> FUTURE;
    };
  }
}
