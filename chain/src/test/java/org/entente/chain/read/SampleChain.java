package org.entente.chain.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.read.RawBlocks.Out;
import org.entente.chain.read.RawBlocks.Tx;

/// A chain of random regtest blocks with what they spend, and writers for every kind of file that
/// such a chain can come in. Compression of undo data is written here anew, from Core's
/// description.
final class SampleChain {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Spent(long value, byte[] script) {}

  final List<byte[]> raw = new ArrayList<>();
  final List<List<Tx>> txs = new ArrayList<>();
  final List<List<List<Spent>>> spent = new ArrayList<>();

  SampleChain(Random random, int blocks, int maxTxs) {
    byte[] parent = new byte[32];
    for (int height = 0; height < blocks; height++) {
      List<Tx> list = new ArrayList<>();
      List<List<Spent>> spentOfBlock = new ArrayList<>();
      list.add(Tx.coinbase(height, 1_000_000));
      for (int i = 1; i < 1 + random.nextInt(maxTxs); i++) {
        Tx tx = RawBlocks.randomTx(random);
        list.add(tx);
        spentOfBlock.add(spentBy(tx, random));
      }
      byte[] block = RawBlocks.block(parent, 1_700_000_000 + 600 * height, list);
      parent = RawBlocks.blockHash(block).hash().bytes();
      raw.add(block);
      txs.add(list);
      spent.add(spentOfBlock);
    }
  }

  private static List<Spent> spentBy(Tx tx, Random random) {
    long out = tx.values.stream().mapToLong(Long::longValue).sum();
    List<Spent> spent = new ArrayList<>();
    for (int i = 0; i < tx.prevIds.size(); i++) {
      long round = (long) Math.pow(10, random.nextInt(10));
      spent.add(new Spent((out / round + 1) * round, script(random)));
    }
    return spent;
  }

  private static byte[] script(Random random) {
    byte[] hash = RawBlocks.exactly(random, 20);
    Out out = new Out();
    switch (random.nextInt(5)) {
      case 0 -> out.bytes(new byte[] {0x76, (byte) 0xa9, 20}).bytes(hash).bytes(tail(0x88, 0xac));
      case 1 -> out.bytes(new byte[] {(byte) 0xa9, 20}).bytes(hash).bytes(tail(0x87));
      case 2 -> out.sized(key(random).getEncoded(true)).bytes(tail(0xac));
      case 3 -> out.sized(key(random).getEncoded(false)).bytes(tail(0xac));
      default -> out.bytes(RawBlocks.exactly(random, random.nextInt(300)));
    }
    return out.toByteArray();
  }

  private static byte[] tail(int... ops) {
    byte[] bytes = new byte[ops.length];
    for (int i = 0; i < ops.length; i++) {
      bytes[i] = (byte) ops[i];
    }
    return bytes;
  }

  private static ECPoint key(Random random) {
    return CustomNamedCurves.getByName("secp256k1").getG().multiply(new BigInteger(200, random));
  }

  /// A block file in the order given.
  byte[] blk(List<Integer> order) {
    Out out = new Out();
    order.forEach(i -> out.bytes(magic()).int32(raw.get(i).length).bytes(raw.get(i)));
    return out.toByteArray();
  }

