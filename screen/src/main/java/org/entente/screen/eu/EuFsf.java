package org.entente.screen.eu;

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

/// The EU's consolidated list, schema FSF 1.1. The strength of an alias is an attribute, but it
/// also hides in remarks with typing errors (`lo quality`). An entity without a reference number
/// is known by its logical id.
public final class EuFsf implements SingleFileReader {
  static final ListId LIST = new ListId("eu");

  private static final Shape SHAPE = Shape.of(EuFsf.class, "fsf.shape");
  private static final String ENTITY = "export/sanctionEntity";

  private static final Map<String, TargetKind> KINDS =
      Map.of(
          "person", TargetKind.PERSON,
          "enterprise", TargetKind.ORGANIZATION,
          "vessel", TargetKind.VESSEL,
          "aircraft", TargetKind.AIRCRAFT);

  private static final Map<String, Kind> DOCUMENTS =
      Map.of(
          "passport", Kind.PASSPORT,
          "diplomaticpassport", Kind.PASSPORT,
          "travelpassport", Kind.PASSPORT,
          "id", Kind.NATIONAL_ID,
          "ssn", Kind.NATIONAL_ID,
          "fiscalcode", Kind.TAX,
          "tax", Kind.TAX,
          "regnumber", Kind.REGISTRATION,
          "swiftbic", Kind.SWIFT,
          "imo", Kind.IMO_SHIP);

  @Override
  public String form() {
    return "eu-fsf-1.1";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    String head = file.headText();
    return head.contains("<export") && head.contains("sanctionEntity");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    List<Target> targets = new ArrayList<>();
    AtomicReference<@Nullable LocalDate> published = new AtomicReference<>();
    new XmlRecords(file, SHAPE, reading, Set.of(ENTITY))
        .forEach(
            (path, element) -> {
              if (path.equals("export")) {
                published.set(DateText.day(element.attribute("generationDate")));
              } else if (path.equals(ENTITY)) {
                target(file, element, reading, targets);
              }
            });
    return new ReadList(LIST, published.get(), targets);
  }

  private static void target(ListFile file, XmlElement row, Reading reading, List<Target> targets) {
    String reference = row.attribute("euReferenceNumber");
    TargetDraft draft =
        new TargetDraft(LIST, reference.isEmpty() ? row.attribute("logicalId") : reference);
    draft.kind(kind(file, row, reading));
    row.all("nameAlias").forEach(alias -> name(draft, alias));
    if (!draft.isNamed()) {
      reading.broken(file, row.line(), "sanctionEntity has no name or no reference");
      return;
    }
    row.all("birthdate").forEach(date -> birth(date).ifPresent(draft::birth));
    row.all("citizenship").forEach(c -> draft.country(country(c)));
    row.all("address").forEach(address -> address(draft, address));
    row.all("identification").forEach(i -> identification(draft, i));
    draft.identifier(Identifier.of(Kind.UN_REFERENCE, row.attribute("unitedNationId")));
    draft.since(DateText.day(row.attribute("designationDate")));
    for (XmlElement regulation : row.all("regulation")) {
      draft.programme(regulation.attribute("programme"));
      draft.law(regulation.attribute("numberTitle"));
      draft.since(DateText.day(regulation.attribute("entryIntoForceDate")));
    }
    for (XmlElement remark : row.all("remark")) {
      FreeText.add(draft, remark.trimmed());
      draft.remark(remark.trimmed());
    }
    draft.row(RawRows.of(file, row));
    targets.add(draft.target());
  }

  private static TargetKind kind(ListFile file, XmlElement row, Reading reading) {
    XmlElement subject = row.child("subjectType");
    String code = subject == null ? "" : subject.attribute("code");
    TargetKind kind = KINDS.get(code);
    if (kind == null) {
      reading.unknown(file, row.line(), "subjectType", code, KINDS.keySet());
      return TargetKind.OTHER;
    }
    return kind;
  }

