package org.entente.chain.evm.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// A block as bytes, with the logs that ledgers keep, for files beside a store that the store's
/// own checksums vouch for. The first byte is the layout, 1: never change what follows it.
final class AsideCodec {
  private static final int LAYOUT = 1;

  private AsideCodec() {}

  static byte[] encode(EvmBlock block) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      new Encoder(data).block(block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static EvmBlock decode(byte[] bytes) {
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new Decoder(data).block();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Encoder(DataOutputStream data) {
    void block(EvmBlock block) throws IOException {
      data.writeByte(LAYOUT);
      data.write(block.hash().bytes());
      data.write(block.parent().bytes());
      data.writeLong(block.number());
      data.writeLong(block.time());
      amount(block.difficulty());
      data.write(block.beneficiary().bytes());
      amount(block.burnt());
      data.writeByte(EvmBlock.Proof.bits(block.proofs()));
      data.writeInt(block.logCount());
      data.writeInt(block.txs().size());
      for (EvmTx tx : block.txs()) {
        tx(tx);
      }
      transfers(block.credits());
    }

    private void tx(EvmTx tx) throws IOException {
      data.write(tx.hash().bytes());
      data.writeByte(tx.type());
      data.writeByte(tx.success().code());
      addressIfAny(tx.from());
      addressIfAny(tx.to());
      transfers(tx.transfers());
      List<EvmLog> logs = KeptLogs.of(tx);
      data.writeInt(logs.size());
      for (EvmLog log : logs) {
        data.write(log.contract().bytes());
        data.writeInt(log.logIndex());
        data.writeByte(log.topics().size());
        for (Hash256 topic : log.topics()) {
          data.write(topic.bytes());
        }
        data.writeInt(log.data().length);
        data.write(log.data());
      }
    }

    private void transfers(List<Transfer> transfers) throws IOException {
      data.writeInt(transfers.size());
      for (Transfer transfer : transfers) {
        data.writeByte(transfer.kind().code());
        addressIfAny(transfer.from());
        addressIfAny(transfer.to());
        data.writeByte(transfer.asset().standard().code());
        data.write(transfer.asset().contract().bytes());
        amount(transfer.asset().id());
        amount(transfer.amount());
        data.writeInt(transfer.logIndex());
      }
    }

    private void addressIfAny(@Nullable EvmAddress address) throws IOException {
      data.writeBoolean(address != null);
      if (address != null) {
        data.write(address.bytes());
      }
    }

    private void amount(Uint256 amount) throws IOException {
      byte[] bytes = new byte[Uint256.BYTES];
      amount.write(bytes, 0);
      data.write(bytes);
    }
  }

  private record Decoder(DataInputStream data) {
    EvmBlock block() throws IOException {
      if (data.readByte() != LAYOUT) {
        throw new IOException("a block of another layout");
      }
      Hash256 hash = hash();
      Hash256 parent = hash();
      long number = data.readLong();
      long time = data.readLong();
      Uint256 difficulty = amount();
      EvmAddress beneficiary = address();
      Uint256 burnt = amount();
      var proofs = EvmBlock.Proof.ofBits(data.readByte());
      int logCount = data.readInt();
      List<EvmTx> txs = new ArrayList<>();
      for (int i = data.readInt(); i > 0; i--) {
        txs.add(tx());
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
          transfers(),
          logCount);
    }

    private EvmTx tx() throws IOException {
      Hash256 hash = hash();
      int type = data.readUnsignedByte();
      EvmTx.Success success = known(EvmTx.Success.ofCode(data.readByte()));
      EvmAddress from = addressIfAny();
      EvmAddress to = addressIfAny();
      List<Transfer> transfers = transfers();
      List<EvmLog> logs = new ArrayList<>();
      for (int i = data.readInt(); i > 0; i--) {
        logs.add(log());
      }
      return new EvmTx(hash, type, from, to, success, transfers, logs);
    }

    private EvmLog log() throws IOException {
      EvmAddress contract = address();
      int index = data.readInt();
      List<Hash256> topics = new ArrayList<>();
      for (int i = data.readUnsignedByte(); i > 0; i--) {
        topics.add(hash());
      }
      return new EvmLog(contract, topics, data.readNBytes(data.readInt()), index);
    }

    private List<Transfer> transfers() throws IOException {
      List<Transfer> transfers = new ArrayList<>();
      for (int i = data.readInt(); i > 0; i--) {
        TransferKind kind = known(TransferKind.ofCode(data.readByte()));
        EvmAddress from = addressIfAny();
        EvmAddress to = addressIfAny();
        Asset asset = new Asset(known(Asset.Standard.ofCode(data.readByte())), address(), amount());
        transfers.add(new Transfer(kind, from, to, asset, amount(), data.readInt()));
      }
      return transfers;
    }

    private static <T> T known(@Nullable T value) {
      return Objects.requireNonNull(value, "a code of another layout");
    }

    private @Nullable EvmAddress addressIfAny() throws IOException {
      return data.readBoolean() ? address() : null;
    }

    private EvmAddress address() throws IOException {
      return EvmAddress.read(data.readNBytes(EvmAddress.BYTES), 0);
    }

    private Hash256 hash() throws IOException {
      return Hash256.read(data.readNBytes(Hash256.BYTES), 0);
    }

    private Uint256 amount() throws IOException {
      return Uint256.read(data.readNBytes(Uint256.BYTES), 0, Uint256.BYTES);
    }
  }
}
