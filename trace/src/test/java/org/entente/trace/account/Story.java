package org.entente.trace.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.jspecify.annotations.Nullable;

/// A ledger written down by hand: one block a transaction.
final class Story {
  static final Asset ETH = Asset.NATIVE;
  static final Asset WETH =
      Asset.erc20(EvmAddress.parse("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"));
  static final Asset USDC =
      Asset.erc20(EvmAddress.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"));
  static final Asset DAI =
      Asset.erc20(EvmAddress.parse("0x6b175474e89094c44da98b954eedeac495271d0f"));
  static final EvmAddress ZERO = EvmAddress.ZERO;

  private final List<EvmBlock> blocks = new ArrayList<>();
  private final List<Transfer> transfers = new ArrayList<>();
  private int log;

  /// The account of a name: its letters, in hexadecimal digits.
  static EvmAddress account(String name) {
    StringBuilder digits = new StringBuilder();
    name.chars().forEach(c -> digits.append(String.format("%02x", c)));
    return EvmAddress.parse("0x" + "0".repeat(40 - digits.length()) + digits);
  }

  Story gas(String from, long amount) {
    return add(TransferKind.GAS, account(from), null, ETH, amount);
  }

  Story value(String from, String to, long amount) {
    return add(TransferKind.VALUE, account(from), account(to), ETH, amount);
  }

  Story internal(String from, String to, long amount) {
    return add(TransferKind.INTERNAL, account(from), account(to), ETH, amount);
  }

  Story token(Asset asset, String from, String to, long amount) {
    return add(TransferKind.TOKEN, account(from), account(to), asset, amount);
  }

  Story mint(Asset asset, String to, long amount) {
    return add(TransferKind.TOKEN, ZERO, account(to), asset, amount);
  }

  Story burn(Asset asset, String from, long amount) {
    return add(TransferKind.TOKEN, account(from), ZERO, asset, amount);
  }

  Story add(
      TransferKind kind,
      @Nullable EvmAddress from,
      @Nullable EvmAddress to,
      Asset asset,
      long amount) {
    int index = kind == TransferKind.TOKEN ? log++ : Transfer.NO_LOG;
    transfers.add(new Transfer(kind, from, to, asset, Uint256.of(amount), index));
    return this;
  }

  /// Ends the transaction.
  Story tx() {
    int number = blocks.size() + 1;
    EvmTx tx = new EvmTx(hash(number), 2, ZERO, null, EvmTx.Success.DONE, transfers, List.of());
    blocks.add(
        new EvmBlock(
            new Hash256(1, 0, 0, number),
            number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(1, 0, 0, number - 1),
            number,
            1000L * number,
            Uint256.ZERO,
            ZERO,
            Uint256.ZERO,
            Set.of(),
            List.of(tx),
            List.of()));
    transfers.clear();
    log = 0;
    return this;
  }

  /// Hash of the transaction, counted from 1.
  static Hash256 hash(int tx) {
    return new Hash256(0, 0, 0, tx);
  }

  MemoryAccounts ledger() {
    return new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
  }
}
