package org.entente.exchange.overlap;

import static org.entente.exchange.overlap.Suite.ascii;
import static org.entente.exchange.overlap.Suite.framed;
import static org.entente.exchange.overlap.Suite.joined;
import static org.entente.exchange.overlap.Suite.length;
import static org.entente.exchange.overlap.Suite.sha512;
import static org.entente.exchange.overlap.Suite.two;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Proof that one secret key stands behind a public key and behind every answer of a batch
/// (RFC 9497, section 2.2), telling nothing else of the key. At most 65,535 answers a proof.
record EqualityProof(Scalar challenge, Scalar response) {
  static final int BYTES = 2 * Scalar.BYTES;
  static final int LARGEST_BATCH = 0xffff;

  private static final Suite SUITE = Suite.VERIFIABLE;

  /// What went out and came back, each in both its forms.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Batch(
      byte[] publicKey,
      List<byte[]> asked,
      List<Ristretto> askedElements,
      List<byte[]> answered,
      List<Ristretto> answeredElements) {}

  static Optional<EqualityProof> decode(byte[] bytes) {
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    Optional<Scalar> challenge = Scalar.decode(Arrays.copyOf(bytes, Scalar.BYTES));
    Optional<Scalar> response = Scalar.decode(Arrays.copyOfRange(bytes, Scalar.BYTES, BYTES));
    if (challenge.isEmpty() || response.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new EqualityProof(challenge.get(), response.get()));
  }

  byte[] encode() {
    return joined(challenge.encode(), response.encode());
  }

  /// `once` must be random and never be used again: two proofs with one would tell the key.
  static EqualityProof make(Scalar key, Batch batch, Scalar once) {
    Ristretto asked = WeightedSum.of(weights(batch), batch.askedElements());
    Ristretto answered = asked.times(key);
    Scalar challenge =
        challenge(
            batch.publicKey(),
            asked,
            answered,
            Ristretto.generator().times(once),
            asked.times(once));
    return new EqualityProof(challenge, once.minus(challenge.times(key)));
  }

  boolean holds(Ristretto publicKey, Batch batch) {
    List<Scalar> weights = weights(batch);
    Ristretto asked = WeightedSum.of(weights, batch.askedElements());
    Ristretto answered = WeightedSum.of(weights, batch.answeredElements());
    List<Scalar> parts = List.of(response, challenge);
    return challenge.equals(
        challenge(
            batch.publicKey(),
            asked,
            answered,
            WeightedSum.of(parts, List.of(Ristretto.generator(), publicKey)),
            WeightedSum.of(parts, List.of(asked, answered))));
  }

  private static Scalar challenge(
      byte[] publicKey, Ristretto asked, Ristretto answered, Ristretto t2, Ristretto t3) {
    return SUITE.scalar(
        framed(publicKey, asked.encode(), answered.encode(), t2.encode(), t3.encode()),
        ascii("Challenge"));
  }

  private static List<Scalar> weights(Batch batch) {
    byte[] seed = sha512(framed(batch.publicKey(), SUITE.seedDomain()));
    List<Scalar> weights = new ArrayList<>();
    for (int i = 0; i < batch.asked().size(); i++) {
      weights.add(
          SUITE.scalar(
              length(seed),
              seed,
              two(i),
              framed(batch.asked().get(i), batch.answered().get(i)),
              ascii("Composite")));
    }
    return weights;
  }
}
