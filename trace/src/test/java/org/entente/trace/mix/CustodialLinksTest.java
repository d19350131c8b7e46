package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.trace.mix.CustodialLinks.Link;
import org.entente.trace.mix.CustodialLinks.Payment;
import org.entente.trace.mix.CustodialLinks.Settings;
import org.entente.trace.mix.made.MadeCustody;
import org.junit.jupiter.api.Test;

class CustodialLinksTest {
  private static final Settings SETTINGS = Settings.STANDARD;

  @Test
  void aLonePayoutOfTheRightSizeAndTimeIsLikely() {
    List<Payment> in = List.of(new Payment(0, 100_000_000, 1000));
    List<Payment> out = new ArrayList<>();
    out.add(new Payment(1, 98_000_000, 5000));
    out.add(new Payment(2, 99_900_000, 5000)); // too small a fee
    out.add(new Payment(3, 98_000_000, 900)); // too early
    out.add(new Payment(4, 98_000_000, 1000 + 73 * 3600)); // too late
    out.add(new Payment(5, 50_000_000, 100 * 86_400));
    List<Link> links = CustodialLinks.of(in, out, SETTINGS);
    assertThat(links).hasSize(1);
    assertThat(links.getFirst().payout().at()).isEqualTo(1);
    assertThat(links.getFirst().payouts()).isEqualTo(1);
    assertThat(links.getFirst().ppm()).isGreaterThan(500_000);
  }

  @Test
  void payoutsThatFitShareTheBelief() {
    List<Payment> in =
        List.of(new Payment(0, 100_000_000, 1000), new Payment(1, 100_000_000, 1001));
    List<Payment> out = List.of(new Payment(2, 98_000_000, 2000), new Payment(3, 98_100_000, 2100));
    List<Link> links = CustodialLinks.of(in, out, SETTINGS);
    assertThat(links).hasSize(4);
    assertThat(links).allMatch(link -> link.payouts() == 2 && link.deposits() == 2);
    assertThat(links.stream().mapToInt(Link::ppm).sum()).isLessThanOrEqualTo(2_000_000);
  }

  /// Against looking at every pair.
  @Test
  void findsExactlyThePairsThatFit() {
    for (long seed = 0; seed < 20; seed++) {
      MadeCustody made = MadeCustody.of(seed, 100, 20);
      Set<String> expected = new HashSet<>();
      for (Payment in : made.deposits()) {
        for (Payment out : made.payouts()) {
          long later = out.time() - in.time();
          long fee = in.value() - out.value();
          boolean dear = fee >= in.value() / 1e6 * 5_000 - 1;
          if (later > 0 && later <= 72 * 3600 && dear && fee <= in.value() / 1e6 * 40_000) {
            expected.add(in.at() + "-" + out.at());
          }
        }
      }
      Set<String> found = new HashSet<>();
      for (Link link : CustodialLinks.of(made.deposits(), made.payouts(), SETTINGS)) {
        found.add(link.deposit().at() + "-" + link.payout().at());
      }
      assertThat(found).as("seed " + seed).isEqualTo(expected);
    }
  }

  @Test
  void probabilitiesHoldOnMadeMixers() {
    long said = 0;
    long came = 0;
    for (long seed = 0; seed < 5; seed++) {
      MadeCustody made = MadeCustody.of(new Random(seed).nextLong(), 1000, 90);
      for (Link link : CustodialLinks.of(made.deposits(), made.payouts(), SETTINGS)) {
        said += link.ppm();
        Long truth = made.depositOf().get(link.payout().at());
        came += truth != null && truth == link.deposit().at() ? 1_000_000 : 0;
      }
    }
    assertThat((double) said / came).isBetween(0.8, 1.25);
  }
}
