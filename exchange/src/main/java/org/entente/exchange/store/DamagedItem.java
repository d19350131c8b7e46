package org.entente.exchange.store;

import org.entente.cases.DamagedCase;

/// What stands in the store under this name isn't what was put there. It is not given out: only a
/// copy has the right bytes.
public final class DamagedItem extends StorageFailure {
  private static final long serialVersionUID = 1;

  private static final String NEXT =
      ". Stop the node and restore the newest backup (entente node restore)";

  DamagedItem(String name) {
    super(name + " is damaged in the store: its bytes aren't those that were taken in" + NEXT);
  }

  DamagedItem(DamagedCase damage) {
    super(damage.getMessage() + ": the store is damaged" + NEXT);
  }
}
