package org.entente.exchange.overlap;

import static org.entente.exchange.overlap.Suite.ascii;
import static org.entente.exchange.overlap.Suite.sha512;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/// The answering side where only a number is to be learnt (De Cristofaro, Gasti and Tsudik, "Fast
/// and Private Computation of Cardinality of Set Intersection and Union", 2012, over
/// ristretto255): all items of a question have one mask, and answers come back in another order,
/// so that who asked can count hits and not say which. A key is for one comparison, else numbers
/// of two could be subtracted.
///
/// Both sides are held to what they sent, not to having made it as they should: who asks may give
/// single items masks of their own and find them again, and who answers may spoil answers. Neither
/// learns more by it than comparing items would have told.
public final class CountKey {
  private static final Suite SUITE = Suite.VERIFIABLE;

  private final Scalar secret;
  private final byte[] open;

  private CountKey(Scalar secret) {
    this.secret = secret;
    this.open = Ristretto.generator().times(secret).encode();
  }

  /// The key that a seed stands for.
  public static CountKey of(byte[] seed) {
    return new CountKey(SUITE.secret(seed, "count-key", 0));
  }

  public byte[] open() {
    return open.clone();
  }

  /// The tags of this node's own items, in the order of their bytes.
  public List<byte[]> tags(List<byte[]> items) {
    return Sheets.sorted(
        EpochKey.each(items, item -> tag(SUITE.element(item).times(secret).encode())));
  }

  static byte[] tag(byte[] element) {
    return Arrays.copyOf(sha512(ascii("Entente-count-tag"), element), EpochKey.TAG);
  }

  /// Answers in the order of their bytes, and the proof that all of them together come from all
  /// that was asked, by this key.
  ///
  /// @throws MalformedElement when one of them is not the encoding of an element other than 0, or
  ///     stands there twice
  public EpochKey.Answer answer(List<byte[]> masked, SecureRandom random) throws MalformedElement {
    List<Ristretto> asked = MalformedElement.decodeAll(distinct(masked));
    List<Ristretto> answered = EpochKey.each(asked, element -> element.times(secret));
    EqualityProof proof =
        EqualityProof.make(
            secret, totals(open, total(asked), total(answered)), Scalar.random(random));
    return new EpochKey.Answer(
        Sheets.sorted(EpochKey.each(answered, Ristretto::encode)), proof.encode());
  }

  static List<byte[]> distinct(List<byte[]> pieces) throws MalformedElement {
    List<byte[]> sorted = Sheets.sorted(pieces);
    for (int i = 1; i < sorted.size(); i++) {
      if (Arrays.equals(sorted.get(i - 1), sorted.get(i))) {
        throw new MalformedElement("an element is there twice");
      }
    }
    return sorted;
  }

  static Ristretto total(List<Ristretto> elements) {
    Ristretto.Sum sum = new Ristretto.Sum(Ristretto.IDENTITY);
    elements.forEach(one -> sum.add(new Ristretto.Addend(one), 0));
    return sum.element();
  }

  static EqualityProof.Batch totals(byte[] open, Ristretto asked, Ristretto answered) {
    return new EqualityProof.Batch(
        open,
        List.of(asked.encode()),
        List.of(asked),
        List.of(answered.encode()),
        List.of(answered));
  }
}
