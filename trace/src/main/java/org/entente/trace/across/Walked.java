package org.entente.trace.across;

import java.util.List;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Trace;
import org.entente.trace.account.AccountTrace;
import org.jspecify.annotations.Nullable;

/// What became of one ledger. `trace` is the last walk, whose starts are those of the question
/// and then one for each of `arrivals`, the carriers of in-legs; null where nothing ever started.
public sealed interface Walked {
  String network();

  List<Long> arrivals();

  record Outputs(ChainView view, @Nullable Trace trace, List<Long> arrivals) implements Walked {
    public Outputs {
      arrivals = List.copyOf(arrivals);
    }

    @Override
    public String network() {
      return view.network().text();
    }
  }

  record Accounts(AccountView view, @Nullable AccountTrace trace, List<Long> arrivals)
      implements Walked {
    public Accounts {
      arrivals = List.copyOf(arrivals);
    }

    @Override
    public String network() {
      return view.network().text();
    }
  }
}
