package org.entente.chain.evm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// The digest of a ledger of accounts, which grows block by block: equal digests, equal ledgers.
///
/// The digest of no block is SHA-256("entente accounts 1 " ‖ chain id in decimal). Each block makes
/// it SHA-256(digest before ‖ SHA-256(facts)), so that the facts can be hashed on other threads.
/// Facts are, whole numbers little endian, hashes, addresses, amounts and ids as they stand in the
/// chain (highest byte first):
///
/// - block hash 32, parent 32, number i64, time i64, proofs u8 (a bit for each), beneficiary 20,
///   burnt 32, number of all its logs i32, number of transactions i32 (the credits are none)
/// - each transaction: hash 32, type u8, success u8, parties, its transfers, number of kept logs
///   i32, each: contract 20, log index i32, number of topics u8, topics 32 each, length of the data
///   i32, data
/// - the transfers of the credits
/// - parties: u8 (1 from, 2 to, 3 both, 0 none), from 20 and to 20 as far as there
/// - transfers: their number i32, then each: kind u8, parties, standard u8, contract 20 (unless
///   native), id 32 (ERC-721 and ERC-1155), amount 32, log index i32
///
/// How hard a block was to mine is not among them: it chose the chain and is no part of it. Results
/// quote this digest: never change it.
public final class AccountDigest {
  private static final int BUFFER_BYTES = 1 << 13;

  /// More than any one entry takes, but for the data of logs.
  private static final int ENTRY_BYTES = 256;

  private final MessageDigest sha256 = newSha256();
  private byte[] value;

  /// Of a ledger without blocks.
  public AccountDigest(EvmNetwork network) {
    this.value =
        newSha256()
            .digest(
                ("entente accounts 1 " + network.chainId()).getBytes(StandardCharsets.US_ASCII));
  }

  /// Goes on from the digest that [#value] gave.
  public AccountDigest(Hash256 value) {
    this.value = value.bytes();
  }

  /// Takes up a whole block.
  public void append(EvmBlock block) {
    append(facts(block));
  }

  /// Takes up a whole block, of which [#facts] says all.
  public void append(Hash256 facts) {
    sha256.update(value);
    value = sha256.digest(facts.bytes());
  }

  /// The digest after the last whole block.
  public Hash256 value() {
    return Hash256.read(value, 0);
  }

  /// What [AccountView#digest] says.
  public String hex() {
    return value().hex();
  }

  /// The digest of one block's facts.
  public static Hash256 facts(EvmBlock block) {
    return new Facts().of(block);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// Writes the facts of one block.
  private static final class Facts {
    private final MessageDigest sha256 = newSha256();
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

    Hash256 of(EvmBlock block) {
      hash(block.hash());
      hash(block.parent());
      buffer.putLong(block.number()).putLong(block.time()).put(EvmBlock.Proof.bits(block.proofs()));
      address(block.beneficiary());
      amount(block.burnt());
      buffer.putInt(block.logCount()).putInt(block.txs().size());
      for (EvmTx tx : block.txs()) {
        tx(tx);
      }
      transfers(block.credits());
      flush();
      return Hash256.read(sha256.digest(), 0);
    }

    private void tx(EvmTx tx) {
      makeRoom();
      hash(tx.hash());
      buffer.put((byte) tx.type()).put(tx.success().code());
      parties(tx.from(), tx.to());
      transfers(tx.transfers());
      List<EvmLog> logs = KeptLogs.of(tx);
      makeRoom();
      buffer.putInt(logs.size());
      for (EvmLog log : logs) {
        makeRoom();
        log(log);
      }
    }

    private void transfers(List<Transfer> transfers) {
      makeRoom();
      buffer.putInt(transfers.size());
      for (Transfer transfer : transfers) {
        makeRoom();
        transfer(transfer);
      }
    }

    private void transfer(Transfer transfer) {
      buffer.put(transfer.kind().code());
      parties(transfer.from(), transfer.to());
      asset(transfer.asset());
      amount(transfer.amount());
      buffer.putInt(transfer.logIndex());
    }

    private void parties(@Nullable EvmAddress from, @Nullable EvmAddress to) {
      buffer.put((byte) ((from == null ? 0 : 1) | (to == null ? 0 : 2)));
      addressIfAny(from);
      addressIfAny(to);
    }

    private void asset(Asset asset) {
      buffer.put(asset.standard().code());
      switch (asset.standard()) {
        case NATIVE -> {}
        case ERC20 -> address(asset.contract());
        case ERC721, ERC1155 -> {
          address(asset.contract());
          amount(asset.id());
        }
      }
    }

    private void log(EvmLog log) {
      address(log.contract());
      buffer.putInt(log.logIndex()).put((byte) log.topics().size());
      log.topics().forEach(this::hash);
      buffer.putInt(log.data().length);
      flush();
      sha256.update(log.data());
    }

    private void hash(Hash256 hash) {
      hash.write(bytes, buffer.position());
      buffer.position(buffer.position() + Hash256.BYTES);
    }

    private void amount(Uint256 amount) {
      amount.write(bytes, buffer.position());
      buffer.position(buffer.position() + Uint256.BYTES);
    }

    private void addressIfAny(@Nullable EvmAddress address) {
      if (address != null) {
        address(address);
      }
    }

    private void address(EvmAddress address) {
      buffer.order(ByteOrder.BIG_ENDIAN).putLong(address.a()).putLong(address.b());
      buffer.putInt(address.c()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void makeRoom() {
      if (buffer.remaining() < ENTRY_BYTES) {
        flush();
      }
    }

    private void flush() {
      sha256.update(bytes, 0, buffer.position());
      buffer.clear();
    }
  }
}
