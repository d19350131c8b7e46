package org.entente.trace.across;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.text;
import static org.entente.trace.bridge.EvmStory.tuple;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.ChainView;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.script.Addresses;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.EvmStory;
import org.junit.jupiter.api.Test;

class AcrossTest {
  private static final EvmAddress VICTIM = account(1);
  private static final EvmAddress THIEF = account(2);
  private static final EvmAddress CLEAN = account(3);
  private static final EvmAddress EXIT = account(4);
  private static final EvmAddress ROUTER =
      EvmAddress.parse("0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146");
  private static final EvmAddress FORGER = account(66);
  private static final EvmAddress VAULT = account(5);
  private static final String BTC = "bcrt1qdest";
  private static final String REST = shown("rest");
  private static final String PAYEE = shown("thief");

  private static final EventForm DEPOSIT =
      EventForm.of(
          "Deposit(address indexed to, address indexed asset, uint256 amount, string memo)");
  private static final EventForm OUT =
      EventForm.of(
          "TransferOut(address indexed vault, address indexed to, address asset, uint256 amount,"
              + " string memo)");

  private static final EventForm ACROSS_DEPOSIT =
      EventForm.of(
          "V3FundsDeposited(address inputToken, address outputToken, uint256 inputAmount,"
              + " uint256 outputAmount, uint256 indexed destinationChainId,"
              + " uint32 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline,"
              + " uint32 exclusivityDeadline, address indexed depositor, address recipient,"
              + " address exclusiveRelayer, bytes message)");
  private static final EventForm ACROSS_FILL =
      EventForm.of(
          "FilledV3Relay(address inputToken, address outputToken, uint256 inputAmount,"
              + " uint256 outputAmount, uint256 repaymentChainId, uint256 indexed originChainId,"
              + " uint32 indexed depositId, uint32 fillDeadline, uint32 exclusivityDeadline,"
              + " address exclusiveRelayer, address indexed relayer, address depositor,"
              + " address recipient, bytes message, (address updatedRecipient,"
              + " bytes updatedMessage, uint256 updatedOutputAmount,"
              + " uint8 fillType) relayExecutionInfo)");
  private static final EvmAddress POOL =
      EvmAddress.parse("0x5c7BCd6E7De5423a257D81B442095A1a6ced35C5");
  private static final EvmAddress POOL_THERE =
      EvmAddress.parse("0x6f26Bf09B1C792e3228e5467807a900A503c0281");
  private static final EvmAddress TOKEN = account(50);

  private final Ethereum ethereum = new Ethereum();
  private final BitcoinStory bitcoin = new BitcoinStory();
  private final TxId vaultCoins = bitcoin.coins(900, Pay.to("vault", 100_000));

  private static final class Ethereum {
    final EvmStory story = new EvmStory(EvmNetwork.ETHEREUM);

    Hash256 pay(long time, EvmAddress from, EvmAddress to, long amount) {
      return story.block(time).tx(from, to).value(from, to, amount).hash();
    }

    Hash256 deposit(long time, EvmAddress from, long amount, String memo) {
      return story
          .block(time)
          .tx(from, ROUTER)
          .value(from, ROUTER, amount)
          .internal(ROUTER, VAULT, amount)
          .log(ROUTER, DEPOSIT, List.of(word(VAULT), word(0)), uint(amount), text(memo))
          .hash();
    }

    Hash256 payout(long time, EvmAddress router, EvmAddress to, long amount, String memo) {
      return story
          .block(time)
          .tx(VAULT, router)
          .value(VAULT, router, amount)
          .internal(router, to, amount)
          .log(
              router,
              OUT,
              List.of(word(VAULT), word(to)),
              address(EvmAddress.ZERO),
              uint(amount),
              text(memo))
          .hash();
    }
  }

  private static String shown(String name) {
    return new Addresses(Network.REGTEST).of(Pay.to(name, 1).script()).orElseThrow();
  }

  private static String upper(Hash256 hash) {
    return hash.hex().toUpperCase(Locale.ROOT);
  }

  private static String upper(TxId id) {
    return id.toString().toUpperCase(Locale.ROOT);
  }

