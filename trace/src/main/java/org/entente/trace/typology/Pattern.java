package org.entente.trace.typology;

import java.util.Locale;
import org.entente.base.message.Message;
import org.entente.base.message.TraceMessage;

/// One thing that thieves attributed to North Korea did again and again, with the points that it
/// gives of a thousand. The points are our weights, not probabilities: how often each pattern shows
/// where nothing was stolen stands in the accuracy report.
public enum Pattern {
  /// Half of it left the first account within two hours, to three payees at least.
  TEMPO(
      100,
      "FBI, PSA I-022625-PSA (TraderTraitor, \"proceeding rapidly\")",
      "2025-02-26",
      TraceMessage.TYPOLOGY_TEMPO),
  /// Five equal parts or more to fresh accounts within three hours.
  FIXED_TRANCHES(
      250,
      "FBI, PSA I-022625-PSA (51 addresses); T. Monahan's list of 49 tranches of 10,000 ETH",
      "2025-02-26",
      TraceMessage.TYPOLOGY_FIXED_TRANCHES),
  /// Tokens that an issuer could freeze, changed into the native asset within a day.
  SWAP_TO_NATIVE(
      100,
      "Multilateral Sanctions Monitoring Team, second report (step 1 of the laundering process)",
      "2025-10-22",
      TraceMessage.TYPOLOGY_SWAP_TO_NATIVE),
  /// Into a bridge that pays out bitcoin.
  BRIDGE_TO_BITCOIN(
      200,
      "Multilateral Sanctions Monitoring Team, second report (step 3); FBI, PSA I-022625-PSA",
      "2025-10-22",
      TraceMessage.TYPOLOGY_BRIDGE_TO_BITCOIN),
  /// Into a mixer or a pool of fixed amounts.
  MIXER_ROUND(
      100,
      "US Treasury, press release jy0916 (Tornado Cash, Harmony and Ronin)",
      "2022-08-08",
      TraceMessage.TYPOLOGY_MIXER_ROUND),
  /// Into USDT, or by a bridge to TRON.
  TRON_USDT_LEG(
      100,
      "Multilateral Sanctions Monitoring Team, second report (steps 6 and 7)",
      "2025-10-22",
      TraceMessage.TYPOLOGY_TRON_USDT_LEG),
  /// To a broker who buys over the counter.
  OTC_SINK(
      100,
      "Multilateral Sanctions Monitoring Team, second report (step 8)",
      "2025-10-22",
      TraceMessage.TYPOLOGY_OTC_SINK),
  /// Swapped into a token that was made for it, or taken back as a bridge's refund.
  WORTHLESS_OR_REFUND(
      50,
      "Elliptic, \"The Bybit exploit: six months on\" (refund addresses, worthless tokens)",
      "2025-08-21",
      TraceMessage.TYPOLOGY_WORTHLESS_OR_REFUND);

  /// What all patterns together give.
  public static final int OF = 1000;

  private final int points;
  private final String source;
  private final String date;

  @SuppressWarnings("ImmutableEnumChecker") // every message is a constant
  private final Message innocent;

  Pattern(int points, String source, String date, Message innocent) {
    this.points = points;
    this.source = source;
    this.date = date;
    this.innocent = innocent;
  }

  public int points() {
    return points;
  }

  /// Who published that it is done, and when.
  public String source() {
    return source;
  }

  public String date() {
    return date;
  }

  /// What else explains it.
  public Message innocent() {
    return innocent;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
