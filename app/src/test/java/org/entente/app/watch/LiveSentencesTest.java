package org.entente.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class LiveSentencesTest {
  private static final byte[] ONE =
      "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n".getBytes(StandardCharsets.US_ASCII);

  private static JsonNode count(String option, int port, String messages) {
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "ships",
            "decode",
            option,
            "127.0.0.1:" + port,
            "--messages",
            messages,
            "--seconds",
            "20",
            "--count",
            "--lenient",
            "--format",
            "json");
    assertThat(run.exit()).as(run.err()).isIn(ExitCode.DONE, ExitCode.FOUND);
    return new JsonMapper().readTree(run.out()).get("stats");
  }

  @Test
  void aReceiverThatBreaksOffIsConnectedAnew() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread sender =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < 3; i++) {
                  try (Socket socket = server.accept()) {
                    socket.getOutputStream().write(ONE);
                    socket.getOutputStream().write(ONE, 0, 20); // breaks off within a line
                  } catch (IOException _) {
                    return;
                  }
                }
              });
      JsonNode stats = count("--tcp", server.getLocalPort(), "3");
      assertThat(stats.get("messages").asInt()).isEqualTo(3);
      sender.interrupt();
    }
  }

  @Test
  void datagramsAreLines() throws IOException {
    int port;
    try (DatagramSocket free =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      port = free.getLocalPort();
    }
    Thread sender =
        Thread.startVirtualThread(
            () -> {
              try (DatagramSocket socket = new DatagramSocket()) {
                while (!Thread.currentThread().isInterrupted()) {
                  socket.send(
                      new DatagramPacket(ONE, ONE.length, InetAddress.getLoopbackAddress(), port));
                  Thread.sleep(20);
                }
              } catch (IOException | InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(count("--udp", port, "5").get("messages").asInt()).isEqualTo(5);
    sender.interrupt();
  }

  @Test
  void aStreamEndsWhenItsTimeIsUpThoughNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "ships",
            "decode",
            "--tcp",
            "127.0.0.1:" + port,
            "--seconds",
            "1",
            "--count",
            "--format",
            "json");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("127.0.0.1:" + port);
  }
}
