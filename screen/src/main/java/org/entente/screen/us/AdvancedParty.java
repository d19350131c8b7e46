package org.entente.screen.us;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.NamePart;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.RawRows;
import org.entente.screen.read.Reading;
import org.entente.screen.read.XmlElement;
import org.jspecify.annotations.Nullable;

/// Makes the target of a party of an ADVANCED file.
final class AdvancedParty {
  private static final Map<String, TargetKind> KINDS =
      Map.of(
          "Individual", TargetKind.PERSON,
          "Entity", TargetKind.ORGANIZATION,
          "Vessel", TargetKind.VESSEL,
          "Aircraft", TargetKind.AIRCRAFT,
          "Transport", TargetKind.OTHER);

  private final ListFile file;
  private final AdvancedIndex index;
  private final Reading reading;

  AdvancedParty(ListFile file, AdvancedIndex index, Reading reading) {
    this.file = file;
    this.index = index;
    this.reading = reading;
  }

  void add(XmlElement party, List<Target> targets) {
    for (XmlElement profile : party.all("Profile")) {
      String type = index.kind(profile.attribute("PartySubTypeID"));
      TargetKind kind = KINDS.get(type);
      if (kind == null) {
        reading.unknown(file, profile.line(), "party type", type, KINDS.keySet());
        kind = TargetKind.OTHER;
      }
      TargetDraft draft = new TargetDraft(OfacCsvSet.SDN, profile.attribute("ID")).kind(kind);
      profile.all("Identity").forEach(identity -> identity(draft, identity));
      if (!draft.isNamed()) {
        reading.broken(file, profile.line(), "the profile has no name or no ID");
        continue;
      }
      profile.all("Feature").forEach(feature -> feature(draft, feature));
      AdvancedIndex.Entry entry = index.entry(profile.attribute("ID"));
      if (entry != null) {
        entry.programmes().forEach(draft::programme);
        entry.laws().forEach(draft::law);
        draft.since(entry.since());
      }
      draft.remark(party.text("Comment"));
      draft.row(RawRows.of(file, party));
      targets.add(draft.target());
    }
  }

  private void identity(TargetDraft draft, XmlElement identity) {
    Map<String, String> groups = new HashMap<>();
    for (XmlElement master : identity.all("NamePartGroups", "MasterNamePartGroup")) {
      for (XmlElement group : master.all("NamePartGroup")) {
        groups.put(
            group.attribute("ID"), index.value("NamePartType", group.attribute("NamePartTypeID")));
      }
    }
    identity.all("Alias").forEach(alias -> alias(draft, alias, groups));
    for (AdvancedIndex.Document document : index.documents(identity.attribute("ID"))) {
      Country country = Country.of(document.country());
      if (!OfacFacts.add(draft, document.type(), document.number(), country, document.note())) {
        draft.identifier(new Identifier(Kind.OTHER, document.number(), country, document.type()));
      }
    }
  }

  private void alias(TargetDraft draft, XmlElement alias, Map<String, String> groups) {
    String type = index.value("AliasType", alias.attribute("AliasTypeID"));
    boolean primary = alias.attribute("Primary").equals("true");
    NameUse use = primary ? NameUse.PRIMARY : OfacNames.use(type);
    if (use == null) {
      reading.unknown(file, alias.line(), "alias type", type, OfacNames.types());
      return;
    }
    boolean weak = alias.attribute("LowQuality").equals("true");
    boolean first = true;
    for (XmlElement documented : alias.all("DocumentedName")) {
      List<NamePart> parts = new ArrayList<>();
      for (XmlElement value : documented.all("DocumentedNamePart", "NamePartValue")) {
        String part = groups.getOrDefault(value.attribute("NamePartGroupID"), "");
        parts.add(new NamePart(OfacEnhanced.role(part), value.trimmed()));
      }
      NameUse written = primary && !first ? NameUse.ORIGINAL_SCRIPT : use;
      draft.name(name(draft.kind(), parts, written, weak));
      first = false;
    }
  }

  /// People as `FAMILY, Given Patronymic`, as the other forms write them.
  private static Name name(TargetKind kind, List<NamePart> parts, NameUse use, boolean weak) {
    String family = joined(parts, true);
    String rest = joined(parts, false);
    boolean comma = kind == TargetKind.PERSON && !family.isEmpty() && !rest.isEmpty();
    String text = comma ? family + ", " + rest : (family + " " + rest).strip();
    return new Name(text, use, weak, parts, comma ? family.length() : -1, "DocumentedName");
  }

  private static String joined(List<NamePart> parts, boolean family) {
    return String.join(
        " ",
        parts.stream()
            .filter(part -> (part.role() == NamePart.Role.FAMILY) == family)
            .map(NamePart::text)
            .toList());
  }

  private void feature(TargetDraft draft, XmlElement feature) {
    String type = index.value("FeatureType", feature.attribute("FeatureTypeID"));
    for (XmlElement version : feature.all("FeatureVersion")) {
      if (type.equals("Birthdate")) {
        version.all("DatePeriod").forEach(period -> birth(draft, period));
      }
      for (XmlElement location : version.all("VersionLocation")) {
        located(draft, type, location.attribute("LocationID"));
      }
      for (XmlElement detail : version.all("VersionDetail")) {
        String reference = index.value("DetailReference", detail.attribute("DetailReferenceID"));
        String value = reference.isEmpty() ? detail.trimmed() : reference;
        if (!value.isEmpty()
            && !OfacFacts.add(draft, type, value, Country.UNSAID, version.text("Comment"))) {
          draft.remark(type + " " + value);
        }
      }
    }
  }

  private void located(TargetDraft draft, String type, String location) {
    AdvancedIndex.Place place = index.place(location);
    if (place == null) {
      return;
    }
    if (type.equals("Location")) {
      draft.address(new PostalAddress(place.text(), Country.of(place.country())));
    } else {
      String where = place.country().isEmpty() ? place.text() : place.country();
      OfacFacts.add(draft, type, where, Country.UNSAID, "");
    }
  }

  /// Start and end each have a from and a to; a span of a calendar year means the year only.
  private static void birth(TargetDraft draft, XmlElement period) {
    XmlElement start = period.child("Start");
    XmlElement end = period.child("End");
    if (start == null || end == null) {
      return;
    }
    LocalDate first = edge(start.child("From"), false);
    LocalDate last = edge(Objects.requireNonNullElse(end.child("To"), end), true);
    boolean circa =
        start.attribute("Approximate").equals("true")
            || end.attribute("Approximate").equals("true");
    if (first != null && last != null && !last.isBefore(first)) {
      draft.birth(new BirthDate(first, last, circa));
    }
  }

  private static @Nullable LocalDate edge(@Nullable XmlElement element, boolean last) {
    if (element == null) {
      return null;
    }
    LocalDate whole = AdvancedIndex.date(element);
    if (whole != null) {
      return whole;
    }
    try {
      int year = Integer.parseInt(element.text("Year"));
      String month = element.text("Month");
      if (month.isEmpty()) {
        return last ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1);
      }
      YearMonth of = YearMonth.of(year, Integer.parseInt(month));
      return last ? of.atEndOfMonth() : of.atDay(1);
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }
}
