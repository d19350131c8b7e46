package org.entente.app.follow;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entente.app.node.AlertReceiver;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.ChainMessage;
import org.entente.trace.live.AlertLog;
import org.entente.trace.live.Walked;
import org.jspecify.annotations.Nullable;

/// Brings alerts to who asked for them: at once to standard output, by threads of their own to the
/// web, so that a slow receiver holds nobody up.
final class AlertDelivery implements AutoCloseable {
  private static final String STANDARD_OUTPUT = "stdout";
  private static final long RETRY_SECONDS = 60;
  private static final long LAST_SECONDS = 15;

  private final Terminal terminal;
  private final AlertLog log;
  private final List<AlertReceiver> receivers;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Semaphore> signals = new ArrayList<>();
  private volatile boolean ending;

  /// All that is to be told of it stands in the log.
  private volatile @Nullable Walked walked;

  AlertDelivery(Terminal terminal, AlertLog log, List<AlertReceiver> receivers) {
    this.terminal = terminal;
    this.log = log;
    this.receivers = receivers;
    for (AlertReceiver receiver : receivers) {
      Semaphore signal = new Semaphore(1);
      signals.add(signal);
      threads.add(Thread.ofVirtual().start(() -> serve(receiver, signal)));
    }
  }

  /// Prints what is new, and lets the others know; also how far the trace has come.
  void deliver(@Nullable Walked how) throws IOException, InterruptedException {
    log.drain(
        STANDARD_OUTPUT,
        (_, line) -> {
          terminal.out().println(line);
          terminal.out().flush();
          if (terminal.out().checkError()) {
            throw new IOException("nobody reads standard output any more");
          }
        });
    walked = how;
    signals.forEach(Semaphore::release);
  }

  private void serve(AlertReceiver receiver, Semaphore signal) {
    try {
      boolean last = false;
      while (!last) {
        boolean _ = signal.tryAcquire(RETRY_SECONDS, TimeUnit.SECONDS);
        signal.drainPermits();
        last = ending;
        Walked how = walked;
        try {
          log.drain(receiver.key(), receiver);
          if (how != null) {
            receiver.reached(how);
          }
        } catch (IOException e) {
          terminal.note(
              ChainMessage.LIVE_UNDELIVERED, receiver.name(), String.valueOf(e.getMessage()));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives receivers a last chance; what they do not take is brought at the next start.
  @Override
  public void close() {
    ending = true;
    signals.forEach(Semaphore::release);
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofSeconds(LAST_SECONDS))) {
          thread.interrupt();
          thread.join();
        }
      } catch (InterruptedException _) {
        thread.interrupt();
        Thread.currentThread().interrupt();
      }
    }
    receivers.forEach(AlertReceiver::close);
  }
}
