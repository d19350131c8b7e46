package org.entente.trace.exposure;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.Arrays;
import org.entente.base.address.AddressKey;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.KeyScripts;
import org.entente.trace.label.Label;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;

/// Names from labels: of an address as [Named] chooses among them, else that of its cluster. Of
/// what was asked lately the answer is kept. One thread at a time.
public final class LabelNames implements Names {
  /// A power of two: what was asked of a script last stands in the place of its low bits.
  private static final int KEPT = 1 << 18;

  private final ChainView chain;
  private final LabelBook book;
  private final Addresses addresses;
  private final KeyScripts scripts;
  private final long[] asked = new long[KEPT];
  private final @Nullable Named[] answers = new Named[KEPT];
  private final LongObjectHashMap<Named> ofRoot = new LongObjectHashMap<>();
  private @Nullable Clusters clusters;

  public LabelNames(ChainView chain, LabelBook book) {
    this.chain = chain;
    this.book = book;
    addresses = new Addresses(chain.network());
    scripts = new KeyScripts(chain);
    Arrays.fill(asked, ChainView.NONE);
  }

  /// Lets labels that define a cluster name all of it. `label` is asked for each that there is; of
  /// two for one cluster the more trustworthy names it.
  public void spread(Label label, Clusters over) {
    clusters = over;
    if (!label.claim().clusterDefiner()
        || !label.claim().stoodOn(book.day())
        || !(label.subject() instanceof Subject.Address address)) {
      return;
    }
    long script = scripts.find(address.key());
    if (script != ChainView.NONE) {
      Named named = Named.of(label.claim());
      int root = over.root((int) script);
      Named before = ofRoot.get(root);
      if (before == null || before.points() < named.points()) {
        ofRoot.put(root, named);
      }
    }
  }

  @Override
  public @Nullable Named of(long script) {
    int place = (int) script & (KEPT - 1);
    if (asked[place] != script) {
      answers[place] = ask(script);
      asked[place] = script;
    }
    return answers[place];
  }

  private @Nullable Named ask(long script) {
    AddressKey key = addresses.key(chain.script(script)).orElse(null);
    Named own = key == null ? null : named(key);
    Clusters over = clusters;
    return own != null || over == null ? own : ofRoot.get(over.root((int) script));
  }

  /// The name of an address, also of one that the ledger doesn't have.
  public @Nullable Named ofAddress(String address) {
    return named(CryptoAddress.read(address).key());
  }

  private @Nullable Named named(AddressKey key) {
    return Named.of(book.of(key).held());
  }
}
