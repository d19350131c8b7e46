package org.entente.app.ftm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.screen.Country;
import org.entente.screen.Hit;
import org.entente.screen.Identifier;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.PostalAddress;
import org.entente.screen.Reason;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.Wallet;
import org.entente.screen.merge.Entity;
import org.jspecify.annotations.Nullable;

/// A target in the shape of a FollowTheMoney entity.
public final class FtmFields {
  private static final ListId EXPORT_CONTROL = new ListId("jp-meti");

  private FtmFields() {}

  /// `{"id","caption","schema","properties","datasets","referents","target",…}`.
  public static Map<String, Object> of(Entity entity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entity.id());
    json.put("caption", entity.name());
    json.put("schema", FtmSchema.of(entity));
    json.put("properties", properties(entity));
    json.put("datasets", lists(entity));
    json.put("referents", entity.targets().stream().map(Target::id).distinct().toList());
    json.put("target", true);
    json.put("first_seen", since(entity));
    json.put("last_seen", null);
    json.put("last_change", null);
    return json;
  }

  /// The same with `score`, `match`, and why.
  public static Map<String, Object> of(Entity entity, Hit hit, boolean match) {
    Map<String, Object> json = of(entity);
    json.put("score", BigDecimal.valueOf(hit.score(), 4));
    json.put("match", match);
    Map<String, List<Reason>> byRule = new LinkedHashMap<>();
    for (Reason reason : hit.because()) {
      byRule.computeIfAbsent(reason.rule(), rule -> new ArrayList<>()).add(reason);
    }
    Map<String, Object> features = new LinkedHashMap<>();
    Map<String, Object> explanations = new LinkedHashMap<>();
    byRule.forEach(
        (rule, reasons) -> {
          int sum = reasons.stream().mapToInt(Reason::weight).sum();
          BigDecimal weight = BigDecimal.valueOf(sum, 4);
          String query = joined(reasons.stream().map(Reason::query).toList());
          String candidate = joined(reasons.stream().map(Reason::candidate).toList());
          Map<String, Object> why = new LinkedHashMap<>();
          why.put("score", weight);
          why.put("detail", query + " / " + candidate);
          why.put("query", query);
          why.put("candidate", candidate);
          why.put("field", joined(reasons.stream().map(Reason::field).toList()));
          features.put(rule, weight);
          explanations.put(rule, why);
        });
    json.put("features", features);
    json.put("explanations", explanations);
    return json;
  }

  private static String joined(List<String> texts) {
    return String.join("; ", texts.stream().filter(text -> !text.isBlank()).distinct().toList());
  }

  public static List<String> lists(Entity entity) {
    return entity.targets().stream().map(target -> target.list().name()).distinct().toList();
  }

  public static List<String> topics(Entity entity) {
    return entity.targets().stream()
        .map(target -> target.list().equals(EXPORT_CONTROL) ? "export.control" : "sanction")
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable String since(Entity entity) {
    @Nullable LocalDate first = null;
    for (Target target : entity.targets()) {
      LocalDate since = target.since();
      if (since != null && (first == null || since.isBefore(first))) {
        first = since;
      }
    }
    return first == null ? null : first + "T00:00:00";
  }

  /// Each property with its values, none twice.
  private static Map<String, Object> properties(Entity entity) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    put(values, "name", entity.name());
    for (Target target : entity.targets()) {
      names(values, target, entity.name());
      persons(values, target);
      numbers(values, target);
      for (Country country : target.countries()) {
        put(values, "country", country(country));
      }
      for (PostalAddress address : target.addresses()) {
        List<String> parts = List.of(address.text(), address.country().text());
        put(
            values,
            "address",
            String.join(", ", parts.stream().filter(part -> !part.isBlank()).toList()));
      }
      for (Wallet wallet : target.wallets()) {
        put(values, "publicKey", wallet.address());
      }
      target
          .ship()
          .ifPresent(
              hull -> {
                put(values, "flag", country(hull.flag()));
                put(values, "type", hull.type());
                put(values, "owner", hull.owner());
              });
      target.programmes().forEach(programme -> put(values, "program", programme));
      put(values, "notes", target.remarks());
    }
    topics(entity).forEach(topic -> put(values, "topics", topic));
    Map<String, Object> json = new LinkedHashMap<>();
    values.forEach((name, all) -> json.put(name, List.copyOf(all)));
    return json;
  }

  private static void names(Map<String, Set<String>> values, Target target, String caption) {
    for (Name name : target.names()) {
      if (!name.text().equals(caption)) {
        put(values, name.weak() ? "weakAlias" : "alias", name.text());
      }
    }
  }

  private static void persons(Map<String, Set<String>> values, Target target) {
    target.births().forEach(birth -> put(values, "birthDate", birth.toString()));
    Sex sex = target.sex();
    if (sex != null) {
      put(values, "gender", sex.text());
    }
  }

  private static void numbers(Map<String, Set<String>> values, Target target) {
    for (Identifier number : target.identifiers()) {
      String property =
          switch (number.kind()) {
            case PASSPORT -> "passportNumber";
            case NATIONAL_ID, OTHER -> "idNumber";
            case TAX -> "taxNumber";
            case REGISTRATION, AIRCRAFT_TAIL, AIRCRAFT_SERIAL -> "registrationNumber";
            case SWIFT -> "swiftBic";
            case LEI -> "leiCode";
            case IMO_SHIP, IMO_COMPANY, IMO_UNSAID -> "imoNumber";
            case MMSI -> "mmsi";
            case CALL_SIGN -> "callSign";
            case UN_REFERENCE, OFAC_REFERENCE -> "sourceId";
            case PHONE -> "phone";
            case EMAIL -> "email";
            case WEBSITE -> "website";
          };
      put(values, property, number.value());
    }
  }

  private static String country(Country country) {
    return country.isKnown() ? country.code().toLowerCase(Locale.ROOT) : country.text();
  }

  private static void put(Map<String, Set<String>> values, String name, String value) {
    if (!value.isBlank()) {
      values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value);
    }
  }
}
