package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.app.server.taxii.StandingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How long a warning takes from its receipt to each of its subscribers, over sockets of this
/// machine. `-Dwarnings.subscribers=1000 -Dwarnings.count=50` asks for the whole measure.
@Timeout(240)
class WarningSpeedTest {
  private static final int SUBSCRIBERS = Integer.getInteger("warnings.subscribers", 50);
  private static final int COUNT = Integer.getInteger("warnings.count", 5);

  @TempDir private Path folder;

  private final Map<String, Long> sent = new ConcurrentHashMap<>();

  /// Reads a stream, and notes for each warning how long it took.
  private void listen(StandingNode node, CountDownLatch ready, List<Long> took) {
    URI url = URI.create(node.home.settings().url());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      String request =
          "GET /x/warnings/stream HTTP/1.1\r\nHost: x\r\nAuthorization: "
              + node.nodeToken()
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      StringBuilder line = new StringBuilder();
      boolean isReady = false;
      for (int c = in.read(); c >= 0 && took.size() < COUNT; c = in.read()) {
        if (c != '\n') {
          line.append((char) c);
          continue;
        }
        if (!isReady && line.indexOf("event: ready") >= 0) {
          isReady = true;
          ready.countDown();
        }
        int at = line.indexOf("\"identifier\":\"");
        if (at >= 0) {
          long now = System.nanoTime();
          String id = line.substring(at + 14, line.indexOf("\"", at + 14));
          took.add(now - sent.getOrDefault(id, now));
        }
        line.setLength(0);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everySubscriberHearsOfEachWarningSoon() throws Exception {
    String text = "x".repeat(3_300);
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      CountDownLatch ready = new CountDownLatch(SUBSCRIBERS);
      List<List<Long>> all = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < SUBSCRIBERS; i++) {
        List<Long> took = new ArrayList<>();
        all.add(took);
        threads.add(Thread.ofVirtual().start(() -> listen(node, ready, took)));
      }
      assertThat(ready.await(120, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < COUNT; i++) {
        String alert =
            WarningsTest.alert("a@x", "A" + i, "Actual", "Alert", "")
                .replace("<area>", "<description>" + text + "</description><area>");
        sent.put("A" + i, System.nanoTime());
        assertThat(
                node.send(node.request("POST", "/x/warnings", alert, "", node.nodeToken()))
                    .statusCode())
            .isEqualTo(201);
        Thread.sleep(100);
      }
      for (Thread one : threads) {
        assertThat(one.join(java.time.Duration.ofSeconds(60))).isTrue();
      }
      long[] took = all.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
      assertThat(took).hasSize(SUBSCRIBERS * COUNT);
      Arrays.sort(took);
      System.out.printf(
          "%d subscribers, %d warnings of 4 KB: median %.1f ms, p99 %.1f ms, longest %.1f ms%n",
          SUBSCRIBERS,
          COUNT,
          took[took.length / 2] / 1e6,
          took[(int) (took.length * 0.99)] / 1e6,
          took[took.length - 1] / 1e6);
    }
  }
}
