package org.entente.screen.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// That a customer is not the target that is called like him, as somebody decided and for how
/// long.
///
/// @param customer the desk's own id of him
/// @param rows the fingerprint of each row of the target, by the row's id
/// @param until the last day on which it holds
public record Clearance(
    String customer,
    SortedMap<String, String> rows,
    String reason,
    String by,
    Instant on,
    LocalDate until) {
  public Clearance {
    if (customer.isBlank() || rows.isEmpty() || reason.isBlank() || by.isBlank()) {
      throw new IllegalArgumentException("a clearance names customer, target, reason and person");
    }
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }
}
