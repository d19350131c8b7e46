package org.entente.app.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WatchMessage;
import org.jspecify.annotations.Nullable;

/// A receiver's stream over TCP until a time is up. Where it breaks off, the line is ended and it
/// connects anew, waiting longer each time.
final class TcpSentences extends InputStream {
  private static final int CONNECT_MS = 5_000;
  private static final int LOOK_MS = 250;
  private static final long FIRST_WAIT_MS = 250;
  private static final long LONGEST_WAIT_MS = 15_000;

  private final Terminal terminal;
  private final String host;
  private final int port;
  private final LiveEnd end;
  private @Nullable Socket socket;
  private long waitMs = FIRST_WAIT_MS;

  TcpSentences(Terminal terminal, String host, int port, LiveEnd end) {
    this.terminal = terminal;
    this.host = host;
    this.port = port;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!end.isReached()) {
      Socket open = socket == null ? connect() : socket;
      if (open == null) {
        continue;
      }
      try {
        int got = open.getInputStream().read(bytes, from, length);
        if (got >= 0) {
          waitMs = FIRST_WAIT_MS;
          return got;
        }
        lost("closed by the other side");
      } catch (SocketTimeoutException _) {
        continue; // only to look at the clock
      } catch (IOException e) {
        lost(String.valueOf(e.getMessage()));
      }
      bytes[from] = '\n';
      return 1;
    }
    return -1;
  }

  private @Nullable Socket connect() throws IOException {
    Socket fresh = new Socket();
    try {
      fresh.setSoTimeout(LOOK_MS);
      fresh.connect(new InetSocketAddress(host, port), CONNECT_MS);
      socket = fresh;
      return fresh;
    } catch (IOException e) {
      fresh.close();
      lost(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void lost(String reason) throws IOException {
    close();
    terminal.note(WatchMessage.AIS_AGAIN, host + ":" + port, reason, waitMs);
    end.sleep(Duration.ofMillis(waitMs));
    waitMs = Math.min(LONGEST_WAIT_MS, 2 * waitMs);
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
