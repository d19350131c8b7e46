package org.entente.trace.mix;

import java.util.List;

/// Whose an output of a mix may be: for each output and input the probability that one owner holds
/// both. Never one name: where outputs look alike, all who put in enough are candidates.
///
/// @param outputs those about which something can be said, by their place in the transaction
public record Demixed(List<Owners> outputs) {
  public static final Demixed NOTHING = new Demixed(List.of());

  public Demixed {
    outputs = List.copyOf(outputs);
  }

  /// The candidates of one output.
  ///
  /// @param output its place in the transaction
  /// @param rule what the probabilities rest on
  /// @param candidates the likeliest first, then by place; those under one in ten thousand left
  ///     out
  public record Owners(int output, Rule rule, List<Candidate> candidates) {
    public Owners {
      candidates = List.copyOf(candidates);
    }

    /// Parts per million that the owner of `input` holds the output; 0 where not named.
    public int ppm(int input) {
      for (Candidate candidate : candidates) {
        if (candidate.input() == input) {
          return candidate.ppm();
        }
      }
      return 0;
    }
  }

  /// An input, and the probability that its owner is the output's, parts per million.
  public record Candidate(int input, int ppm) {}

  public enum Rule {
    /// One of n that look alike.
    EQUAL("equal_outputs"),
    /// A change that the sums tie to inputs.
    CHANGE("change_by_sums"),
    /// Later spent together with others of the same mix by one owner.
    TOGETHER("spent_together"),
    /// Pays the address of an input.
    ADDRESS("address_reuse");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
