package org.entente.app.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.app.server.home.Certificates;

/// A server of feeds with TLS that can be made to do everything wrong: its answers are bytes as
/// they were told.
public final class FeedServer implements AutoCloseable {
  /// What it answers for a path.
  @FunctionalInterface
  interface Script {
    void answer(Map<String, String> headers, OutputStream out)
        throws IOException, InterruptedException;
  }

  public final Path authority;
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final ServerSocket server;
  private final boolean isPlain;
  private final String host;

  public FeedServer(Path folder) throws IOException {
    this(folder, "127.0.0.1", false);
  }

  /// @param address where it stands; its certificate is for localhost and 127.0.0.1
  FeedServer(Path folder, String address, boolean isPlain) throws IOException {
    this.isPlain = isPlain;
    host = address.equals("127.0.0.1") ? "localhost" : address;
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      Certificates.make(folder, "localhost");
    }
    authority = folder.resolve("ca.pem");
    InetAddress here = InetAddress.getByName(address);
    server =
        isPlain
            ? new ServerSocket(0, 50, here)
            : Certificates.context(folder).getServerSocketFactory().createServerSocket(0, 50, here);
    Thread.ofVirtual().start(this::serve);
  }

  public String url(String path) {
    return (isPlain ? "http" : "https") + "://" + host + ":" + server.getLocalPort() + path;
  }

  int port() {
    return server.getLocalPort();
  }

  void on(String path, Script script) {
    scripts.put(path, script);
  }

  /// A whole answer of 200.
  public void put(String path, String body, String... headers) {
    on(path, (_, out) -> out.write(answer("200 OK", body, headers)));
  }

  static byte[] answer(String status, String body, String... headers) {
    byte[] bytes = body.getBytes(UTF_8);
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String head =
        "HTTP/1.1 " + status + "\r\n" + more + "Content-Length: " + bytes.length + "\r\n\r\n";
    byte[] all = new byte[head.length() + bytes.length];
    System.arraycopy(head.getBytes(ISO_8859_1), 0, all, 0, head.length());
    System.arraycopy(bytes, 0, all, head.length(), bytes.length);
    return all;
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        // Closed.
      }
    }
  }

  private void serve(Socket given) {
    try (Socket socket = given) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      String first = Optional.ofNullable(in.readLine()).orElse("");
      Map<String, String> headers = new ConcurrentHashMap<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        headers.put(line.replaceFirst(":.*", ""), line.replaceFirst("[^:]*: ?", ""));
      }
      if (!first.isEmpty()) {
        String path = first.split(" ", -1)[1];
        asked.add(path);
        Script none = (_, out) -> out.write(answer("404 Not Found", ""));
        scripts.getOrDefault(path, none).answer(headers, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException _) {
      // Whoever asked hung up.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
