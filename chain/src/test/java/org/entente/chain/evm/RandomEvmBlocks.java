package org.entente.chain.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Random histories of an EVM chain, the same for the same seed: gas (of failed transactions, too),
/// values, internal transfers, tokens of three standards with mints and burns, withdrawals and
/// rewards, a hub that most of it passes, transfers to oneself, zero amounts, outflows that exceed
/// what was seen, created contracts, kept logs, blocks without transactions; and, with gaps,
/// numbers that are missing and blocks whose hashes nobody told.
public final class RandomEvmBlocks {
  /// `amountBits` bounds amounts: up to 16 mean tiny ones, up to 2¹⁶; 256 mean any, so that sums
  /// exceed 256 bits. Of `accounts` the first is a hub.
  public record Shape(
      int blocks, int txsPerBlock, int accounts, int tokens, int amountBits, boolean gaps) {
    /// Whole blocks, amounts of a few ether.
    public static final Shape WHOLE = new Shape(14, 5, 12, 4, 70, false);

    /// With missing blocks and hashes.
    public static final Shape GAPS = new Shape(14, 5, 12, 4, 70, true);

    /// Amounts of up to 15 units among few accounts, so that each unit can be followed by itself.
    public static final Shape TINY = new Shape(12, 4, 6, 2, 4, false);

    public static final Shape TINY_GAPS = new Shape(12, 4, 6, 2, 4, true);

    /// Amounts of 1 to 256 bits.
    public static final Shape WIDE = new Shape(12, 6, 12, 4, 256, true);

    /// One account with a thousand transfers.
    public static final Shape HUB = new Shape(60, 30, 8, 1, 40, false);
  }

  private static final long FIRST_TIME = 1_700_000_000;
  private static final int LAST_ADDRESS = 20;

  private record Purse(EvmAddress account, Asset asset) {}

  private final Random random;
  private final Shape shape;
  private final List<EvmBlock> blocks = new ArrayList<>();
  private final List<EvmAddress> accounts = new ArrayList<>();
  private final List<Asset> tokens = new ArrayList<>();
  private final Map<Purse, Uint256> seen = new HashMap<>();
  private int logIndex;

  private RandomEvmBlocks(long seed, Shape shape) {
    this.random = new Random(seed);
    this.shape = shape;
    for (int i = 0; i < shape.accounts(); i++) {
      accounts.add(address());
    }
    for (int i = 0; i < shape.tokens(); i++) {
      EvmAddress contract = address();
      tokens.add(
          switch (i % 4) {
            case 1 -> Asset.erc721(contract, Uint256.of(i));
            case 2 -> Asset.erc1155(contract, amount(256));
            default -> Asset.erc20(contract);
          });
    }
  }

  /// Blocks in ledger order, linked where their hashes are known.
  public static List<EvmBlock> blocks(long seed, Shape shape) {
    RandomEvmBlocks chain = new RandomEvmBlocks(seed, shape);
    for (int i = 0; i < shape.blocks(); i++) {
      chain.addBlock();
    }
    return chain.blocks;
  }

  private void addBlock() {
    EvmBlock last = blocks.isEmpty() ? null : blocks.getLast();
    boolean gap = shape.gaps() && random.nextInt(5) == 0;
    long number = last == null ? 100 : last.number() + (gap ? 2 + random.nextInt(4) : 1);
    boolean unknownHash = shape.gaps() && random.nextInt(6) == 0;
    Hash256 parent = last == null || gap ? hash() : last.hash();
    logIndex = 0;
    List<EvmTx> txs = new ArrayList<>();
    for (int t = random.nextInt(shape.txsPerBlock() + 1); t > 0; t--) {
      txs.add(tx());
    }
    blocks.add(
        new EvmBlock(
            unknownHash ? EvmBlock.UNKNOWN_HASH : hash(),
            shape.gaps() && random.nextInt(8) == 0 ? EvmBlock.UNKNOWN_HASH : parent,
            number,
            unknownHash ? EvmBlock.UNKNOWN_TIME : FIRST_TIME + 12 * number,
            random.nextBoolean() ? Uint256.ZERO : amount(60),
            account(),
            amount(shape.amountBits()),
            proofs(),
            txs,
            credits()));
  }

  private Set<EvmBlock.Proof> proofs() {
    Set<EvmBlock.Proof> proofs = EnumSet.noneOf(EvmBlock.Proof.class);
    for (EvmBlock.Proof proof : EvmBlock.Proof.values()) {
      if (random.nextBoolean()) {
        proofs.add(proof);
      }
    }
    return proofs;
  }

