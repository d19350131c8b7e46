package org.entente.chain.evm.generate;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.generate.SplitMix64;
import org.jspecify.annotations.Nullable;

/// What people do in one block: pay, pay in tokens, swap, mint, call contracts that pay on, fail.
final class Acts {
  private final EvmSettings settings;
  private final int block;
  private final Crowd crowd;
  private final SplitMix64 random;
  private final List<Transfer> transfers = new ArrayList<>();
  private int txs;
  private int logs;

  Acts(EvmSettings settings, int block, Crowd crowd, SplitMix64 random) {
    this.settings = settings;
    this.block = block;
    this.crowd = crowd;
    this.random = random;
  }

  /// The next transaction of the block.
  EvmTx next() {
    transfers.clear();
    boolean paysOut = random.perMille(250);
    long sender = paysOut ? crowd.hub() : crowd.person();
    boolean toHub = !paysOut && random.perMille(550);
    long recipient = toHub ? crowd.hub() : crowd.person();
    move(TransferKind.GAS, sender, null, Asset.NATIVE, Uint256.of(random.below(1L << 54)));
    int kind = random.below(1000);
    boolean failed = kind < 40;
    if (kind >= 40 && kind < 440) {
      move(TransferKind.VALUE, sender, recipient, Asset.NATIVE, bits(40, 72));
    } else if (kind >= 440 && kind < 790) {
      int token = crowd.tokenOf(sender);
      move(TransferKind.TOKEN, sender, recipient, crowd.token(token), amountOf(token));
    } else if (kind >= 790 && kind < 940) {
      swap(sender);
    } else if (kind >= 940 && kind < 960) {
      Asset one = crowd.collectible(((long) block << 20) + txs);
      moveFrom(EvmAddress.ZERO, sender, one, Uint256.ONE);
    } else if (kind >= 960) {
      move(TransferKind.VALUE, sender, recipient, Asset.NATIVE, bits(40, 72));
      move(TransferKind.INTERNAL, recipient, crowd.person(), Asset.NATIVE, bits(40, 72));
    }
    EvmTx.Success success = failed ? EvmTx.Success.FAILED : EvmTx.Success.DONE;
    Hash256 hash = Crowd.hash(settings.seed(), 1L << 62 | (long) block << 20 | txs++);
    return new EvmTx(hash, 2, address(sender), address(recipient), success, transfers, List.of());
  }

  /// Through one or two pools: a token in, another out.
  private void swap(long sender) {
    int given = crowd.tokenOf(sender);
    long pool = crowd.hub();
    move(TransferKind.TOKEN, sender, pool, crowd.token(given), amountOf(given));
    if (random.perMille(300)) {
      int between = crowd.tokenOf(pool);
      long second = crowd.hub();
      move(TransferKind.TOKEN, pool, second, crowd.token(between), amountOf(between));
      pool = second;
    }
    int got = crowd.tokenOf(pool);
    move(TransferKind.TOKEN, pool, sender, crowd.token(got), amountOf(got));
  }

  private void move(TransferKind kind, long from, @Nullable Long to, Asset asset, Uint256 amount) {
    int log = kind == TransferKind.TOKEN ? logs++ : Transfer.NO_LOG;
    EvmAddress recipient = to == null ? null : address(to);
    transfers.add(new Transfer(kind, address(from), recipient, asset, amount, log));
  }

  private void moveFrom(EvmAddress from, long to, Asset asset, Uint256 amount) {
    transfers.add(new Transfer(TransferKind.TOKEN, from, address(to), asset, amount, logs++));
  }

  private EvmAddress address(long account) {
    return Crowd.address(settings.seed(), account);
  }

  /// Every third token counts millionths, the others as ether does; some of these are of little
  /// worth, so that their amounts need more than 79 bits.
  private Uint256 amountOf(int token) {
    if (token % 3 == 0) {
      return bits(16, 44);
    }
    return token % 7 == 0 ? bits(70, 95) : bits(45, 76);
  }

  /// An amount of `low` to `high` bits, each as likely.
  private Uint256 bits(int low, int high) {
    int bits = random.between(low, high);
    long word = random.next() | Long.MIN_VALUE;
    return bits <= 64
        ? new Uint256(0, 0, 0, word >>> (64 - bits))
        : new Uint256(0, 0, word >>> (128 - bits), random.next());
  }
}
