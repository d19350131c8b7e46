package org.entente.chain.evm.read;

import java.util.HashMap;
import java.util.Map;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.read.BlockParts.ToldTx;
import org.entente.chain.evm.wire.RlpWriter;
import org.entente.chain.evm.wire.SignedTx;
import tools.jackson.core.JsonParser;

/// A transaction as JSON-RPC tells it, turned into its canonical form. One of unknown type turns
/// into its type byte alone: nothing more is understood of it.
@SuppressWarnings("ArrayRecordComponent") // never compared
record RpcTx(byte[] raw, ToldTx told) {
  private static final int LAST_TYPE = 0x7f;

  /// Reads the object that the parser stands at the beginning of. `index` is its place in the
  /// block.
  static RpcTx read(JsonParser json, int index) {
    Map<String, byte[]> lists = new HashMap<>();
    RpcFields fields =
        RpcFields.object(
            json,
            name -> {
              switch (name) {
                case "accessList" -> lists.put(name, accessList(json));
                case "blobVersionedHashes" -> lists.put(name, hashes(name, json));
                case "authorizationList" -> lists.put(name, authorisations(json));
                default -> json.skipChildren();
              }
            });
    if (fields.has("transactionIndex") && fields.index("transactionIndex") != index) {
      throw new IllegalArgumentException(
          "transaction " + index + " says that it is number " + fields.index("transactionIndex"));
    }
    ToldTx told = new ToldTx(fields.hash("hash"), fields.address("from"));
    long type = fields.has("type") ? fields.number("type") : SignedTx.LEGACY;
    if (type > LAST_TYPE) {
      throw new IllegalArgumentException("\"type\" is " + type);
    }
    return new RpcTx(raw((int) type, fields, lists), told);
  }

  private static byte[] raw(int type, RpcFields fields, Map<String, byte[]> lists) {
    RlpWriter out = new RlpWriter();
    if (type > SignedTx.SET_CODE) {
      return new byte[] {(byte) type};
    }
    if (type != SignedTx.LEGACY) {
      out.raw(new byte[] {(byte) type});
    }
    int list = out.begin();
    if (type != SignedTx.LEGACY) {
      out.number(fields.number("chainId"));
    }
    out.number(fields.number("nonce"));
    if (type < SignedTx.FEE_MARKET) {
      out.number(fields.quantity("gasPrice"));
    } else {
      out.number(fields.quantity("maxPriorityFeePerGas"));
      out.number(fields.quantity("maxFeePerGas"));
    }
    out.number(fields.number("gas")).address(fields.addressOrNull("to"));
    out.number(fields.quantity("value"));
    out.bytes(fields.bytes(fields.has("input") ? "input" : "data"));
    if (type != SignedTx.LEGACY) {
      out.raw(required(lists, "accessList"));
    }
    if (type == SignedTx.BLOBS) {
      out.number(fields.quantity("maxFeePerBlobGas"));
      out.raw(required(lists, "blobVersionedHashes"));
    }
    if (type == SignedTx.SET_CODE) {
      out.raw(required(lists, "authorizationList"));
    }
    boolean parity = type != SignedTx.LEGACY && fields.has("yParity");
    out.number(fields.quantity(parity ? "yParity" : "v"));
    out.number(fields.quantity("r")).number(fields.quantity("s"));
    return out.end(list).toByteArray();
  }

  private static byte[] required(Map<String, byte[]> lists, String name) {
    byte[] list = lists.get(name);
    if (list == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return list;
  }

  private static byte[] accessList(JsonParser json) {
    RlpWriter out = new RlpWriter();
    int all = out.begin();
    RpcFields.list(
        "accessList",
        json,
        () -> {
          Map<String, byte[]> keys = new HashMap<>();
          RpcFields entry = RpcFields.object(json, name -> keys.put(name, hashes(name, json)));
          int one = out.begin();
          out.address(entry.address("address")).raw(required(keys, "storageKeys")).end(one);
        });
    return out.end(all).toByteArray();
  }

  private static byte[] hashes(String name, JsonParser json) {
    RlpWriter out = new RlpWriter();
    int all = out.begin();
    RpcFields.list(
        name,
        json,
        () -> {
          byte[] hash = RpcFields.bytes(name, json);
          if (hash.length != Hash256.BYTES) {
            throw new IllegalArgumentException("\"" + name + "\" holds no hashes");
          }
          out.bytes(hash);
        });
    return out.end(all).toByteArray();
  }

  private static byte[] authorisations(JsonParser json) {
    RlpWriter out = new RlpWriter();
    int all = out.begin();
    RpcFields.list(
        "authorizationList",
        json,
        () -> {
          RpcFields entry = RpcFields.object(json, name -> json.skipChildren());
          int one = out.begin();
          out.number(entry.quantity("chainId")).address(entry.address("address"));
          out.number(entry.quantity("nonce"));
          Uint256 parity = entry.quantity(entry.has("yParity") ? "yParity" : "v");
          out.number(parity).number(entry.quantity("r")).number(entry.quantity("s")).end(one);
        });
    return out.end(all).toByteArray();
  }
}