  private AcrossTrace trace(Method method, Hash256 theft) {
    AccountQuestion asked = AccountQuestion.of(method, new AccountStart.Transaction(theft, null));
    return AcrossTracer.run(
        List.of(
            new Asked.Accounts(ethereum.story.build(), asked, Stops.NONE),
            new Asked.Outputs(bitcoin.build(), TraceQuestion.of(method))));
  }

  /// NETWORK AT KIND AMOUNT of every end that is not a crossing taken.
  private static List<String> ends(AcrossTrace trace) {
    List<String> ends = new ArrayList<>();
    for (AcrossEnds.Row row : AcrossEnds.of(trace)) {
      ends.add(row.network() + " " + row.address() + " " + row.kind() + " " + row.amount());
    }
    return ends;
  }

  private static Link only(AcrossTrace trace) {
    assertThat(trace.links()).hasSize(1);
    return trace.links().getFirst();
  }

  @Test
  void aTheftIsFollowedFromEthereumToBitcoinAndBack() {
    Hash256 theft = ethereum.pay(1000, VICTIM, THIEF, 600);
    Hash256 in = ethereum.deposit(1100, THIEF, 600, "=:b:" + BTC);
    TxId out =
        bitcoin.tx(
            1200,
            List.of(new OutPoint(vaultCoins, 0)),
            Pay.to("thief", 1000),
            Pay.to("vault", 98_000),
            BitcoinStory.memo("OUT:" + upper(in)));
    TxId back =
        bitcoin.tx(
            1300,
            List.of(new OutPoint(out, 0)),
            Pay.to("vault", 400),
            Pay.to("rest", 590),
            BitcoinStory.memo("=:ETH.ETH:" + EXIT));
    ethereum.payout(1400, ROUTER, EXIT, 230, "OUT:" + upper(back));
    AcrossTrace trace = trace(Method.FIFO, theft);
    assertThat(trace.conserved()).isTrue();
    assertThat(trace.links()).hasSize(2).allMatch(Link::crossed);
    assertThat(trace.links().get(0).in().getFirst().tainted()).isEqualTo(1000);
    assertThat(trace.links().get(1).departed()).isEqualTo(400);
    assertThat(ends(trace))
        .containsExactly("ethereum " + EXIT + " account 230", "regtest " + REST + " unspent 590");
    assertThat(trace.rounds()).isEqualTo(3);
  }

  @Test
  void theSameShareComesOutAsWentIn() {
    ethereum.pay(900, CLEAN, THIEF, 200);
    Hash256 theft = ethereum.pay(1000, VICTIM, THIEF, 100);
    Hash256 in = ethereum.deposit(1100, THIEF, 300, "=:b:" + BTC);
    bitcoin.tx(
        1200,
        List.of(new OutPoint(vaultCoins, 0)),
        Pay.to("thief", 1000),
        Pay.to("vault", 98_000),
        BitcoinStory.memo("OUT:" + upper(in)));
    for (Method method : List.of(Method.FIFO, Method.LIFO, Method.HAIRCUT)) {
      Link link = only(trace(method, theft));
      assertThat(link.departed()).isEqualTo(100);
      assertThat(link.in().getFirst().tainted()).as("⌊1000 · 100 / 300⌋").isEqualTo(333);
    }
    assertThat(only(trace(Method.POISON, theft)).in().getFirst().tainted()).isEqualTo(1000);
  }

  @Test
  void aRefundAndSeveralPayoutsShareWhatWentIn() {
    Hash256 theft = ethereum.pay(1000, VICTIM, THIEF, 100);
    ethereum.pay(1050, CLEAN, THIEF, 200);
    Hash256 in = ethereum.deposit(1100, THIEF, 300, "=:b:" + BTC + "/" + EXIT + ":0/1/9");
    TxId one =
        bitcoin.tx(
            1200,
            List.of(new OutPoint(vaultCoins, 0)),
            Pay.to("thief", 10),
            Pay.to("vault", 98_000),
            BitcoinStory.memo("OUT:" + upper(in)));
    bitcoin.tx(
        1300,
        List.of(new OutPoint(one, 1)),
        Pay.to("thief2", 10),
        Pay.to("vault", 97_000),
        BitcoinStory.memo("OUT:" + upper(in)));
    ethereum.payout(1350, ROUTER, EXIT, 50, "REFUND:" + upper(in));
    AcrossTrace trace = trace(Method.FIFO, theft);
    Link link = only(trace);
    assertThat(link.in()).hasSize(3);
    assertThat(link.in())
        .as("20 · 100 / 300 = 6, of which 3 each; 50 · 100 / 300 = 16")
        .extracting(Link.Arrival::tainted)
        .containsExactlyInAnyOrder(
            BigInteger.valueOf(16), BigInteger.valueOf(3), BigInteger.valueOf(3));
    assertThat(link.in().stream().filter(a -> a.leg().refund())).hasSize(1);
    assertThat(trace.conserved()).isTrue();
  }

