package org.entente.trace.typology;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.address.AddressKey;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.Method;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.exit.LabelStops;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.MemoryLabels;
import org.entente.trace.label.Subject;
import org.junit.jupiter.api.Test;

class TypologyTest {
  private static final EvmAddress VICTIM = account(1);
  private static final EvmAddress THIEF = account(2);
  private static final EvmAddress POOL = account(3);
  private static final Asset USDT =
      Asset.erc20(EvmAddress.parse("0xdac17f958d2ee523a2206206994597c13d831ec7"));

  private final List<EvmBlock> blocks = new ArrayList<>();
  private final MemoryLabels labels = new MemoryLabels();

  private static EvmAddress account(int number) {
    return new EvmAddress(7, 0, number);
  }

  private static Transfer ether(EvmAddress from, EvmAddress to, long amount) {
    return move(Asset.NATIVE, from, to, amount);
  }

  private static Transfer move(Asset asset, EvmAddress from, EvmAddress to, long amount) {
    TransferKind kind = asset.equals(Asset.NATIVE) ? TransferKind.VALUE : TransferKind.TOKEN;
    return new Transfer(kind, from, to, asset, Uint256.of(amount), Transfer.NO_LOG);
  }

  private void tx(long time, List<EvmLog> logs, Transfer... transfers) {
    int number = blocks.size() + 1;
    EvmAddress from = transfers[0].from();
    EvmTx tx =
        new EvmTx(
            new Hash256(0, 0, 0, number),
            2,
            from,
            transfers[0].to(),
            EvmTx.Success.DONE,
            List.of(transfers),
            logs);
    blocks.add(
        new EvmBlock(
            new Hash256(1, 0, 0, number),
            number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(1, 0, 0, number - 1),
            number,
            time,
            Uint256.ZERO,
            EvmAddress.ZERO,
            Uint256.ZERO,
            Set.of(),
            List.of(tx),
            List.of()));
  }

  private Score score(Asset asset) {
    MemoryAccounts view = new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
    LabelBook book = new LabelBook(labels, LocalDate.of(2025, 1, 1));
    AccountQuestion question =
        AccountQuestion.of(Method.FIFO, new AccountStart.Account(THIEF, asset, null))
            .keepingFlows();
    return Typology.of(view, AccountTracer.run(view, question, LabelStops.accounts(book)), book);
  }

  private static List<Pattern> patterns(Score score) {
    return score.findings().stream().map(Score.Finding::pattern).toList();
  }

  private void label(EvmAddress address, String concept) {
    labels.accept(
        new Label(
            new Subject.Address(AddressKey.of(address)),
            new Claim(
                "x",
                "x",
                List.of(concept),
                new Confidence("forensic_investigation", 70),
                "s",
                "a",
                "ETH",
                false,
                null,
                LocalDate.of(2020, 1, 1),
                null,
                "")));
  }

  @Test
  void quickEqualPartsToFreshAccountsShowAndSlowOnesDoNot() {
    tx(1_000, List.of(), ether(VICTIM, THIEF, 600));
    for (int i = 0; i < 6; i++) {
      tx(2_000 + i * 100L, List.of(), ether(THIEF, account(10 + i), 100));
    }
    Score quick = score(Asset.NATIVE);
    assertThat(patterns(quick)).containsExactly(Pattern.TEMPO, Pattern.FIXED_TRANCHES);
    assertThat(quick.points()).isEqualTo(350);
    assertThat(quick.findings().getLast().txs()).hasSize(6);
    blocks.clear();
    tx(1_000, List.of(), ether(VICTIM, THIEF, 600));
    for (int i = 0; i < 6; i++) {
      tx(20_000 + i * 9_000L, List.of(), ether(THIEF, account(10 + i), 100));
    }
    assertThat(score(Asset.NATIVE).findings()).isEmpty();
  }

