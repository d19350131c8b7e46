package org.entente.trace.cluster;

import java.util.function.Function;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// By which rules addresses are united.
///
/// @param guard for a ledger, what unites nothing; asked again when the ledger has grown
/// @param owners who is known and must not be mixed up
/// @param change what of a transaction's outputs is change, or null to unite by inputs alone
public record ClusterRules(
    Function<ChainView, TxGuard> guard, Owners owners, @Nullable ChangeRules change) {
  /// Coins spent together, but not in what [MixGuard] calls a CoinJoin.
  public static final ClusterRules STANDARD = new ClusterRules(MixGuard::new, Owners.NONE, null);

  public ClusterRules {
    if (change != null && change.looksAhead()) {
      throw new IllegalArgumentException(
          change.text() + ": " + change.ahead() + " looks at what the output's spender does later");
    }
  }

  public ClusterRules withGuard(Function<ChainView, TxGuard> other) {
    return new ClusterRules(other, owners, change);
  }

  public ClusterRules withOwners(Owners known) {
    return new ClusterRules(guard, known, change);
  }

  public ClusterRules withChange(@Nullable ChangeRules rules) {
    return new ClusterRules(guard, owners, rules);
  }
}
