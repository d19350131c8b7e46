package org.entente.trace.exposure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.base.EvmAddress;
import org.entente.base.address.AddressKey;
import org.entente.chain.evm.AccountView;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;

/// Names of accounts from labels; what [LabelNames] is for scripts. One thread at a time.
public final class AccountNames implements Names {
  private static final int KEPT = 1 << 16;

  private final AccountView chain;
  private final LabelBook book;
  private final Map<Long, Optional<Named>> known = new HashMap<>();

  public AccountNames(AccountView chain, LabelBook book) {
    this.chain = chain;
    this.book = book;
  }

  @Override
  public @Nullable Named of(long account) {
    if (known.size() == KEPT) {
      known.clear();
    }
    return known
        .computeIfAbsent(account, number -> Optional.ofNullable(ofAddress(chain.address(number))))
        .orElse(null);
  }

  /// The name of an account, also of one that the ledger doesn't have.
  public @Nullable Named ofAddress(EvmAddress address) {
    return Named.of(book.of(AddressKey.of(address)).held());
  }
}
