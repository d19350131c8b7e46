package org.entente.chain.evm.generate;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.FoundBlocks;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.generate.SplitMix64;

/// A generated chain. Each block follows from the settings and its number alone, so that blocks
/// are made when they are read, by many threads, and none is kept.
public final class GeneratedBlocks implements FoundBlocks {
  private static final long FIRST_TIME = 1_700_000_000;
  private static final int BLOCK_SECONDS = 12;
  private static final int WITHDRAWALS = 4;

  private final EvmSettings settings;

  public GeneratedBlocks(EvmSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<EvmHeader> headers() {
    return new Headers();
  }

  /// Made when asked for.
  private final class Headers extends AbstractList<EvmHeader> implements RandomAccess {
    @Override
    public EvmHeader get(int block) {
      Objects.checkIndex(block, size());
      return new EvmHeader(
          hash(block),
          parent(block),
          block,
          FIRST_TIME + (long) BLOCK_SECONDS * block,
          Uint256.ZERO);
    }

    @Override
    public int size() {
      return settings.blocks();
    }
  }

  private Hash256 hash(long block) {
    return Crowd.hash(settings.seed(), -1 - block);
  }

  private Hash256 parent(int block) {
    return block == 0 ? EvmBlock.UNKNOWN_HASH : hash(block - 1L);
  }

  @Override
  public EvmBlock read(int place) {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(settings.seed()) + SplitMix64.mix(place));
    Crowd crowd = new Crowd(settings, place, random);
    Acts acts = new Acts(settings, place, crowd, random);
    List<EvmTx> txs = new ArrayList<>();
    List<Transfer> credits = new ArrayList<>();
    for (int i = 0; i < WITHDRAWALS; i++) {
      Uint256 amount = Uint256.of(random.below(30_000_000L) * 1_000_000_000L);
      credits.add(
          new Transfer(
              TransferKind.WITHDRAWAL,
              null,
              Crowd.address(settings.seed(), crowd.hub()),
              Asset.NATIVE,
              amount,
              Transfer.NO_LOG));
    }
    for (int made = credits.size(); made < settings.perBlock(); ) {
      txs.add(acts.next());
      made += txs.getLast().transfers().size();
    }
    return new EvmBlock(
        hash(place),
        parent(place),
        place,
        FIRST_TIME + (long) BLOCK_SECONDS * place,
        Uint256.ZERO,
        Crowd.address(settings.seed(), crowd.hub()),
        Uint256.of(random.below(1L << 57)),
        Set.of(),
        txs,
        credits);
  }

  @Override
  public String origin(int place) {
    return "generated block " + place;
  }

  @Override
  public void close() {}
}
