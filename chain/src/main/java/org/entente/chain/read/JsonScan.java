package org.entente.chain.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON files: answers of Bitcoin Core and of Esplora (mempool.space), wrapped in `result`
/// or not, in arrays or line by line. Streams, so that a file may be of any size.
///
/// An object counts as known once it shows inputs or transactions. Everything after the first
/// known object of a file must be known too.
final class JsonScan {
  /// The longest string is the hexadecimal text of a whole block.
  private static final int MAX_STRING = 2 * BlockParser.MAX_BLOCK_BYTES + 16;

  private static final int MAX_DEPTH = 64;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MAX_STRING)
                  .maxNestingDepth(MAX_DEPTH)
                  .build())
          .build();

  private final Findings findings;
  private final ToldTransactions transactions;
  private final RawItems items;
  private final BlockParser parser;

  JsonScan(Findings findings, Network network, ToldTransactions transactions, RawItems items) {
    this.findings = findings;
    this.transactions = transactions;
    this.items = items;
    parser = new BlockParser(network);
  }

  /// False when the content is no JSON or of a shape that is not known.
  boolean scan(InputStream content, int file, String name) throws IOException {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), content)) {
      Document document = new Document(json, file);
      try {
        document.read();
        return document.known;
      } catch (JacksonException | IllegalArgumentException wrong) {
        if (!document.known) {
          return false;
        }
        throw new BadInput(
            name,
            "byte " + json.currentLocation().getByteOffset(),
            "not as expected: " + reason(wrong),
            Findings.GET_AGAIN,
            wrong);
      }
    }
  }

  private static String reason(RuntimeException wrong) {
    return wrong instanceof JacksonException json
        ? json.getOriginalMessage()
        : String.valueOf(wrong.getMessage());
  }

  static void requireObject(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("an object is expected, not " + json.currentToken());
    }
  }

  /// The `hex` of a script object.
  static @Nullable String hexOf(JsonParser json) {
    requireObject(json);
    JsonFields fields = new JsonFields();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("hex")) {
        fields.put(name, json);
      } else {
        json.skipChildren();
      }
    }
    return fields.text("hex");
  }

  /// One file while it is read.
  private final class Document {
    private final JsonParser json;
    private final int file;
    private boolean known;

    Document(JsonParser json, int file) {
      this.json = json;
      this.file = file;
    }

    void read() throws IOException {
      while (json.nextToken() != null) {
        readValue();
      }
    }

    /// Reads the value that the parser stands at; the elements of an array come one by one.
    private void readValue() throws IOException {
      JsonToken token = json.currentToken();
      if (token == JsonToken.START_OBJECT) {
        readObject();
      } else if (token == JsonToken.VALUE_STRING) {
        readHex();
      } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
        throw new IllegalArgumentException("neither an object nor hexadecimal text");
      }
    }

    private void readHex() throws IOException {
      byte[] raw = Hex.decode(json.getString());
      if (!known && !items.isKnown(raw)) {
        throw new IllegalArgumentException("neither a block nor a transaction");
      }
      known = true;
      items.add(raw, file, json.currentTokenLocation().getByteOffset());
    }

    private void readObject() throws IOException {
      long offset = json.currentTokenLocation().getByteOffset();
      JsonTransaction transaction = new JsonTransaction();
      JsonBlock block = new JsonBlock();
      boolean wrapper = false;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("result")) {
          wrapper = true;
          readResult();
        } else if (name.equals("tx")) {
          readTransactions(block);
        } else if (!transaction.take(name, json) && !block.take(name, json)) {
          json.skipChildren();
        }
      }
      if (block.isRead()) {
        finishBlock(block, transaction, offset);
      } else if (transaction.isComplete()) {
        finishTransaction(transaction, offset);
      } else if (!wrapper) {
        throw new IllegalArgumentException("an object of unknown shape at byte " + offset);
      }
    }

    private void readResult() throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        throw new IllegalArgumentException("the node answered with an error");
      }
      if (json.currentToken() != JsonToken.START_ARRAY) {
        readValue();
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        readValue();
      }
    }

    private void readTransactions(JsonBlock block) {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("\"tx\" is no list");
      }
      block.begin();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          known = true;
          throw new IllegalArgumentException(
              "names only the ids of its transactions; ask the node with verbosity 2 or 3");
        }
        JsonTransaction transaction = new JsonTransaction();
        requireObject(json);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = json.currentName();
          json.nextToken();
          if (!transaction.take(name, json)) {
            json.skipChildren();
          }
        }
        if (!transaction.isComplete()) {
          throw new IllegalArgumentException("a transaction without inputs or outputs");
        }
        known = true;
        block.add(transaction, transactions);
      }
    }

    private void finishBlock(JsonBlock told, JsonTransaction version, long offset)
        throws IOException {
      known = true;
      List<Block> blocks;
      try {
        blocks = told.finish(version, parser, transactions);
      } catch (IllegalArgumentException | BrokenRule wrong) {
        refuse(told.name(), offset, wrong);
        return;
      }
      for (Block block : blocks) {
        if (block.extent() == Extent.FULL) {
          findings.addSpilled(block, file, offset);
        } else {
          transactions.add(block, file, offset);
        }
      }
    }

    private void finishTransaction(JsonTransaction told, long offset) throws IOException {
      known = true;
      Block block;
      try {
        block = transactions.parse(told.raw(), told.placement(), told.trustedId());
        told.check(block);
      } catch (IllegalArgumentException | BrokenRule wrong) {
        refuse("a transaction", offset, wrong);
        return;
      }
      transactions.add(told.withSpent(block), file, offset);
    }

    private void refuse(String what, long offset, RuntimeException wrong) {
      findings.refuse(
          new BadInput(
              findings.file(file).name(),
              "offset " + offset + ", " + what,
              String.valueOf(wrong.getMessage()),
              Findings.GET_AGAIN,
              wrong));
    }
  }
}
