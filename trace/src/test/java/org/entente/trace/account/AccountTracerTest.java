package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trace.account.Story.DAI;
import static org.entente.trace.account.Story.ETH;
import static org.entente.trace.account.Story.USDC;
import static org.entente.trace.account.Story.WETH;
import static org.entente.trace.account.Story.account;
import static org.entente.trace.account.Story.hash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.Method;
import org.junit.jupiter.api.Test;

/// Small ledgers that can be followed by hand.
class AccountTracerTest {
  private static AccountStart moved(int tx) {
    return new AccountStart.Transaction(hash(tx), null);
  }

  private static AccountStart log(int tx, int index) {
    return new AccountStart.Log(hash(tx), index, null);
  }

  /// Ends as NAME@ASSET=AMOUNT KIND.
  private static List<String> ends(AccountView view, AccountTrace trace) {
    List<String> ends = new ArrayList<>();
    for (AccountEnd end : trace.ends()) {
      Asset asset = view.asset(view.assetOf(end.holding()));
      String symbol = Tokens.of(view.network()).symbol(asset);
      ends.add(
          name(view.addressOf(end.holding()))
              + "@"
              + (symbol == null ? asset.contract() : symbol)
              + "="
              + end.amount()
              + " "
              + end.stop().kind().text());
    }
    assertThat(trace.conserved()).isEqualTo(trace.question().method() != Method.POISON);
    return ends;
  }

  private static String name(EvmAddress address) {
    StringBuilder name = new StringBuilder();
    for (byte letter : address.bytes()) {
      if (letter != 0) {
        name.append((char) letter);
      }
    }
    return name.toString();
  }

  private static AccountTrace trace(AccountView view, Method method, AccountStart... starts) {
    return AccountTracer.run(view, AccountQuestion.of(method, starts).keepingFlows(), Stops.NONE);
  }

  /// The knowledge page's example: X has 5 clean, then 10 tainted; sends 12, then 8.
  private static AccountView example() {
    return new Story()
        .value("a", "X", 5)
        .tx()
        .value("thief", "X", 10)
        .tx()
        .value("X", "b", 12)
        .tx()
        .value("X", "c", 8)
        .tx()
        .ledger();
  }

  @Test
  void theExampleByFifo() {
    AccountView view = example();
    assertThat(ends(view, trace(view, Method.FIFO, moved(2))))
        .containsExactly("b@ETH=7 account", "c@ETH=3 account");
  }

  @Test
  void theExampleByHaircut() {
    AccountView view = example();
    assertThat(ends(view, trace(view, Method.HAIRCUT, moved(2))))
        .containsExactly("b@ETH=8 account", "c@ETH=2 account");
  }

  @Test
  void theExampleByLifoLeavesWhatWasThereBeforeLast() {
    AccountView view = example();
    assertThat(ends(view, trace(view, Method.LIFO, moved(2)))).containsExactly("b@ETH=10 account");
  }

  @Test
  void theExampleByPoisonTaintsEveryOutflowWhole() {
    AccountView view = example();
    assertThat(ends(view, trace(view, Method.POISON, moved(2))))
        .containsExactly("b@ETH=12 account", "c@ETH=8 account");
  }

