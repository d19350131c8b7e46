package org.entente.exchange.overlap;

import static org.entente.exchange.overlap.Suite.ascii;
import static org.entente.exchange.overlap.Suite.framed;
import static org.entente.exchange.overlap.Suite.sha512;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A node's secret for one epoch: what it makes of an item can be had from this node alone, and
/// only item by item. The side that RFC 9497 calls the server, in its verifiable mode.
public final class EpochKey {
  /// Bytes of a tag; the rest of the function's 64 are not needed to tell items apart.
  public static final int TAG = 16;

  private static final Suite SUITE = Suite.VERIFIABLE;

  private final Scalar secret;
  private final byte[] open;

  private EpochKey(Scalar secret) {
    this.secret = secret;
    this.open = Ristretto.generator().times(secret).encode();
  }

  public static EpochKey random(SecureRandom random) {
    byte[] seed = new byte[Scalar.BYTES];
    random.nextBytes(seed);
    return of(seed, new byte[0]);
  }

  /// The key of a seed of 32 bytes and a public info, for example the epoch's name.
  public static EpochKey of(byte[] seed, byte[] info) {
    return new EpochKey(SUITE.key(seed, info));
  }

  /// What partners know it by.
  public byte[] open() {
    return open.clone();
  }

  /// Answers to a partner's masked items, with the proof that this key made all of them.
  ///
  /// @throws MalformedElement when one of them is not the encoding of an element other than 0
  public Answer answer(List<byte[]> masked, SecureRandom random) throws MalformedElement {
    if (masked.isEmpty() || masked.size() > EqualityProof.LARGEST_BATCH) {
      throw new MalformedElement("a batch has 1 to 65,535 elements, not " + masked.size());
    }
    List<Ristretto> asked = MalformedElement.decodeAll(masked);
    List<Ristretto> elements = each(asked, element -> element.times(secret));
    List<byte[]> answered = each(elements, Ristretto::encode);
    EqualityProof proof =
        EqualityProof.make(
            secret,
            new EqualityProof.Batch(open, masked, asked, answered, elements),
            Scalar.random(random));
    return new Answer(answered, proof.encode());
  }

  /// The tags of this node's own items, in their order.
  public List<byte[]> tags(List<byte[]> items) {
    return each(items, item -> tag(item, SUITE.element(item).times(secret).encode()));
  }

  static byte[] tag(byte[] item, byte[] element) {
    return Arrays.copyOf(output(item, element), TAG);
  }

  /// All 64 bytes of the function's output.
  static byte[] output(byte[] item, byte[] element) {
    return sha512(framed(item, element), ascii("Finalize"));
  }

  /// On all cores, in the order of the list.
  static <A, B> List<B> each(List<A> list, Function<A, B> made) {
    return new ArrayList<>(
        IntStream.range(0, list.size()).parallel().mapToObj(i -> made.apply(list.get(i))).toList());
  }

  /// What comes back for masked items.
  ///
  /// @param answered one element for each that was asked, in the same order
  /// @param proof 64 bytes
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(List<byte[]> answered, byte[] proof) {}
}
