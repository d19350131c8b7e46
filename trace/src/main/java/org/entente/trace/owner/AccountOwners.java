package org.entente.trace.owner;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Who controls an account, as a ledger tells it.
///
/// @param account which
/// @param threshold how many owners must sign; null where no contract said
/// @param holds in the order they came up; also those that were taken back
public record AccountOwners(EvmAddress account, @Nullable Uint256 threshold, List<Hold> holds) {
  public AccountOwners {
    holds = List.copyOf(holds);
  }

  /// Those who control it at the ledger's end.
  public List<Hold> controllers() {
    return holds.stream().filter(hold -> hold.stands() && hold.role().controls()).toList();
  }
}
