package org.entente.chain.evm.transfer;

import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;

/// Turns the logs of tokens into transfers. A log is what its contract says, not what happened:
/// anybody may log anything, and some tokens move less than they log.
///
/// Known by their first topic, the hash of the event's declaration. What has a token's topic but
/// not its shape moves nothing.
public final class TokenLogs {
  /// `Transfer(address,address,uint256)`: ERC-20 with three topics, ERC-721 with four. Contracts
  /// from before that custom index one address or none.
  public static final Hash256 TRANSFER =
      Hash256.ofHex("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

  /// `TransferSingle(address,address,address,uint256,uint256)`, ERC-1155.
  public static final Hash256 TRANSFER_SINGLE =
      Hash256.ofHex("c3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62");

  /// `TransferBatch(address,address,address,uint256[],uint256[])`, ERC-1155.
  public static final Hash256 TRANSFER_BATCH =
      Hash256.ofHex("4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb");

  /// `Deposit(address,uint256)` of a wrapped native asset.
  public static final Hash256 DEPOSIT =
      Hash256.ofHex("e1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c");

  /// `Withdrawal(address,uint256)` of a wrapped native asset.
  public static final Hash256 WITHDRAWAL =
      Hash256.ofHex("7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65");

  private static final int WORD = 32;
  private static final int ADDRESS_AT = WORD - EvmAddress.BYTES;

  private final EvmNetwork network;

  public TokenLogs(EvmNetwork network) {
    this.network = network;
  }

  /// Adds what this log says was moved; most logs say nothing.
  public void add(EvmLog log, List<Transfer> transfers) {
    if (log.topics().isEmpty()) {
      return;
    }
    Hash256 event = log.topics().getFirst();
    if (event.equals(TRANSFER)) {
      addTransfer(log, transfers);
    } else if (event.equals(TRANSFER_SINGLE)) {
      addSingle(log, transfers);
    } else if (event.equals(TRANSFER_BATCH)) {
      addBatch(log, transfers);
    } else if (event.equals(DEPOSIT)) {
      addWrapped(log, true, transfers);
    } else if (event.equals(WITHDRAWAL)) {
      addWrapped(log, false, transfers);
    }
  }

  /// The indexed fields stand in topics, the others in order in the data; four words in all.
  private static void addTransfer(EvmLog log, List<Transfer> transfers) {
    int topics = log.topics().size();
    if (log.data().length != WORD * (4 - topics)) {
      return;
    }
    byte[] words = new byte[3 * WORD];
    for (int i = 1; i < topics; i++) {
      log.topics().get(i).write(words, (i - 1) * WORD);
    }
    System.arraycopy(log.data(), 0, words, (topics - 1) * WORD, log.data().length);
    if (!isAddress(words, 0) || !isAddress(words, WORD)) {
      return;
    }
    EvmAddress from = EvmAddress.read(words, ADDRESS_AT);
    EvmAddress to = EvmAddress.read(words, WORD + ADDRESS_AT);
    Uint256 last = Uint256.read(words, 2 * WORD, WORD);
    if (topics == 4) {
      add(log, from, to, Asset.erc721(log.contract(), last), Uint256.ONE, transfers);
    } else {
      add(log, from, to, Asset.erc20(log.contract()), last, transfers);
    }
  }

  private static void addSingle(EvmLog log, List<Transfer> transfers) {
    if (log.topics().size() != 4 || log.data().length != 2 * WORD || !isMultiToken(log)) {
      return;
    }
    addMulti(
        log, Uint256.read(log.data(), 0, WORD), Uint256.read(log.data(), WORD, WORD), transfers);
  }

  /// Two arrays behind two offsets.
  private static void addBatch(EvmLog log, List<Transfer> transfers) {
    if (log.topics().size() != 4 || !isMultiToken(log)) {
      return;
    }
    byte[] data = log.data();
    int ids = array(data, 0);
    int amounts = array(data, WORD);
    if (ids < 0 || amounts < 0 || length(data, ids) != length(data, amounts)) {
      return;
    }
    for (int i = 1; i <= length(data, ids); i++) {
      addMulti(
          log,
          Uint256.read(data, ids + i * WORD, WORD),
          Uint256.read(data, amounts + i * WORD, WORD),
          transfers);
    }
  }

  /// Where the array begins whose offset stands at `at`; −1 where it isn't all there.
  private static int array(byte[] data, int at) {
    if (data.length < at + WORD) {
      return -1;
    }
    Uint256 offset = Uint256.read(data, at, WORD);
    if (!offset.fitsLong() || offset.toLong() > data.length - WORD) {
      return -1;
    }
    int begin = (int) offset.toLong();
    Uint256 length = Uint256.read(data, begin, WORD);
    boolean fits = length.fitsLong() && length.toLong() <= (data.length - begin - WORD) / WORD;
    return fits ? begin : -1;
  }

  private static int length(byte[] data, int array) {
    return (int) Uint256.read(data, array, WORD).toLong();
  }

  private static boolean isMultiToken(EvmLog log) {
    return isAddress(log.topics().get(2).bytes(), 0) && isAddress(log.topics().get(3).bytes(), 0);
  }

  private static void addMulti(EvmLog log, Uint256 id, Uint256 amount, List<Transfer> transfers) {
    EvmAddress from = address(log.topics().get(2));
    EvmAddress to = address(log.topics().get(3));
    add(log, from, to, Asset.erc1155(log.contract(), id), amount, transfers);
  }

  private void addWrapped(EvmLog log, boolean minted, List<Transfer> transfers) {
    int topics = log.topics().size();
    boolean shaped = topics == 2 && log.data().length == WORD;
    if (!shaped
        || !isAddress(log.topics().get(1).bytes(), 0)
        || !WrappedNatives.isOne(network, log.contract())) {
      return;
    }
    EvmAddress holder = address(log.topics().get(1));
    Uint256 amount = Uint256.read(log.data(), 0, WORD);
    Asset asset = Asset.erc20(log.contract());
    if (minted) {
      add(log, EvmAddress.ZERO, holder, asset, amount, transfers);
    } else {
      add(log, holder, EvmAddress.ZERO, asset, amount, transfers);
    }
  }

  private static boolean isAddress(byte[] words, int at) {
    for (int i = at; i < at + ADDRESS_AT; i++) {
      if (words[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static EvmAddress address(Hash256 word) {
    return EvmAddress.read(word.bytes(), ADDRESS_AT);
  }

  private static void add(
      EvmLog log,
      EvmAddress from,
      EvmAddress to,
      Asset asset,
      Uint256 amount,
      List<Transfer> transfers) {
    transfers.add(new Transfer(TransferKind.TOKEN, from, to, asset, amount, log.logIndex()));
  }
}
