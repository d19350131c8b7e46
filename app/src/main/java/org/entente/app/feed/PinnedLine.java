package org.entente.app.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Asks by HTTP/1.1 (RFC 9112) over a connection of its own, to the very address that was looked
/// at: a name that is told otherwise a moment later leads nowhere else. A client that looks names
/// up by itself can't promise that.
final class PinnedLine {
  private static final int LONGEST_HEAD = 64 << 10;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /// What came back.
  ///
  /// @param headers by their names in small letters
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(int status, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final @Nullable SSLContext trusted;
  private final Duration patience;

  /// @param trusted null for what the JDK trusts
  /// @param patience for a whole answer, however slowly it comes
  PinnedLine(@Nullable SSLContext trusted, Duration patience) {
    this.trusted = trusted;
    this.patience = patience;
  }

  /// @param addresses of its host; tried in this order
  Reply get(URI uri, List<InetAddress> addresses, Map<String, String> headers, int longest)
      throws FeedFailure, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    try (Socket plain = connected(uri, addresses, end)) {
      Thread guard = Thread.ofVirtual().start(() -> closeAt(plain, end));
      try (Socket socket = secured(plain, uri)) {
        socket.getOutputStream().write(request(uri, headers).getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return new Reading(new BufferedInputStream(socket.getInputStream()), longest).reply();
      } finally {
        guard.interrupt();
      }
    } catch (SSLException e) {
      throw late(end, new FeedFailure("tls", "its certificate is not trusted: " + e.getMessage()));
    } catch (IOException e) {
      throw late(end, new FeedFailure("line", "the line broke: " + e.getMessage()));
    }
  }

  private FeedFailure late(long end, FeedFailure otherwise) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return System.nanoTime() < end
        ? otherwise
        : new FeedFailure("late", "it takes longer than " + patience.toSeconds() + " s");
  }

  /// Whoever sends a byte now and then keeps no thread longer than that.
  private static void closeAt(Socket socket, long end) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      socket.close();
    } catch (InterruptedException | IOException _) {
      // It was done in time; or it is closed.
    }
  }

  private static Socket connected(URI uri, List<InetAddress> addresses, long end)
      throws IOException {
    IOException last = new IOException("there is no address");
    for (InetAddress one : addresses) {
      Socket socket = new Socket();
      try {
        long left = Math.min(CONNECT.toMillis(), (end - System.nanoTime()) / 1_000_000);
        if (left <= 0) {
          throw new SocketTimeoutException("too late");
        }
        socket.connect(new InetSocketAddress(one, Reach.port(uri)), (int) left);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private Socket secured(Socket plain, URI uri) throws IOException {
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return plain;
    }
    SSLContext context = trusted == null ? usual() : trusted;
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, Reach.port(uri), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext usual() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  private static String request(URI given, Map<String, String> headers) {
    URI uri = URI.create(given.toASCIIString());
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    StringBuilder text = new StringBuilder("GET " + path + query + " HTTP/1.1\r\n");
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    text.append("Host: ").append(uri.getHost()).append(port).append("\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text.append("Connection: close\r\n\r\n").toString();
  }

  /// One answer, as it comes.
  private static final class Reading {
    private final InputStream in;
    private final int longest;
    private int headLeft = LONGEST_HEAD;

    Reading(InputStream in, int longest) {
      this.in = in;
      this.longest = longest;
    }

    Reply reply() throws IOException, FeedFailure {
      int status = status();
      Map<String, String> headers = headers();
      while (status / 100 == 1) {
        status = status();
        headers = headers();
      }
      String encoding = headers.getOrDefault("content-encoding", "identity");
      if (!encoding.equalsIgnoreCase("identity")) {
        throw new FeedFailure("form", "it is packed by " + encoding + ", which nobody asked for");
      }
      boolean isEmpty = status == 204 || status == 304;
      return new Reply(status, headers, isEmpty ? new byte[0] : body(headers));
    }

    private int status() throws IOException, FeedFailure {
      String line = line();
      if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
        throw new FeedFailure("form", "it does not answer by HTTP");
      }
      return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException, FeedFailure {
      Map<String, String> headers = new LinkedHashMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
          throw new FeedFailure("form", "a header of its answer is none");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        String before = headers.putIfAbsent(name, value);
        boolean isLength = name.equals("content-length") || name.equals("transfer-encoding");
        if (isLength && before != null && !before.equals(value)) {
          throw new FeedFailure("form", "it names two lengths");
        }
      }
      return headers;
    }

    private String line() throws IOException, FeedFailure {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("it ended too early");
        }
        if (--headLeft < 0) {
          throw new FeedFailure("size", "its head is longer than " + LONGEST_HEAD + " bytes");
        }
        line.append((char) c);
      }
      int length = line.length();
      return length > 0 && line.charAt(length - 1) == '\r'
          ? line.substring(0, length - 1)
          : line.toString();
    }

    private byte[] body(Map<String, String> headers) throws IOException, FeedFailure {
      String transfer = headers.getOrDefault("transfer-encoding", "");
      if (transfer.equalsIgnoreCase("chunked")) {
        return chunks();
      }
      String length = headers.getOrDefault("content-length", "");
      if (!transfer.isEmpty() || !length.matches("[0-9]{0,12}")) {
        throw new FeedFailure("form", "it names no length that can be");
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      if (!length.isEmpty()) {
        take(body, Long.parseLong(length));
        return body.toByteArray();
      }
      byte[] all = in.readNBytes(longest + 1);
      if (all.length > longest) {
        throw tooLong();
      }
      return all;
    }

    private byte[] chunks() throws IOException, FeedFailure {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      while (true) {
        String size = line().replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
          throw new FeedFailure("form", "a chunk of its answer has no length");
        }
        long count = Long.parseLong(size, 16);
        if (count == 0) {
          headers();
          return body.toByteArray();
        }
        take(body, count);
        if (!line().isEmpty()) {
          throw new FeedFailure("form", "a chunk of its answer doesn't end");
        }
        // Its size line is not of the head.
        headLeft = LONGEST_HEAD;
      }
    }

    private void take(ByteArrayOutputStream body, long count) throws IOException, FeedFailure {
      if (body.size() + count > longest) {
        throw tooLong();
      }
      byte[] bytes = in.readNBytes((int) count);
      if (bytes.length < count) {
        throw new IOException("it ended too early");
      }
      body.write(bytes, 0, bytes.length);
    }

    private FeedFailure tooLong() {
      return new FeedFailure("size", "it has more than " + longest + " bytes");
    }
  }
}
