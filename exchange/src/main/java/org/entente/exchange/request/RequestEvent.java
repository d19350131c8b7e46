package org.entente.exchange.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.release.Terms;

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

  private static final EventForm FORM =
      new EventForm(TYPE, EXTENSION, "request", "entente request event 1\n", 4 << 20);
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
    return FORM.signed(json(), key);
  }

  private JsonValue.Members json() {
    Map<String, JsonValue> all = FORM.begin(id, at);
    all.put("request_id", JsonValue.of(request));
    all.put("step", JsonValue.of(step.word()));
    all.put("requester", JsonValue.of(requester));
    all.put("executor", JsonValue.of(executor));
    all.put("number", JsonValue.of(number));
    if (!after.isEmpty()) {
      all.put("after", JsonValue.texts(after));
    }
    all.put("exercise", JsonValue.of(isExercise));
    return FORM.end(all, body);
  }

  /// What an object's hash in a log is.
  public static String hash(JsonValue.Members object) {
    return EventForm.hash(object);
  }

  /// Reads an object that the node of these keys signed by one of them. Throws [BadInput] for one
  /// that is malformed, isn't in our form to the letter, or is somebody else's.
  public static RequestEvent read(
      String source, JsonValue.Members object, List<VerifierKey> author) {
    FORM.checkLength(source, object);
    RequestEvent event = parsed(source, object);
    JsonValue.Members bare = event.json();
    FORM.checkMembers(source, object, bare);
    if (!event.author().equals(author.getFirst().name())) {
      throw bad(source, event.step.word() + " is not " + author.getFirst().name() + "'s step here");
    }
    FORM.checkSigned(source, object, bare, author);
    event.check(source);
    return event;
  }

  /// Reads an object that was checked when it came.
  public static RequestEvent known(JsonValue.Members object) {
    return parsed("an event", object);
  }

  private static BadInput bad(String source, String reason) {
    return EventForm.bad(source, reason);
  }

  private static RequestEvent parsed(String source, JsonValue.Members all) {
    String id = FORM.id(source, all);
    Step step =
        Step.of(all.optional("step").orElse(""))
            .orElseThrow(() -> bad(source, "its step is unknown"));
    Optional<Integer> number = number(all.get("number"));
    if (number.isEmpty() || !(all.get("exercise") instanceof JsonValue.Truth exercise)) {
      throw bad(source, "number or exercise is missing");
    }
    return new RequestEvent(
        id,
        EventForm.uuid(source, all.optional("request_id").orElse("")),
        step,
        all.optional("requester").orElse(""),
        all.optional("executor").orElse(""),
        number.get(),
        all.texts("after"),
        EventForm.at(source, all),
        exercise.value(),
        all.members("body"));
  }

  private static Optional<Integer> number(@org.jspecify.annotations.Nullable JsonValue value) {
    return value instanceof JsonValue.Numeral number && number.text().matches("[0-9]{1,5}")
        ? Optional.of(Integer.parseInt(number.text())).filter(one -> one < MOST_EVENTS)
        : Optional.empty();
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
