package org.entente.app.exposure;

import java.util.List;
import java.util.function.LongPredicate;
import org.entente.base.BadInput;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.MixGuard;
import org.entente.trace.exposure.Coins;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.ExposureWalk;
import org.entente.trace.exposure.LabelNames;
import org.entente.trace.exposure.OutputIndex;
import org.jspecify.annotations.Nullable;

/// Screens one address after another. Not safe for several threads.
final class Screening implements Desk {
  private final ChainView chain;
  private final ExposureSettings settings;
  private final LabelNames names;
  private final @Nullable Clusters clusters;
  private final @Nullable OutputIndex index;
  private final Addresses addresses;
  private final ExposureWalk walk;

  /// Without an index the ledger is looked through for each address.
  Screening(
      ChainView chain,
      ExposureSettings settings,
      LabelNames names,
      @Nullable Clusters clusters,
      @Nullable OutputIndex index) {
    this.chain = chain;
    this.settings = settings;
    this.names = names;
    this.clusters = clusters;
    this.index = index;
    addresses = new Addresses(chain.network());
    walk = new ExposureWalk(chain, names, new MixGuard(chain), settings);
  }

  /// An address that the ledger doesn't have was never paid: that is an answer, not an error.
  @Override
  public List<Screened> ask(String text) {
    return List.of(address(text));
  }

  private Screened address(String text) {
    byte[] bytes;
    try {
      bytes = addresses.script(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput(text, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
    long script = chain.findScript(bytes);
    if (script == ChainView.NONE) {
      return new Screened(
          text, null, false, names.ofAddress(text), Exposure.NOTHING, Exposure.NOTHING);
    }
    Coins coins =
        index == null
            ? Coins.of(chain, script, settings.outputs())
            : Coins.of(index, script, settings.outputs());
    LongPredicate own = own(script);
    return new Screened(
        text, null, true, names.of(script), walk.incoming(coins, own), walk.outgoing(coins, own));
  }

  private LongPredicate own(long script) {
    Clusters over = clusters;
    if (over == null) {
      return other -> other == script;
    }
    int root = over.root((int) script);
    return other -> other == script || over.root((int) other) == root;
  }

  /// Whose these coins are, or where they came from.
  Exposure coins(long[] outputs) {
    return walk.spending(new Coins(outputs, 0));
  }
}
