package org.entente.chain.evm.generate;

/// What to generate: about `transfers` transfers, about `perBlock` in each block.
public record EvmSettings(long seed, long transfers, int perBlock) {
  /// Transfers of a block of Ethereum, gas payments with them.
  private static final int PER_BLOCK = 400;

  public EvmSettings {
    if (transfers < 0 || perBlock < 1 || transfers / perBlock > Integer.MAX_VALUE - 1L) {
      throw new IllegalArgumentException("can't be generated: " + transfers + " by " + perBlock);
    }
  }

  public static EvmSettings of(long seed, long transfers) {
    return new EvmSettings(seed, transfers, PER_BLOCK);
  }

  public int blocks() {
    return (int) ((transfers + perBlock - 1) / perBlock);
  }
}
