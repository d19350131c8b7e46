package org.entente.trace.mix;

/// When what was possible, in Unix seconds of block times. Heights would mean nothing on test
/// chains.
final class Epoch {
  /// JoinMarket was published in January 2015.
  static final long JOINMARKET_BEGINS = 1_420_070_400; // 2015-01-01

  /// The first rounds of Wasabi's coordinator.
  static final long WASABI1_BEGINS = 1_530_403_200; // 2018-07-01

  /// From then on rounds have further levels of twice, four times, … the base.
  static final long WASABI1_LEVELS = 1_546_300_800; // 2019-01-01

  /// Wasabi 2.0 came out on 15 June 2022; its coordinator was tried a few days before.
  static final long WASABI2_BEGINS = 1_654_041_600; // 2022-06-01

  static final long WASABI1_FADES = 1_664_582_400; // 2022-10-01

  /// The last coordinators of version 1.
  static final long WASABI1_ENDS = 1_704_067_200; // 2024-01-01

  static final long WHIRLPOOL_BEGINS = 1_554_076_800; // 2019-04-01

  /// The coordinator was seized on 24 April 2024; successors exist.
  static final long WHIRLPOOL_SEIZED = 1_714_003_200; // 2024-04-25

  /// JoinMarket's wallets moved to nested SegWit.
  static final long JOINMARKET_NESTED = 1_514_764_800; // 2018-01-01

  /// JoinMarket's wallets moved to native SegWit (version 0.8.0).
  static final long JOINMARKET_NATIVE = 1_606_780_800; // 2020-12-01

  /// Native SegWit was rare before, common after.
  static final long SEGWIT_COMMON = 1_559_347_200; // 2019-06-01

  private Epoch() {}
}
