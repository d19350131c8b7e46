package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.store.Partner;
import org.junit.jupiter.api.Test;

/// What a partner answers ends no thread of ours.
class PartnerLinkTest {
  private static final List<String> ANSWERS =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Length: 10$\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
          "HTTP/1.1 2x0 OK\r\n\r\n",
          "HTTP/9 200\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
          "HTTP/1.1 401 No\r\nWWW-Authenticate: \0\r\n\r\n",
          "\0\1\2\3\r\n\r\n",
          "");

  private static SigningKey key(String name) {
    return new SigningKey(name, Merkle.sha256(name.getBytes(UTF_8)));
  }

  private static void answer(ServerSocket server, String text) {
    while (!server.isClosed()) {
      try (Socket one = server.accept()) {
        if (one.getInputStream().read(new byte[1 << 14]) > 0) {
          one.getOutputStream().write(text.getBytes(US_ASCII));
        }
      } catch (IOException _) {
        // The test is over.
      }
    }
  }

  @Test
  void whatIsNoHttpIsSomethingThatIsHandled() throws Exception {
    for (String text : ANSWERS) {
      try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        Thread.ofVirtual().start(() -> answer(server, text));
        Partner partner =
            new Partner(
                "jp",
                "JPN",
                "http://127.0.0.1:" + server.getLocalPort(),
                key("entente/jp").verifier().toString(),
                Partner.State.ACTIVE);
        try (PartnerLink link = new PartnerLink(partner, key("entente/us"))) {
          assertThatThrownBy(() -> link.get("/log/us/checkpoint", 1000))
              .as(text)
              .isInstanceOfAny(IOException.class, BadInput.class);
        }
      }
    }
  }
}
