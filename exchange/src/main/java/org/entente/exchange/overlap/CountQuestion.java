package org.entente.exchange.overlap;

import java.util.List;

/// Items under one mask, of which only the number that the partner has is to be learnt.
public final class CountQuestion {
  private static final Suite SUITE = Suite.VERIFIABLE;

  private final Scalar mask;

  private CountQuestion(Scalar mask) {
    this.mask = mask;
  }

  /// The question that follows from a seed.
  ///
  /// @param seed of this comparison alone
  public static CountQuestion of(byte[] seed) {
    return new CountQuestion(SUITE.secret(seed, "count-mask", 0));
  }

  /// What is sent: 32 bytes an item, in the order of their bytes.
  public List<byte[]> masked(List<byte[]> items) {
    return Sheets.sorted(EpochKey.each(items, item -> SUITE.element(item).times(mask).encode()));
  }

  /// How many of the items are among the partner's.
  ///
  /// @param masked what was sent
  /// @param theirs the partner's tags
  /// @throws MalformedElement when the answer is not one, or not by that key
  public long common(List<byte[]> masked, EpochKey.Answer answer, byte[] partnersKey, TagSet theirs)
      throws MalformedElement {
    List<byte[]> distinct = CountKey.distinct(answer.answered());
    if (distinct.size() != masked.size()) {
      throw new MalformedElement(
          distinct.size() + " answers to " + masked.size() + " items: one to each is needed");
    }
    List<Ristretto> answered = MalformedElement.decodeAll(distinct);
    Ristretto key = MalformedElement.decodeAll(List.of(partnersKey)).getFirst();
    EqualityProof proof =
        EqualityProof.decode(answer.proof())
            .orElseThrow(() -> new MalformedElement("the proof is not two scalars"));
    EqualityProof.Batch totals =
        CountKey.totals(
            partnersKey,
            CountKey.total(MalformedElement.decodeAll(masked)),
            CountKey.total(answered));
    if (!proof.holds(key, totals)) {
      throw new MalformedElement(
          "the proof does not hold: another key than the named one answered");
    }
    Scalar inverse = mask.inverse();
    return EpochKey.each(
            answered, one -> theirs.contains(CountKey.tag(one.times(inverse).encode())))
        .stream()
        .filter(is -> is)
        .count();
  }
}
