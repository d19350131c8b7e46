package org.entente.trace.owner;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.address.AddressKey;
import org.entente.chain.evm.AccountView;
import org.entente.trace.label.Claim;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Role;
import org.entente.trace.label.Subject;
import org.entente.trace.label.store1.LabelStore;

/// Which accounts of a ledger labels call an exchange's, as of a day.
public final class ExchangeLabels {
  private ExchangeLabels() {}

  /// Account numbers, each with the most trustworthy claim. Goes through whichever is fewer, the
  /// ledger's accounts or the labels.
  public static Map<Long, Claim> of(AccountView view, LabelStore store, LocalDate day) {
    LabelBook book = new LabelBook(store, day);
    Map<Long, Claim> found = new TreeMap<>();
    if (store.labels() > view.accountCount()) {
      for (long account = 0; account < view.accountCount(); account++) {
        add(found, account, AddressKey.of(view.address(account)), book);
      }
    } else {
      store.forEach(
          label -> {
            if (label.subject() instanceof Subject.Address(AddressKey key)) {
              key.account().ifPresent(address -> add(found, view.findAccount(address), key, book));
            }
          });
    }
    return found;
  }

  private static void add(Map<Long, Claim> found, long account, AddressKey key, LabelBook book) {
    if (account != AccountView.NONE && !found.containsKey(account)) {
      book.desk(key)
          .filter(claim -> claim.role() == Role.EXCHANGE)
          .ifPresent(claim -> found.put(account, claim));
    }
  }
}
