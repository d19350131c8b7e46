package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.junit.jupiter.api.Test;

class PoisoningTest {
  private static final EvmAddress VICTIM =
      EvmAddress.parse("0x47666fab8bd0ac7003bce3f5c3585383f09486e2");
  private static final EvmAddress PAYEE =
      EvmAddress.parse("0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e");

  /// First three and last four digits as the payee's.
  private static final EvmAddress FAKE =
      EvmAddress.parse("0xa4b0000000000000000000000000000000ab449e");

  private static final Asset UNKNOWN =
      Asset.erc20(EvmAddress.parse("0x00000000000000000000000000000000000f00d5"));

  private static final long ETHER = 1_000_000_000_000_000_000L;

  private static Story payment() {
    return new Story().add(TransferKind.VALUE, VICTIM, PAYEE, Story.ETH, ETHER).tx();
  }

  private static List<LeftOut> around(AccountView view, Set<Asset> counterfeit) {
    return new Poisoning(
            view, Tokens.of(EvmNetwork.ETHEREUM), counterfeit, Poisoning.Settings.USUAL)
        .around(new long[] {view.findAccount(VICTIM)});
  }

  @Test
  void anUnknownTokenToALookAlikeIsLeftOut() {
    AccountView view = payment().add(TransferKind.TOKEN, VICTIM, FAKE, UNKNOWN, 5).tx().ledger();
    assertThat(around(view, Set.of()))
        .singleElement()
        .isEqualTo(new LeftOut(1, LeftOut.Reason.LOOK_ALIKE, view.findAccount(VICTIM), PAYEE));
  }

  @Test
  void dustFromALookAlikeIsLeftOut() {
    AccountView view =
        payment().add(TransferKind.VALUE, FAKE, VICTIM, Story.ETH, 1000).tx().ledger();
    assertThat(around(view, Set.of()))
        .extracting(LeftOut::reason)
        .containsExactly(LeftOut.Reason.LOOK_ALIKE);
  }

  @Test
  void whatIsOfWorthIsNeverLeftOutTheTrickMayHaveWorked() {
    AccountView view =
        payment().add(TransferKind.VALUE, VICTIM, FAKE, Story.ETH, ETHER).tx().ledger();
    assertThat(around(view, Set.of())).isEmpty();
  }

  @Test
  void anAddressThatDiffersInTheLastFourDigitsIsNoLookAlike() {
    EvmAddress other = EvmAddress.parse("0xa4b0000000000000000000000000000000ab449f");
    AccountView view = payment().add(TransferKind.TOKEN, VICTIM, other, UNKNOWN, 5).tx().ledger();
    assertThat(around(view, Set.of())).isEmpty();
  }

  @Test
  void nothingThatAnotherMadeATokenLogIsLeftOut() {
    AccountView view =
        new Story().add(TransferKind.TOKEN, VICTIM, PAYEE, Story.USDC, 0).tx().ledger();
    assertThat(around(view, Set.of()))
        .extracting(LeftOut::reason)
        .containsExactly(LeftOut.Reason.ZERO_VALUE);
  }

  @Test
  void symbolsThatLookLikeGenuineOnesImitate() {
    EvmAddress cyrillic = EvmAddress.parse("0x00000000000000000000000000000000000000c1");
    EvmAddress ascii = EvmAddress.parse("0x00000000000000000000000000000000000000c2");
    EvmAddress dotted = EvmAddress.parse("0x00000000000000000000000000000000000000c3");
    EvmAddress other = EvmAddress.parse("0x00000000000000000000000000000000000000c4");
    Map<EvmAddress, String> symbols =
        Map.of(
            cyrillic,
            "\u0455\u0442\u0415\u0422\u041d",
            ascii,
            "ETH",
            dotted,
            "\u0415\u0422\u041d...",
            other,
            "PEPE",
            Story.USDC.contract(),
            "USDC");
    assertThat(Imitations.among(EvmNetwork.ETHEREUM, Tokens.of(EvmNetwork.ETHEREUM), symbols))
        .containsExactlyInAnyOrder(Asset.erc20(cyrillic), Asset.erc20(ascii), Asset.erc20(dotted));
  }

  @Test
  void counterfeitTokensAreLeftOut() {
    AccountView view = new Story().add(TransferKind.TOKEN, VICTIM, PAYEE, UNKNOWN, 7).tx().ledger();
    assertThat(around(view, Set.of(UNKNOWN)))
        .extracting(LeftOut::reason)
        .containsExactly(LeftOut.Reason.COUNTERFEIT);
  }

  @Test
  void theRegistryKnowsEachContractOnce() {
    for (long chain : new long[] {1, 10, 56, 137, 8453, 42161, 43114}) {
      Tokens tokens = Tokens.of(EvmNetwork.of(chain));
      assertThat(tokens.all()).isNotEmpty();
      assertThat(tokens.wrapper()).isNotNull();
    }
  }
}
