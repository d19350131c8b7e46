package org.entente.trace.exposure;

import org.entente.trace.label.Claim;

/// Somebody who has a name.
///
/// @param category an id of the taxonomy: `exchange`, `sanction`, `mixing_service`
/// @param label what he is called
/// @param source where that can be looked up
/// @param points how far the source can be trusted, 0 to 100
public record Named(String category, String label, String source, int points) {
  /// As a label claims.
  static Named of(Claim claim) {
    String category =
        claim.concepts().isEmpty() ? claim.role().text() : claim.concepts().getFirst();
    return new Named(category, claim.text(), claim.source(), claim.confidence().points());
  }
}
