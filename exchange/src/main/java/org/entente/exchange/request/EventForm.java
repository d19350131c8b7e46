package org.entente.exchange.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/// What all signed events in logs share: a STIX object of a type of our own whose signature is
/// over its RFC 8785 text without the signature.
///
/// @param what the events are steps of, in words
/// @param signedFor what a signature begins with, so that none counts for another purpose
/// @param longest characters of an object
public record EventForm(String type, String extension, String what, String signedFor, int longest) {
  private static final String SIGNATURE = "signature";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /// The members that each object begins with.
  public Map<String, JsonValue> begin(String id, long at) {
    String time = TaxiiTime.text(at);
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("type", JsonValue.of(type));
    all.put("spec_version", JsonValue.of("2.1"));
    all.put("id", JsonValue.of(type + "--" + id));
    all.put("created", JsonValue.of(time));
    all.put("modified", JsonValue.of(time));
    all.put("object_marking_refs", JsonValue.texts(List.of(Tlp.AMBER_STRICT.id())));
    return all;
  }

  /// The object without its signature; an empty body is left out.
  public JsonValue.Members end(Map<String, JsonValue> all, JsonValue.Members body) {
    if (!body.all().isEmpty()) {
      all.put("body", body);
    }
    Map<String, JsonValue> kind = Map.of("extension_type", JsonValue.of("new-sdo"));
    all.put("extensions", new JsonValue.Members(Map.of(extension, new JsonValue.Members(kind))));
    return new JsonValue.Members(all);
  }

  public JsonValue.Members signed(JsonValue.Members bare, SigningKey key) {
    byte[] signature = key.sign(signedFor + CanonicalJson.text(bare));
    return bare.with(SIGNATURE, JsonValue.of(Base64.getEncoder().encodeToString(signature)));
  }

  /// What an object's hash in a log is.
  public static String hash(JsonValue.Members object) {
    return Hex.encode(Merkle.sha256(CanonicalJson.text(object).getBytes(UTF_8)));
  }

  /// Throws [BadInput] for an object that is too long, or has no canonical form.
  public void checkLength(String source, JsonValue.Members object) {
    try {
      if (CanonicalJson.text(object).length() > longest) {
        throw bad(source, "it is longer than " + longest + " characters");
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput(source, "", "it has no RFC 8785 form", "Ask the partner", e);
    }
  }

  /// Throws [BadInput] for members that aren't the event's, or a signature by none of the
  /// author's keys: an event stands in a log for good, and its author's key may have changed.
  public void checkSigned(
      String source, JsonValue.Members object, JsonValue.Members event, List<VerifierKey> author) {
    byte[] signature = signature(source, object.optional(SIGNATURE).orElse(""));
    String signed = signedFor + CanonicalJson.text(event);
    if (author.stream().noneMatch(key -> key.verifies(signed, signature))) {
      throw bad(source, "its signature is not " + author.getFirst().name() + "'s");
    }
  }

  /// Throws [BadInput] for members that no event has.
  public void checkMembers(String source, JsonValue.Members object, JsonValue.Members event) {
    if (!event.equals(object.without(SIGNATURE))) {
      throw bad(source, "it has members that no event has");
    }
  }

  /// The last letter of base64 has bits that mean nothing: two texts of one signature would be two
  /// hashes of one event.
  private static byte[] signature(String source, String text) {
    try {
      byte[] signature = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(signature).equals(text)) {
        return signature;
      }
    } catch (IllegalArgumentException _) {
      // As below.
    }
    throw bad(source, "its signature is no base64");
  }

  /// The UUID of the event.
  public String id(String source, JsonValue.Members object) {
    String id = object.optional("id").orElse("");
    if (!id.startsWith(type + "--")) {
      throw bad(source, "it is no event of a " + what);
    }
    return uuid(source, id.substring(type.length() + 2));
  }

  /// When its author says that it made it, microseconds since 1970.
  public static long at(String source, JsonValue.Members object) {
    return object
        .optional("created")
        .flatMap(TaxiiTime::micros)
        .orElseThrow(() -> bad(source, "it has no time"));
  }

  public static String uuid(String source, String text) {
    if (!UUID.matcher(text).matches()) {
      throw bad(source, text + " is no UUID in lower case");
    }
    return text;
  }

  public static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask the partner: the event is wrong");
  }
}
