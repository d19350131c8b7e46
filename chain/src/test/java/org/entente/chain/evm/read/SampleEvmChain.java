package org.entente.chain.evm.read;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.check.Accumulator;
import org.entente.chain.evm.check.TrieRoot;
import org.entente.chain.evm.read.SampleTxs.Tx;
import org.entente.chain.evm.transfer.TokenLogs;
import org.entente.chain.evm.wire.Bloom;
import org.entente.chain.evm.wire.RlpWriter;
import org.jspecify.annotations.Nullable;

/// Valid blocks with random content, of every generation of headers and every type of
/// transaction, and their files in every form. Written from the specifications, apart from the
/// readers.
@SuppressWarnings("ArrayRecordComponent") // never compared
final class SampleEvmChain {
  /// Which header a block has.
  enum Era {
    FRONTIER(15, 4_369_000, 1_500_000_000),
    BYZANTIUM(15, 4_400_000, 1_510_000_000),
    LONDON(16, 13_000_000, 1_630_000_000),
    SHANGHAI(17, 17_100_000, 1_682_000_000),
    CANCUN(20, 19_500_000, 1_711_000_000),
    PRAGUE(21, 22_500_000, 1_747_000_000);

    private final int fields;
    private final long number;
    private final long time;

    Era(int fields, long number, long time) {
      this.fields = fields;
      this.number = number;
      this.time = time;
    }
  }

  record Receipt(byte[] consensus, byte[] bare, String json) {}

  /// A block in all its forms. `body` holds the three (or two) lists.
  record Sample(
      Hash256 hash,
      long number,
      BigInteger difficulty,
      byte[] header,
      byte[] body,
      byte[] block,
      byte[] receipts,
      byte[] bareReceipts,
      String json,
      List<String> jsonReceipts,
      boolean hasUncles) {}

  /// Of a header's fields, in order.
  private static final List<String> NAMES =
      List.of(
          "parentHash",
          "sha3Uncles",
          "miner",
          "stateRoot",
          "transactionsRoot",
          "receiptsRoot",
          "logsBloom",
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "extraData",
          "mixHash",
          "nonce",
          "baseFeePerGas",
          "withdrawalsRoot",
          "blobGasUsed",
          "excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash");

  final List<Sample> blocks = new ArrayList<>();
  private final Random random;
  private final SampleTxs make;
  private Hash256 parent = Hash256.ZERO;

  /// One block of each era.
  SampleEvmChain(Random random, int txs) {
    this(random);
    for (Era era : Era.values()) {
      add(era, era.number, txs);
    }
  }

  private SampleEvmChain(Random random) {
    this.random = random;
    make = new SampleTxs(random);
  }

  /// A chain of before the Merge.
  static SampleEvmChain early(Random random, int blocks, int txs) {
    SampleEvmChain chain = new SampleEvmChain(random);
    for (int i = 0; i < blocks; i++) {
      chain.add(Era.LONDON, Era.LONDON.number + i, txs);
    }
    return chain;
  }

  private void add(Era era, long number, int count) {
    BigInteger baseFee = era.fields > 15 ? BigInteger.valueOf(random.nextInt(1 << 30)) : null;
    List<Tx> txs = new ArrayList<>();
    List<Receipt> receipts = new ArrayList<>();
    byte[] bloom = new byte[256];
    long gas = 0;
    int logs = 0;
    int types = era.fields == 15 ? 1 : era.fields < 20 ? 3 : era.fields == 20 ? 4 : 5;
    for (int i = 0; i < count; i++) {
      Tx tx = make.tx(i % types, i, baseFee);
      txs.add(tx);
      boolean done = random.nextInt(4) > 0;
      List<EvmLog> own = done ? logs(random.nextInt(4), logs) : List.of();
      long used = 21_000L + random.nextInt(1_000_000);
      gas += used;
      receipts.add(receipt(era, i, tx, own, done, used, gas, bloom));
      logs += own.size();
    }
    List<byte[]> uncles = uncles(era, number, baseFee);
    Withdrawals withdrawals = withdrawals(era);
    List<byte[]> items = receipts.stream().map(Receipt::consensus).toList();
    List<byte[]> raw = txs.stream().map(Tx::raw).toList();
    Header header =
        header(era, number, list(uncles), raw, items, withdrawals.rlp, bloom, gas, baseFee);
    List<byte[]> lists = new ArrayList<>();
    lists.add(list(raw.stream().map(SampleEvmChain::item).toList()));
    lists.add(list(uncles));
    if (era.fields >= 17) {
      lists.add(list(withdrawals.rlp));
    }
    List<byte[]> whole = new ArrayList<>(lists);
    whole.addFirst(header.rlp);
    Hash256 hash = make.hash(header.rlp);
    blocks.add(
        new Sample(
            hash,
            number,
            header.difficulty,
            header.rlp,
            list(lists),
            list(whole),
            list(items.stream().map(SampleEvmChain::item).toList()),
            list(receipts.stream().map(Receipt::bare).toList()),
            json(hash, header, txs, uncles, withdrawals),
            receipts.stream().map(r -> r.json.replace("BLOCK", hash.hex())).toList(),
            !uncles.isEmpty()));
    parent = hash;
  }

