package org.entente.exchange.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The keys by which a node signs, and signed before. One value: changed as a whole, and written
/// as a whole.
///
/// @param first the one that it was made with: names that follow from it must stay
/// @param former oldest first; their signatures stay good for what they stand on
public record KeyRing(SigningKey first, SigningKey current, List<Former> former) {
  private static final int MOST = 1_000;
  private static final int SEED_BYTES = 32;

  /// A key that another one follows.
  ///
  /// @param end what was said of it
  public record Former(SigningKey key, KeyStatement end) {
    /// Whether it signs beside the present one at this time.
    boolean isSigning(long now) {
      return switch (end) {
        case KeyChange change -> now < change.until();
        case KeyRevocation _ -> false;
      };
    }

    public boolean isRevoked() {
      return end instanceof KeyRevocation;
    }
  }

  public KeyRing {
    former = List.copyOf(former);
  }

  public static KeyRing of(SigningKey only) {
    return new KeyRing(only, only, List.of());
  }

  /// With which it signs at this time: the present one first.
  public List<SigningKey> signing(long now) {
    List<SigningKey> all = new ArrayList<>();
    all.add(current);
    for (Former one : former.reversed()) {
      if (one.isSigning(now)) {
        all.add(one.key());
      }
    }
    return all;
  }

  /// The one that every partner knows already: the oldest that still signs. What stands in a log
  /// for good is signed by it.
  public SigningKey known(long now) {
    return signing(now).getLast();
  }

  /// All that it ever signed with, the present one first; those that were revoked too.
  public List<SigningKey> ever() {
    List<SigningKey> all = new ArrayList<>();
    all.add(current);
    former.reversed().forEach(one -> all.add(one.key()));
    return all;
  }

  /// All that it ever signed with and did not revoke, the present one first: a partner that was
  /// away for longer than an overlap knows one of these only.
  public List<SigningKey> unrevoked() {
    List<SigningKey> all = new ArrayList<>();
    all.add(current);
    for (Former one : former.reversed()) {
      if (!one.isRevoked()) {
        all.add(one.key());
      }
    }
    return all;
  }

  public List<VerifierKey> verifiers() {
    return ever().stream().map(SigningKey::verifier).toList();
  }

  /// With another key, which follows on the present one.
  public KeyRing changed(SigningKey next, long at, long until) {
    return with(next, KeyChange.make(current, next, at, until));
  }

  /// With another key, which nothing leads to: the present one may be somebody else's.
  public KeyRing revoked(SigningKey next, long at) {
    return with(next, KeyRevocation.make(current, at));
  }

  private KeyRing with(SigningKey next, KeyStatement end) {
    if (verifiers().stream().anyMatch(next.verifier()::hasSameKey)) {
      throw new IllegalArgumentException("a key never comes back");
    }
    List<Former> all = new ArrayList<>(former);
    all.add(new Former(current, end));
    return new KeyRing(first, next, all);
  }

  /// What was said of its keys, oldest first: what partners must hear.
  public List<KeyStatement> statements() {
    return former.stream().map(Former::end).toList();
  }

  /// As it is kept, for its owner's eyes. The first key isn't in it.
  public String json() {
    List<JsonValue> lines = new ArrayList<>();
    for (int i = 0; i < former.size(); i++) {
      SigningKey next = i + 1 == former.size() ? current : former.get(i + 1).key();
      Map<String, JsonValue> line = new LinkedHashMap<>();
      line.put("statement", JsonValue.of(former.get(i).end().note().toString()));
      line.put("next", JsonValue.of(Hex.encode(next.seed())));
      lines.add(new JsonValue.Members(line));
    }
    return JsonWriter.text(new JsonValue.Members(Map.of("keys", new JsonValue.Array(lines))));
  }

  /// Throws [BadInput] for what isn't whole.
  public static KeyRing parse(String source, byte[] json, SigningKey first) {
    if (!(JsonReader.parse(source, json) instanceof JsonValue.Members all)
        || all.items("keys").size() > MOST) {
      throw bad(source, "it holds no keys");
    }
    KeyRing ring = of(first);
    for (JsonValue one : all.items("keys")) {
      ring = followed(source, ring, one);
    }
    return ring;
  }

  private static KeyRing followed(String source, KeyRing ring, @Nullable JsonValue one) {
    if (!(one instanceof JsonValue.Members line)) {
      throw bad(source, "a line of it is no object");
    }
    byte[] seed;
    try {
      seed = Hex.decode(line.optional("next").orElse(""));
    } catch (IllegalArgumentException _) {
      seed = new byte[0];
    }
    if (seed.length != SEED_BYTES) {
      throw bad(source, "a key of it has not 32 bytes");
    }
    byte[] note = line.optional("statement").orElse("").getBytes(UTF_8);
    KeyStatement end = KeyStatement.parse(source, note);
    SigningKey next = new SigningKey(ring.current.verifier().name(), seed);
    String now = ring.current.verifier().toString();
    boolean isNext =
        switch (end) {
          case KeyChange change ->
              change.from().toString().equals(now)
                  && change.to().toString().equals(next.verifier().toString());
          case KeyRevocation revocation -> revocation.key().toString().equals(now);
        };
    if (!isNext) {
      throw bad(source, "a statement of it is not about the keys beside it");
    }
    return ring.with(next, end);
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Restore it from a copy of the node");
  }
}