  @Test
  void accountsThatWereThereBeforeAreNoTranches() {
    for (int i = 0; i < 6; i++) {
      tx(500 + i, List.of(), ether(VICTIM, account(10 + i), 1));
    }
    tx(1_000, List.of(), ether(VICTIM, THIEF, 600));
    for (int i = 0; i < 6; i++) {
      tx(2_000 + i * 100L, List.of(), ether(THIEF, account(10 + i), 100));
    }
    assertThat(patterns(score(Asset.NATIVE))).containsExactly(Pattern.TEMPO);
  }

  @Test
  void swapsIntoTheNativeAssetAndIntoTetherShow() {
    tx(1_000, List.of(), ether(VICTIM, POOL, 900));
    tx(1_100, List.of(), move(USDT, VICTIM, THIEF, 500));
    tx(
        1_200,
        List.of(),
        move(USDT, THIEF, POOL, 500),
        new Transfer(
            TransferKind.INTERNAL, POOL, THIEF, Asset.NATIVE, Uint256.of(90), Transfer.NO_LOG));
    assertThat(patterns(score(USDT))).containsExactly(Pattern.SWAP_TO_NATIVE);
    tx(1_300, List.of(), ether(THIEF, POOL, 90), move(USDT, POOL, THIEF, 400));
    assertThat(patterns(score(USDT)))
        .containsExactly(Pattern.SWAP_TO_NATIVE, Pattern.TRON_USDT_LEG);
  }

  @Test
  void poolsMixersAndBrokersShow() {
    EvmAddress broker = account(77);
    EvmAddress mixer = account(78);
    label(broker, "otc_broker");
    label(mixer, "mixing_service");
    tx(1_000, List.of(), ether(VICTIM, THIEF, 600));
    tx(90_000, List.of(), ether(THIEF, broker, 100));
    assertThat(patterns(score(Asset.NATIVE))).containsExactly(Pattern.OTC_SINK);
    tx(91_000, List.of(), ether(THIEF, mixer, 100));
    EvmLog deposit =
        new EvmLog(
            POOL,
            List.of(
                Hash256.ofHex("a945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196"),
                new Hash256(0, 0, 0, 9)),
            new byte[64],
            0);
    tx(92_000, List.of(deposit), ether(THIEF, POOL, 100));
    Score score = score(Asset.NATIVE);
    assertThat(patterns(score)).containsExactly(Pattern.MIXER_ROUND, Pattern.OTC_SINK);
    assertThat(score.findings().getFirst().txs()).hasSize(2);
  }

  @Test
  void aDepositThatAsksForBitcoinShows() {
    byte[] memo = "=:BTC.BTC:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq".getBytes(US_ASCII);
    byte[] data = new byte[32 * 3 + 64];
    new Hash256(0, 0, 0, 500).write(data, 0);
    new Hash256(0, 0, 0, 64).write(data, 32);
    new Hash256(0, 0, 0, memo.length).write(data, 64);
    System.arraycopy(memo, 0, data, 96, memo.length);
    EvmLog deposit =
        new EvmLog(
            POOL,
            List.of(
                Hash256.ofHex("ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395"),
                new Hash256(0, 0, 0, 5),
                Hash256.ZERO),
            data,
            0);
    tx(1_000, List.of(), ether(VICTIM, THIEF, 600));
    tx(90_000, List.of(deposit), ether(THIEF, POOL, 500));
    assertThat(patterns(score(Asset.NATIVE))).containsExactly(Pattern.BRIDGE_TO_BITCOIN);
  }

  @Test
  void allPatternsTogetherGiveAThousandAndEachNamesItsSource() {
    int all = 0;
    for (Pattern pattern : Pattern.values()) {
      all += pattern.points();
      assertThat(pattern.source()).isNotBlank();
      assertThat(LocalDate.parse(pattern.date())).isAfter(LocalDate.of(2019, 1, 1));
    }
    assertThat(all).isEqualTo(Pattern.OF);
  }
}
