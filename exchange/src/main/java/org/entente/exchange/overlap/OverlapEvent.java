package org.entente.exchange.overlap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.request.EventForm;

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

  private static final EventForm FORM =
      new EventForm(TYPE, EXTENSION, "comparison", "entente overlap event 1\n", 1 << 20);

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
    return FORM.signed(json(), key);
  }

  private JsonValue.Members json() {
    Map<String, JsonValue> all = FORM.begin(id, at);
    all.put("comparison_id", JsonValue.of(comparison));
    all.put("step", JsonValue.of(step.word()));
    all.put("starter", JsonValue.of(starter));
    all.put("partner", JsonValue.of(partner));
    return FORM.end(all, body);
  }

  /// Reads an object that stands in the log of the node of these keys. Throws [BadInput] for one
  /// that is malformed, isn't in our form to the letter, or is somebody else's.
  public static OverlapEvent read(String source, JsonValue.Members object, List<VerifierKey> keys) {
    FORM.checkLength(source, object);
    VerifierKey author = keys.getFirst();
    OverlapEvent event = parsed(source, object);
    JsonValue.Members bare = event.json();
    FORM.checkMembers(source, object, bare);
    boolean isAuthors =
        switch (event.step) {
          case OFFER -> event.starter.equals(author.name());
          case AGREE, DECLINE -> event.partner.equals(author.name());
          case STOP, DONE -> List.of(event.starter, event.partner).contains(author.name());
        };
    if (!isAuthors || event.starter.equals(event.partner)) {
      throw EventForm.bad(source, event.step.word() + " is not " + author.name() + "'s step here");
    }
    FORM.checkSigned(source, object, bare, keys);
    return event;
  }

  private static OverlapEvent parsed(String source, JsonValue.Members all) {
    return new OverlapEvent(
        FORM.id(source, all),
        EventForm.uuid(source, all.optional("comparison_id").orElse("")),
        Step.of(all.optional("step").orElse(""))
            .orElseThrow(() -> EventForm.bad(source, "its step is unknown")),
        all.optional("starter").orElse(""),
        all.optional("partner").orElse(""),
        EventForm.at(source, all),
        all.members("body"));
  }
}
