package org.entente.exchange.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.taxii.TaxiiTime;

/// One signed step of a comparison between two nodes, in the form in which it stands in a log: a
/// STIX object of a type of our own. It says what is compared, for what, how much, and binds both
/// sides' items by hashes; of the items themselves nothing is in it.
///
/// @param id UUID of the event
/// @param comparison its UUID
/// @param starter the key's name of the node that began it
/// @param partner the key's name of the other
/// @param at the author's time, microseconds since 1970
public record OverlapEvent(
    String id,
    String comparison,
    Step step,
    String starter,
    String partner,
    long at,
    JsonValue.Members body) {
  public static final String TYPE = "entente-overlap-event";

  /// Never change: content in others' hands names it.
  static final String EXTENSION = "extension-definition--5b0d7c1e-8f42-4e0b-a0b6-6c1f2f9e47d1";

  private static final String SIGNED_FOR = "entente overlap event 1\n";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final int LONGEST = 1 << 20;

  /// What a node says.
  public enum Step {
    /// It wants to compare; its question is bound by hashes.
    OFFER,
    /// The other agrees; its tags are bound by hashes.
    AGREE,
    /// The other doesn't.
    DECLINE,
    /// Either side ends it before its end.
    STOP,
    /// Its author has what it asked for.
    DONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /// The object as it goes into a log, with its signature.
  public JsonValue.Members signed(SigningKey key) {
    JsonValue.Members bare = json();
    byte[] signature = key.sign(SIGNED_FOR + CanonicalJson.text(bare));
    return bare.with("signature", JsonValue.of(Base64.getEncoder().encodeToString(signature)));
  }

  private JsonValue.Members json() {
    String time = TaxiiTime.text(at);
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("type", JsonValue.of(TYPE));
    all.put("spec_version", JsonValue.of("2.1"));
    all.put("id", JsonValue.of(TYPE + "--" + id));
    all.put("created", JsonValue.of(time));
    all.put("modified", JsonValue.of(time));
    all.put("object_marking_refs", JsonValue.texts(List.of(Tlp.AMBER_STRICT.id())));
    all.put("comparison_id", JsonValue.of(comparison));
    all.put("step", JsonValue.of(step.word()));
    all.put("starter", JsonValue.of(starter));
    all.put("partner", JsonValue.of(partner));
    if (!body.all().isEmpty()) {
      all.put("body", body);
    }
    all.put(
        "extensions",
        new JsonValue.Members(
            Map.of(
                EXTENSION,
                new JsonValue.Members(Map.of("extension_type", JsonValue.of("new-sdo"))))));
    return new JsonValue.Members(all);
  }

  /// What an object's hash in a log is.
  public static String hash(JsonValue.Members object) {
    return Hex.encode(Merkle.sha256(CanonicalJson.text(object).getBytes(UTF_8)));
  }

  /// Reads an object that stands in `author`'s log. Throws [BadInput] for one that is malformed,
  /// isn't in our form to the letter, or is somebody else's.
  public static OverlapEvent read(String source, JsonValue.Members object, VerifierKey author) {
    if (canonical(source, object).length() > LONGEST) {
      throw bad(source, "it is longer than " + LONGEST + " characters");
    }
    OverlapEvent event = parsed(source, object);
    JsonValue.Members bare = object.without("signature");
    if (!event.json().equals(bare)) {
      throw bad(source, "it has members that no event has");
    }
    boolean isAuthors =
        switch (event.step) {
          case OFFER -> event.starter.equals(author.name());
          case AGREE, DECLINE -> event.partner.equals(author.name());
          case STOP, DONE -> List.of(event.starter, event.partner).contains(author.name());
        };
    if (!isAuthors || event.starter.equals(event.partner)) {
      throw bad(source, event.step.word() + " is not " + author.name() + "'s step here");
    }
    String signature = object.optional("signature").orElse("");
    if (!author.verifies(SIGNED_FOR + CanonicalJson.text(bare), bytes(source, signature))) {
      throw bad(source, "its signature is not " + author.name() + "'s");
    }
    return event;
  }

  private static String canonical(String source, JsonValue.Members object) {
    try {
      return CanonicalJson.text(object);
    } catch (IllegalArgumentException e) {
      throw new BadInput(source, "", "it has no RFC 8785 form", "Ask the partner", e);
    }
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask the partner: the event is wrong");
  }

  private static byte[] bytes(String source, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new BadInput(source, "", "its signature is no base64", "Ask the partner", e);
    }
  }

  private static OverlapEvent parsed(String source, JsonValue.Members all) {
    String id = all.optional("id").orElse("");
    if (!id.startsWith(TYPE + "--")) {
      throw bad(source, "it is no event of a comparison");
    }
    return new OverlapEvent(
        uuid(source, id.substring(TYPE.length() + 2)),
        uuid(source, all.optional("comparison_id").orElse("")),
        Step.of(all.optional("step").orElse(""))
            .orElseThrow(() -> bad(source, "its step is unknown")),
        all.optional("starter").orElse(""),
        all.optional("partner").orElse(""),
        all.optional("created")
            .flatMap(TaxiiTime::micros)
            .orElseThrow(() -> bad(source, "it has no time")),
        all.members("body"));
  }

  private static String uuid(String source, String text) {
    if (!UUID.matcher(text).matches()) {
      throw bad(source, text + " is no UUID in lower case");
    }
    return text;
  }
}
