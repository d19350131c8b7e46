package org.entente.chain.evm.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.chain.evm.read.BlockParts.ToldTx;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A block as JSON-RPC tells it, with whole transactions, turned into the chain's own form. Of
/// its uncles JSON tells no more than the hashes.
final class RpcBlock implements JsonPart {
  /// Of headers since London, in the header's order; a header has all up to some one of them.
  private static final List<String> LATER =
      List.of(
          "baseFeePerGas",
          "withdrawalsRoot",
          "blobGasUsed",
          "excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash");

  private final List<byte[]> txs = new ArrayList<>();
  private final List<ToldTx> told = new ArrayList<>();
  private long bytes;
  private boolean hasTxs;
  private byte @Nullable [] uncles;
  private byte @Nullable [] withdrawals;

  @Override
  public boolean take(String name, JsonParser json, RpcFields fields) {
    switch (name) {
      case "transactions" -> readTxs(json);
      case "uncles" -> uncles = readUncles(json);
      case "withdrawals" -> withdrawals = readWithdrawals(json);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readTxs(JsonParser json) {
    hasTxs = true;
    RpcFields.list(
        "transactions",
        json,
        () -> {
          if (json.currentToken() == JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException(
                "names only the hashes of its transactions; ask the node for whole ones"
                    + " (eth_getBlockByNumber with true)");
          }
          RpcTx tx;
          try {
            tx = RpcTx.read(json, txs.size());
          } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                "transaction " + txs.size() + ": " + wrong.getMessage(), wrong);
          }
          bytes += tx.raw().length;
          if (bytes > EvmFindings.MAX_PART_BYTES) {
            throw new IllegalArgumentException("more transactions than any block holds");
          }
          txs.add(tx.raw());
          told.add(tx.told());
        });
  }

  private static byte[] readUncles(JsonParser json) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    RpcFields.list("uncles", json, () -> out.bytes(RpcFields.bytes("uncles", json)));
    return out.end(list).toByteArray();
  }

  private static byte[] readWithdrawals(JsonParser json) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    RpcFields.list(
        "withdrawals",
        json,
        () -> {
          RpcFields entry = RpcFields.object(json, name -> json.skipChildren());
          int one = out.begin();
          out.number(entry.quantity("index")).number(entry.quantity("validatorIndex"));
          out.address(entry.address("address")).number(entry.number("amount")).end(one);
        });
    return out.end(list).toByteArray();
  }

  @Override
  public boolean isComplete(RpcFields fields) {
    return hasTxs && fields.has("parentHash");
  }

  @Override
  public void finish(RpcFields fields, EvmFindings findings, String origin) throws IOException {
    byte[] rlp = header(fields);
    BlockHeader header = BlockHeader.decode(rlp);
    Hash256 hash = fields.hash("hash");
    if (findings.addHeader(header, hash, findings.spill(rlp), origin)) {
      Place senders = findings.spill(ToldTxs.encode(told));
      findings.addBodyOf(hash, findings.spill(body()), senders);
    }
  }

  List<ToldTx> told() {
    return told;
  }

  /// The header as RLP.
  static byte[] header(RpcFields fields) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.hash(fields.hash("parentHash")).hash(fields.hash("sha3Uncles"));
    out.address(fields.address("miner")).hash(fields.hash("stateRoot"));
    out.hash(fields.hash("transactionsRoot")).hash(fields.hash("receiptsRoot"));
    out.bytes(fields.bytes("logsBloom", BlockHeader.BLOOM_BYTES));
    out.number(fields.quantity("difficulty")).number(fields.number("number"));
    out.number(fields.quantity("gasLimit")).number(fields.number("gasUsed"));
    out.number(fields.number("timestamp")).bytes(fields.bytes("extraData"));
    out.hash(fields.hash("mixHash")).bytes(fields.bytes("nonce", BlockHeader.NONCE_BYTES));
    for (String name : LATER) {
      if (!fields.has(name)) {
        break;
      }
      if (name.endsWith("Root") || name.endsWith("Hash")) {
        out.hash(fields.hash(name));
      } else {
        out.number(fields.quantity(name));
      }
    }
    return out.end(list).toByteArray();
  }

  /// [transactions, uncles' hashes, withdrawals] as RLP.
  byte[] body() {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    int items = out.begin();
    for (byte[] tx : txs) {
      if (tx.length > 1 && (tx[0] & 0xff) >= 0xc0) {
        out.raw(tx);
      } else {
        out.bytes(tx);
      }
    }
    out.end(items);
    if (uncles == null) {
      out.end(out.begin());
    } else {
      out.raw(uncles);
    }
    if (withdrawals != null) {
      out.raw(withdrawals);
    }
    return out.end(list).toByteArray();
  }
}