  @Test
  void aMissingOtherSideIsAnEndWithItsReason() {
    Hash256 theft = ethereum.pay(1000, VICTIM, THIEF, 600);
    ethereum.deposit(1100, THIEF, 200, "=:b:" + BTC);
    ethereum.deposit(1110, THIEF, 300, "=:LTC.LTC:ltc1q");
    ethereum.deposit(1120, THIEF, 100, "TRADE+:thor1abc");
    AcrossTrace trace = trace(Method.FIFO, theft);
    assertThat(trace.links())
        .extracting(Link::reason)
        .containsExactly(
            "its other side is not in the store of bitcoin",
            "its other side is on ltc, of which no store was given",
            "its other side is on thorchain, of which no store was given");
    assertThat(AcrossEnds.of(trace)).extracting(AcrossEnds.Row::kind).containsOnly("bridge");
    assertThat(AcrossEnds.of(trace))
        .extracting(AcrossEnds.Row::amount)
        .containsExactlyInAnyOrder(
            BigInteger.valueOf(200), BigInteger.valueOf(300), BigInteger.valueOf(100));
  }

  @Test
  void withoutCallTracesAPayoutOfEtherIsAnEnd() {
    TxId stolen = bitcoin.coins(1000, Pay.to("thief", 500));
    TxId in =
        bitcoin.tx(
            1100,
            List.of(new OutPoint(stolen, 0)),
            Pay.to("vault", 500),
            BitcoinStory.memo("=:e:" + EXIT));
    ethereum
        .story
        .block(1200)
        .tx(VAULT, ROUTER)
        .value(VAULT, ROUTER, 70)
        .log(
            ROUTER,
            OUT,
            List.of(word(VAULT), word(EXIT)),
            address(EvmAddress.ZERO),
            uint(70),
            text("OUT:" + upper(in)));
    ChainView view = bitcoin.build();
    AcrossTrace trace =
        AcrossTracer.run(
            List.of(
                new Asked.Outputs(
                    view,
                    TraceQuestion.of(
                        Method.FIFO, new Start.Output(new OutPoint(stolen, 0), Start.ALL))),
                new Asked.Accounts(
                    ethereum.story.build(), AccountQuestion.of(Method.FIFO), Stops.NONE)));
    assertThat(only(trace).reason()).contains("no transfer of it is in the data");
    assertThat(only(trace).candidates()).hasSize(1);
  }

  @Test
  void aForgedPayoutIsNotFollowedBesideTheRealOne() {
    TxId stolen = bitcoin.coins(1000, Pay.to("thief", 500));
    TxId in =
        bitcoin.tx(
            1100,
            List.of(new OutPoint(stolen, 0)),
            Pay.to("vault", 500),
            BitcoinStory.memo("=:e:" + EXIT));
    ethereum.payout(1150, FORGER, CLEAN, 90, "OUT:" + upper(in));
    ethereum.payout(1200, ROUTER, EXIT, 70, "OUT:" + upper(in));
    AcrossTrace trace =
        AcrossTracer.run(
            List.of(
                new Asked.Outputs(
                    bitcoin.build(),
                    TraceQuestion.of(
                        Method.FIFO, new Start.Output(new OutPoint(stolen, 0), Start.ALL))),
                new Asked.Accounts(
                    ethereum.story.build(), AccountQuestion.of(Method.FIFO), Stops.NONE)));
    assertThat(ends(trace)).containsExactly("ethereum " + EXIT + " account 70");
    assertThat(only(trace).candidates()).hasSize(1);
  }

