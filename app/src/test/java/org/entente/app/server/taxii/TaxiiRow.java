package org.entente.app.server.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A row of the table of TAXII's obligations: what is asked, and what must come.
///
/// @param topic for people
/// @param obligation empty where it goes on with that of the row before
/// @param who asks
/// @param request `METHOD TARGET [Header: value] [< body]`, or a command line of openssl or curl
/// @param answer the status, and what must hold of the answer
record TaxiiRow(String topic, String obligation, String who, String request, String answer) {
  private static final String FILE = "taxii-obligations.tsv";

  static List<TaxiiRow> all() throws IOException {
    try (InputStream in = Objects.requireNonNull(TaxiiRow.class.getResourceAsStream(FILE), FILE)) {
      List<TaxiiRow> rows = new ArrayList<>();
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(cell -> rows.add(new TaxiiRow(cell[0], cell[1], cell[2], cell[3], cell[4])));
      return rows;
    }
  }

  /// As the reference prints it.
  String line() {
    return "| %s | %s | %s | `%s` | `%s` |".formatted(topic, obligation, who, request, answer);
  }

  /// Whether another program asks it, of a node with TLS.
  boolean isOfTls() {
    return isBy("openssl") || isBy("curl");
  }

  boolean isBy(String program) {
    return request.startsWith(program + " ");
  }

  String method() {
    return request.substring(0, request.indexOf(' '));
  }

  String target() {
    return request.split(" ", 3)[1];
  }

  /// The header that it sends, `Name: value`; empty without one.
  String header() {
    String[] parts = request.split(" ", 3);
    return parts.length < 3 ? "" : parts[2].replaceFirst(" ?< \\w+$", "");
  }

  /// The name of the body that it sends; empty without one.
  String body() {
    int at = request.indexOf("< ");
    return at < 0 ? "" : request.substring(at + 2);
  }
}
