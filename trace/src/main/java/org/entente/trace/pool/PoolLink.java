package org.entente.trace.pool;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.jspecify.annotations.Nullable;

/// A hypothesis: this withdrawal is one of these deposits' coins.
///
/// @param depositor who put them in; null where nobody told
/// @param deposits their transactions, the latest first, at most [#MOST_DEPOSITS]
/// @param alternatives how many depositors, or bursts of deposits, fit the rule as well
/// @param ppm that the hypothesis is right, parts per million
public record PoolLink(
    Rule rule,
    int withdrawal,
    @Nullable EvmAddress depositor,
    List<Hash256> deposits,
    int alternatives,
    int ppm,
    String finding) {
  public static final int MOST_DEPOSITS = 20;

  public PoolLink {
    deposits = List.copyOf(deposits);
  }

  /// The published rules (Béres et al. 2021; Tutela 2022; on Harmony, Elliptic 2022).
  public enum Rule {
    ADDRESS_REUSE("address_reuse"),
    GAS_PRICE("gas_price"),
    LINKED_OUTSIDE("linked_outside"),
    PORTFOLIO("equal_portfolio"),
    BATCH("batch_per_address"),
    FIRST_IN("first_in_first_out");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
