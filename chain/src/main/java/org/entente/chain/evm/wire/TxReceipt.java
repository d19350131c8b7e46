package org.entente.chain.evm.wire;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx.Success;
import org.jspecify.annotations.Nullable;

/// What a transaction left behind. `outcome` is its first field: the status, or before Byzantium
/// the root of the state after it, which says nothing of success. `cumulativeGas` counts the gas
/// of this one and all before it in the block. `bloom` is null where it was left out (eth/69).
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TxReceipt(
    int type, byte[] outcome, long cumulativeGas, byte @Nullable [] bloom, List<EvmLog> logs) {
  private static final int FIELDS = 4;

  public TxReceipt {
    logs = List.copyOf(logs);
  }

  public Success success() {
    if (outcome.length == Hash256.BYTES) {
      return Success.UNKNOWN;
    }
    return outcome.length == 0 ? Success.FAILED : Success.DONE;
  }

  /// Reads a list of receipts that is all of `rlp`, in either form: with blooms and the type
  /// before the list, or as eth/69 sends them (EIP-7642).
  public static List<TxReceipt> decodeAll(byte[] rlp) {
    List<TxReceipt> receipts = new ArrayList<>();
    RlpReader in = RlpReader.onlyList(rlp);
    int logs = 0;
    while (in.hasNext()) {
      TxReceipt receipt = decode(in, logs);
      logs += receipt.logs.size();
      receipts.add(receipt);
    }
    return receipts;
  }

  /// Reads the next receipt; its first log is number `firstLog` of the block.
  public static TxReceipt decode(RlpReader in, int firstLog) {
    if (in.isList()) {
      return fields(in.list(), SignedTx.LEGACY, true, firstLog);
    }
    byte[] typed = in.bytes();
    int type = typed.length == 0 ? 0 : typed[0] & 0xff;
    if (type < SignedTx.ACCESS_LIST || type > SignedTx.SET_CODE) {
      throw new UnknownTransaction(type);
    }
    RlpReader whole = new RlpReader(typed, 1, typed.length);
    RlpReader list = whole.list();
    whole.end();
    return fields(list, type, false, firstLog);
  }

  private static TxReceipt fields(RlpReader in, int type, boolean bare, int firstLog) {
    byte[] first = in.bytes();
    byte[] second = in.bytes();
    byte[] third = in.bytes();
    List<EvmLog> logs = logs(in.list(), firstLog);
    in.end();
    if (third.length == BlockHeader.BLOOM_BYTES) {
      return new TxReceipt(type, outcome(first), number(second), third, logs);
    }
    if (!bare) {
      throw new IllegalArgumentException("a receipt with a bloom of " + third.length + " bytes");
    }
    long told = number(first);
    if (told > SignedTx.SET_CODE) {
      throw new UnknownTransaction((int) Math.min(told, Integer.MAX_VALUE));
    }
    return new TxReceipt((int) told, outcome(second), number(third), null, logs);
  }

  /// As eth/69 has it, of whatever type: [type, outcome, gas, logs].
  public void encodeBare(RlpWriter out) {
    int list = out.begin();
    out.number(type).bytes(outcome).number(cumulativeGas);
    encodeLogs(out);
    out.end(list);
  }

  /// Reads the fields that [#encodeBare] wrote. Logs count from 0.
  public static TxReceipt decodeBare(RlpReader in) {
    int type = (int) in.number();
    byte[] outcome = outcome(in.bytes());
    long gas = in.number();
    TxReceipt receipt = new TxReceipt(type, outcome, gas, null, logs(in.list(), 0));
    in.end();
    return receipt;
  }

  /// The same, with logs that count from `firstLog`.
  public TxReceipt numbered(int firstLog) {
    List<EvmLog> numbered = new ArrayList<>(logs.size());
    for (EvmLog log : logs) {
      numbered.add(
          new EvmLog(log.contract(), log.topics(), log.data(), firstLog + numbered.size()));
    }
    return new TxReceipt(type, outcome, cumulativeGas, bloom, numbered);
  }

  private static byte[] outcome(byte[] field) {
    boolean status = field.length == 0 || (field.length == 1 && field[0] == 1);
    if (!status && field.length != Hash256.BYTES) {
      throw new IllegalArgumentException("a receipt without a status or a state root");
    }
    return field;
  }

  /// A field that turned out to be a number.
  private static long number(byte[] field) {
    return new RlpReader(new RlpWriter().bytes(field).toByteArray()).number();
  }

  private static List<EvmLog> logs(RlpReader in, int firstLog) {
    List<EvmLog> logs = new ArrayList<>();
    while (in.hasNext()) {
      RlpReader log = in.list();
      EvmAddress contract = log.address();
      List<Hash256> topics = new ArrayList<>(FIELDS);
      RlpReader words = log.list();
      while (words.hasNext()) {
        topics.add(words.hash());
      }
      if (topics.size() > FIELDS) {
        throw new IllegalArgumentException("a log with " + topics.size() + " topics");
      }
      logs.add(new EvmLog(contract, topics, log.bytes(), firstLog + logs.size()));
      log.end();
    }
    return logs;
  }

  /// As the receipts' root takes it: with this bloom, behind its type.
  public byte[] encode(byte[] withBloom) {
    RlpWriter out = new RlpWriter();
    if (type != SignedTx.LEGACY) {
      out.raw(new byte[] {(byte) type});
    }
    int list = out.begin();
    out.bytes(outcome).number(cumulativeGas).bytes(withBloom);
    encodeLogs(out);
    return out.end(list).toByteArray();
  }

  private void encodeLogs(RlpWriter out) {
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
}
