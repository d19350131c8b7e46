package org.entente.app.attribute;

import java.util.List;
import java.util.function.Function;
import org.entente.app.chain.StoreOption;
import org.entente.app.terminal.Format;
import org.entente.chain.ChainView;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.EqualOutputGuard;
import org.entente.trace.cluster.MixGuard;
import org.entente.trace.cluster.TxGuard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What all questions about clusters need: a store, and what is taken for a CoinJoin in it.
final class ClusterOptions {
  /// What unites nothing.
  enum Guard {
    COINJOIN,
    EQUAL,
    NONE;

    Function<ChainView, TxGuard> make() {
      return switch (this) {
        case COINJOIN -> MixGuard::new;
        case EQUAL -> EqualOutputGuard::new;
        case NONE -> _ -> TxGuard.NONE;
      };
    }
  }

  @Mixin StoreOption store;

  @Option(
      names = "--guard",
      paramLabel = "coinjoin|equal|none",
      defaultValue = "coinjoin",
      description = "${bundle:OPTION_GUARD}")
  Guard guard;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  Format format;

  /// The rules by which clusters are made, as they were measured.
  List<String> measured(@Nullable String change) {
    String united =
        switch (guard) {
          case COINJOIN -> "spent together, guard coinjoin";
          case EQUAL -> "spent together, guard equal";
          case NONE -> "spent together, no guard";
        };
    return change == null ? List.of(united) : List.of("spent together + " + change, united);
  }

  ClusterRules rules() {
    return ClusterRules.STANDARD.withGuard(guard.make());
  }
}
