package org.entente.app.node;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Hears of new blocks and of new transactions that wait as soon as the node does
/// (`eth_subscribe`), over a WebSocket that is opened again whenever it breaks. It only says that
/// there is news: what it is, is asked for by HTTP, as without it.
public final class EvmSubscription implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final URI uri;
  private final Runnable news;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Thread thread;
  private volatile boolean closed;

  private EvmSubscription(URI uri, Runnable news) {
    this.uri = uri;
    this.news = news;
    thread = Thread.ofVirtual().start(this::run);
  }

  /// Subscribes if the address is one of a WebSocket.
  public static Optional<EvmSubscription> of(NodeAddress address, Runnable news) {
    return address.webSocket().map(uri -> new EvmSubscription(uri, news));
  }

  private void run() {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (!closed) {
        Ears ears = new Ears();
        try {
          WebSocket socket =
              http.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(uri, ears).join();
          subscribe(socket, 1, "newHeads");
          subscribe(socket, 2, "newPendingTransactions");
          pause = FIRST_PAUSE_MILLIS;
          ears.ended.await();
          socket.abort();
        } catch (CompletionException _) {
          // polling goes on meanwhile
        }
        Thread.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void subscribe(WebSocket socket, int id, String what) {
    String question =
        RpcClient.question(id, new RpcClient.Call("eth_subscribe", List.of(what))).toString();
    socket.sendText(question, true).join();
  }

  /// Every message is news; what stands in it does not matter.
  private final class Ears implements WebSocket.Listener {
    final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      socket.request(1);
      if (last) {
        news.run();
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      ended.countDown();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ended.countDown();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    http.shutdownNow();
  }
}
