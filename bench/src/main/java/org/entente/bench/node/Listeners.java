package org.entente.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Many subscribers to the warnings of a node in one thread, which does next to nothing: so that
/// what is measured is the node. A frame's time is taken right behind the read that brought its
/// end, before anything else is read.
final class Listeners implements AutoCloseable, Runnable {
  private static final byte[] MARK = "event: warning".getBytes(UTF_8);
  private static final int BUFFER = 64 << 10;

  /// One subscriber.
  private static final class Line {
    private final List<Long> times;
    private int matched;
    private boolean isInFrame;
    private boolean isReady;
    private byte before;

    Line(int warnings) {
      times = new ArrayList<>(warnings);
    }
  }

  private final Selector selector = Selector.open();
  private final List<Line> lines = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CountDownLatch ready;
  private final CountDownLatch done;
  private final int warnings;
  private volatile boolean isClosed;

  /// @param query what they want to hear of, beginning with `?`, or empty
  Listeners(NodeProcess node, int subscribers, int warnings, String query) throws IOException {
    this.warnings = warnings;
    ready = new CountDownLatch(subscribers);
    done = new CountDownLatch(subscribers);
    URI url = URI.create(node.url());
    byte[] request =
        ("GET /x/warnings/stream"
                + query
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + node.token()
                + "\r\n\r\n")
            .getBytes(UTF_8);
    for (int i = 0; i < subscribers; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      Line line = new Line(warnings);
      lines.add(line);
      channel.register(selector, SelectionKey.OP_READ, line);
    }
  }

  @Override
  public void run() {
    try {
      while (!isClosed) {
        selector.select(this::read, 1_000);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void read(SelectionKey key) {
    Line line = (Line) key.attachment();
    try {
      buffer.clear();
      int length = ((SocketChannel) key.channel()).read(buffer);
      long now = System.nanoTime();
      if (length < 0) {
        key.cancel();
        return;
      }
      for (int i = 0; i < length; i++) {
        take(line, buffer.get(i), now);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void take(Line line, byte one, long now) {
    if (line.isInFrame) {
      if (one == '\n' && line.before == '\n') {
        line.isInFrame = false;
        line.times.add(now);
        if (line.times.size() == warnings) {
          done.countDown();
        }
      }
    } else {
      line.matched = one == MARK[line.matched] ? line.matched + 1 : one == MARK[0] ? 1 : 0;
      if (line.matched == MARK.length) {
        line.isInFrame = true;
        line.matched = 0;
      }
      // The first event says that it listens.
      if (!line.isReady && one == '{') {
        line.isReady = true;
        ready.countDown();
      }
    }
    line.before = one;
  }

  CountDownLatch ready() {
    return ready;
  }

  CountDownLatch done() {
    return done;
  }

  /// When each subscriber had each warning, in the order of their coming.
  List<List<Long>> times() {
    return lines.stream().map(one -> one.times).toList();
  }

  /// Nobody reads any longer.
  void end() {
    isClosed = true;
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    end();
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
  }
}