  private static void name(TargetDraft draft, XmlElement alias) {
    List<NamePart> parts = new ArrayList<>();
    part(parts, NamePart.Role.GIVEN, alias.attribute("firstName"));
    part(parts, NamePart.Role.GIVEN, alias.attribute("middleName"));
    part(parts, NamePart.Role.FAMILY, alias.attribute("lastName"));
    String whole = alias.attribute("wholeName");
    String text =
        whole.isEmpty() ? String.join(" ", parts.stream().map(NamePart::text).toList()) : whole;
    boolean weak = alias.attribute("strong").equals("false") || isWeak(alias.text("remark"));
    boolean first = draft.names().stream().noneMatch(n -> n.use() == NameUse.PRIMARY);
    NameUse use = first && !weak ? NameUse.PRIMARY : NameUse.ALIAS;
    draft.name(new Name(text, use, weak, parts, -1, "nameAlias"));
    draft.sex(Sex.of(alias.attribute("gender")));
    draft.remark(alias.attribute("function"));
  }

  /// `lo quality`, `Low quality a.k.a`.
  private static boolean isWeak(String remark) {
    return remark.toLowerCase(Locale.ROOT).matches(".*\\b(low?|weak)\\b[ -]?quality.*");
  }

  private static void part(List<NamePart> parts, NamePart.Role role, String text) {
    if (!text.isEmpty()) {
      parts.add(new NamePart(role, text));
    }
  }

  private static Optional<BirthDate> birth(XmlElement date) {
    String from = date.attribute("yearRangeFrom");
    String to = date.attribute("yearRangeTo");
    Optional<BirthDate> found =
        from.isEmpty() || to.isEmpty()
            ? DateText.birth(date.attribute("birthdate"))
                .or(() -> DateText.birth(month(date)))
                .or(() -> DateText.birth(date.attribute("year")))
            : DateText.birth(from + " to " + to);
    boolean circa = date.attribute("circa").equals("true");
    return found.map(d -> new BirthDate(d.first(), d.last(), circa));
  }

  private static String month(XmlElement date) {
    String month = date.attribute("monthOfYear");
    return month.isEmpty() ? "" : date.attribute("year") + "-" + month;
  }

  /// The two letters where the EU gives real ones; `00` stands for unknown.
  private static Country country(XmlElement element) {
    String text = element.attribute("countryDescription");
    Country byCode = Country.of(element.attribute("countryIso2Code"));
    Country byName = text.equals("UNKNOWN") ? Country.UNSAID : Country.of(text);
    return byName.isKnown() || !byCode.isKnown() ? byName : new Country(byCode.code(), text);
  }

  private static void address(TargetDraft draft, XmlElement address) {
    List<String> parts = new ArrayList<>();
    for (String field : List.of("street", "poBox", "zipCode", "city", "region", "place")) {
      if (!address.attribute(field).isEmpty()) {
        parts.add(address.attribute(field));
      }
    }
    draft.address(new PostalAddress(String.join(", ", parts), country(address)));
  }

  private static void identification(TargetDraft draft, XmlElement element) {
    String code = element.attribute("identificationTypeCode");
    Kind kind = DOCUMENTS.getOrDefault(code, Kind.OTHER);
    if (kind == Kind.IMO_SHIP) {
      kind = FreeText.imoKind(draft);
    }
    List<String> notes = new ArrayList<>();
    notes.add(element.attribute("identificationTypeDescription"));
    for (String doubt :
        List.of("knownFalse", "knownExpired", "reportedLost", "revokedByIssuer", "diplomatic")) {
      if (element.attribute(doubt).equals("true")) {
        notes.add(doubt);
      }
    }
    String latin = element.attribute("latinNumber");
    String number = latin.isEmpty() ? element.attribute("number") : latin;
    draft.identifier(new Identifier(kind, number, country(element), String.join("; ", notes)));
  }
}
