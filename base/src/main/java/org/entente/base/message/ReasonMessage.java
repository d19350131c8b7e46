package org.entente.base.message;

/// Why something above, in trade, of an alert or a trace is told, and what else it may be; what is
/// at sea has [SeaMessage].
public enum ReasonMessage implements Message {

  // Did it move by itself?
  MANOEUVRE_OFF("the mean semi-major axis is {0} m off what the older set predicts"),
  MANOEUVRE_SCATTER("scatter {0} m: {1} m of quiet sets, {2} m of doubt in drag"),
  MANOEUVRE_NO_STATE("the older set has no state at the newer one's epoch"),
  MANOEUVRE_BETWEEN("between {0} and {1} sigmas"),
  MANOEUVRE_SILENCE("{0} days of silence: drag alone explains much"),
  MANOEUVRE_ROSE("drag only lowers an orbit; this one rose"),
  MANOEUVRE_OTHER_OBJECT(
      "inclination or eccentricity differ too: the set may be of another object"),
  PASSES_OVERTAKEN("a manoeuvre before {0}: {1}"),

  // Supply chains.
  SUPPLY_SHARE_WHY("share {0}, limit {1}"),
  SUPPLY_CHANGE_WHY("share-change {0}, limit {1}"),
  SUPPLY_VALUE_WHY("unit-value {0}, limit {1}"),
  SUPPLY_VOLUME_WHY("volume {0}, limit {1}"),
  SUPPLY_NOTICE_WHY("notice {0}, limit {1}"),
  SUPPLY_INNOCENT_SEASON("a season"),
  SUPPLY_INNOCENT_UNIT("a change of currency or unit"),
  SUPPLY_INNOCENT_CONTRACT("one large contract"),

  // Warnings of several senders.
  INCIDENT_BOTH_NAME("both name {0}"),
  INCIDENT_INTERSECT("their areas intersect"),

  // Traces.
  TRACE_FIRST_END("the trace's first timed end; the start has no time of its own");

  private final String english;

  ReasonMessage(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
