package org.entente.exchange.playbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.base.Hex;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.taxii.TaxiiTime;

/// Signatures of playbooks (CACAO 2.0, data type signature; JSON Signature Scheme, ITU-T X.590).
/// What is signed is the playbook with this one signature in it, but for its value: its RFC 8785
/// form is hashed, and the hash signed as hexadecimal text, as the examples of X.590 have it. So
/// each signature stands for itself, and another may be put beside it. Made and checked are
/// Ed25519 over SHA-256 or SHA-512, with the public key in the signature.
public final class PlaybookSignatures {
  /// What a signature is worth.
  public enum Verdict {
    /// Right, and by a key that is known.
    VALID,
    /// Right, by a key that nobody vouched for.
    UNKNOWN,
    /// Of a kind that isn't checked here.
    UNCHECKED,
    /// It says what isn't so.
    WRONG;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What was found of one signature.
  ///
  /// @param signee as the signature says; of a valid one the name of the key
  /// @param reason why it is not valid; empty when it is
  public record Judged(String signee, Verdict verdict, String reason) {}

  private static final String MEMBER = "signatures";
  private static final int MOST = 100;
  private static final UUID NAMESPACE = UUID.fromString("5c0b9a4e-62d7-4f1b-8a35-90e1d7c2b6f8");
  private static final Map<String, String> HASHES =
      Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

  /// What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410).
  private static final byte[] DER = Hex.decode("302a300506032b6570032100");

  private final JsonValue.Members playbook;
  private final List<VerifierKey> known;
  private final long now;

  private PlaybookSignatures(JsonValue.Members playbook, List<VerifierKey> known, long now) {
    this.playbook = playbook;
    this.known = known;
    this.now = now;
  }

  /// The playbook with a signature behind those that it has. Its time is that of the playbook: the
  /// same playbook signed by the same key has the same bytes.
  public static JsonValue.Members signed(JsonValue.Members playbook, SigningKey key) {
    String signee = key.verifier().name();
    String id = playbook.optional("id").orElse("");
    String version = playbook.optional("modified").orElse("");
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("type", JsonValue.of("jss"));
    String name = String.join("\n", id, version, key.verifier().toString());
    all.put("id", JsonValue.of("jss--" + ObservableId.uuid5(NAMESPACE, name)));
    playbook.optional("created_by").ifPresent(one -> all.put("created_by", JsonValue.of(one)));
    all.put("created", JsonValue.of(version));
    all.put("modified", JsonValue.of(version));
    all.put("signee", JsonValue.of(signee));
    all.put("related_to", JsonValue.of(id));
    all.put("related_version", JsonValue.of(version));
    all.put("hash_algorithm", JsonValue.of("sha-256"));
    all.put("algorithm", JsonValue.of("Ed25519"));
    all.put("public_key", JsonValue.of(text(key.verifier())));
    JsonValue.Members bare = new JsonValue.Members(all);
    byte[] value = key.sign(hash(playbook, bare, "SHA-256"));
    List<JsonValue> signatures = new ArrayList<>(playbook.items(MEMBER));
    signatures.add(
        bare.with(
            "value", JsonValue.of(Base64.getUrlEncoder().withoutPadding().encodeToString(value))));
    return playbook.with(MEMBER, new JsonValue.Array(signatures));
  }

  /// A key as X.590 writes it: its DER form in base64.
  private static String text(VerifierKey key) {
    byte[] der = Arrays.copyOf(DER, DER.length + key.raw().length);
    System.arraycopy(key.raw(), 0, der, DER.length, key.raw().length);
    return Base64.getEncoder().withoutPadding().encodeToString(der);
  }

