package org.entente.app.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A publisher's server that can be told to misbehave: what it sends is written by hand.
final class Publisher implements AutoCloseable {
  /// Answers one request; the headers are in lower case.
  @FunctionalInterface
  interface Answer {
    void to(Map<String, String> headers, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Publisher() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String request = String.valueOf(in.readLine());
      Map<String, String> headers = new TreeMap<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        String[] header = line.split(":", 2);
        headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
      }
      String path = request.split(" ", -1)[1].replaceFirst("^http://[^/]*", "");
      asked.add(path);
      OutputStream out = socket.getOutputStream();
      answers.getOrDefault(path, status(404)).to(headers, out);
      out.flush();
    } catch (IOException | InterruptedException e) {
      // the asker went away
    }
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  static Answer status(int status) {
    return (headers, out) -> head(out, status, "Content-Length: 0");
  }

  static Answer file(String content, String etag) {
    return (headers, out) -> {
      if (etag.equals(headers.get("if-none-match"))) {
        head(out, 304, "ETag: " + etag);
      } else {
        send(out, content.getBytes(StandardCharsets.UTF_8), "ETag: " + etag);
      }
    };
  }

  static Answer redirect(String to) {
    return (headers, out) -> head(out, 302, "Content-Length: 0", "Location: " + to);
  }

  static void send(OutputStream out, byte[] body, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + body.length;
    head(out, 200, all);
    out.write(body);
  }

  static void head(OutputStream out, int status, String... headers) throws IOException {
    String head =
        "HTTP/1.1 " + status + " X\r\nConnection: close\r\n" + String.join("\r\n", headers);
    out.write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
