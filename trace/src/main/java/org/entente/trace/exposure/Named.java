package org.entente.trace.exposure;

import java.util.List;
import java.util.Set;
import org.entente.trace.label.Claim;
import org.jspecify.annotations.Nullable;

/// Somebody who has a name.
///
/// @param category an id of the taxonomy: `exchange`, `sanction`, `mixing_service`
/// @param label what he is called
/// @param source where that can be looked up
/// @param points how far the source can be trusted, 0 to 100
public record Named(String category, String label, String source, int points) {
  private static final String SANCTION = "sanction";

  /// Of an authority's own data. What somebody else calls sanctioned is one label among others.
  private static final int AUTHORITY = 60;

  /// Behaviours that matter more than what kind of business somebody is: stolen money is not a
  /// user's. Being a victim is none of them.
  private static final Set<String> ABUSES =
      Set.of(
          SANCTION,
          "terrorism_financing",
          "money_laundering",
          "service_hack",
          "account_hack",
          "hack",
          "exploit",
          "ransomware",
          "malware",
          "sextortion",
          "extortion",
          "scam",
          "fraud",
          "phishing");

  /// As one label claims.
  static Named of(Claim claim) {
    String category =
        claim.concepts().stream()
            .filter(ABUSES::contains)
            .findFirst()
            .orElseGet(
                () ->
                    claim.concepts().isEmpty() ? claim.role().text() : claim.concepts().getFirst());
    return named(category, claim);
  }

  /// As labels claim that stand, the most trustworthy first: that one names him, but no label takes
  /// the name of a listed one off an address that an authority lists.
  static @Nullable Named of(List<Claim> held) {
    for (Claim claim : held) {
      if (claim.confidence().points() >= AUTHORITY && claim.concepts().contains(SANCTION)) {
        return named(SANCTION, claim);
      }
    }
    return held.isEmpty() ? null : of(held.getFirst());
  }

  private static Named named(String category, Claim claim) {
    return new Named(category, claim.text(), claim.source(), claim.confidence().points());
  }
}