  /// What is signed: no other message of a node is 64 or 128 hexadecimal digits and nothing else.
  static String hash(JsonValue.Members playbook, JsonValue.Members bare, String algorithm) {
    JsonValue.Members whole = playbook.with(MEMBER, new JsonValue.Array(List.of(bare)));
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return Hex.encode(digest.digest(CanonicalJson.text(whole).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /// Each signature of a playbook, in their order.
  ///
  /// @param known the keys of those whose word counts, by their names
  /// @param now microseconds since 1970
  public static List<Judged> judge(JsonValue.Members playbook, List<VerifierKey> known, long now) {
    PlaybookSignatures judging = new PlaybookSignatures(playbook, known, now);
    List<JsonValue> all = playbook.items(MEMBER);
    if (all.size() > MOST) {
      return List.of(wrong("", "there are more than " + MOST));
    }
    return all.stream().map(judging::judged).toList();
  }

  private static Judged wrong(String signee, String reason) {
    return new Judged(signee, Verdict.WRONG, reason);
  }

  private Judged judged(JsonValue one) {
    if (!(one instanceof JsonValue.Members signature)) {
      return wrong("", "it is no object");
    }
    String signee = signature.optional("signee").orElse("");
    return flaw(signature)
        .map(reason -> wrong(signee, reason))
        .orElseGet(() -> verified(signature, signee));
  }

  /// What a signature says that can't be, or isn't so of this playbook now.
  private Optional<String> flaw(JsonValue.Members signature) {
    if (!"jss".equals(signature.text("type"))) {
      return Optional.of("its type is not jss");
    }
    if (!playbook.optional("id").equals(signature.optional("related_to"))) {
      return Optional.of("it is that of another playbook");
    }
    if (!playbook.optional("modified").equals(signature.optional("related_version"))) {
      return Optional.of("it is that of another version");
    }
    if (JsonValue.of(true).equals(signature.get("revoked"))) {
      return Optional.of("its author has revoked it");
    }
    boolean isEarly = signature.has("valid_from") && now < time(signature, "valid_from", now + 1);
    boolean isLate = signature.has("valid_until") && now >= time(signature, "valid_until", now);
    return isEarly || isLate ? Optional.of("it is not valid at this time") : Optional.empty();
  }

  private static long time(JsonValue.Members of, String name, long otherwise) {
    return of.optional(name).flatMap(TaxiiTime::micros).orElse(otherwise);
  }

  private Judged verified(JsonValue.Members signature, String signee) {
    String algorithm = HASHES.get(signature.optional("hash_algorithm").orElse(""));
    boolean isOurs =
        algorithm != null
            && "Ed25519".equals(signature.text("algorithm"))
            && signature.has("public_key");
    if (algorithm == null || !isOurs) {
      return new Judged(
          signee, Verdict.UNCHECKED, "only Ed25519 with its public key is checked here");
    }
    Optional<VerifierKey> key = key(signature.optional("public_key").orElse(""), signee);
    Optional<byte[]> value = value(signature.optional("value").orElse(""));
    if (key.isEmpty() || value.isEmpty()) {
      return wrong(signee, "its key or its value is malformed");
    }
    // A countersignature is none of what the signature itself covers.
    JsonValue.Members bare = signature.without("value").without("signature");
    if (!isSigned(key.get(), bare, algorithm, value.get())) {
      return wrong(signee, "the playbook is not what was signed");
    }
    return told(key.get(), signee);
  }

  private boolean isSigned(
      VerifierKey key, JsonValue.Members bare, String algorithm, byte[] value) {
    try {
      return key.verifies(hash(playbook, bare, algorithm), value);
    } catch (IllegalArgumentException _) {
      return false; // It has no canonical form: nobody signed it.
    }
  }

  private Judged told(VerifierKey key, String signee) {
    Optional<VerifierKey> whose = known.stream().filter(one -> one.hasSameKey(key)).findFirst();
    if (whose.isEmpty()) {
      return new Judged(signee, Verdict.UNKNOWN, "nobody here knows its key");
    }
    String name = whose.get().name();
    return name.equals(signee)
        ? new Judged(name, Verdict.VALID, "")
        : wrong(signee, "its key is that of " + name);
  }

  private static Optional<VerifierKey> key(String text, String name) {
    return decoded(Base64.getDecoder(), text)
        .filter(der -> der.length == DER.length + 32)
        .filter(der -> Arrays.equals(Arrays.copyOf(der, DER.length), DER))
        .map(der -> VerifierKey.of(name, Arrays.copyOfRange(der, DER.length, der.length)));
  }

  /// The last letter of base64 has bits that mean nothing: one signature has one text.
  private static Optional<byte[]> value(String text) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String bare = text.replaceFirst("=+$", "");
    return decoded(Base64.getUrlDecoder(), bare)
        .filter(bytes -> encoder.encodeToString(bytes).equals(bare));
  }

  private static Optional<byte[]> decoded(Base64.Decoder decoder, String text) {
    try {
      return Optional.of(decoder.decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
