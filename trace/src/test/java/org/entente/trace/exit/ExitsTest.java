package org.entente.trace.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.address.AddressKey;
import org.entente.base.codec.Keccak256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.Method;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.Stop;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.MemoryLabels;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExitsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 2, 21);
  private static final EvmAddress THIEF = account(1);
  private static final EvmAddress DESK = account(2);
  private static final EvmAddress RESTING = account(3);
  private static final EvmAddress FROZEN = account(4);
  private static final EvmAddress VICTIM = account(5);
  private static final EvmAddress POOL = account(6);
  private static final EvmAddress NEXT = account(7);
  private static final Asset USDT =
      Asset.erc20(EvmAddress.parse("0xdac17f958d2ee523a2206206994597c13d831ec7"));

  private static EvmAddress account(int number) {
    return EvmAddress.parse("0x" + ("c" + number).repeat(20));
  }

  private static Claim claim(String text, String concept, String confidence) {
    return new Claim(
        text,
        "",
        List.of(concept),
        Confidence.of(confidence).orElseThrow(),
        "https://example.org",
        "",
        "",
        false,
        null,
        DAY,
        null,
        "");
  }

  private static Transfer move(EvmAddress from, EvmAddress to, Asset asset, long amount) {
    boolean token = !asset.equals(Asset.NATIVE);
    TransferKind kind = token ? TransferKind.TOKEN : TransferKind.VALUE;
    return new Transfer(kind, from, to, asset, Uint256.of(amount), token ? 4 : Transfer.NO_LOG);
  }

  private static Hash256 hash(int number) {
    return Hash256.ofHex(String.format("%064x", number));
  }

  private static EvmBlock block(int number, long time, List<Transfer> transfers, EvmLog... logs) {
    EvmTx tx =
        new EvmTx(hash(number), 2, THIEF, POOL, EvmTx.Success.DONE, transfers, List.of(logs));
    return new EvmBlock(
        hash(1000 + number),
        hash(999 + number),
        number,
        time,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }

  private static EvmLog frozen(EvmAddress account) {
    byte[] data = new byte[32];
    account.write(data, 12);
    return new EvmLog(
        USDT.contract(), List.of(EventForm.of("AddedBlackList(address a)").topic()), data, 9);
  }

  /// 100 USDT and 10 ether are stolen; 30 USDT reach a desk, 50 rest, 20 are frozen; 4 ether reach
  /// the desk by the victim's address, 6 are kept.
  private static AccountView view() {
    return new MemoryAccounts(
        EvmNetwork.ETHEREUM,
        List.of(
            block(
                1,
                1000,
                List.of(move(VICTIM, THIEF, USDT, 100), move(VICTIM, THIEF, Asset.NATIVE, 10))),
            block(
                2,
                2000,
                List.of(
                    move(THIEF, DESK, USDT, 30),
                    move(THIEF, RESTING, USDT, 50),
                    move(THIEF, FROZEN, USDT, 20),
                    move(THIEF, VICTIM, Asset.NATIVE, 4))),
            block(
                3, 3000, List.of(move(DESK, POOL, USDT, 30), move(VICTIM, DESK, Asset.NATIVE, 4))),
            block(
                4, 2000 + 24 * 3600, List.of(move(NEXT, POOL, Asset.NATIVE, 1)), frozen(FROZEN))));
  }

  private static LabelBook book() {
    MemoryLabels labels = new MemoryLabels();
    add(labels, DESK, claim("Desk", "exchange", "service_data"));
    add(labels, POOL, claim("crawled", "exchange", "web_crawl"));
    add(labels, VICTIM, claim("Robbed", "victim", "authority_data"));
    add(
        labels,
        EvmAddress.parse("0x0000000000000000000000000000000000000018"),
        claim("USDT_blacklisted", "exchange", "ledger_immanent"));
    return new LabelBook(labels, DAY);
  }

  private static void add(MemoryLabels labels, EvmAddress address, Claim claim) {
    labels.accept(new Label(new Subject.Address(AddressKey.of(address)), claim));
  }

  private static AccountTrace trace(AccountView view) {
    AccountQuestion question =
        AccountQuestion.of(
            Method.FIFO,
            new AccountStart.Account(THIEF, USDT, null),
            new AccountStart.Account(THIEF, Asset.NATIVE, null));
    return AccountTracer.run(view, question, LabelStops.accounts(book()));
  }

  private static Exit at(List<Exit> exits, EvmAddress account, Asset asset) {
    String at = account + "@" + asset.text(EvmNetwork.ETHEREUM);
    return exits.stream().filter(exit -> exit.at().equals(at)).findFirst().orElseThrow();
  }

  @Test
  void aTraceStopsAtADeskAndPassesAVictim() {
    AccountView view = view();
    AccountTrace trace = trace(view);
    assertThat(trace.ends())
        .filteredOn(end -> view.addressOf(end.holding()).equals(DESK))
        .hasSize(2)
        .allSatisfy(end -> assertThat(end.stop().kind()).isEqualTo(Stop.Kind.EXCHANGE))
        .allSatisfy(end -> assertThat(end.stop().labels()).containsExactly("Desk"));
    assertThat(trace.ends()).noneMatch(end -> view.addressOf(end.holding()).equals(POOL));
  }

  @Test
  void eachEndIsClassedAndEveryFactorNamesItsSource() {
    AccountView view = view();
    List<Exit> exits = new Exits(book(), ExitSettings.ASSUMED).of(view, trace(view));
    Exit resting = at(exits, RESTING, USDT);
    assertThat(resting.kind()).isEqualTo(Exit.Kind.ISSUER);
    assertThat(resting.score()).isEqualTo(500_000L * 800_000 / 1_000_000);
    assertThat(resting.stoppers().getFirst().how()).startsWith("addBlackList(address) at 0xdac17f");
    Exit frozen = at(exits, FROZEN, USDT);
    assertThat(frozen.status()).isEqualTo(Exit.Status.FROZEN);
    assertThat(frozen.score()).isZero();
    assertThat(frozen.factors().getLast().source()).contains(hash(4).hex());
    Exit deposit = at(exits, DESK, USDT);
    assertThat(deposit.kind()).isEqualTo(Exit.Kind.EXCHANGE);
    assertThat(deposit.stoppers()).hasSize(2);
    // 30 of 100 × the issuer acts 80 % × half of it left after a day
    assertThat(deposit.score()).isEqualTo(120_000);
    // 4 of 10 ether × label 50 % × the exchange acts 50 % × a little more than half left
    assertThat(at(exits, DESK, Asset.NATIVE).factors())
        .extracting(Exit.Factor::ppm)
        .startsWith(400_000L, 500_000L, 500_000L);
    Exit kept = at(exits, THIEF, Asset.NATIVE);
    assertThat(kept.kind()).isEqualTo(Exit.Kind.UNSPENT);
    assertThat(kept.score()).isZero();
    assertThat(exits.getFirst()).isEqualTo(resting);
    assertThat(exits).allSatisfy(exit -> assertThat(product(exit)).isEqualTo(exit.score()));
    assertThat(exits.stream().map(Exit::amount).reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(BigInteger.valueOf(110));
  }

  private static long product(Exit exit) {
    long product = 1_000_000;
    for (Exit.Factor factor : exit.factors()) {
      assertThat(factor.source()).isNotBlank();
      product = product * factor.ppm() / 1_000_000;
    }
    return product;
  }

  @Test
  void everyEventOfAFreezeIsKeptByLedgers() {
    List<EventForm> forms =
        Stream.of(Freezes.FROZEN, Freezes.FREED, List.of(Freezes.DESTROYED))
            .flatMap(List::stream)
            .toList();
    for (EventForm form : forms) {
      EvmLog log = new EvmLog(EvmAddress.ZERO, List.of(form.topic()), new byte[0], 0);
      assertThat(KeptLogs.keeps(log)).as(form.signature()).isTrue();
    }
  }

  @Test
  void aFreezeHoldsUntilItIsLiftedAndWorthlessLogsChangeNothing() {
    EvmLog freed =
        new EvmLog(
            USDT.contract(),
            List.of(EventForm.of("RemovedBlackList(address a)").topic()),
            frozen(FROZEN).data(),
            10);
    EvmLog cut = new EvmLog(USDT.contract(), frozen(FROZEN).topics(), new byte[3], 11);
    List<EvmBlock> blocks = new ArrayList<>();
    blocks.add(block(1, 1000, List.of(move(VICTIM, FROZEN, USDT, 1)), frozen(FROZEN), cut));
    assertThat(freeze(blocks)).isNotNull();
    blocks.add(block(2, 2000, List.of(move(VICTIM, FROZEN, USDT, 1)), freed));
    assertThat(freeze(blocks)).isNull();
  }

  private static Freezes.@Nullable Freeze freeze(List<EvmBlock> blocks) {
    return Freezes.of(new MemoryAccounts(EvmNetwork.ETHEREUM, blocks)).of(USDT.contract(), FROZEN);
  }

  @Test
  void partsOfTheMachineAreNobodysDesk() {
    assertThat(LabelStops.isMachine(EvmAddress.ZERO)).isTrue();
    assertThat(LabelStops.isMachine(EvmAddress.parse("0x00000000000000000000000000000000000018fe")))
        .isTrue();
    assertThat(LabelStops.isMachine(EvmAddress.parse("0x0000000000000000000000000000000000010000")))
        .isFalse();
  }

  @Test
  void timeLeftHalves() {
    assertThat(Chances.left(0, 100)).isEqualTo(1_000_000);
    assertThat(Chances.left(50, 100)).isEqualTo(750_000);
    assertThat(Chances.left(100, 100)).isEqualTo(500_000);
    assertThat(Chances.left(200, 100)).isEqualTo(250_000);
    assertThat(Chances.left(Long.MAX_VALUE, 100)).isZero();
  }

  /// Selectors that block explorers show for these calls.
  @Test
  void theIssuersFunctionsAreThoseOfTheirContracts() {
    assertThat(selector("addBlackList(address)")).isEqualTo("0ecb93c0");
    assertThat(selector("blacklist(address)")).isEqualTo("f9f92be4");
  }

  private static String selector(String function) {
    return Hex.encode(new Keccak256().hash(function.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 8);
  }
}
