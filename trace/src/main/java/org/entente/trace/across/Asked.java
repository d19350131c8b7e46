package org.entente.trace.across;

import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Method;
import org.entente.trace.OutputStops;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.Stops;

/// What is asked of one of the ledgers; it may have no start of its own.
public sealed interface Asked {
  Method method();

  /// As it stands in results.
  String network();

  /// Bitcoin. The question looks to the future. `stops` are those beside bridges.
  record Outputs(ChainView view, TraceQuestion question, OutputStops stops) implements Asked {
    public Outputs(ChainView view, TraceQuestion question) {
      this(view, question, OutputStops.NONE);
    }

    @Override
    public Method method() {
      return question.method();
    }

    @Override
    public String network() {
      return view.network().text();
    }
  }

  /// Accounts. `stops` are those beside bridges.
  record Accounts(AccountView view, AccountQuestion question, Stops stops) implements Asked {
    @Override
    public Method method() {
      return question.method();
    }

    @Override
    public String network() {
      return view.network().text();
    }
  }
}
