package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.evm.trace.CallFrames;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON documents of nodes: answers of JSON-RPC, wrapped in `result` or not, in lists, in
/// batches, one a file or one a line. Streams, so that a file may be of any size.
///
/// A file counts as known when it begins with names that only such documents have, or once one
/// object in it is known. Everything after that must be known, too.
final class JsonKind implements SourceKind {
  /// More digits than the data of any transaction.
  private static final int MAX_STRING = 64 << 20;

  private static final int MAX_NAME = 256;
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MAX_STRING)
                  .maxNestingDepth(CallFrames.JSON_DEPTH)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();

  /// Each of them in quotes.
  private static final List<String> TELLING =
      List.of(
          "parentHash",
          "blockHash",
          "transactionHash",
          "stateRoot",
          "transactionsRoot",
          "txHash",
          "traceAddress");

  private final RpcReceipt.Row receipts = new RpcReceipt.Row();
  private final RpcTrace.Row traces = new RpcTrace.Row();

  /// The kinds of objects that are looked for, new for each object.
  private List<JsonPart> parts() {
    return List.of(new RpcBlock(), new RpcTrace(traces), new RpcReceipt(receipts));
  }

  @Override
  public boolean scan(SourceContent content, EvmFindings findings) throws IOException {
    if (!isJson(content.head())) {
      return false;
    }
    try (InputStream in = content.open();
        JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      Document document = new Document(json, content, findings);
      try {
        document.read();
        return document.known;
      } catch (JacksonException | IllegalArgumentException wrong) {
        if (!document.known) {
          return false;
        }
        findings.refuse(
            new BadInput(
                content.name(),
                "byte " + json.currentLocation().getByteOffset(),
                "not as expected: " + reason(wrong),
                EvmFindings.GET_AGAIN,
                wrong));
        return true;
      } finally {
        receipts.flush(findings);
        traces.flush(findings);
      }
    }
  }

  static String reason(RuntimeException wrong) {
    return wrong instanceof JacksonException json
        ? json.getOriginalMessage()
        : String.valueOf(wrong.getMessage());
  }

  /// Begins with a bracket, maybe behind white space or a mark of UTF-8.
  private static boolean isJson(byte[] head) {
    for (byte next : head) {
      if (next > ' ') {
        return next == '{' || next == '[';
      }
    }
    return false;
  }

  private static boolean isTelling(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return TELLING.stream().anyMatch(name -> text.contains("\"" + name + "\""));
  }

  /// One file while it is read.
  private final class Document {
    private final JsonParser json;
    private final String name;
    private final EvmFindings findings;
    private boolean known;

    Document(JsonParser json, SourceContent content, EvmFindings findings) {
      this.json = json;
      this.name = content.name();
      this.findings = findings;
      known = isTelling(content.head());
    }

    void read() throws IOException {
      while (json.nextToken() != null) {
        readValue();
      }
    }

    /// Reads the value that the parser stands at; what lists hold comes one by one.
    private void readValue() throws IOException {
      JsonToken token = json.currentToken();
      if (token == JsonToken.START_OBJECT) {
        readObject();
      } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
        throw new IllegalArgumentException("no object");
      }
    }

    private void readObject() throws IOException {
      long offset = json.currentTokenLocation().getByteOffset();
      List<JsonPart> candidates = parts();
      RpcFields fields = new RpcFields();
      boolean wrapper = false;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = json.currentName();
        JsonToken token = json.nextToken();
        if (token.isScalarValue()) {
          if (field.equals("result") && token == JsonToken.VALUE_NULL && fields.has("jsonrpc")) {
            known = true;
            throw new IllegalArgumentException("the node knows no such block or receipt");
          }
          fields.put(field, json);
        } else if (!taken(candidates, field, fields)) {
          wrapper |= unwrap(field, fields);
        }
      }
      finish(candidates, fields, offset, wrapper);
    }

    /// Reads what is wrapped in a `result`; passes over everything else.
    private boolean unwrap(String field, RpcFields fields) throws IOException {
      if (field.equals("result")) {
        readResult();
        return true;
      }
      if (field.equals("error") && fields.has("jsonrpc")) {
        known = true;
        throw new IllegalArgumentException("the node answered with an error");
      }
      json.skipChildren();
      return false;
    }

    private boolean taken(List<JsonPart> candidates, String field, RpcFields fields) {
      for (JsonPart part : candidates) {
        if (part.take(field, json, fields)) {
          return true;
        }
      }
      return false;
    }

    private void readResult() throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        readValue();
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        readValue();
      }
    }

    private void finish(List<JsonPart> candidates, RpcFields fields, long offset, boolean wrapper)
        throws IOException {
      for (JsonPart part : candidates) {
        if (part.isComplete(fields)) {
          known = true;
          try {
            part.finish(fields, findings, name + ", byte " + offset);
          } catch (IllegalArgumentException wrong) {
            refuse(offset, wrong);
          }
          return;
        }
      }
      if (wrapper) {
        known = true;
      } else {
        throw new IllegalArgumentException("an object of unknown shape at byte " + offset);
      }
    }

    private void refuse(long offset, IllegalArgumentException wrong) {
      findings.refuse(
          new BadInput(
              name,
              "byte " + offset,
              String.valueOf(wrong.getMessage()),
              EvmFindings.GET_AGAIN,
              wrong));
    }
  }
}