  /// Typed items are strings in a list, legacy ones lists.
  private static byte[] item(byte[] item) {
    return (item[0] & 0xff) < 0xc0 ? string(item) : item;
  }

  private String json(
      Hash256 hash, Header header, List<Tx> txs, List<byte[]> uncles, Withdrawals withdrawals) {
    List<String> json = new ArrayList<>();
    for (int i = 0; i < txs.size(); i++) {
      json.add(
          "{\"blockHash\":\"0x%s\",\"transactionIndex\":\"%s\",%s}"
              .formatted(hash, SampleTxs.hex(i), txs.get(i).json()));
    }
    return "{\"hash\":\"0x%s\",%s,\"transactions\":[%s],\"uncles\":[%s]%s}"
        .formatted(
            hash,
            header.json,
            String.join(",", json),
            String.join(",", uncles.stream().map(u -> "\"0x" + make.hash(u) + "\"").toList()),
            withdrawals.json);
  }

  private List<byte[]> uncles(Era era, long number, @Nullable BigInteger baseFee) {
    if (era.fields > 16 || random.nextInt(3) > 0) {
      return List.of();
    }
    long uncle = number - 1 - random.nextInt(5);
    byte[] none = list(List.of());
    return List.of(
        header(era, uncle, none, List.of(), List.of(), List.of(), new byte[256], 0, baseFee).rlp);
  }

  private record Withdrawals(List<byte[]> rlp, String json) {}

  private Withdrawals withdrawals(Era era) {
    List<byte[]> rlp = new ArrayList<>();
    List<String> json = new ArrayList<>();
    int count = era.fields >= 17 ? random.nextInt(4) : 0;
    for (int i = 0; i < count; i++) {
      RlpWriter out = new RlpWriter();
      List<String> entry = new ArrayList<>();
      int list = out.begin();
      SampleTxs.field(out, entry, "index", BigInteger.valueOf(i));
      SampleTxs.field(out, entry, "validatorIndex", BigInteger.valueOf(1000 + i));
      SampleTxs.field(out, entry, "address", make.address().bytes());
      SampleTxs.field(out, entry, "amount", BigInteger.valueOf(random.nextInt(1 << 30)));
      rlp.add(out.end(list).toByteArray());
      json.add("{" + String.join(",", entry) + "}");
    }
    String all = era.fields >= 17 ? ",\"withdrawals\":[" + String.join(",", json) + "]" : "";
    return new Withdrawals(rlp, all);
  }

  private Receipt receipt(
      Era era, int index, Tx tx, List<EvmLog> logs, boolean done, long used, long gas, byte[] all) {
    byte[] bloom = new Bloom().of(logs);
    Bloom.add(bloom, all);
    byte[] outcome = era == Era.FRONTIER ? make.bytes(32) : done ? new byte[] {1} : new byte[0];
    RlpWriter consensus = new RlpWriter();
    if (tx.type() > 0) {
      consensus.raw(new byte[] {(byte) tx.type()});
    }
    int list = consensus.begin();
    consensus.bytes(outcome).number(gas).bytes(bloom);
    logs(consensus, logs);
    consensus.end(list);
    RlpWriter bare = new RlpWriter();
    list = bare.begin();
    bare.number(tx.type()).bytes(outcome).number(gas);
    logs(bare, logs);
    bare.end(list);
    List<String> entries = new ArrayList<>();
    for (EvmLog log : logs) {
      entries.add(
          "{\"address\":\"%s\",\"topics\":[%s],\"data\":\"0x%s\",\"logIndex\":\"%s\",\"removed\":false}"
              .formatted(
                  log.contract(),
                  String.join(",", log.topics().stream().map(t -> "\"0x" + t + "\"").toList()),
                  Hex.encode(log.data()),
                  SampleTxs.hex(log.logIndex())));
    }
    String json =
        "{\"transactionHash\":\"0x%s\",\"transactionIndex\":\"%s\",\"blockHash\":\"0xBLOCK\",\"type\":\"%s\",\"cumulativeGasUsed\":\"%s\",\"gasUsed\":\"%s\",\"effectiveGasPrice\":\"%s\",\"logs\":[%s],\"logsBloom\":\"0x%s\",%s}"
            .formatted(
                tx.hash(),
                SampleTxs.hex(index),
                SampleTxs.hex(tx.type()),
                SampleTxs.hex(gas),
                SampleTxs.hex(used),
                SampleTxs.hex(tx.price()),
                String.join(",", entries),
                Hex.encode(bloom),
                era == Era.FRONTIER
                    ? "\"root\":\"0x" + Hex.encode(outcome) + "\""
                    : "\"status\":\"" + (done ? "0x1" : "0x0") + "\"");
    return new Receipt(consensus.toByteArray(), bare.toByteArray(), json);
  }

