package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.trace.mix.CustodialLinks;
import org.entente.trace.mix.CustodialLinks.Link;
import org.entente.trace.mix.CustodialLinks.Settings;
import org.entente.trace.mix.made.MadeCustody;

/// Custodial mixers: payouts matched to deposits by amount and time.
final class CustodialAccuracy implements AccuracyPart {
  private static final long SEED = 14;
  private static final int SURE_PPM = 500_000;
  private static final int DAYS = 90;

  @Override
  public String title() {
    return "Custodial mixers";
  }

  @Override
  public String about() {
    return """
    Rule of `entente attribute custodial`, on made mixers of 90 days: half of the users are paid in one piece, the others in two \
    to four; fees are drawn between 1 and 3 %. `custodial` names a payout where it is more likely than not the deposit's; hits \
    are users paid in one piece whose payout was named, misses all other users (those paid in pieces can't be found). The busier \
    the mixer, the less amount and time say: both a quiet and a busy one are measured.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    List<Measured> rows = new ArrayList<>();
    for (int users : new int[] {300, 3_000}) {
      MadeCustody made = MadeCustody.of(SEED, users, DAYS);
      Calibration calibration = new Calibration();
      Set<Long> right = new HashSet<>();
      long wrong = 0;
      for (Link link : CustodialLinks.of(made.deposits(), made.payouts(), Settings.STANDARD)) {
        Long truth = made.depositOf().get(link.payout().at());
        boolean is = truth != null && truth == link.deposit().at();
        calibration.add(link.ppm(), is);
        if (link.ppm() > SURE_PPM) {
          wrong += is ? 0 : 1;
          if (is) {
            right.add(link.deposit().at());
          }
        }
      }
      Tally tally = new Tally(right.size(), wrong, users - right.size(), 0);
      String sample = "a made mixer of %d users in %d days".formatted(users, DAYS);
      rows.add(new Measured("custodial", sample, Truth.GENERATED, tally, calibration));
    }
    return rows;
  }
}
