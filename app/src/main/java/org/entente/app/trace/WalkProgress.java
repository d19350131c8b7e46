package org.entente.app.trace;

import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.TraceMessage;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Ending;
import org.entente.trace.OutputStops;
import org.entente.trace.account.Stops;
import org.jspecify.annotations.Nullable;

/// How far walks are, seen from where they arrive: each goes through its ledger from the first
/// transaction to the last. Several walks follow one another. Nothing of an answer depends on it.
final class WalkProgress implements AutoCloseable {
  /// Looking up a place costs more than arriving there.
  private static final int EVERY = 1 << 10;

  private final Progress progress;
  private final int walks;
  private long arrivals;
  private long last;
  private int behind;

  WalkProgress(Terminal terminal, int walks) {
    progress = new Progress(terminal, TraceMessage.PROGRESS_TRACE, Progress::count);
    this.walks = walks;
  }

  OutputStops over(ChainView chain, OutputStops stops) {
    return new OutputStops() {
      @Override
      public @Nullable Ending at(long output) {
        if (++arrivals % EVERY == 0) {
          arrive(chain.txOfOutput(output), chain.txCount());
        }
        return stops.at(output);
      }

      @Override
      public boolean endsStart(long output) {
        return stops.endsStart(output);
      }
    };
  }

  Stops over(Stops stops) {
    return (AccountView view, long transfer) -> {
      if (++arrivals % EVERY == 0) {
        arrive(view.txOfTransfer(transfer), view.txCount());
      }
      return stops.at(view, transfer);
    };
  }

  private void arrive(long tx, long count) {
    if (tx < last) {
      behind = Math.min(behind + 1, walks - 1);
    }
    last = tx;
    progress.at(behind * count + tx, walks * count);
  }

  @Override
  public void close() {
    progress.close();
  }
}