  private static void logs(RlpWriter out, List<EvmLog> logs) {
    int all = out.begin();
    for (EvmLog log : logs) {
      int one = out.begin();
      out.address(log.contract());
      int topics = out.begin();
      log.topics().forEach(out::hash);
      out.end(topics).bytes(log.data()).end(one);
    }
    out.end(all);
  }

  private List<EvmLog> logs(int count, int first) {
    List<EvmLog> logs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Hash256> topics = new ArrayList<>();
      boolean transfer = random.nextInt(3) > 0;
      int words = random.nextInt(5);
      for (int t = 0; t < words; t++) {
        topics.add(t == 0 && transfer ? TokenLogs.TRANSFER : word(make.address()));
      }
      byte[] data = make.bytes(transfer && words > 0 ? 32 * (4 - words) : random.nextInt(100));
      for (int field = words; transfer && field > 0 && field < 3; field++) {
        java.util.Arrays.fill(data, 32 * (field - words), 32 * (field - words) + 12, (byte) 0);
      }
      logs.add(new EvmLog(make.address(), topics, data, first + i));
    }
    return logs;
  }

  private static Hash256 word(EvmAddress address) {
    byte[] word = new byte[32];
    address.write(word, 12);
    return Hash256.read(word, 0);
  }

  private record Header(byte[] rlp, String json, BigInteger difficulty) {}

  private Header header(
      Era era,
      long number,
      byte[] uncles,
      List<byte[]> txs,
      List<byte[]> receipts,
      List<byte[]> withdrawals,
      byte[] bloom,
      long gas,
      @Nullable BigInteger baseFee) {
    BigInteger difficulty =
        era.fields <= 16 ? BigInteger.valueOf(1 + random.nextInt(1 << 30)) : BigInteger.ZERO;
    List<Object> values = new ArrayList<>();
    values.add(parent.bytes());
    values.add(make.hash(uncles).bytes());
    values.add(make.address().bytes());
    values.add(make.bytes(32));
    values.add(TrieRoot.of(txs).bytes());
    values.add(TrieRoot.of(receipts).bytes());
    values.add(bloom);
    values.add(difficulty);
    values.add(BigInteger.valueOf(number));
    values.add(BigInteger.valueOf(30_000_000));
    values.add(BigInteger.valueOf(gas));
    values.add(BigInteger.valueOf(era.time + random.nextInt(1000)));
    values.add(make.bytes(random.nextInt(33)));
    values.add(make.bytes(32));
    values.add(make.bytes(8));
    if (era.fields >= 16) {
      values.add(Objects.requireNonNull(baseFee));
    }
    if (era.fields >= 17) {
      values.add(TrieRoot.of(withdrawals).bytes());
    }
    if (era.fields >= 20) {
      values.add(BigInteger.valueOf(131_072L * random.nextInt(6)));
      values.add(BigInteger.valueOf(131_072L * random.nextInt(400)));
      values.add(make.bytes(32));
    }
    if (era.fields >= 21) {
      values.add(make.bytes(32));
    }
    return header(values, difficulty);
  }

  private Header header(List<Object> values, BigInteger difficulty) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    List<String> json = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      json.add("\"" + NAMES.get(i) + "\":\"" + SampleTxs.put(out, values.get(i)) + "\"");
    }
    out.end(list);
    java.util.Collections.shuffle(json, random);
    return new Header(out.toByteArray(), String.join(",", json), difficulty);
  }

  /// An era1 file of all blocks.
  byte[] era1() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    record(out, 0x3265, new byte[0]);
    List<Hash256> hashes = new ArrayList<>();
    List<Uint256> totals = new ArrayList<>();
    BigInteger total = BigInteger.TWO.pow(70);
    for (Sample block : blocks) {
      total = total.add(block.difficulty);
      record(out, 0x03, SnappyFrames.of(block.header));
      record(out, 0x04, SnappyFrames.of(block.body));
      record(out, 0x05, SnappyFrames.of(block.receipts));
      byte[] bytes = new byte[32];
      for (int i = 0; i < 32; i++) {
        bytes[i] = (byte) total.shiftRight(8 * i).intValue();
      }
      record(out, 0x06, bytes);
      hashes.add(block.hash);
      totals.add(Uint256.of(total));
    }
    record(out, 0x07, Accumulator.of(hashes, totals).bytes());
    record(out, 0x3266, new byte[16]);
    return out.toByteArray();
  }

  private static void record(ByteArrayOutputStream out, int type, byte[] content) {
    out.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) type)
            .putInt(content.length)
            .array());
    out.writeBytes(content);
  }

  private static byte[] list(List<byte[]> items) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    items.forEach(out::raw);
    return out.end(list).toByteArray();
  }

  private static byte[] string(byte[] bytes) {
    return new RlpWriter().bytes(bytes).toByteArray();
  }
}