  List<Integer> inOrder() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      order.add(i);
    }
    return order;
  }

  List<Integer> shuffled(Random random) {
    List<Integer> order = inOrder();
    Collections.shuffle(order, random);
    return order;
  }

  static byte[] magic() {
    return new Out().int32(Integer.reverseBytes(Network.REGTEST.magic())).toByteArray();
  }

  /// An undo file in the order given; the first block has none.
  byte[] rev(List<Integer> order) {
    Out out = new Out();
    for (int i : order) {
      if (i > 0) {
        byte[] undo = undo(i);
        byte[] parent = RawBlocks.blockHash(raw.get(i - 1)).hash().bytes();
        out.bytes(magic()).int32(undo.length).bytes(undo);
        out.bytes(RawBlocks.hash(new Out().bytes(parent).bytes(undo).toByteArray()));
      }
    }
    return out.toByteArray();
  }

  private byte[] undo(int block) {
    Out out = new Out().size(spent.get(block).size());
    for (List<Spent> inputs : spent.get(block)) {
      out.size(inputs.size());
      for (Spent input : inputs) {
        varInt(out, 2 * 700 + 1);
        out.write(0);
        varInt(out, compressed(input.value));
        script(out, input.script);
      }
    }
    return out.toByteArray();
  }

  /// Core's VARINT, highest bits first.
  static void varInt(Out out, long number) {
    if (number >= 0x80) {
      prefix(out, (number >>> 7) - 1);
    }
    out.write((int) (number & 0x7f));
  }

  private static void prefix(Out out, long number) {
    if (number >= 0x80) {
      prefix(out, (number >>> 7) - 1);
    }
    out.write((int) ((number & 0x7f) | 0x80));
  }

  static long compressed(long amount) {
    if (amount == 0) {
      return 0;
    }
    int zeros = 0;
    long rest = amount;
    for (; rest % 10 == 0 && zeros < 9; rest /= 10) {
      zeros++;
    }
    return zeros == 9
        ? 1 + 10 * (rest - 1) + 9
        : 1 + 10 * (9 * (rest / 10) + rest % 10 - 1) + zeros;
  }

  private static void script(Out out, byte[] script) {
    String hex = Hex.encode(script);
    if (hex.matches("76a914.{40}88ac")) {
      out.write(0);
      out.write(script, 3, 20);
    } else if (hex.matches("a914.{40}87")) {
      out.write(1);
      out.write(script, 2, 20);
    } else if (hex.matches("210[23].{64}ac")) {
      out.write(script, 1, 33);
    } else if (hex.matches("4104.{128}ac")) {
      out.write(4 + (script[65] & 1));
      out.write(script, 2, 32);
    } else {
      varInt(out, script.length + 6);
      out.writeBytes(script);
    }
  }

  /// Bytes XORed with a key as newer nodes do, position counted from the start.
  static byte[] masked(byte[] bytes, byte[] key) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= key[i % key.length];
    }
    return masked;
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// The answer of Core's `getblock`; `with` names the parts that may be left out: `prevout`
  /// (then it is verbosity 2), `hex`, `scriptSig`.
  String coreBlock(int block, String... with) {
    List<String> parts = List.of(with);
    byte[] header = raw.get(block);
    StringBuilder json = new StringBuilder("{");
    json.append("\"hash\":\"%s\",\"confirmations\":3,".formatted(RawBlocks.blockHash(header)));
    json.append("\"height\":%d,\"version\":%d,".formatted(block, LittleEndian.int32(header, 0)));
    json.append("\"merkleroot\":\"%s\",".formatted(reversed(header, 36)));
    json.append("\"time\":%d,".formatted(LittleEndian.int32(header, 68)));
    json.append(
        "\"nonce\":%d,\"bits\":\"%08x\","
            .formatted(LittleEndian.int32(header, 76), LittleEndian.int32(header, 72)));
    json.append("\"chainwork\":\"00\",\"nTx\":%d,".formatted(txs.get(block).size()));
    if (block > 0) {
      json.append("\"previousblockhash\":\"%s\",".formatted(reversed(header, 4)));
    }
    json.append("\"tx\":[");
    for (int tx = 0; tx < txs.get(block).size(); tx++) {
      json.append(tx == 0 ? "" : ",").append(coreTx(block, tx, parts, ""));
    }
    return json.append("]}").toString();
  }

  /// One transaction as Core writes it; `more` goes in front.
  String coreTx(int block, int tx, List<String> parts, String more) {
    Tx raw = txs.get(block).get(tx);
    StringBuilder json = new StringBuilder("{").append(more);
    json.append("\"txid\":\"%s\",".formatted(reversed(raw.id(), 0)));
    json.append("\"version\":2,\"locktime\":0,\"vin\":[");
    for (int i = 0; i < raw.prevIds.size(); i++) {
      json.append(i == 0 ? "" : ",").append(coreInput(block, tx, i, parts));
    }
    json.append("],\"vout\":[");
    for (int i = 0; i < raw.values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      json.append(
          "{\"value\":%s,\"n\":%d,\"scriptPubKey\":{\"asm\":\"\",\"hex\":\"%s\"}}"
              .formatted(btc(raw.values.get(i)), i, Hex.encode(raw.scripts.get(i))));
    }
    json.append("]");
    if (tx > 0) {
      json.append(",\"fee\":").append(btc(fee(block, tx)));
    }
    if (parts.contains("hex")) {
      json.append(",\"hex\":\"%s\"".formatted(Hex.encode(raw.bytes(true))));
    }
    return json.append("}").toString();
  }

  private String coreInput(int block, int tx, int input, List<String> parts) {
    Tx raw = txs.get(block).get(tx);
    StringBuilder json = new StringBuilder("{\"sequence\":4294967295");
    if (!raw.witnesses.get(input).isEmpty()) {
      json.append(",\"txinwitness\":").append(witness(raw.witnesses.get(input)));
    }
    String script = Hex.encode(raw.scriptSigs.get(input));
    if (tx == 0) {
      return json.append(",\"coinbase\":\"%s\"}".formatted(script)).toString();
    }
    json.append(",\"txid\":\"%s\"".formatted(reversed(raw.prevIds.get(input), 0)));
    json.append(",\"vout\":%d".formatted(raw.vouts.get(input)));
    if (parts.contains("scriptSig")) {
      json.append(",\"scriptSig\":{\"asm\":\"\",\"hex\":\"%s\"}".formatted(script));
    }
    if (parts.contains("prevout")) {
      Spent told = spent.get(block).get(tx - 1).get(input);
      json.append(
          ",\"prevout\":{\"generated\":false,\"height\":7,\"value\":%s,"
              .formatted(btc(told.value)));
      json.append("\"scriptPubKey\":{\"hex\":\"%s\"}}".formatted(Hex.encode(told.script)));
    }
    return json.append("}").toString();
  }

  /// One transaction as Esplora writes it, confirmed in its block or not.
  String esploraTx(int block, int tx, boolean confirmed) {
    Tx raw = txs.get(block).get(tx);
    StringBuilder json = new StringBuilder("{");
    json.append("\"txid\":\"%s\",".formatted(reversed(raw.id(), 0)));
    json.append("\"version\":2,\"locktime\":0,\"vin\":[");
    for (int i = 0; i < raw.prevIds.size(); i++) {
      json.append(i == 0 ? "" : ",");
      json.append("{\"txid\":\"%s\",".formatted(reversed(raw.prevIds.get(i), 0)));
      json.append("\"vout\":%d,".formatted(Integer.toUnsignedLong(raw.vouts.get(i))));
      json.append("\"prevout\":").append(tx == 0 ? "null" : esploraSpent(block, tx, i));
      json.append(",\"scriptsig\":\"%s\",".formatted(Hex.encode(raw.scriptSigs.get(i))));
      if (!raw.witnesses.get(i).isEmpty()) {
        json.append("\"witness\":").append(witness(raw.witnesses.get(i))).append(",");
      }
      json.append("\"is_coinbase\":%b,\"sequence\":4294967295}".formatted(tx == 0));
    }
    json.append("],\"vout\":[");
    for (int i = 0; i < raw.values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      json.append(output(new Spent(raw.values.get(i), raw.scripts.get(i))));
    }
    json.append("],\"size\":0,\"weight\":0,\"sigops\":1,");
    json.append("\"fee\":%d,".formatted(tx == 0 ? 0 : fee(block, tx)));
    if (!confirmed) {
      return json.append("\"status\":{\"confirmed\":false}}").toString();
    }
    return json.append(
            "\"status\":{\"confirmed\":true,\"block_height\":%d,\"block_hash\":\"%s\",\"block_time\":%d}}"
                .formatted(
                    block, RawBlocks.blockHash(this.raw.get(block)), 1_700_000_000 + 600 * block))
        .toString();
  }

  private String esploraSpent(int block, int tx, int input) {
    return output(spent.get(block).get(tx - 1).get(input));
  }

  private static String output(Spent output) {
    return "{\"scriptpubkey\":\"%s\",\"scriptpubkey_type\":\"x\",\"value\":%d}"
        .formatted(Hex.encode(output.script), output.value);
  }

  private static String witness(List<byte[]> items) {
    return "["
        + String.join(",", items.stream().map(i -> "\"" + Hex.encode(i) + "\"").toList())
        + "]";
  }

  private long fee(int block, int tx) {
    long in = spent.get(block).get(tx - 1).stream().mapToLong(Spent::value).sum();
    return in - txs.get(block).get(tx).values.stream().mapToLong(Long::longValue).sum();
  }

  private static String btc(long sat) {
    return BigDecimal.valueOf(sat, 8).toPlainString();
  }

  static String reversed(byte[] bytes, int at) {
    return HexFormat.of().formatHex(Hash256.read(bytes, at).reversed().bytes());
  }
}
