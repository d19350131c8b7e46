package org.entente.base.message;

/// Monitors: warnings, overflights, ships, supply chains.
public enum WatchMessage implements Message {
  // Monitors: overflights.
  COMMAND_PROPAGATE("Where the objects of element sets are, by SGP4."),
  COMMAND_PASSES("When satellites may see declared sites."),
  COMMAND_MANOEUVRES("Did an object manoeuvre between its element sets: yes, no or unsure."),
  OPTION_ELEMENTS("Element sets: TLE (Alpha-5 too) or OMM as CSV, JSON, XML or KVN; gzip too."),
  OPTION_LENIENT_SETS(
      "Take sets with a wrong checksum, leave out what cannot be read, and list both."),
  OPTION_MINUTES("Minutes from each set's epoch, separated by commas."),
  OPTION_AT("Times such as 2024-06-13T00:00:00Z, separated by commas. Default: now."),
  OPTION_SITES("Declared sites: CSV with id,name,lat,lon,height_m,owner,declared."),
  OPTION_SPAN_FROM("Begin of the span, such as 2024-06-13T00:00:00Z."),
  OPTION_SPAN_TO("End of the span."),
  OPTION_OFF_NADIR("How far from straight down the sensor can look, degrees. Default: 45."),
  OPTION_MIN_SUN("How high the Sun must stand for a site to count as lit, degrees. Default: 10."),
  OPTION_KNOWN_AT("Use no element set with a later epoch. Default: now."),
  OPTION_PASS_ALERT(
      "Only passes that begin within so many minutes, their error counted; exit 1 if there is any."
          + " --from and --to may be left out."),
  OPTION_PASS_TO_NODE(
      "Tell this running node of each pass, once: an alert until somebody dealt with it."),
  OPTION_CALENDAR("Write the passes as iCalendar to this file, too."),
  HEADING_SPACE_OBJECT("object"),
  HEADING_SITE("site"),
  HEADING_LATITUDE("latitude"),
  HEADING_LONGITUDE("longitude"),
  HEADING_HEIGHT_KM("height (km)"),
  HEADING_SGP4_ERROR("SGP4 error"),
  HEADING_CLOSEST("closest"),
  HEADING_IN_VIEW_SECONDS("in view (s)"),
  HEADING_OFF_NADIR("off-nadir (°)"),
  HEADING_ELEVATION("elevation (°)"),
  HEADING_RANGE_KM("range (km)"),
  HEADING_SUN("sun (°)"),
  HEADING_OLDER_SET("older set"),
  HEADING_NEWER_SET("newer set"),
  HEADING_RESIDUAL_M("higher by (m)"),
  HEADING_OFF_SECONDS("early (s)"),
  HEADING_VERDICT("verdict"),
  PASSES_VOID("Void: what the set of {0} from {1} predicted; {2}"),
  ELEMENTS_DOUBT("taken with doubt: {0}"),

  // Monitors: ships.
  OPTION_AIS_TCP("Read a receiver over TCP instead of files; connects anew where it breaks off."),
  OPTION_AIS_UDP("Take datagrams at this address instead of files."),
  OPTION_AIS_SECONDS("End a live stream after so many seconds. Default: 60."),
  OPTION_AIS_MESSAGES("End a live stream after so many messages. Default: 1,000,000."),
  AIS_AGAIN("{0}: {1}; again in {2} ms"),
  OPTION_EVENT_LISTS(
      "Also tell which of the ships stand on the sanctions lists that were imported."),
  EVENTS_LISTED("listed: MMSI {0}, {1}: {2}"),
  HEADING_EVENT_TIME("begins"),
  COMMAND_SHIPS_CHECK("Judge how ships are named: numbers, digits, flags, lengths."),
  COMMAND_SHIPS_EVENTS("Gaps, encounters, loitering, jumps, shared numbers, changed identities."),
  PARAMETER_SHIPS("Ships: CSV with row,imo,mmsi,name,flag,length_m; blank is unknown."),
  OPTION_REGISTRY("A registry to compare with: CSV with imo,name,flag,mmsi,length_m."),
  HEADING_ROW("row"),
  HEADING_INNOCENT("may be innocent"),
  HEADING_SEA_EVENT("event"),
  HEADING_SEA_SURE("sure or unsure"),
  OPTION_EVENT_PORTS(
      "Ports and anchorages: CSV with name,lat,lon; for visits, encounters and where a ship"
          + " can have called during a gap."),
  OPTION_EVENT_FORMAT(
      "table for people; json, geojson, stix or cise for programs. Default: table."),
  OPTION_EVENT_SYNTHETIC("Say in every export that the ships are made up."),
  OPTION_EVENT_LIMITS(
      "Speed that no ship of these waters reaches, in knots, for calls during a gap. Default: 20."),
  EVENTS_INNOCENT("{0}, innocent readings: {1}"),
  EVENTS_COUNTED("{0} events: {1} sure, {2} unsure"),
  COMMAND_SHIPS_DECODE("Read AIS sentences: all message types, field by field."),
  PARAMETER_NMEA("Files of AIVDM or AIVDO sentences, with TAG blocks or without; gzip too."),
  OPTION_UNSCALED("Print numbers as they were sent instead of degrees, knots and metres."),
  OPTION_AIS_COUNT("Count only; print no messages."),
  HEADING_AIS_TYPE("message type"),
  HEADING_AIS_MESSAGES("messages"),
  AIS_COUNTED("{0} lines, {1} sentences, {2} messages of {3} stations, {4} rejected"),
  AIS_REJECTED("passed over: {0}; the first is {1}, line {2}: {3}"),

