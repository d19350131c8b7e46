package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.entente.app.server.taxii.StandingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that mean to hold a node up: each is cut off within bounded time, and others are served
/// meanwhile. `-Dentente.hostile.whole=true` waits for those that are silent between requests, too.
class HostileConnectionsTest {
  private static final Map<String, String> IMPATIENT = Map.of("limit.patience", "2");
  private static final long BOUND =
      TimeUnit.SECONDS.toNanos(Boolean.getBoolean("entente.hostile.whole") ? 30 : 12);

  @TempDir private Path folder;

  /// How long the node bore with it, and what it said.
  private record Cut(long nanos, String said) {}

  /// Sends the beginning, then a byte of the rest now and then, until the node hangs up.
  private static Cut trickle(StandingNode node, String begin, String rest) throws IOException {
    long start = System.nanoTime();
    StringBuilder said = new StringBuilder();
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), node.home.settings().port())) {
      socket.setSoTimeout(200);
      OutputStream out = socket.getOutputStream();
      out.write(begin.getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      for (int i = 0; System.nanoTime() - start < 2 * BOUND; i++) {
        if (!rest.isEmpty()) {
          out.write(rest.charAt(i % rest.length()));
        }
        try {
          int one = in.read();
          if (one < 0) {
            break;
          }
          said.append((char) one);
        } catch (SocketTimeoutException _) {
          // It bears with it.
        }
      }
    } catch (IOException _) {
      // It hung up while we wrote.
    }
    return new Cut(System.nanoTime() - start, said.toString());
  }

  private static int status(StandingNode node) throws IOException, InterruptedException {
    return node.send(node.request("GET", "/x/status", "", "", node.nodeToken())).statusCode();
  }

  @Test
  void whoeverSendsSlowlyIsCutOffWhileOthersAreServed() throws Exception {
    Map<String, Callable<Cut>> slow = new LinkedHashMap<>();
    try (StandingNode node = new StandingNode(folder.resolve("us"), IMPATIENT);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String host = "Host: us\r\n";
      slow.put("nothing", () -> trickle(node, "", ""));
      slow.put("the request's line", () -> trickle(node, "GET /", "x"));
      slow.put("a header", () -> trickle(node, "GET / HTTP/1.1\r\n" + host + "X: ", "x"));
      slow.put("headers", () -> trickle(node, "GET / HTTP/1.1\r\n" + host, "a: b\r\n"));
      String post = "POST /session HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n";
      slow.put("a body", () -> trickle(node, post + "Content-Length: 9000\r\n\r\n{", " "));
      slow.put(
          "chunks", () -> trickle(node, post + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
      slow.put(
          "a chunk's head", () -> trickle(node, post + "Transfer-Encoding: chunked\r\n\r\n", "0"));
      String unread = "POST /x/items HTTP/1.1\r\n" + host + "Content-Length: 9000\r\n\r\n{";
      slow.put("a body that nobody reads", () -> trickle(node, unread, " "));
      if (Boolean.getBoolean("entente.hostile.whole")) {
        slow.put(
            "nothing after an answer",
            () -> trickle(node, "GET /health/live HTTP/1.1\r\n" + host + "\r\n", ""));
      }
      slow.put(
          "a body that never comes", () -> trickle(node, post + "Content-Length: 9\r\n\r\n", ""));
      Map<String, Future<Cut>> cuts = new LinkedHashMap<>();
      slow.forEach((name, one) -> cuts.put(name, threads.submit(one)));
      for (int i = 0; i < 20; i++) {
        long start = System.nanoTime();
        assertThat(status(node)).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        Thread.sleep(50);
      }
      Map<String, Long> held = new LinkedHashMap<>();
      for (Map.Entry<String, Future<Cut>> one : cuts.entrySet()) {
        Cut cut = one.getValue().get();
        System.out.printf("%s: cut off after %d ms%n", one.getKey(), cut.nanos() / 1_000_000);
        if (cut.nanos() > BOUND) {
          held.put(one.getKey(), cut.nanos());
        }
      }
      assertThat(held).isEmpty();
      assertThat(status(node)).isEqualTo(200);
    }
  }

  @Test
  void whatIsTooMuchIsRefusedAtOnce() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), IMPATIENT)) {
      Map<String, String> much = new LinkedHashMap<>();
      much.put("line", "GET /" + "x".repeat(200_000) + " HTTP/1.1\r\nHost: us\r\n\r\n");
      much.put("header", "GET / HTTP/1.1\r\nHost: us\r\nX: " + "x".repeat(200_000) + "\r\n\r\n");
      much.put("headers", "GET / HTTP/1.1\r\nHost: us\r\n" + "a: b\r\n".repeat(40_000) + "\r\n");
      much.put("no HTTP", "\u0000\u0001\u0002".repeat(5_000));
      for (Map.Entry<String, String> one : much.entrySet()) {
        Cut cut = trickle(node, one.getValue(), "");
        System.out.printf(
            "too much, %s: %d ms, %s%n",
            one.getKey(),
            cut.nanos() / 1_000_000,
            cut.said().lines().findFirst().orElse("no word"));
        assertThat(cut.nanos()).as(one.getKey()).isLessThan(BOUND);
        assertThat(cut.said()).as(one.getKey()).matches("(?s)|HTTP/1.1 4\\d\\d .*");
        assertThat(status(node)).isEqualTo(200);
      }
    }
  }

  @Test
  void manyIdleConnectionsHoldNobodyUp() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try (StandingNode node = new StandingNode(folder.resolve("us"), IMPATIENT)) {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.home.settings().port());
        socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(BOUND));
        idle.add(socket);
        socket.getOutputStream().write("GET / HT".getBytes(US_ASCII));
      }
      long start = System.nanoTime();
      assertThat(status(node)).isEqualTo(200);
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
      for (Socket socket : idle) {
        try {
          while (socket.getInputStream().read() >= 0) {
            // It may say why.
          }
        } catch (SocketTimeoutException e) {
          throw new AssertionError(
              "held for " + (System.nanoTime() - start) / 1_000_000 + " ms", e);
        } catch (IOException _) {
          // It hung up.
        }
      }
      assertThat(status(node)).isEqualTo(200);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /// A ClientHello as an old client sends it: this version and nothing newer (RFC 5246, 7.4.1.2).
  private static byte[] hello(int minor) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeByte(3);
    out.writeByte(minor);
    out.write(new byte[32]);
    out.writeByte(0);
    // ECDHE_ECDSA and RSA with AES in CBC and in GCM.
    int[] suites = {0xc009, 0xc00a, 0xc013, 0xc014, 0x002f, 0xc02b, 0xc02c};
    out.writeShort(2 * suites.length);
    for (int suite : suites) {
      out.writeShort(suite);
    }
    out.writeByte(1);
    out.writeByte(0);
    // Curve secp256r1, uncompressed points, ECDSA and RSA with SHA-256.
    byte[] extensions = {
      0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 6, 0, 4, 4, 3, 4, 1
    };
    out.writeShort(extensions.length);
    out.write(extensions);
    byte[] hello = body.toByteArray();
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream all = new DataOutputStream(record);
    all.writeByte(22);
    all.writeByte(3);
    all.writeByte(1);
    all.writeShort(hello.length + 4);
    all.writeByte(1);
    all.writeByte(0);
    all.writeShort(hello.length);
    all.write(hello);
    return record.toByteArray();
  }

  /// The first record that comes back: its type and, of an alert, what it says.
  private static String answer(int port, byte[] sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(sent);
      byte[] head = socket.getInputStream().readNBytes(7);
      return head.length < 7 ? "hung up" : head[0] == 21 ? "alert " + head[6] : "type " + head[0];
    }
  }

  @Test
  void oldVersionsOfTlsAreRefused() throws Exception {
    try (StandingNode node = StandingNode.secure(folder.resolve("us"), IMPATIENT)) {
      int port = node.home.settings().port();
      assertThat(answer(port, hello(1))).as("TLS 1.0").isEqualTo("alert 70");
      assertThat(answer(port, hello(2))).as("TLS 1.1").isEqualTo("alert 70");
      assertThat(answer(port, hello(3))).as("TLS 1.2").isEqualTo("type 22");
    }
  }

  @Test
  void aSlowHandshakeIsCutOff() throws Exception {
    try (StandingNode node = StandingNode.secure(folder.resolve("us"), IMPATIENT)) {
      int port = node.home.settings().port();
      byte[] hello = hello(3);
      long start = System.nanoTime();
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(200);
        for (int i = 0; i < hello.length - 1 && System.nanoTime() - start < 2 * BOUND; i++) {
          socket.getOutputStream().write(hello[i]);
          try {
            if (socket.getInputStream().read() < 0) {
              break;
            }
          } catch (SocketTimeoutException _) {
            // It bears with it.
          }
        }
      } catch (IOException _) {
        // It hung up.
      }
      long nanos = System.nanoTime() - start;
      System.out.printf("a slow handshake: cut off after %d ms%n", nanos / 1_000_000);
      assertThat(nanos).isLessThan(BOUND);
    }
  }
}
