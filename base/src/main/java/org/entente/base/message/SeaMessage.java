package org.entente.base.message;

/// Why something at sea does not fit, and what else it may be: reasons of ship events and of
/// judged identities.
public enum SeaMessage implements Message {
  // Silence.
  GAP_SILENT("{0} h without a report (least 6, sure from 12)"),
  GAP_BEFORE("{0} reports in the 12 h before (sure from 14)"),
  GAP_COVERAGE("{0} reports a day where she fell silent (sure above 10)"),
  GAP_ELSEWHERE("{0} reports of the same MMSI elsewhere meanwhile"),
  GAP_AGAIN("heard again {0} nm away"),
  GAP_INNOCENT_RECEIVER("a receiver that failed, a satellite's pass missed, a crowded channel"),
  GAP_INNOCENT_OFF("a set switched off for repair, or against pirates"),
  GAP_INNOCENT_COVER("in a harbour or behind land where nobody hears her"),

  // Meetings.
  ENCOUNTER_NEAR("{0} h within 500 m (least 2), {1} m on average"),
  ENCOUNTER_SLOW("median speeds not above {0} knots (below 2)"),
  ENCOUNTER_KNOWN("known at {0} % of the five-minute steps (sure from 90)"),
  ENCOUNTER_NO_HARBOUR("no harbour known near, neither listed nor seen in the data"),
  ENCOUNTER_HARBOUR("{0} km from the nearest harbour listed or seen (least 10)"),
  ENCOUNTER_MOORED("one of them says that she is anchored or moored"),
  ENCOUNTER_INNOCENT_WORK("a tug, a pilot or a supply boat at her work"),
  ENCOUNTER_INNOCENT_BUNKERING("bunkering, or a transfer at sea that is allowed and reported"),
  ENCOUNTER_INNOCENT_FLEET(
      "fishing vessels of one fleet, or two ships drifting side by side while they wait"),

  // Loitering.
  LOITERING_SLOW("{0} h below 2 knots (least 4), median {1}"),
  LOITERING_PORT("{0} km from the nearest port listed or seen"),
  LOITERING_NO_PORTS("how far from shore is not known: no ports were given"),
  LOITERING_NO_PARTNER("no partner was heard: a silent one is possible, not shown"),
  LOITERING_STILL("hardly moved: she may lie at anchor without saying so"),
  LOITERING_INNOCENT_WAITING("waiting for a berth, a pilot, orders or daylight"),
  LOITERING_INNOCENT_TROUBLE("an engine that failed, ice, a storm ridden out"),
  LOITERING_INNOCENT_TRADE(
      "fishing, surveying, standing by, towing or bunkering, where that is her trade"),

  // Numbers in two places.
  SHARED_TRACKS("two tracks {0} nm apart under one number"),
  SHARED_CHANGES("{0} changes from one to the other and back (least 6)"),
  SHARED_OTHER("the other at {0} {1}"),
  SHARED_INNOCENT_SET("a set programmed with another's number, or with one out of the box"),
  SHARED_INNOCENT_PASSED("a number passed on without the old set being switched off"),
  SHARED_INNOCENT_NOBODY(
      "it does not tell which of the ships is the rightful one: nobody is accused by this"),
  JUMP_FAST("{0} nm in {1} h, more than 60 knots allow"),
  JUMP_BACK("{0} reports there, then back as impossibly fast"),
  JUMP_ALONE("no other ship jumped within 5 nm of there in the same hour"),
  JUMP_TOGETHER("also within 5 nm of there in the same hour: {0}"),
  JUMP_INNOCENT_VICTIM("false or disturbed satellite signals around her: the ship is the victim"),
  JUMP_INNOCENT_FIX("a wrong fix after the set was switched on, or a bit lost on the air"),

  // Ports.
  VISIT_NEAR("within 3 km of {0}"),
  VISIT_STOP("a stop below 0.2 knots"),
  VISIT_LEFT("left again, more than 4 km away"),
  VISIT_NOT_LEFT("not seen to leave"),
  VISIT_INNOCENT("a transit by river, a stop at a lock"),