  // Warnings.
  COMMAND_WARNINGS_INGEST("Take alerts in (CAP 1.2, 1.1), in the order of the files."),
  COMMAND_WARNINGS_STATE("Say which alerts are in force at a time, as known at a time."),
  COMMAND_WARNINGS_VERIFY("Say who signed an alert, and whether that counts."),
  OPTION_WARNINGS_STORE("The folder in which warnings are kept."),
  OPTION_WARNINGS_LEARNT("When we learnt of them (2026-03-01T00:00:00Z). Default: now."),
  OPTION_WARNINGS_AT("The time of the picture. Default: now."),
  OPTION_WARNINGS_KNOWN("Only what was known by then. Default: now."),
  OPTION_WARNINGS_PUBLIC("Only what a public sink may get: status Actual, scope Public."),
  OPTION_WARNINGS_TRUST("Certificates of senders that are trusted."),
  PARAMETER_CAP_FILES("Files with one alert each."),
  PARAMETER_CAP_FILE("A file with an alert."),
  HEADING_SENT("sent"),
  HEADING_SENDER("sender"),
  HEADING_IDENTIFIER("identifier"),
  HEADING_ALERT_STATE("state"),
  HEADING_DECIDED_BY("decided by"),
  WARNING_MISSING("Never came: {1} of {0}, sent {2}."),
  COMMAND_SUPPLY_EXPOSURE(
      "How much of a country's production hangs on others, suppliers' suppliers counted."),
  COMMAND_SUPPLY_WHATIF("What a cut of supplies would take at most; never a forecast."),
  COMMAND_SUPPLY_SCREEN("Which products come from too few hands."),
  COMMAND_SUPPLY_ALERTS("Monthly early warning from shares, prices, volumes and notices."),
  OPTION_WORLD_TABLE("World input-output table (C, Z, F and X lines by tabs; gzip too)."),
  OPTION_EXPOSED("Whose production: a region of the table."),
  OPTION_EXPOSED_TO("On whom: regions of the table, separated by commas."),
  OPTION_SECTORS("Sectors such as c3-c16 or c3,c7. Default: all."),
  OPTION_CUT("Which supplier's deliveries to the buyer stop, and which share of them, 0 to 1."),
  OPTION_BUYER("Who is cut off."),
  OPTION_TRADE("Trade between countries: CSV with year,exporter,importer,product,value_usd."),
  OPTION_IMPORTER("Whose imports are screened."),
  OPTION_YEARS("Years, separated by commas."),
  OPTION_SHARES("Shares of suppliers: CSV with product,supplier,share_percent."),
  OPTION_SERIES("Monthly imports: CSV with month,importer,product,partner,value_usd,quantity_kg."),
  OPTION_NOTICES("Dated export controls: CSV with date,country,product."),
  HEADING_SECTOR("sector"),
  HEADING_OUTPUT_MONEY("output"),
  HEADING_LOOK_THROUGH("look-through (%)"),
  HEADING_FACE_VALUE("face value (%)"),
  HEADING_REGION("region"),
  HEADING_SUPPLY_LOSS("lost by supply"),
  HEADING_DEMAND_LOSS("lost by demand"),
  HEADING_PRODUCT("product"),
  HEADING_DEPENDENT("dependent"),
  HEADING_SUPPLIER("largest supplier"),
  HEADING_SUPPLIERS("suppliers"),
  HEADING_REMAINDER("others (%)"),
  HEADING_MONTH("month"),
  HEADING_IMPORTER("importer"),
  HEADING_PARTNER("partner"),
  HEADING_LEVEL("level"),
  HEADING_RULES("rules"),
  ANSWER_YES("yes"),
  ANSWER_NO("no"),
  SUPPLY_EXPOSED(
      "{0} on {1}: {2} % through the whole chain, {3} % at first sight, {4} % hidden, {5} times"
          + " face value."),
  SUPPLY_NOTE(
      "Upper bounds without substitution, stocks or changes of price; not a forecast. By supply:"
          + " Ghosh's model; by demand: Leontief's.");

  private final String english;

  WatchMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
