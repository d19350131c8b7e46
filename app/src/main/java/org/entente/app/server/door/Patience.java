package org.entente.app.server.door;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Watches how long clients take: from the connection to the first request, TLS included, over
/// the headers of each, and over each part of a body. The server itself waits for every byte
/// anew, without end, and so is held by whoever sends one now and then, or none. Whoever takes too
/// long is cut off.
final class Patience implements Http1ConnectionListener, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);

  private record Accepted(SocketChannel channel, long since) {}

  private final Duration most;
  private final Map<Thread, Long> waiting = new ConcurrentHashMap<>();
  private final Map<SocketAddress, Accepted> silent = new ConcurrentHashMap<>();
  private final Thread thread;

  Patience(Duration most) {
    this.most = most;
    thread = Thread.ofVirtual().name("patience").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Duration most() {
    return most;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        cutOff(System.nanoTime() - most.toNanos());
      }
    } catch (InterruptedException _) {
      // The server ends.
    }
  }

  private void cutOff(long before) {
    silent.forEach(
        (client, one) -> {
          if ((one.since() < before || !one.channel().isOpen()) && silent.remove(client, one)) {
            try {
              one.channel().close();
            } catch (IOException _) {
              // It is gone.
            }
          }
        });
    waiting.forEach(
        (one, since) -> {
          // Only whoever takes it out may end it.
          if (since < before && waiting.remove(one, since)) {
            one.interrupt();
          }
        });
  }

  /// This thread waits for a client from now on.
  void begin() {
    waiting.put(Thread.currentThread(), System.nanoTime());
  }

  /// It waits no longer. Throws [CloseConnectionException] when it was cut off.
  void end() {
    if (waiting.remove(Thread.currentThread()) == null) {
      Thread.interrupted();
      throw new CloseConnectionException("a client took too long");
    }
  }

  /// A client sent its first request.
  void heard(SocketAddress client) {
    silent.remove(client);
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    heard(context.remotePeer().address());
    begin();
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    end();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /// What is set for each connection, and by which we hear of it.
  SocketOptions options() {
    // Else the last piece of an answer waits for the client to acknowledge the one before it, which
    // clients put off for 40 ms.
    return new Options(SocketOptions.builder().readTimeout(most).tcpNoDelay(true).build());
  }

  private final class Options implements SocketOptions {
    private final SocketOptions usual;

    Options(SocketOptions usual) {
      this.usual = usual;
    }

    @Override
    public void configureSocket(SocketChannel channel) {
      usual.configureSocket(channel);
      try {
        silent.put(channel.getRemoteAddress(), new Accepted(channel, System.nanoTime()));
      } catch (IOException _) {
        // It is gone.
      }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
      return usual.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
      return usual.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
      return usual.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
      return usual.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
      return usual.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
      return usual.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
      return usual.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
      return usual.tcpNoDelay();
    }
  }
}