  @Test
  void whatWasPaidBeforeTheDepositIsNotItsPayout() {
    Hash256 theft = ethereum.pay(100_000, VICTIM, THIEF, 600);
    Hash256 in = ethereum.deposit(100_100, THIEF, 600, "=:b:" + BTC);
    bitcoin.tx(
        1200,
        List.of(new OutPoint(vaultCoins, 0)),
        Pay.to("thief", 1000),
        BitcoinStory.memo("OUT:" + upper(in)));
    assertThat(only(trace(Method.FIFO, theft)).reason())
        .isEqualTo("what names it was paid before it");
  }

  private void acrossTo(EvmStory optimism) {
    ethereum
        .story
        .block(1010)
        .tx(THIEF, POOL)
        .token(TOKEN, THIEF, POOL, 500)
        .log(
            POOL,
            ACROSS_DEPOSIT,
            List.of(word(10), word(3), word(THIEF)),
            address(TOKEN),
            address(TOKEN),
            uint(500),
            uint(490),
            uint(0),
            uint(0),
            uint(0),
            address(THIEF),
            address(EvmAddress.ZERO),
            bytes(new byte[0]));
    optimism
        .block(1020)
        .tx(account(8), POOL_THERE)
        .token(TOKEN, account(8), THIEF, 490)
        .log(
            POOL_THERE,
            ACROSS_FILL,
            List.of(word(1), word(3), word(account(8))),
            address(TOKEN),
            address(TOKEN),
            uint(500),
            uint(490),
            uint(0),
            uint(0),
            uint(0),
            address(EvmAddress.ZERO),
            address(THIEF),
            address(THIEF),
            bytes(new byte[0]),
            tuple(address(THIEF), bytes(new byte[0]), uint(490), uint(0)));
  }

  @Test
  void threeLedgersAreOneTrace() {
    EvmStory optimism = new EvmStory(EvmNetwork.of(10));
    Hash256 theft =
        ethereum.story.block(1000).tx(VICTIM, TOKEN).token(TOKEN, VICTIM, THIEF, 500).hash();
    acrossTo(optimism);
    Hash256 in =
        optimism
            .block(1030)
            .tx(THIEF, FORGER)
            .token(TOKEN, THIEF, FORGER, 490)
            .log(FORGER, DEPOSIT, List.of(word(VAULT), word(TOKEN)), uint(490), text("=:b:" + BTC))
            .hash();
    bitcoin.tx(
        1200,
        List.of(new OutPoint(vaultCoins, 0)),
        Pay.to("thief", 1000),
        BitcoinStory.memo("OUT:" + upper(in)));
    AccountView first = ethereum.story.build();
    AcrossTrace trace =
        AcrossTracer.run(
            List.of(
                new Asked.Outputs(bitcoin.build(), TraceQuestion.of(Method.HAIRCUT)),
                new Asked.Accounts(
                    optimism.build(), AccountQuestion.of(Method.HAIRCUT), Stops.NONE),
                new Asked.Accounts(
                    first,
                    AccountQuestion.of(Method.HAIRCUT, new AccountStart.Log(theft, 0, null)),
                    Stops.NONE)));
    assertThat(ends(trace)).containsExactly("regtest " + PAYEE + " unspent 1000");
    assertThat(trace.links()).allMatch(Link::crossed).hasSize(2);
    assertThat(trace.conserved()).isTrue();
  }

  @Test
  void twoStoresOfOneNetworkAndTheWayBackAreRefused() {
    Asked.Outputs bitcoins = new Asked.Outputs(bitcoin.build(), TraceQuestion.of(Method.FIFO));
    assertThatThrownBy(() -> AcrossTracer.run(List.of(bitcoins, bitcoins)))
        .isInstanceOf(BadInput.class);
    Asked.Outputs back = new Asked.Outputs(bitcoin.build(), TraceQuestion.of(Method.FIFO).toPast());
    assertThatThrownBy(() -> AcrossTracer.run(List.of(back))).isInstanceOf(BadInput.class);
  }
}
