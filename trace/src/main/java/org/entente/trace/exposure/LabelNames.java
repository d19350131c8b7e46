package org.entente.trace.exposure;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.Optional;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.KeyScripts;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;

/// Names from labels: of an address its most trustworthy label, else that of its cluster. Answers
/// are kept, up to a million. One thread at a time.
public final class LabelNames implements Names {
  private static final int KEPT = 1 << 20;
  private static final Named NOBODY = new Named("", "", "", 0);

  private final ChainView chain;
  private final LabelBook book;
  private final Addresses addresses;
  private final KeyScripts scripts;
  private final LongObjectHashMap<Named> known = new LongObjectHashMap<>();
  private final LongObjectHashMap<Named> ofRoot = new LongObjectHashMap<>();
  private @Nullable Clusters clusters;

  public LabelNames(ChainView chain, LabelBook book) {
    this.chain = chain;
    this.book = book;
    addresses = new Addresses(chain.network());
    scripts = new KeyScripts(chain);
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
      Named named = named(label.claim());
      int root = over.root((int) script);
      Named before = ofRoot.get(root);
      if (before == null || before.points() < named.points()) {
        ofRoot.put(root, named);
      }
    }
  }

  @Override
  public @Nullable Named of(long script) {
    Named named = known.get(script);
    if (named == null) {
      named = ask(script);
      if (known.size() == KEPT) {
        known.clear();
      }
      known.put(script, named);
    }
    return named.equals(NOBODY) ? null : named;
  }

  private Named ask(long script) {
    Optional<String> address = addresses.of(chain.script(script));
    Named own = address.map(this::named).orElse(NOBODY);
    Clusters over = clusters;
    if (!own.equals(NOBODY) || over == null) {
      return own;
    }
    Named cluster = ofRoot.get(over.root((int) script));
    return cluster == null ? NOBODY : cluster;
  }

  /// The name of an address, also of one that the ledger doesn't have.
  public @Nullable Named ofAddress(String address) {
    Named named = named(address);
    return named.equals(NOBODY) ? null : named;
  }

  private Named named(String address) {
    return book.of(CryptoAddress.read(address).key()).held().stream()
        .findFirst()
        .map(LabelNames::named)
        .orElse(NOBODY);
  }

  private static Named named(Claim claim) {
    String category =
        claim.concepts().isEmpty() ? claim.role().text() : claim.concepts().getFirst();
    return new Named(category, claim.text(), claim.source(), claim.confidence().points());
  }
}
