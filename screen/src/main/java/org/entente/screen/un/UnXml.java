package org.entente.screen.un;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NamePart;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.read.DateText;
import org.entente.screen.read.FreeText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.RawRows;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.Shape;
import org.entente.screen.read.SingleFileReader;
import org.entente.screen.read.XmlElement;
import org.entente.screen.read.XmlRecords;
import org.jspecify.annotations.Nullable;

/// The UN consolidated list. FIRST_NAME is not the given name (`YUN` / `HO-JIN`), so parts are
/// kept as they stand; an ALIAS_NAME may hold several names; `Low` means weak.
public final class UnXml implements SingleFileReader {
  static final ListId LIST = new ListId("un");

  private static final Shape SHAPE = Shape.of(UnXml.class, "un.shape");
  private static final String INDIVIDUAL = "CONSOLIDATED_LIST/INDIVIDUALS/INDIVIDUAL";
  private static final String ENTITY = "CONSOLIDATED_LIST/ENTITIES/ENTITY";

  /// How good an alias is and what it is.
  private record Quality(NameUse use, boolean weak) {}

  private static final Map<String, Quality> QUALITIES =
      Map.of(
          "Good", new Quality(NameUse.ALIAS, false),
          "Low", new Quality(NameUse.ALIAS, true),
          "a.k.a.", new Quality(NameUse.ALIAS, false),
          "f.k.a.", new Quality(NameUse.FORMER, false),
          "", new Quality(NameUse.ALIAS, false));

  @Override
  public String form() {
    return "un-xml";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    return file.headText().contains("<CONSOLIDATED_LIST");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    List<Target> targets = new ArrayList<>();
    AtomicReference<@Nullable LocalDate> published = new AtomicReference<>();
    new XmlRecords(file, SHAPE, reading, Set.of(INDIVIDUAL, ENTITY))
        .forEach(
            (path, element) -> {
              if (path.equals("CONSOLIDATED_LIST")) {
                published.set(DateText.day(element.attribute("dateGenerated")));
              } else if (path.equals(INDIVIDUAL) || path.equals(ENTITY)) {
                TargetKind kind = path.equals(ENTITY) ? TargetKind.ORGANIZATION : TargetKind.PERSON;
                target(file, element, kind, reading, targets);
              }
            });
    return new ReadList(LIST, published.get(), targets);
  }

  private static void target(
      ListFile file, XmlElement row, TargetKind kind, Reading reading, List<Target> targets) {
    TargetDraft draft = new TargetDraft(LIST, row.text("REFERENCE_NUMBER")).kind(kind);
    draft.name(primary(row, kind));
    draft.name(
        Name.whole(
            row.text("NAME_ORIGINAL_SCRIPT"),
            NameUse.ORIGINAL_SCRIPT,
            false,
            "NAME_ORIGINAL_SCRIPT"));
    if (!draft.isNamed()) {
      reading.broken(file, row.line(), row.name() + " has no name or no REFERENCE_NUMBER");
      return;
    }
    row.all("INDIVIDUAL_ALIAS").forEach(alias -> alias(file, draft, alias, reading));
    row.all("ENTITY_ALIAS").forEach(alias -> alias(file, draft, alias, reading));
    row.all("INDIVIDUAL_DATE_OF_BIRTH").forEach(date -> birth(file, draft, date, reading));
    row.all("NATIONALITY", "VALUE").forEach(v -> draft.country(Country.of(v.trimmed())));
    draft.sex(Sex.of(row.text("GENDER")));
    row.all("INDIVIDUAL_ADDRESS").forEach(address -> address(draft, address));
    row.all("ENTITY_ADDRESS").forEach(address -> address(draft, address));
    row.all("INDIVIDUAL_DOCUMENT").forEach(document -> document(draft, document));
    draft.programme(row.text("UN_LIST_TYPE"));
    draft.since(DateText.day(row.text("LISTED_ON")));
    FreeText.add(draft, row.text("COMMENTS1"));
    row.all("DESIGNATION", "VALUE").forEach(v -> draft.remark(v.trimmed()));
    draft.remark(row.text("COMMENTS1"));
    draft.row(RawRows.of(file, row));
    targets.add(draft.target());
  }

  private static Name primary(XmlElement row, TargetKind kind) {
    List<NamePart> parts = new ArrayList<>();
    for (String field : List.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")) {
      String part = row.text(field);
      if (!part.isEmpty()) {
        NamePart.Role role = kind == TargetKind.PERSON ? NamePart.Role.UNSAID : NamePart.Role.WHOLE;
        parts.add(new NamePart(role, part));
      }
    }
    String text = String.join(" ", parts.stream().map(NamePart::text).toList());
    return new Name(text, NameUse.PRIMARY, false, parts, -1, "FIRST_NAME");
  }

  private static void alias(ListFile file, TargetDraft draft, XmlElement alias, Reading reading) {
    Quality quality = QUALITIES.get(alias.text("QUALITY"));
    if (quality == null) {
      reading.unknown(
          file, alias.line(), "alias QUALITY", alias.text("QUALITY"), QUALITIES.keySet());
      return;
    }
    for (String name : FreeText.split(alias.text("ALIAS_NAME"), ";")) {
      draft.name(Name.whole(name, quality.use(), quality.weak(), "ALIAS_NAME"));
    }
    DateText.birth(alias.text("DATE_OF_BIRTH")).ifPresent(draft::birth);
  }

  private static void birth(ListFile file, TargetDraft draft, XmlElement date, Reading reading) {
    String type = date.text("TYPE_OF_DATE");
    switch (type) {
      case "EXACT", "" -> exact(date).ifPresent(draft::birth);
      case "APPROXIMATELY" ->
          exact(date).ifPresent(d -> draft.birth(new BirthDate(d.first(), d.last(), true)));
      case "BETWEEN" ->
          DateText.birth(date.text("FROM_YEAR") + " to " + date.text("TO_YEAR"))
              .or(() -> exact(date))
              .ifPresent(draft::birth);
      default ->
          reading.unknown(
              file,
              date.line(),
              "TYPE_OF_DATE",
              type,
              List.of("EXACT", "APPROXIMATELY", "BETWEEN"));
    }
  }

  private static Optional<BirthDate> exact(XmlElement date) {
    return DateText.birth(date.text("DATE"))
        .or(() -> DateText.birth(date.text("YEAR")))
        .or(() -> DateText.birth(date.text("NOTE")));
  }

  private static void address(TargetDraft draft, XmlElement address) {
    List<String> parts = new ArrayList<>();
    for (String field : List.of("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")) {
      if (!address.text(field).isEmpty()) {
        parts.add(address.text(field));
      }
    }
    draft.address(new PostalAddress(String.join(", ", parts), Country.of(address.text("COUNTRY"))));
  }

  private static void document(TargetDraft draft, XmlElement document) {
    String type = document.text("TYPE_OF_DOCUMENT");
    String lower = type.toLowerCase(Locale.ROOT);
    boolean passport = lower.contains("passport") || lower.contains("pasaporte");
    Country issuer = Country.of(document.text("ISSUING_COUNTRY"));
    Country country =
        issuer.text().isEmpty() ? Country.of(document.text("COUNTRY_OF_ISSUE")) : issuer;
    String note =
        String.join("; ", List.of(document.text("TYPE_OF_DOCUMENT2"), document.text("NOTE")))
            .replaceAll("^; |; $", "");
    Kind kind = passport || lower.contains("passeport") ? Kind.PASSPORT : Kind.NATIONAL_ID;
    draft.identifier(new Identifier(kind, document.text("NUMBER"), country, note));
  }
}