  // What a ship calls herself.
  RENAMED_NAME("name changed from {0} to {1}"),
  RENAMED_CALL_SIGN("call sign changed from {0} to {1}"),
  RENAMED_IMO("IMO number changed from {0} to {1}"),
  RENAMED_TIMES("told {0} and {1} times (sure from 2)"),
  RENAMED_INNOCENT_SOLD("sold, renamed or reflagged, and the set programmed anew"),
  RENAMED_INNOCENT_TYPING("a typing mistake put right, or a bit lost on the air"),
  NUMBER_DIGIT("the check digit of IMO number {0} is wrong: {1}"),
  NUMBER_FORM("IMO number {0} is not seven digits"),
  NUMBER_TIMES("told {0} times (sure from 2)"),
  NUMBER_INNOCENT("a mistyped number, or that of a registry, typed into the set by her crew"),
  TWICE_NUMBER("IMO number {0} under two MMSIs"),
  TWICE_AT_ONCE("both used it from the first time to the last told here"),
  TWICE_AFTER("one after the other: as after a change of flag"),
  TWICE_INNOCENT_SETS(
      "two sets on one ship, or an old one not switched off after a change of flag"),
  TWICE_INNOCENT_TYPING("a number mistyped by one of them; it does not tell by which"),

  // Lists of ships.
  IMO_FORM_WHY("'{0}' is not seven digits"),
  IMO_FORM_INNOCENT(
      "a digit lost in copying, or the number of something else: a company, a registry"),
  IMO_DIGIT_WHY("{0}: the last digit should be {1}, not {2}"),
  IMO_DIGIT_INNOCENT("the print may be wrong: one digit misread or mistyped at the source"),
  IMO_NEAR_WHY("one digit from {0}, alike in size or name: digit {1} is {2} instead of {3}"),
  IMO_NEAR_RIGHT_WHY(
      "one digit from {0}, alike in size or name: digit {1} is {2} instead of {3}; the check digit"
          + " is still right"),
  IMO_NEAR_INNOCENT("a misprint of either number, or two ships that only resemble each other"),
  MMSI_DIGITS_WHY("'{0}' is not nine digits"),
  MMSI_SHIP_WHY("'{0}' is a ship"),
  MMSI_COAST_WHY("'{0}' is a coast station (00…)"),
  MMSI_GROUP_WHY("'{0}' is a group of ships (0…)"),
  MMSI_AIRCRAFT_WHY("'{0}' is a search and rescue aircraft (111…)"),
  MMSI_BEACON_WHY("'{0}' is a distress beacon (97…)"),
  MMSI_CRAFT_WHY("'{0}' is a craft of a parent ship (98…)"),
  MMSI_AID_WHY("'{0}' is an aid to navigation (99…)"),
  MMSI_PORTABLE_WHY("'{0}' is a hand-held set (8…)"),
  MMSI_NONE_WHY("'{0}' is no kind of station"),
  MMSI_FORM_INNOCENT(
      "a digit lost in copying, a set never programmed, or a station that is no ship"),
  SHARED_MMSI_WHY("{0} stands with the IMO numbers {1}"),
  SHARED_MMSI_INNOCENT(
      "one of them mistyped, or the number passed on when a ship changed her flag; it does not tell"
          + " which ship was heard: nobody is accused by this"),
  MID_UNALLOCATED_WHY("no state has the digits {0}"),
  MID_UNALLOCATED_INNOCENT(
      "digits allocated since the table was made (2026), or a mistyped number"),
  MID_FLAG_WHY("the digits {0} belong to {1}, the flag is {2}"),
  MID_FLAG_INNOCENT("just reflagged and the radio not yet programmed anew, or a bareboat charter"),
  DIMENSION_WHY("{0} long, in the registry {1}"),
  DIMENSION_INNOCENT(
      "lengths over all and between perpendiculars mixed up, a rebuilt ship, or feet");

  private final String english;

  SeaMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
