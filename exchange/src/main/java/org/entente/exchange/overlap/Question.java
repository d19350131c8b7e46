package org.entente.exchange.overlap;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Items masked so that the partner who answers learns their number and nothing else: each has a
/// mask of its own, thrown away with the question. The side that RFC 9497 calls the client.
public final class Question {
  private final List<byte[]> items;
  private final List<Scalar> masks;
  private final List<Ristretto> maskedElements;
  private final List<byte[]> masked;

  private Question(
      List<byte[]> items, List<Scalar> masks, List<Ristretto> maskedElements, List<byte[]> masked) {
    this.items = items;
    this.masks = masks;
    this.maskedElements = maskedElements;
    this.masked = masked;
  }

  /// A question about items.
  ///
  /// @param items 1 to 65,535 of them, each of at most 65,535 bytes
  public static Question of(List<byte[]> items, SecureRandom random) {
    if (items.isEmpty() || items.size() > EqualityProof.LARGEST_BATCH) {
      throw new IllegalArgumentException("a question has 1 to 65,535 items");
    }
    List<Scalar> masks = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      masks.add(Scalar.random(random));
    }
    return with(Suite.VERIFIABLE, items, masks);
  }

  /// The same question again, from its masks.
  ///
  /// @throws MalformedElement when a mask is none
  public static Question again(List<byte[]> items, List<byte[]> masks) throws MalformedElement {
    List<Scalar> scalars = new ArrayList<>();
    for (byte[] mask : masks) {
      Scalar scalar = Scalar.decode(mask).orElseThrow(() -> new MalformedElement("a mask is none"));
      if (scalar.isZero()) {
        throw new MalformedElement("a mask is 0");
      }
      scalars.add(scalar);
    }
    return with(Suite.VERIFIABLE, items, scalars);
  }

  /// The question that follows from a seed: after a stop it is made again, to the letter.
  ///
  /// @param from how many items came before, in other questions of the same seed
  public static Question seeded(List<byte[]> items, byte[] seed, long from) {
    return with(Suite.VERIFIABLE, items, masks(items.size(), seed, from));
  }

  /// The same, its masked items known already.
  ///
  /// @throws MalformedElement when they aren't masked items
  public static Question known(List<byte[]> items, byte[] seed, long from, List<byte[]> masked)
      throws MalformedElement {
    if (items.size() != masked.size()) {
      throw new MalformedElement(masked.size() + " masked items for " + items.size());
    }
    return new Question(
        items, masks(items.size(), seed, from), MalformedElement.decodeAll(masked), masked);
  }

  private static List<Scalar> masks(int count, byte[] seed, long from) {
    List<Scalar> masks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      masks.add(Suite.VERIFIABLE.secret(seed, "mask", from + i));
    }
    return masks;
  }

  static Question with(Suite suite, List<byte[]> items, List<Scalar> masks) {
    List<Integer> places = IntStream.range(0, items.size()).boxed().toList();
    List<Ristretto> elements =
        EpochKey.each(places, i -> suite.element(items.get(i)).times(masks.get(i)));
    return new Question(
        List.copyOf(items),
        List.copyOf(masks),
        elements,
        EpochKey.each(elements, Ristretto::encode));
  }

  /// What is sent: 32 bytes an item, in the order of the items.
  public List<byte[]> masked() {
    return masked;
  }

  /// To be kept by who asked, for the answer; whoever has them can try items on the question.
  public List<byte[]> masks() {
    return masks.stream().map(Scalar::encode).toList();
  }

  /// The tags of the items under the partner's key, in their order.
  ///
  /// @throws MalformedElement when the answer is not one, or not made by that key alone
  public List<byte[]> tags(EpochKey.Answer answer, byte[] partnersKey) throws MalformedElement {
    List<Ristretto> answered = answered(answer.answered());
    Ristretto key = MalformedElement.decodeAll(List.of(partnersKey)).getFirst();
    EqualityProof proof =
        EqualityProof.decode(answer.proof())
            .orElseThrow(() -> new MalformedElement("the proof is not two scalars"));
    EqualityProof.Batch batch =
        new EqualityProof.Batch(partnersKey, masked, maskedElements, answer.answered(), answered);
    if (!proof.holds(key, batch)) {
      throw new MalformedElement(
          "the proof does not hold: another key than the named one answered");
    }
    List<Integer> places = IntStream.range(0, items.size()).boxed().toList();
    List<Scalar> inverses = Scalar.inverses(masks);
    return EpochKey.each(
        places, i -> EpochKey.tag(items.get(i), answered.get(i).times(inverses.get(i)).encode()));
  }

  /// The function's whole outputs, the answer believed.
  List<byte[]> outputs(List<byte[]> answer) throws MalformedElement {
    List<Ristretto> answered = answered(answer);
    List<byte[]> outputs = new ArrayList<>();
    List<Scalar> inverses = Scalar.inverses(masks);
    for (int i = 0; i < items.size(); i++) {
      byte[] element = answered.get(i).times(inverses.get(i)).encode();
      outputs.add(EpochKey.output(items.get(i), element));
    }
    return outputs;
  }

  private List<Ristretto> answered(List<byte[]> answer) throws MalformedElement {
    if (answer.size() != items.size()) {
      throw new MalformedElement(
          answer.size() + " answers to " + items.size() + " items: one to each is needed");
    }
    return MalformedElement.decodeAll(answer);
  }
}