  @Test
  void tihoIsRefused() {
    AccountView view = example();
    assertThatThrownBy(() -> trace(view, Method.TIHO, moved(2)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("tiho");
  }

  @Test
  void gasLeavesFirstAndAlsoWhenTheTransactionFails() {
    AccountView view =
        new Story()
            .value("thief", "X", 10)
            .tx()
            .gas("X", 3)
            .tx()
            .gas("X", 2)
            .value("X", "b", 5)
            .tx()
            .ledger();
    AccountTrace trace = trace(view, Method.FIFO, moved(1));
    assertThat(ends(view, trace)).containsExactly("b@ETH=5 account");
    assertThat(trace.sums().getFirst().fees()).isEqualTo(5);
  }

  @Test
  void aGivenOpeningIsTheOldest() {
    AccountView view = new Story().value("thief", "X", 10).tx().value("X", "b", 8).tx().ledger();
    Openings openings = new Openings(Map.of(new Openings.Held(account("X"), ETH), Uint256.of(5)));
    AccountQuestion question = AccountQuestion.of(Method.FIFO, moved(1)).withOpenings(openings);
    assertThat(ends(view, AccountTracer.run(view, question, Stops.NONE)))
        .containsExactly("X@ETH=7 account", "b@ETH=3 account");
  }

  @Test
  void whatIsSentToZeroAndDeadAddressesIsBurnt() {
    AccountView view =
        new Story()
            .mint(DAI, "X", 10)
            .tx()
            .burn(DAI, "X", 4)
            .tx()
            .add(
                TransferKind.TOKEN,
                account("X"),
                EvmAddress.parse("0x000000000000000000000000000000000000dEaD"),
                DAI,
                6)
            .tx()
            .ledger();
    AccountTrace trace = trace(view, Method.FIFO, log(1, 0));
    assertThat(ends(view, trace)).hasSize(2).allMatch(end -> end.endsWith("burn"));
  }

  @Test
  void aTransactionsOwnForwardingIsCountedOnce() {
    AccountView view =
        new Story()
            .value("thief", "split", 100)
            .internal("split", "b", 60)
            .internal("split", "c", 40)
            .tx()
            .ledger();
    AccountTrace trace = trace(view, Method.FIFO, moved(1));
    assertThat(ends(view, trace)).containsExactly("b@ETH=60 account", "c@ETH=40 account");
    assertThat(trace.starts()).singleElement().matches(s -> s.amount().intValueExact() == 100);
  }

  @Test
  void internalValueIsMovedByItsTransaction() {
    AccountView view =
        new Story().internal("safe", "thief", 400).tx().value("thief", "b", 100).tx().ledger();
    assertThat(ends(view, trace(view, Method.FIFO, moved(1))))
        .containsExactly("thief@ETH=300 account", "b@ETH=100 account");
  }

  @Test
  void anAddressStartsWithEverythingThatArrives() {
    AccountView view =
        new Story()
            .value("a", "thief", 5)
            .tx()
            .value("thief", "b", 2)
            .tx()
            .token(USDC, "v", "thief", 7)
            .tx()
            .ledger();
    AccountTrace trace =
        trace(view, Method.FIFO, new AccountStart.Account(account("thief"), null, null));
    assertThat(ends(view, trace))
        .containsExactly("thief@ETH=3 account", "b@ETH=2 account", "thief@USDC=7 account");
  }

  @Test
  void aStopHoldsWhatReachesItLegByLeg() {
    AccountView view =
        new Story()
            .value("v", "thief", 100)
            .tx()
            .value("thief", "bridge", 30)
            .tx()
            .value("thief", "bridge", 40)
            .tx()
            .value("bridge", "someone", 70)
            .tx()
            .ledger();
    Stops stops =
        (v, t) ->
            v.addressOf(v.toHolding(t)).equals(account("bridge"))
                ? Stop.bridge("a bridge", "leg " + v.txOfTransfer(t))
                : null;
    AccountTrace trace = AccountTracer.run(view, AccountQuestion.of(Method.FIFO, moved(1)), stops);
    assertThat(ends(view, trace))
        .containsExactly("thief@ETH=30 account", "bridge@ETH=30 bridge", "bridge@ETH=40 bridge");
    assertThat(trace.amountOf("leg 2")).isEqualTo(40);
  }

  @Test
  void aSwapTurnsTheTaintOfWhatIsGivenIntoWhatIsGot() {
    AccountView view =
        new Story()
            .token(USDC, "v", "thief", 300)
            .tx()
            .token(USDC, "thief", "pool", 100)
            .token(WETH, "pool", "thief", 7)
            .tx()
            .token(WETH, "pool", "other", 50)
            .tx()
            .ledger();
    AccountTrace trace = trace(view, Method.FIFO, log(1, 0));
    assertThat(ends(view, trace)).containsExactly("thief@USDC=200 account", "thief@WETH=7 account");
    assertThat(trace.conversions()).hasSize(1);
  }

  @Test
  void aPoolMayPayBeforeItIsPaidAndARouterPassesOn() {
    AccountView view =
        new Story()
            .value("v", "thief", 10)
            .tx()
            .token(DAI, "pool", "thief", 5000)
            .value("thief", "router", 10)
            .mint(WETH, "router", 10)
            .internal("router", "weth", 10)
            .token(WETH, "router", "pool", 10)
            .tx()
            .ledger();
    assertThat(ends(view, trace(view, Method.HAIRCUT, moved(1))))
        .containsExactly("thief@DAI=5000 account");
  }

  @Test
  void theRecipientOfASwapIsFollowed() {
    AccountView view =
        new Story()
            .token(USDC, "v", "thief", 100)
            .tx()
            .token(USDC, "thief", "pool", 99)
            .token(USDC, "thief", "feeTaker", 1)
            .token(WETH, "pool", "mule", 7)
            .tx()
            .ledger();
    assertThat(ends(view, trace(view, Method.FIFO, log(1, 0))))
        .containsExactly("mule@WETH=7 account");
  }

  @Test
  void twoRecipientsCannotBeSettled() {
    AccountView view =
        new Story()
            .token(USDC, "v", "thief", 100)
            .tx()
            .token(USDC, "thief", "pool", 100)
            .token(WETH, "pool", "m1", 7)
            .token(WETH, "pool", "m2", 7)
            .tx()
            .ledger();
    AccountTrace trace = trace(view, Method.FIFO, log(1, 0));
    assertThat(ends(view, trace)).containsExactly("pool@USDC=100 service");
    assertThat(trace.ends().getFirst().stop().reason()).contains("not settled");
  }

  @Test
  void sharesAreWholeUnitsByLargestRemainder() {
    // Two of three given units are tainted; of the ten got that is 6.67, of the clean 3.33.
    AccountView view =
        new Story()
            .token(USDC, "a", "X", 1)
            .tx()
            .token(USDC, "v", "X", 2)
            .tx()
            .token(USDC, "X", "pool", 3)
            .token(WETH, "pool", "X", 10)
            .tx()
            .ledger();
    assertThat(ends(view, trace(view, Method.FIFO, log(2, 0)))).containsExactly("X@WETH=7 account");
  }

  @Test
  void severalAssetsForOneAreSettledOnlyIfAllAreTaintedAlike() {
    Story story =
        new Story()
            .token(USDC, "v", "X", 10)
            .tx()
            .token(DAI, "v", "X", 10)
            .tx()
            .token(USDC, "X", "pool", 10)
            .token(DAI, "X", "pool", 10)
            .mint(WETH, "X", 20)
            .tx();
    AccountView view = story.ledger();
    assertThat(ends(view, trace(view, Method.FIFO, log(1, 0), log(2, 0))))
        .containsExactly("X@WETH=20 account");
    assertThat(ends(view, trace(view, Method.FIFO, log(1, 0))))
        .containsExactly("pool@USDC=10 account");
  }

  @Test
  void wrapsAndUnwrapsAreSwaps() {
    AccountView view =
        new Story()
            .value("v", "thief", 10)
            .tx()
            .value("thief", "weth", 10)
            .mint(WETH, "thief", 10)
            .tx()
            .burn(WETH, "thief", 4)
            .internal("weth", "thief", 4)
            .tx()
            .burn(WETH, "thief", 5)
            .tx()
            .ledger();
    // The last one's ether is not seen: call traces are missing.
    assertThat(ends(view, trace(view, Method.LIFO, moved(1))))
        .containsExactly("thief@ETH=4 account", "@WETH=5 service", "thief@WETH=1 account");
  }

  @Test
  void whoPaysIntoABridgeDoesNotSwapForItsReceipt() {
    AccountView view =
        new Story()
            .value("v", "thief", 10)
            .tx()
            .value("thief", "bridge", 10)
            .mint(DAI, "thief", 1)
            .tx()
            .ledger();
    Stops stops =
        (v, t) ->
            v.addressOf(v.toHolding(t)).equals(account("bridge"))
                ? Stop.bridge("a bridge", "leg")
                : null;
    AccountTrace trace = AccountTracer.run(view, AccountQuestion.of(Method.FIFO, moved(1)), stops);
    assertThat(ends(view, trace)).containsExactly("bridge@ETH=10 bridge");
  }

  @Test
  void counterfeitsAreNotWhatASwapBrings() {
    Asset fake = Asset.erc20(account("fake"));
    AccountView view =
        new Story()
            .value("v", "thief", 10)
            .tx()
            .value("thief", "maker", 10)
            .mint(fake, "thief", 1000)
            .tx()
            .ledger();
    AccountQuestion question = AccountQuestion.of(Method.FIFO, moved(1)).without(Set.of(fake));
    assertThat(ends(view, AccountTracer.run(view, question, Stops.NONE)))
        .containsExactly("maker@ETH=10 account");
  }

  @Test
  void limitsLeaveEndsThatSayWhy() {
    AccountView view = example();
    AccountTrace hops =
        AccountTracer.run(
            view,
            AccountQuestion.of(Method.FIFO, moved(2)).within(AccountLimits.NONE.withHops(0)),
            Stops.NONE);
    assertThat(ends(view, hops)).containsExactly("X@ETH=10 limit");
    AccountTrace count =
        AccountTracer.run(
            view,
            AccountQuestion.of(Method.FIFO, moved(2))
                .within(AccountLimits.NONE.withTransactions(2)),
            Stops.NONE);
    assertThat(ends(view, count)).containsExactly("X@ETH=3 limit", "b@ETH=7 account");
    AccountTrace until =
        AccountTracer.run(
            view,
            AccountQuestion.of(Method.FIFO, moved(2))
                .within(AccountLimits.NONE.withUntilTime(3500)),
            Stops.NONE);
    assertThat(ends(view, until)).containsExactly("X@ETH=3 account", "b@ETH=7 account");
    AccountTrace least =
        AccountTracer.run(
            view,
            AccountQuestion.of(Method.FIFO, moved(2))
                .within(AccountLimits.NONE.withMinAmount(Uint256.of(5))),
            Stops.NONE);
    assertThat(ends(view, least)).containsExactly("b@ETH=7 account", "c@ETH=3 limit");
  }

  @Test
  void startsAreToldApartByFifo() {
    AccountView view =
        new Story()
            .value("v", "X", 5)
            .tx()
            .value("w", "X", 6)
            .tx()
            .value("X", "b", 8)
            .tx()
            .ledger();
    AccountTrace trace = trace(view, Method.FIFO, moved(1), moved(2));
    assertThat(trace.ends().getLast().from())
        .containsExactly(
            new AccountShare(0, java.math.BigInteger.valueOf(5)),
            new AccountShare(1, java.math.BigInteger.valueOf(3)));
  }

  @Test
  void startsAreReadAsPeopleWriteThem() {
    AccountView view = example();
    assertThat(AccountStartText.parse(view, "0x" + hash(2).hex() + "=7"))
        .isEqualTo(new AccountStart.Transaction(hash(2), Uint256.of(7)));
    assertThat(AccountStartText.parse(view, hash(2).hex() + ":3"))
        .isEqualTo(new AccountStart.Log(hash(2), 3, null));
    assertThat(AccountStartText.parse(view, account("X") + "@ETH"))
        .isEqualTo(new AccountStart.Account(account("X"), ETH, null));
    assertThat(AccountStartText.parse(view, account("X") + "@" + USDC.contract() + "=9"))
        .isEqualTo(new AccountStart.Account(account("X"), USDC, Uint256.of(9)));
    assertThatThrownBy(() -> AccountStartText.parse(view, account("X") + "@USDC"))
        .hasMessageContaining("ticker");
    assertThatThrownBy(() -> AccountStartText.parse(view, account("X") + "@ETH=0"))
        .hasMessageContaining("no amount");
  }
}
