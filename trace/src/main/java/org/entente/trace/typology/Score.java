package org.entente.trace.typology;

import java.util.List;

/// What of the typology a trace shows. No point without evidence: a trace that ends early shows
/// less than there is.
///
/// @param findings in the order of the patterns
public record Score(List<Finding> findings) {
  /// One pattern that was found.
  ///
  /// @param pattern which
  /// @param figures what was counted, in a few words
  /// @param txs numbers of the transactions that show it, ascending, at least one
  public record Finding(Pattern pattern, String figures, List<Long> txs) {
    public Finding {
      txs = List.copyOf(txs);
      if (txs.isEmpty()) {
        throw new IllegalArgumentException("no evidence of " + pattern);
      }
    }
  }

  public Score {
    findings = List.copyOf(findings);
  }

  /// Of [Pattern#OF].
  public int points() {
    return findings.stream().mapToInt(finding -> finding.pattern().points()).sum();
  }

  public boolean shows(Pattern pattern) {
    return findings.stream().anyMatch(finding -> finding.pattern() == pattern);
  }
}
