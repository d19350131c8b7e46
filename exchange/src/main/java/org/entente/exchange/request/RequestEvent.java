package org.entente.exchange.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.entente.exchange.release.Terms;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.taxii.TaxiiTime;

/// One signed step of a request, in the form in which it stands in a log: a STIX object of a type
/// of our own. It names those that its author had seen last, so that two sides who act at once
/// are told from one who answers the other.
///
/// @param id UUID of the event
/// @param request UUID of the request
/// @param requester the key's name of the node that asks
/// @param executor the key's name of the node that is asked
/// @param number how many events of the request its author made before
/// @param after hashes of the events that no other event its author knew came after
/// @param at the author's time, microseconds since 1970
/// @param isExercise whether all of it is an exercise; it is signed in every event
public record RequestEvent(
    String id,
    String request,
    Step step,
    String requester,
    String executor,
    int number,
    List<String> after,
    long at,
    boolean isExercise,
    JsonValue.Members body) {
  public static final String TYPE = "entente-request-event";

  /// Never change: content in others' hands names it.
  static final String EXTENSION = "extension-definition--7f6d1c0b-52a4-4c39-9d7e-1b8a60c5e2f3";

  private static final String SIGNED_FOR = "entente request event 1\n";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final int LONGEST = 4 << 20;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_AFTER = 2;
  private static final int MOST_EVENTS = 1_000;

  public RequestEvent {
    after = List.copyOf(after);
  }

  /// The key's name of the node whose step it is.
  public String author() {
    return step.owner() == Step.Owner.REQUESTER ? requester : executor;
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
    all.put("request_id", JsonValue.of(request));
    all.put("step", JsonValue.of(step.word()));
    all.put("requester", JsonValue.of(requester));
    all.put("executor", JsonValue.of(executor));
    all.put("number", JsonValue.of(number));
    if (!after.isEmpty()) {
      all.put("after", JsonValue.texts(after));
    }
    all.put("exercise", JsonValue.of(isExercise));
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

  /// Reads an object that `author`'s node signed. Throws [BadInput] for one that is malformed,
  /// isn't in our form to the letter, or is somebody else's.
  public static RequestEvent read(String source, JsonValue.Members object, VerifierKey author) {
    if (CanonicalJson.text(object).length() > LONGEST) {
      throw bad(source, "it is longer than " + LONGEST + " characters");
    }
    RequestEvent event = parsed(source, object);
    JsonValue.Members bare = object.without("signature");
    if (!event.json().equals(bare)) {
      throw bad(source, "it has members that no event has");
    }
    if (!event.author().equals(author.name())) {
      throw bad(source, event.step.word() + " is not " + author.name() + "'s step here");
    }
    byte[] signature = signature(source, object.optional("signature").orElse(""));
    if (!author.verifies(SIGNED_FOR + CanonicalJson.text(bare), signature)) {
      throw bad(source, "its signature is not " + author.name() + "'s");
    }
    event.check(source);
    return event;
  }

  /// Reads an object that was checked when it came.
  public static RequestEvent known(JsonValue.Members object) {
    return parsed("an event", object);
  }

  private static final String NEXT = "Ask the partner: the event is wrong";

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, NEXT);
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

  private static RequestEvent parsed(String source, JsonValue.Members all) {
    String id = all.optional("id").orElse("");
    if (!id.startsWith(TYPE + "--")) {
      throw bad(source, "it is no event of a request");
    }
    Step step =
        Step.of(all.optional("step").orElse(""))
            .orElseThrow(() -> bad(source, "its step is unknown"));
    long at =
        all.optional("created")
            .flatMap(TaxiiTime::micros)
            .orElseThrow(() -> bad(source, "it has no time"));
    Optional<Integer> number = number(all.get("number"));
    if (number.isEmpty() || !(all.get("exercise") instanceof JsonValue.Truth exercise)) {
      throw bad(source, "number or exercise is missing");
    }
    return new RequestEvent(
        uuid(source, id.substring(TYPE.length() + 2)),
        uuid(source, all.optional("request_id").orElse("")),
        step,
        all.optional("requester").orElse(""),
        all.optional("executor").orElse(""),
        number.get(),
        all.texts("after"),
        at,
        exercise.value(),
        all.members("body"));
  }

  private static Optional<Integer> number(@org.jspecify.annotations.Nullable JsonValue value) {
    return value instanceof JsonValue.Numeral number && number.text().matches("[0-9]{1,5}")
        ? Optional.of(Integer.parseInt(number.text())).filter(one -> one < MOST_EVENTS)
        : Optional.empty();
  }

  private static String uuid(String source, String text) {
    if (!UUID.matcher(text).matches()) {
      throw bad(source, text + " is no UUID in lower case");
    }
    return text;
  }

  /// What an event must hold whoever makes it. Throws [BadInput].
  public void check(String source) {
    if (requester.isEmpty() || executor.isEmpty() || requester.equals(executor)) {
      throw bad(source, "it must name two parties");
    }
    boolean isRight =
        after.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}"))
            && after.stream().distinct().count() == after.size()
            && after.size() <= MOST_AFTER
            && after.isEmpty() == (step == Step.SEND);
    if (!isRight) {
      throw bad(source, "it must come after one event or two");
    }
    for (String name : step.texts()) {
      String text = body.optional(name).orElse("");
      if (text.isBlank()) {
        throw bad(source, step.word() + " needs " + name);
      }
    }
    checkTexts(source, body);
    switch (step) {
      case SEND -> Wish.read(source, body);
      case ACCEPT -> Terms.until(source, body);
      case PARTIAL, EFFECT, RETURN -> Amounts.read(source, body);
      case VERIFY -> {
        if (body.has("moved")) {
          Amounts.read(
              source,
              new JsonValue.Members(Map.of("amounts", new JsonValue.Array(body.items("moved")))));
        }
      }
      case DELIVER,
          OPEN,
          ASK,
          INFORM,
          DECLINE,
          START,
          SUBMIT,
          FAIL,
          APPEAL,
          UPHOLD,
          REVERSE,
          CLOSE,
          WITHDRAW,
          ESCALATE,
          EXPIRE -> {
        // Its texts say it all.
      }
    }
  }

  private static void checkTexts(String source, JsonValue.Members body) {
    List<String> found = new ArrayList<>();
    body.all()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonValue.Text text && text.value().length() > LONGEST_TEXT) {
                found.add(name);
              }
            });
    if (!found.isEmpty()) {
      throw bad(source, found.getFirst() + " is longer than " + LONGEST_TEXT + " characters");
    }
  }
}
