package org.entente.watch.ais;

import java.util.List;

/// What the numbers of a field mean (ITU-R M.1371-5; IMO SN.1/Circ. 236 and 289 for weather).
enum Legend {
  STATUS(
      "Under way using engine",
      "At anchor",
      "Not under command",
      "Restricted manoeuverability",
      "Constrained by her draught",
      "Moored",
      "Aground",
      "Engaged in fishing",
      "Under way sailing",
      "Reserved for HSC",
      "Reserved for WIG",
      "Power-driven vessel towing astern",
      "Power-driven vessel pushing ahead or towing alongside",
      "Reserved",
      "AIS-SART is active",
      "Not defined"),
  FIX(
      "Undefined",
      "GPS",
      "GLONASS",
      "Combined GPS/GLONASS",
      "Loran-C",
      "Chayka",
      "Integrated navigation system",
      "Surveyed",
      "Galileo"),
  STATION(
      "All types of mobiles",
      "Reserved for future use",
      "All types of Class B mobile stations",
      "SAR airborne mobile station",
      "Aid to Navigation station",
      "Class B shipborne mobile station",
      "Regional use and inland waterways",
      "Regional use and inland waterways",
      "Regional use and inland waterways",
      "Regional use and inland waterways",
      "Reserved for future use",
      "Reserved for future use",
      "Reserved for future use",
      "Reserved for future use",
      "Reserved for future use",
      "Reserved for future use"),
  AID(
      "Unspecified",
      "Reference point",
      "RACON",
      "Fixed offshore structure",
      "Spare, Reserved for future use.",
      "Light, without sectors",
      "Light, with sectors",
      "Leading Light Front",
      "Leading Light Rear",
      "Beacon, Cardinal N",
      "Beacon, Cardinal E",
      "Beacon, Cardinal S",
      "Beacon, Cardinal W",
      "Beacon, Port hand",
      "Beacon, Starboard hand",
      "Beacon, Preferred Channel port hand",
      "Beacon, Preferred Channel starboard hand",
      "Beacon, Isolated danger",
      "Beacon, Safe water",
      "Beacon, Special mark",
      "Cardinal Mark N",
      "Cardinal Mark E",
      "Cardinal Mark S",
      "Cardinal Mark W",
      "Port hand Mark",
      "Starboard hand Mark",
      "Preferred Channel Port hand",
      "Preferred Channel Starboard hand",
      "Isolated danger",
      "Safe Water",
      "Special Mark",
      "Light Vessel / LANBY / Rigs"),
  TREND("steady", "increasing", "decreasing", "N/A"),
  RAIN("reserved", "rain", "thunderstorm", "freezing rain", "mixed/ice", "snow", "reserved", "N/A"),
  ICE("no", "yes", "reserved", "N/A"),
  RACON("No RACON installed", "RACON not monitored", "RACON operational", "RACON ERROR"),
  LIGHT("No light or no monitoring", "Light ON", "Light OFF", "Light ERROR"),
  HAZARD(
      "0 blue cones/lights",
      "1 blue cone/light",
      "2 blue cones/lights",
      "3 blue cones/lights",
      "4 B-Flag",
      "Unknown"),
  LOADED("N/A (default)", "Unloaded", "Loaded"),
  IDENTITY("mmsi", "imo", "callsign", "other"),
  SHIP() {
    @Override
    String of(int number) {
      return ShipType.text(number);
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // List.of is never changed
  private final List<String> texts;

  Legend(String... texts) {
    this.texts = List.of(texts);
  }

  String of(int number) {
    return number < texts.size() ? texts.get(number) : "INVALID " + name();
  }
}
