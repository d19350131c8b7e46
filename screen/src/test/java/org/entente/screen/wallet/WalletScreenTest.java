package org.entente.screen.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.screen.Hit;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.Wallet;
import org.entente.screen.list.RealLists;
import org.junit.jupiter.api.Test;

class WalletScreenTest {
  private static List<Target> targets() throws IOException {
    List<Target> targets = new ArrayList<>(RealLists.load("ofac-crypto").targets());
    targets.addAll(RealLists.load("mof/shisantouketsu_sample.csv").targets());
    return targets;
  }

  private static List<String> rules(Hit hit) {
    return hit.because().stream().map(Reason::rule).toList();
  }

  @Test
  void everyListedAddressIsFoundAsItIsWritten() throws IOException {
    List<Target> targets = targets();
    WalletScreen screen = WalletScreen.of(targets);
    for (Target target : targets) {
      for (Wallet wallet : target.wallets()) {
        assertThat(screen.ask(wallet.address()).hits())
            .as(wallet.address())
            .anyMatch(hit -> hit.match() && hit.target().id().equals(target.id()));
      }
    }
    assertThat(screen.size()).isEqualTo(641);
  }

  @Test
  void lettersOfEitherCaseAreOneAccount() throws IOException {
    WalletScreen screen = WalletScreen.of(targets());
    String address = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";
    assertThat(screen.ask(address.toLowerCase(Locale.ROOT)).hits())
        .extracting(hit -> hit.target().list().name())
        .containsExactlyInAnyOrder("us-crypto", "jp-mof");
    Hit wrong = screen.ask("0x098b716B8Aaf21512996dC57EB0615e2383E2f96").hits().getFirst();
    assertThat(wrong.match()).isTrue();
    assertThat(rules(wrong)).contains("address-wrong-checksum");
  }

  @Test
  void aLookAlikeIsNoHitAndSaidToBeOne() throws IOException {
    WalletScreen screen = WalletScreen.of(targets());
    Hit hit = screen.ask("0x098b0000000000000000000000000000000e2f96").hits().getFirst();
    assertThat(hit.match()).isFalse();
    assertThat(rules(hit)).containsExactly("address-look-alike");
  }

  @Test
  void theFormatWinsOverTheListsLabel() throws IOException {
    List<Target> targets = targets();
    String tron =
        targets.stream()
            .flatMap(t -> t.wallets().stream())
            .filter(w -> w.asset().equals("XBT") && w.address().startsWith("T"))
            .map(Wallet::address)
            .findFirst()
            .orElseThrow();
    Hit hit = WalletScreen.of(targets).ask(tron).hits().getFirst();
    assertThat(hit.match()).isTrue();
    assertThat(rules(hit)).contains("address-label-differs");
  }

  @Test
  void whatIsNoAddressIsSaidToBeNone() throws IOException {
    assertThat(WalletScreen.of(targets()).ask("no address").hits()).isEmpty();
  }
}
