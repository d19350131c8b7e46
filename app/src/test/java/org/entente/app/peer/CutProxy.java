package org.entente.app.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between us and a node, and cuts the connection after a random number of bytes of the
/// answers, as long as it is told to.
public final class CutProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private final Random random;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int mostBytes;
  private volatile int cuts;

  /// Cuts nothing at first.
  public CutProxy(int target, long seed) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// From now on every connection lives for at most so many bytes; 0 for ever.
  public void cutAfter(int bytes) {
    mostBytes = bytes;
  }

  public int cuts() {
    return cuts;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket node = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(node);
        Thread.ofVirtual().start(() -> copy(client, node, Integer.MAX_VALUE));
        Thread.ofVirtual().start(() -> copy(node, client, life()));
      } catch (IOException _) {
        // closed, or the node is gone: the client sees the same
      }
    }
  }

  private synchronized int life() {
    return mostBytes == 0 ? Integer.MAX_VALUE : random.nextInt(mostBytes);
  }

  private void copy(Socket from, Socket to, int most) {
    byte[] buffer = new byte[8192];
    int left = most;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, Math.min(read, left));
        left -= read;
        if (left <= 0) {
          count();
          return;
        }
      }
    } catch (IOException _) {
      // the other side has closed it
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private synchronized void count() {
    cuts++;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
