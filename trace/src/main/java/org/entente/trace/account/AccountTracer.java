package org.entente.trace.account;

import org.entente.base.BadInput;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.trace.Direction;
import org.entente.trace.Method;

/// Follows money through a ledger of accounts.
public final class AccountTracer {
  private AccountTracer() {}

  /// Throws [BadInput] when a start isn't in the ledger or the question can't be answered.
  public static AccountTrace run(AccountView whole, AccountQuestion question, Stops stops) {
    refuse(question);
    AccountView view = until(whole, question.limits().untilTime());
    return new AccountWalk(view, question, stops, true).run();
  }

  private static void refuse(AccountQuestion question) {
    if (question.method() == Method.TIHO) {
      throw new BadInput(
          "method tiho",
          "",
          "taint in, highest out needs outputs of a transaction; accounts have none",
          "Use fifo, lifo, haircut or poison.");
    }
    if (question.direction() == Direction.TO_PAST) {
      throw new BadInput(
          "direction to_past",
          "",
          "what accounts held before the data begins is an origin that no trace starts from,"
              + " so shares would not add up",
          "Trace the suspected origins forwards, and see what of them arrives.");
    }
  }

  /// The ledger without its first block later than `time` and all behind it. Times rise from block
  /// to block: consensus rules ask for that.
  public static AccountView until(AccountView view, long time) {
    if (time == Long.MAX_VALUE) {
      return view;
    }
    int first = view.blockCount();
    int from = 0;
    int to = first;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int told = middle;
      while (told < to && view.block(told).time() == EvmBlock.UNKNOWN_TIME) {
        told++;
      }
      if (told == to) {
        to = middle;
      } else if (view.block(told).time() > time) {
        first = told;
        to = middle;
      } else {
        from = told + 1;
      }
    }
    return first == view.blockCount() ? view : view.before(first);
  }
}
