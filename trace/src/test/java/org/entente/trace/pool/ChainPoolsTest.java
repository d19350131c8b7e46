package org.entente.trace.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.junit.jupiter.api.Test;

class ChainPoolsTest {
  private static final EvmAddress POOL =
      EvmAddress.parse("0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc");
  private static final EvmAddress USER =
      EvmAddress.parse("0x00000000000000000000000000000000000000aa");
  private static final EvmAddress FRESH =
      EvmAddress.parse("0x00000000000000000000000000000000000000bb");
  private static final EvmAddress RELAYER =
      EvmAddress.parse("0x00000000000000000000000000000000000000cc");
  private static final long COIN = 100_000_000_000_000_000L;

  private final List<EvmBlock> blocks = new ArrayList<>();

  private static byte[] words(Hash256... words) {
    byte[] data = new byte[words.length * Hash256.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i].write(data, i * Hash256.BYTES);
    }
    return data;
  }

  private static Hash256 word(EvmAddress address) {
    return Hash256.ofHex("0".repeat(24) + address.toString().substring(2));
  }

  private static Hash256 word(long number) {
    return new Hash256(0, 0, 0, number);
  }

  private static EvmLog deposit(EvmAddress pool) {
    return new EvmLog(
        pool,
        List.of(ChainPools.DEPOSIT.topic(), word(4711)),
        words(word(3), word(1_600_000_000)),
        0);
  }

  private static EvmLog withdrawal(EvmAddress to, long fee) {
    return new EvmLog(
        POOL,
        List.of(ChainPools.WITHDRAWAL.topic(), word(RELAYER)),
        words(word(to), word(815), word(fee)),
        0);
  }

  private static Transfer value(EvmAddress from, EvmAddress to, long amount) {
    return new Transfer(
        TransferKind.INTERNAL, from, to, Asset.NATIVE, Uint256.of(amount), Transfer.NO_LOG);
  }

  private void block(EvmAddress from, EvmLog log, Transfer... transfers) {
    int number = blocks.size() + 1;
    EvmTx tx =
        new EvmTx(
            word(number), 2, from, POOL, EvmTx.Success.DONE, List.of(transfers), List.of(log));
    blocks.add(
        new EvmBlock(
            new Hash256(1, 0, 0, number),
            number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(1, 0, 0, number - 1),
            number,
            1000L * number,
            Uint256.ZERO,
            EvmAddress.ZERO,
            Uint256.ZERO,
            Set.of(),
            List.of(tx),
            List.of()));
  }

  private PoolEvents events() {
    return ChainPools.events(new MemoryAccounts(EvmNetwork.ETHEREUM, blocks));
  }

  @Test
  void aLedgerKeepsTheEventsOfPools() {
    assertThat(KeptLogs.keeps(deposit(POOL))).isTrue();
    assertThat(KeptLogs.keeps(withdrawal(FRESH, 0))).isTrue();
    assertThat(ChainPools.DEPOSIT.topic().hex()).startsWith("a945e51e");
    assertThat(ChainPools.WITHDRAWAL.topic().hex()).startsWith("e9e508ba");
  }

  @Test
  void depositsAndWithdrawalsAreDecoded() {
    block(USER, deposit(POOL), value(USER, POOL, COIN));
    block(RELAYER, withdrawal(FRESH, 7), value(POOL, FRESH, COIN - 7), value(POOL, RELAYER, 7));
    PoolEvents events = events();
    assertThat(events.deposits())
        .containsExactly(new PoolDeposit(POOL.toString(), 1, 1000, word(1), 3, USER, null));
    assertThat(events.withdrawals())
        .containsExactly(
            new PoolWithdrawal(
                POOL.toString(), 2, 2000, word(2), word(815), FRESH, Uint256.of(7), RELAYER, null));
    assertThat(PoolLinks.anonymitySets(events)).containsExactly(1);
  }

  @Test
  void anEventOfWhatMovedNothingIsNoPools() {
    block(USER, deposit(FRESH), value(USER, POOL, COIN));
    assertThat(events().deposits()).isEmpty();
  }

  @Test
  void theLedgerTellsWhoDealtWithEachOther() {
    block(USER, deposit(POOL), value(USER, POOL, COIN));
    for (int i = 0; i < 3; i++) {
      block(USER, deposit(POOL), value(USER, FRESH, 5));
    }
    ChainMeetings meetings = new ChainMeetings(new MemoryAccounts(EvmNetwork.ETHEREUM, blocks));
    assertThat(meetings.of(FRESH, Set.of(USER, RELAYER)))
        .containsOnlyKeys(USER)
        .containsEntry(USER, 3);
  }
}
