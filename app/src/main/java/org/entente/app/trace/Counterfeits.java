package org.entente.app.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.Imitations;
import org.entente.trace.account.LeftOut;
import org.entente.trace.account.OpeningsFile;
import org.entente.trace.account.Poisoning;
import org.entente.trace.account.Tokens;
import org.jspecify.annotations.Nullable;

/// What imitates something else in one store of accounts, and so is left out of the flow.
final class Counterfeits {
  private final AccountView view;
  private final Tokens tokens;
  private final Set<Asset> named;

  private Counterfeits(AccountView view, Tokens tokens, Set<Asset> named) {
    this.view = view;
    this.tokens = tokens;
    this.named = named;
  }

  /// `symbols` is a file that names tokens, null for none.
  static Counterfeits of(AccountView view, @Nullable Path symbols) throws IOException {
    Tokens tokens = Tokens.of(view.network());
    Set<Asset> named =
        symbols == null
            ? Set.of()
            : Imitations.among(
                view.network(), tokens, OpeningsFile.readSymbols(view.network(), symbols));
    return new Counterfeits(view, tokens, named);
  }

  /// Who asks for everything at an address doesn't mean the tokens that were planted there.
  Set<Asset> with(List<AccountStart> starts) {
    long[] whole =
        starts.stream()
            .filter(start -> start instanceof AccountStart.Account a && a.asset() == null)
            .mapToLong(start -> view.findAccount(((AccountStart.Account) start).address()))
            .filter(account -> account != AccountView.NONE)
            .toArray();
    Poisoning poisoning = poisoning(named);
    Set<Asset> all = new HashSet<>(named);
    all.addAll(poisoning.assets(poisoning.around(whole)));
    return all;
  }

  /// The evidence at the accounts that these traces came by.
  List<LeftOut> evidence(Set<Asset> leftOut, List<AccountTrace> traces) {
    long[] accounts =
        traces.stream()
            .flatMapToLong(trace -> Arrays.stream(trace.accounts()))
            .distinct()
            .sorted()
            .toArray();
    return poisoning(leftOut).around(accounts);
  }

  private Poisoning poisoning(Set<Asset> counterfeit) {
    return new Poisoning(view, tokens, counterfeit, Poisoning.Settings.USUAL);
  }
}
