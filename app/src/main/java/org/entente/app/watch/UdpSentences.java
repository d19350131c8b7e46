package org.entente.app.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/// Datagrams that receivers send here, each ended as a line, until a time is up.
final class UdpSentences extends InputStream {
  private static final int LOOK_MS = 250;
  private static final int LARGEST = 65_535;

  private final DatagramSocket socket;
  private final LiveEnd end;
  private final byte[] datagram = new byte[LARGEST + 1];
  private int at;
  private int limit;

  UdpSentences(String host, int port, LiveEnd end) throws IOException {
    this.end = end;
    socket = new DatagramSocket(new InetSocketAddress(host, port));
    socket.setSoTimeout(LOOK_MS);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (at == limit) {
      if (end.isReached()) {
        return -1;
      }
      receive();
    }
    int given = Math.min(length, limit - at);
    System.arraycopy(datagram, at, bytes, from, given);
    at += given;
    return given;
  }

  private void receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(datagram, LARGEST);
    try {
      socket.receive(packet);
      at = 0;
      limit = packet.getLength();
      datagram[limit++] = '\n';
    } catch (SocketTimeoutException _) {
      // Only to look at the clock.
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
