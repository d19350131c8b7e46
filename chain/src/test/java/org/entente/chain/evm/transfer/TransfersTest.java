package org.entente.chain.evm.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransfersTest {
  private static final EvmAddress A = EvmAddress.parse("0x" + "0a".repeat(20));
  private static final EvmAddress B = EvmAddress.parse("0x" + "0b".repeat(20));

  private static EvmLog log(int index) {
    Hash256 from = Hash256.ofHex("00".repeat(12) + "0a".repeat(20));
    return new EvmLog(B, List.of(TokenLogs.TRANSFER, from, from), new byte[32], index);
  }

  private static String kinds(Success success, long value, List<InternalMove> moves) {
    TxFacts facts =
        new TxFacts(
            Hash256.ZERO,
            2,
            A,
            B,
            Uint256.of(value),
            success,
            Uint256.of(5),
            List.of(log(3), log(4)),
            moves);
    return String.join(
        " ",
        new Transfers(EvmNetwork.ETHEREUM)
            .tx(facts).transfers().stream()
                .map(t -> t.kind() == TransferKind.TOKEN ? "log" + t.logIndex() : t.kind().name())
                .toList());
  }

  private static InternalMove move(int logsBefore) {
    return new InternalMove(B, A, Uint256.of(1), logsBefore);
  }

  @Test
  void gasThenValueThenWhatWasExecuted() {
    assertThat(kinds(Success.DONE, 1, List.of())).isEqualTo("GAS VALUE log3 log4");
    assertThat(kinds(Success.UNKNOWN, 1, List.of())).isEqualTo("GAS VALUE log3 log4");
    assertThat(kinds(Success.FAILED, 1, List.of())).isEqualTo("GAS");
    assertThat(kinds(Success.DONE, 0, List.of(move(InternalMove.UNKNOWN))))
        .isEqualTo("GAS INTERNAL log3 log4");
    assertThat(kinds(Success.DONE, 0, List.of(move(0), move(1), move(2))))
        .isEqualTo("GAS INTERNAL log3 INTERNAL log4 INTERNAL");
  }

  @Test
  void withdrawalsCountInGwei() {
    List<Transfer> credits = new ArrayList<>();
    Transfers.addWithdrawal(credits, A, 32_000_000_000L);
    assertThat(credits.getFirst().amount().toString()).isEqualTo("32000000000000000000");
    assertThat(credits.getFirst().from()).isNull();
  }

  /// The rewards that blocks of each era show: with an uncle one behind, two behind.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 5156250000000000000, 4375000000000000000",
    "4369999, 2, 5156250000000000000, 3750000000000000000",
    "4370000, 1, 3093750000000000000, 2625000000000000000",
    "7280000, 1, 2062500000000000000, 1750000000000000000",
    "15537393, 6, 2062500000000000000, 500000000000000000"
  })
  void blocksAndUnclesWerePaidByEra(long number, int behind, String block, String uncle) {
    List<Transfer> credits = new ArrayList<>();
    Rewards rewards = Rewards.ofBlock(number);
    rewards.addBlock(credits, A, 1);
    rewards.addUncle(credits, B, number - behind);
    assertThat(credits.stream().map(t -> t.amount().toString())).containsExactly(block, uncle);
  }

  @Test
  void onlyWorkOnEthereumIsPaid() {
    assertThat(Rewards.arePaid(EvmNetwork.ETHEREUM, 1, Uint256.ONE)).isTrue();
    assertThat(Rewards.arePaid(EvmNetwork.ETHEREUM, 0, Uint256.ONE)).isFalse();
    assertThat(Rewards.arePaid(EvmNetwork.ETHEREUM, 1, Uint256.ZERO)).isFalse();
    assertThat(Rewards.arePaid(EvmNetwork.of(56), 1, Uint256.ONE)).isFalse();
  }

  /// Vectors of EIP-4844's reference tests of `fake_exponential`: factor, numerator, denominator.
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 1",
    "38493, 0, 1000, 38493",
    "0, 1234, 2345, 0",
    "1, 2, 1, 6",
    "1, 4, 2, 6",
    "1, 3, 1, 16",
    "1, 6, 2, 18",
    "1, 4, 1, 49",
    "1, 8, 2, 50",
    "10, 8, 2, 542",
    "11, 8, 2, 596",
    "1, 5, 1, 136",
    "1, 5, 2, 11",
    "2, 5, 2, 23",
    "1, 50000000, 2225652, 5709098764"
  })
  void theSeriesIsThatOfTheStandard(long factor, long numerator, long denominator, String result) {
    assertThat(BlobPrice.exponential(factor, numerator, denominator).toString()).isEqualTo(result);
  }

  @Test
  void blobsCostOneWeiAtLeastAndLessAfterEachFork() {
    long excess = 50_000_000;
    assertThat(BlobPrice.of(EvmNetwork.ETHEREUM, 1_710_400_000, 0)).isEqualTo(Uint256.ONE);
    Uint256 last = null;
    for (long time : new long[] {1_746_612_310, 1_746_612_311, 1_765_290_071, 1_767_747_671}) {
      Uint256 price = Objects.requireNonNull(BlobPrice.of(EvmNetwork.ETHEREUM, time, excess));
      assertThat(last == null || price.compareTo(last) < 0).isTrue();
      last = price;
    }
    assertThat(BlobPrice.of(EvmNetwork.of(137), 1_746_612_311, excess)).isNull();
    assertThat(BlobPrice.of(EvmNetwork.of(100), 1, 0)).isEqualTo(Uint256.of(1_000_000_000));
  }
}