  private EvmTx tx() {
    if (shape.gaps() && random.nextInt(12) == 0) {
      return hashOnly();
    }
    EvmAddress from = account();
    boolean failed = random.nextInt(8) == 0;
    boolean nobody = random.nextInt(12) == 0;
    EvmAddress to = random.nextInt(10) == 0 ? address() : account();
    List<Transfer> transfers = new ArrayList<>();
    if (random.nextInt(10) > 0) {
      transfers.add(pass(TransferKind.GAS, from, null, Asset.NATIVE));
    }
    List<EvmLog> logs = new ArrayList<>();
    if (!failed) {
      if (!nobody && random.nextBoolean()) {
        transfers.add(pass(TransferKind.VALUE, from, to, Asset.NATIVE));
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        logs.add(log());
        transfers.add(random.nextInt(4) == 0 ? internal() : token());
      }
    }
    EvmTx.Success success =
        failed
            ? EvmTx.Success.FAILED
            : random.nextInt(10) == 0 ? EvmTx.Success.UNKNOWN : EvmTx.Success.DONE;
    int type = random.nextInt(10) == 0 ? 0x7e : random.nextInt(5);
    return new EvmTx(hash(), type, from, nobody ? null : to, success, transfers, logs);
  }

  /// As a table of token transfers tells it.
  private EvmTx hashOnly() {
    List<Transfer> transfers = List.of(token());
    return new EvmTx(
        hash(), EvmTx.UNKNOWN_TYPE, null, null, EvmTx.Success.UNKNOWN, transfers, List.of());
  }

  private Transfer internal() {
    return pass(TransferKind.INTERNAL, account(), account(), Asset.NATIVE);
  }

  private Transfer token() {
    Asset token =
        tokens.isEmpty() ? Asset.erc20(address()) : tokens.get(random.nextInt(tokens.size()));
    return switch (random.nextInt(8)) {
      case 0 -> pass(TransferKind.TOKEN, EvmAddress.ZERO, account(), token);
      case 1 -> pass(TransferKind.TOKEN, account(), EvmAddress.ZERO, token);
      case 2 -> {
        EvmAddress self = account();
        yield pass(TransferKind.TOKEN, self, self, token);
      }
      default -> pass(TransferKind.TOKEN, account(), account(), token);
    };
  }

  private List<Transfer> credits() {
    List<Transfer> credits = new ArrayList<>();
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      credits.add(pass(TransferKind.WITHDRAWAL, null, account(), Asset.NATIVE));
    }
    if (random.nextInt(5) == 0) {
      credits.add(pass(TransferKind.REWARD, null, account(), Asset.NATIVE));
    }
    return credits;
  }

  /// Moves nothing, all that was seen, part of it, or any amount.
  private Transfer pass(
      TransferKind kind, @Nullable EvmAddress from, @Nullable EvmAddress to, Asset asset) {
    Uint256 held = from == null ? Uint256.ZERO : seen(from, asset);
    Uint256 amount =
        switch (random.nextInt(8)) {
          case 0 -> Uint256.ZERO;
          case 1 -> held;
          case 2, 3, 4 -> held.timesOver(Uint256.of(random.nextInt(1000)), Uint256.of(1000));
          default -> amount(shape.amountBits());
        };
    if (from != null) {
      seen.put(new Purse(from, asset), held.minusOrZero(amount));
    }
    if (to != null) {
      seen.merge(new Purse(to, asset), amount, Uint256::plusOrMax);
    }
    int index = kind == TransferKind.TOKEN ? logIndex++ : Transfer.NO_LOG;
    return new Transfer(kind, from, to, asset, amount, index);
  }

  private Uint256 seen(EvmAddress account, Asset asset) {
    return seen.getOrDefault(new Purse(account, asset), Uint256.ZERO);
  }

  /// One in three is of an event that is kept.
  private EvmLog log() {
    List<Hash256> topics = new ArrayList<>();
    boolean kept = random.nextInt(3) == 0;
    if (kept || random.nextBoolean()) {
      topics.add(kept ? Hash256.ofHex(KEPT_TOPIC) : hash());
      for (int i = random.nextInt(4); i > 0; i--) {
        topics.add(hash());
      }
    }
    boolean tooLong = random.nextInt(20) == 0;
    byte[] data = new byte[tooLong ? KeptLogs.DATA_BYTES + random.nextInt(2) : random.nextInt(100)];
    random.nextBytes(data);
    return new EvmLog(account(), topics, data, logIndex++);
  }

  /// THORChain router: Deposit(address,address,uint256,string)
  private static final String KEPT_TOPIC =
      "ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395";

  /// Half of the time the hub, now and then a new one.
  private EvmAddress account() {
    if (random.nextBoolean()) {
      return accounts.getFirst();
    }
    if (random.nextInt(LAST_ADDRESS) == 0) {
      accounts.add(address());
    }
    return accounts.get(random.nextInt(accounts.size()));
  }

  private EvmAddress address() {
    return new EvmAddress(random.nextLong(), random.nextLong(), random.nextInt());
  }

  private Hash256 hash() {
    return new Hash256(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /// Up to `bits` bits, small ones as often as large ones; of any there are, now and then the most.
  private Uint256 amount(int bits) {
    if (bits == Uint256.BYTES * 8 && random.nextInt(8) == 0) {
      return Uint256.MAX;
    }
    return Uint256.of(new BigInteger(1 + random.nextInt(bits), random));
  }
}
