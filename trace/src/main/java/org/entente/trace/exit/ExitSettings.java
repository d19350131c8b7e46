package org.entente.trace.exit;

/// Figures that no ledger has. Nobody has published how often a request stops money, so these are
/// assumptions, said to be such beside every result, and changed where an agency knows its own.
///
/// @param exchangeActs chance that an exchange, asked, holds a deposit that is still there, ppm
/// @param issuerActs chance that an issuer freezes before the money moves, ppm
/// @param bridgeActs chance that a bridge is paused in time, ppm
/// @param serviceActs the same of other services
/// @param exchangeHalfHours after so many hours half of what came to a desk has left it
/// @param bridgeHalfHours the same of a bridge
public record ExitSettings(
    long exchangeActs,
    long issuerActs,
    long bridgeActs,
    long serviceActs,
    int exchangeHalfHours,
    int bridgeHalfHours) {
  public static final ExitSettings ASSUMED =
      new ExitSettings(500_000, 800_000, 100_000, 200_000, 24, 1);
}
