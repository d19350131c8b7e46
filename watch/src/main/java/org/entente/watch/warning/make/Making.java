package org.entente.watch.warning.make;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapArea;
import org.entente.watch.warning.CapDraft;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CodedValue;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Shape;

/// Makes a message from a template: one info for each language, all with the same facts.
public final class Making {
  /// The list of event classes, as an `eventCode` names it.
  public static final String EVENT_LIST = "entente-event";

  private static final String NOT_MEANT = "EXERCISE EXERCISE EXERCISE";

  private Making() {}

  /// What goes into a template.
  ///
  /// @param references of an Update or Cancel
  /// @param values of the slots, by name
  /// @param shapes where it applies, beside the places it names
  public record Order(
      MessageKey key,
      CapMessage.Status status,
      CapMessage.Scope scope,
      List<String> addresses,
      String restriction,
      List<MessageKey> references,
      Map<String, String> values,
      List<Shape> shapes) {
    public Order {
      addresses = List.copyOf(addresses);
      references = List.copyOf(references);
      values = Map.copyOf(values);
      shapes = List.copyOf(shapes);
    }
  }

  /// Throws [BadInput] where the template mustn't be used for this, or a value isn't known.
  public static CapDraft draft(Template template, Order order, Reviews reviews) {
    check(template, order, reviews);
    List<CapPart> infos = new ArrayList<>();
    for (Language language : Language.values()) {
      infos.add(info(template, order, language));
    }
    return new CapDraft(
        order.key(),
        order.status(),
        template.kind(),
        order.scope(),
        order.restriction(),
        order.addresses(),
        order.status() == CapMessage.Status.EXERCISE ? NOT_MEANT : "",
        order.references(),
        infos);
  }

  private static void check(Template template, Order order, Reviews reviews) {
    List<String> faults = new ArrayList<>(Parity.faults(template));
    LengthProof.of(template).stream()
        .filter(one -> !one.holds())
        .forEach(
            one ->
                faults.add(
                    one.language().word() + " " + one.field().word() + " may become too long"));
    if (!faults.isEmpty()) {
      throw new BadInput(
          "template " + template.id(), "", faults.getFirst(), "See: watch warnings templates");
    }
    List<Language> missing = reviews.missing(template);
    if (order.status() == CapMessage.Status.ACTUAL && !missing.isEmpty()) {
      throw new BadInput(
          "template " + template.id(),
          "",
          "nobody reviewed its text in "
              + String.join(", ", missing.stream().map(Language::word).toList())
              + ", so that it can't be meant",
          "Let somebody who knows the language review it: watch warnings review");
    }
    for (String name : order.values().keySet()) {
      if (!template.slots().containsKey(name)) {
        throw new BadInput(
            "--fill",
            name,
            "template " + template.id() + " has no such slot",
            "It has " + String.join(", ", template.slots().keySet()));
      }
    }
  }

  private static CapPart info(Template template, Order order, Language language) {
    Instant sent = order.key().sent();
    Map<Template.Field, String> texts = new LinkedHashMap<>();
    for (Template.Field field : Template.Field.values()) {
      texts.put(field, template.filled(language, field, order.values(), order.status()));
    }
    return new CapPart(
        language.tag(),
        List.of(template.category()),
        texts.getOrDefault(Template.Field.EVENT, ""),
        List.of(template.response()),
        template.urgency(),
        template.severity(),
        template.certainty(),
        List.of(new CodedValue(EVENT_LIST, template.event())),
        sent,
        sent,
        sent.plus(Duration.ofMinutes(template.minutes())),
        "",
        texts.getOrDefault(Template.Field.HEADLINE, ""),
        texts.getOrDefault(Template.Field.DESCRIPTION, ""),
        texts.getOrDefault(Template.Field.INSTRUCTION, ""),
        List.of(
            new CodedValue("CMAMtext", texts.getOrDefault(Template.Field.SHORT, "")),
            new CodedValue("CMAMlongtext", texts.getOrDefault(Template.Field.LONG, ""))),
        List.of(area(template, order, language)));
  }

  private static CapArea area(Template template, Order order, Language language) {
    List<CodedValue> codes = new ArrayList<>();
    String text = "";
    for (Map.Entry<String, String> slot : template.slots().entrySet()) {
      String value = order.values().get(slot.getKey());
      if (value != null && Slot.parse(slot.getValue()) instanceof Slot.Places places) {
        text = places.text(language, value);
        for (String code : value.split(",", -1)) {
          codes.add(new CodedValue("ISO3166-2", code.strip()));
        }
      }
    }
    return new CapArea(text, order.shapes(), codes);
  }
}
