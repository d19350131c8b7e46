package org.entente.chain.evm.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.RlpWriter;

/// A whole block in the spill file, as RLP. Nothing of it outlives the import.
final class EvmBlockCodec {
  private EvmBlockCodec() {}

  static byte[] encode(EvmBlock block) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.hash(block.hash()).hash(block.parent()).number(block.number());
    out.number(block.time() - EvmBlock.UNKNOWN_TIME);
    out.number(block.logCount())
        .number(block.difficulty())
        .address(block.beneficiary())
        .number(block.burnt());
    int proofs = out.begin();
    block.proofs().stream().sorted().forEach(proof -> name(out, proof));
    out.end(proofs);
    int txs = out.begin();
    block.txs().forEach(tx -> encode(tx, out));
    out.end(txs);
    encode(block.credits(), out);
    return out.end(list).toByteArray();
  }

  private static void encode(EvmTx tx, RlpWriter out) {
    int list = out.begin();
    out.hash(tx.hash()).number(tx.type()).address(tx.from()).address(tx.to());
    name(out, tx.success());
    encode(tx.transfers(), out);
    int logs = out.begin();
    for (EvmLog log : tx.logs()) {
      int one = out.begin();
      out.address(log.contract()).bytes(log.data()).number(log.logIndex());
      log.topics().forEach(out::hash);
      out.end(one);
    }
    out.end(logs).end(list);
  }

  private static void encode(List<Transfer> transfers, RlpWriter out) {
    int list = out.begin();
    for (Transfer transfer : transfers) {
      int one = out.begin();
      out.number(transfer.kind().code()).address(transfer.from()).address(transfer.to());
      Asset asset = transfer.asset();
      out.number(asset.standard().code()).address(asset.contract()).number(asset.id());
      out.number(transfer.amount()).number(transfer.logIndex() - Transfer.NO_LOG).end(one);
    }
    out.end(list);
  }

  private static void name(RlpWriter out, Enum<?> constant) {
    out.bytes(constant.name().getBytes(StandardCharsets.US_ASCII));
  }

  private static String name(RlpReader in) {
    return new String(in.bytes(), StandardCharsets.US_ASCII);
  }

  static EvmBlock decode(byte[] bytes) {
    RlpReader in = RlpReader.onlyList(bytes);
    Hash256 hash = in.hash();
    Hash256 parent = in.hash();
    long number = in.number();
    long time = in.number() + EvmBlock.UNKNOWN_TIME;
    int logCount = (int) in.number();
    Uint256 difficulty = in.uint256();
    EvmAddress beneficiary = in.address();
    Uint256 burnt = in.uint256();
    Set<Proof> proofs = EnumSet.noneOf(Proof.class);
    RlpReader names = in.list();
    while (names.hasNext()) {
      proofs.add(Proof.valueOf(name(names)));
    }
    List<EvmTx> txs = new ArrayList<>();
    RlpReader items = in.list();
    while (items.hasNext()) {
      txs.add(tx(items.list()));
    }
    return new EvmBlock(
        hash,
        parent,
        number,
        time,
        difficulty,
        beneficiary,
        burnt,
        proofs,
        txs,
        transfers(in.list()),
        logCount);
  }

  private static EvmTx tx(RlpReader in) {
    return new EvmTx(
        in.hash(),
        (int) in.number(),
        in.addressOrNull(),
        in.addressOrNull(),
        Success.valueOf(name(in)),
        transfers(in.list()),
        logs(in.list()));
  }

  private static List<EvmLog> logs(RlpReader in) {
    List<EvmLog> logs = new ArrayList<>();
    while (in.hasNext()) {
      RlpReader log = in.list();
      EvmAddress contract = log.address();
      byte[] data = log.bytes();
      int index = (int) log.number();
      List<Hash256> topics = new ArrayList<>();
      while (log.hasNext()) {
        topics.add(log.hash());
      }
      logs.add(new EvmLog(contract, topics, data, index));
    }
    return logs;
  }

  private static List<Transfer> transfers(RlpReader in) {
    List<Transfer> transfers = new ArrayList<>();
    while (in.hasNext()) {
      RlpReader one = in.list();
      transfers.add(
          new Transfer(
              Objects.requireNonNull(TransferKind.ofCode((int) one.number())),
              one.addressOrNull(),
              one.addressOrNull(),
              asset(one),
              one.uint256(),
              (int) one.number() + Transfer.NO_LOG));
    }
    return transfers;
  }

  private static Asset asset(RlpReader in) {
    return new Asset(
        Objects.requireNonNull(Asset.Standard.ofCode((int) in.number())),
        in.address(),
        in.uint256());
  }
}
