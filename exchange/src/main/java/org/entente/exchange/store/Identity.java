package org.entente.exchange.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.exchange.key.KeyRing;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.QuantumKey;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;

/// Who a node is. Its key can change while it runs: whoever signs asks for it each time.
public final class Identity {
  private final String name;
  private final String country;
  private final Supplier<KeyRing> keys;
  private final List<QuantumKey> quantum;

  /// A node with one key.
  ///
  /// @param name as its partners call it
  /// @param country three letters
  /// @param key under the node's origin
  public Identity(String name, String country, SigningKey key) {
    this(name, country, () -> KeyRing.of(key), List.of());
  }

  /// @param keys under the node's origin, as they are at this moment
  /// @param quantum a second key for heads of logs, or none
  public Identity(String name, String country, Supplier<KeyRing> keys, List<QuantumKey> quantum) {
    this.name = name;
    this.country = country;
    this.keys = keys;
    this.quantum = List.copyOf(quantum);
  }

  public String name() {
    return name;
  }

  public String country() {
    return country;
  }

  /// The one that it signs with now.
  public SigningKey key() {
    return keys.get().current();
  }

  public KeyRing keys() {
    return keys.get();
  }

  /// What its key is called, which no change changes.
  public String keyName() {
    return keys.get().first().verifier().name();
  }

  /// The log of what goes to `recipient`.
  public String origin(String recipient) {
    return origin(keyName(), recipient);
  }

  static String origin(String sender, String recipient) {
    return sender + "/released/" + recipient;
  }

  /// The lines by which the node signs a log's head at this time: by each key under the log's
  /// name, then by each under the node's, which partners know.
  ///
  /// @param isWanted which of them are made: each costs a signature
  List<String> lines(Checkpoint checkpoint, long now, Predicate<VerifierKey> isWanted) {
    String text = checkpoint.text();
    List<SigningKey> signing = keys.get().signing(now);
    Stream<String> plain =
        Stream.concat(signing.stream().map(key -> key.named(checkpoint.origin())), signing.stream())
            .filter(key -> isWanted.test(key.verifier()))
            .map(key -> key.line(text));
    Stream<String> second =
        quantum.stream()
            .map(key -> key.named(checkpoint.origin()))
            .filter(key -> isWanted.test(key.verifier()))
            .map(key -> key.line(checkpoint));
    return Stream.concat(plain, second).map(String::strip).toList();
  }

  /// Every key by which it ever signed the log of this origin.
  List<VerifierKey> logKeys(String origin) {
    return keys.get().verifiers().stream().map(key -> key.named(origin)).toList();
  }

  /// The second key by which it signs heads of logs, where it has one.
  public Optional<VerifierKey> quantumKey() {
    return quantum.stream().map(QuantumKey::verifier).findFirst();
  }

  /// What else stands on a log's head.
  List<VerifierKey> quantumKeys(String origin) {
    return quantum.stream().map(key -> key.named(origin).verifier()).toList();
  }

  /// As a witness, by each key that signs at this time.
  public String cosignature(String text, long now) {
    StringBuilder lines = new StringBuilder();
    for (SigningKey key : keys.get().signing(now)) {
      lines.append(key.cosignatureLine(text, now / 1_000_000));
    }
    return lines.toString();
  }
}
