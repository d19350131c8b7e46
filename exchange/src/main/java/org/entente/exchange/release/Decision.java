package org.entente.exchange.release;

import java.util.List;

/// Whether something may be done, and every reason why not.
///
/// @param reasons empty when it may
/// @param policy SHA-256 of the policy that decided, in hex
public record Decision(List<Reason> reasons, String policy) {
  public Decision {
    reasons = List.copyOf(reasons);
  }

  public boolean isPermitted() {
    return reasons.isEmpty();
  }
}
