package org.entente.chain.evm.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.wire.RlpWriter;
import org.entente.chain.evm.wire.TxReceipt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// A receipt as JSON-RPC tells it.
final class RpcReceipt implements JsonPart {
  /// Receipts in a row of one block go to the spill file together.
  static final class Row {
    private static final int MOST_BYTES = 4 << 20;

    private final RlpWriter out = new RlpWriter();
    private @Nullable Hash256 block;

    void add(Hash256 to, FoundReceipt receipt, EvmFindings findings) throws IOException {
      if (block != null && (!block.equals(to) || out.size() > MOST_BYTES)) {
        flush(findings);
      }
      block = to;
      receipt.encode(out);
    }

    void flush(EvmFindings findings) throws IOException {
      if (block != null) {
        findings.addReceiptsOf(block, findings.spill(out.end(0).toByteArray()));
        out.clear();
        block = null;
      }
    }
  }

  private final Row row;
  private @Nullable List<EvmLog> logs;

  RpcReceipt(Row row) {
    this.row = row;
  }

  @Override
  public boolean take(String name, JsonParser json, RpcFields fields) {
    if (!name.equals("logs")) {
      return false;
    }
    List<EvmLog> read = new ArrayList<>();
    RpcFields.list(name, json, () -> read.add(log(json, read.size())));
    logs = read;
    return true;
  }

  private static EvmLog log(JsonParser json, int index) {
    List<Hash256> topics = new ArrayList<>(4);
    RpcFields fields =
        RpcFields.object(
            json,
            name -> {
              if (name.equals("topics")) {
                RpcFields.list(name, json, () -> topics.add(topic(json)));
              } else {
                json.skipChildren();
              }
            });
    return new EvmLog(
        EvmAddress.read(fields.bytes("address", EvmAddress.BYTES), 0),
        topics,
        fields.bytes("data"),
        index);
  }

  private static Hash256 topic(JsonParser json) {
    byte[] bytes = RpcFields.bytes("topics", json);
    if (bytes.length != Hash256.BYTES) {
      throw new IllegalArgumentException("a topic of " + bytes.length + " bytes");
    }
    return Hash256.read(bytes, 0);
  }

  @Override
  public boolean isComplete(RpcFields fields) {
    return logs != null && fields.has("cumulativeGasUsed");
  }

  @Override
  public void finish(RpcFields fields, EvmFindings findings, String origin) throws IOException {
    row.add(fields.hash("blockHash"), found(fields), findings);
  }

  @Override
  public void flush(EvmFindings findings) throws IOException {
    row.flush(findings);
  }

  FoundReceipt found(RpcFields fields) {
    if (logs == null) {
      throw new IllegalArgumentException("\"logs\" is missing");
    }
    int type = fields.has("type") ? fields.index("type") : 0;
    if (type > 0x7f) {
      throw new IllegalArgumentException("\"type\" is " + type);
    }
    TxReceipt receipt =
        new TxReceipt(type, outcome(fields), fields.number("cumulativeGasUsed"), null, logs);
    return new FoundReceipt(
        fields.index("transactionIndex"),
        receipt,
        fields.hash("transactionHash"),
        fields.quantityOrNull("effectiveGasPrice"),
        fields.quantityOrNull("blobGasPrice"),
        fields.quantityOrNull("l1Fee"));
  }

  private static byte[] outcome(RpcFields fields) {
    Hash256 root = fields.hashOrNull("root");
    if (!fields.has("status")) {
      return root == null ? fields.bytes("status") : root.bytes();
    }
    return switch (fields.index("status")) {
      case 0 -> new byte[0];
      case 1 -> Hex.decode("01");
      default -> throw new IllegalArgumentException("\"status\" is " + fields.text("status"));
    };
  }
}
