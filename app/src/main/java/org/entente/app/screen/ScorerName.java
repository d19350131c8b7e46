package org.entente.app.screen;

import java.util.Locale;
import org.entente.screen.name.NameScorer;
import org.entente.screen.name.match.NameMatch;
import org.entente.screen.name.treasury.TreasurySearch;

/// Which scorer is asked.
enum ScorerName {
  /// Our own.
  ENTENTE,

  /// The public search of the US Treasury, rebuilt.
  OFAC;

  NameScorer scorer() {
    return switch (this) {
      case ENTENTE -> new NameMatch();
      case OFAC ->
          (query, candidate, kind) ->
              (int) Math.round(NameScorer.WHOLE * TreasurySearch.score(query, candidate));
    };
  }

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
