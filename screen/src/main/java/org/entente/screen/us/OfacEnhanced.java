package org.entente.screen.us;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.entente.screen.Relation;
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

/// OFAC's ENHANCED XML: one element an entity with everything inside. Which list it is stands in
/// the filters of its head.
public final class OfacEnhanced implements SingleFileReader {
  private static final Shape SHAPE = Shape.of(OfacEnhanced.class, "enhanced.shape");
  private static final String ENTITY = "sanctionsData/entities/entity";
  private static final String FILTERS = "sanctionsData/publicationInfo/filters";
  private static final String AS_OF = "sanctionsData/publicationInfo/dataAsOf";
  private static final String REFERENCE = "sanctionsData/referenceValues/referenceValue";
  private static final String FEATURE = "sanctionsData/featureTypes/featureType";

  private static final Map<String, TargetKind> KINDS =
      Map.of(
          "Individual", TargetKind.PERSON,
          "Entity", TargetKind.ORGANIZATION,
          "Vessel", TargetKind.VESSEL,
          "Aircraft", TargetKind.AIRCRAFT);

  @Override
  public String form() {
    return "ofac-enhanced";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    return file.headText().contains("<sanctionsData");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    List<Target> targets = new ArrayList<>();
    AtomicReference<@Nullable LocalDate> published = new AtomicReference<>();
    ListId[] list = {OfacCsvSet.SDN};
    new XmlRecords(file, SHAPE, reading, Set.of(ENTITY, FILTERS, AS_OF, REFERENCE, FEATURE))
        .forEach(
            (path, element) -> {
              switch (path) {
                case AS_OF -> published.set(DateText.day(element.trimmed()));
                case FILTERS -> list[0] = list(element);
                case ENTITY -> target(file, list[0], element, reading, targets);
                default -> {
                  // reference values are repeated as text where they are used
                }
              }
            });
    return new ReadList(list[0], published.get(), targets);
  }

  private static ListId list(XmlElement filters) {
    boolean consolidated =
        filters.all("sanctionsLists", "sanctionsList").stream()
            .anyMatch(e -> e.trimmed().equals("Consolidated List"));
    return consolidated ? OfacCsvSet.CONSOLIDATED : OfacCsvSet.SDN;
  }

  private static void target(
      ListFile file, ListId list, XmlElement row, Reading reading, List<Target> targets) {
    XmlElement general = row.child("generalInfo");
    String type = general == null ? "" : general.text("entityType");
    TargetKind kind = KINDS.get(type);
    if (kind == null) {
      reading.unknown(file, row.line(), "entityType", type, KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    TargetDraft draft = new TargetDraft(list, row.attribute("id")).kind(kind);
    row.all("names", "name").forEach(name -> name(file, draft, name, reading));
    if (!draft.isNamed()) {
      reading.broken(file, row.line(), "the entity has no name or no id");
      return;
    }
    for (XmlElement listed : row.all("sanctionsLists", "sanctionsList")) {
      draft.since(DateText.day(listed.attribute("datePublished")));
    }
    row.all("sanctionsPrograms", "sanctionsProgram").forEach(p -> draft.programme(p.trimmed()));
    row.all("legalAuthorities", "legalAuthority").forEach(a -> draft.law(a.trimmed()));
    row.all("addresses", "address").forEach(address -> address(draft, address));
    row.all("features", "feature").forEach(feature -> feature(draft, feature));
    row.all("identityDocuments", "identityDocument").forEach(d -> document(draft, d));
    for (XmlElement relation : row.all("relationships", "relationship")) {
      XmlElement other = relation.child("relatedEntity");
      if (other != null) {
        draft.relation(
            new Relation(relation.text("type"), other.trimmed(), other.attribute("entityId")));
      }
    }
    if (general != null) {
      FreeText.unReferences(draft, general.text("remarks"));
      draft.remark(general.text("remarks"));
    }
    draft.row(RawRows.of(file, row));
    targets.add(draft.target());
  }

  private static void name(ListFile file, TargetDraft draft, XmlElement name, Reading reading) {
    String type = name.text("aliasType");
    NameUse use = name.text("isPrimary").equals("true") ? NameUse.PRIMARY : OfacNames.use(type);
    if (use == null) {
      reading.unknown(file, name.line(), "aliasType", type, OfacNames.types());
      return;
    }
    boolean weak = name.text("isLowQuality").equals("true");
    for (XmlElement translation : name.all("translations", "translation")) {
      boolean own = translation.text("isPrimary").equals("true");
      String text = translation.text("formattedFullName");
      NameUse written = use == NameUse.PRIMARY && !own ? NameUse.ORIGINAL_SCRIPT : use;
      int comma = draft.kind() == TargetKind.PERSON ? text.indexOf(',') : -1;
      draft.name(new Name(text, written, weak, parts(translation), comma, "name"));
    }
  }

  private static List<NamePart> parts(XmlElement translation) {
    List<NamePart> parts = new ArrayList<>();
    for (XmlElement part : translation.all("nameParts", "namePart")) {
      parts.add(new NamePart(role(part.text("type")), part.text("value")));
    }
    return parts;
  }

  /// What OFAC's name part types mean; a new one stays unsaid, for it is a value, no structure.
  static NamePart.Role role(String type) {
    return switch (type) {
      case "Last Name" -> NamePart.Role.FAMILY;
      case "First Name", "Middle Name", "Nickname" -> NamePart.Role.GIVEN;
      case "Patronymic", "Matronymic" -> NamePart.Role.PATRONYMIC;
      case "Entity Name", "Vessel Name", "Aircraft Name" -> NamePart.Role.WHOLE;
      default -> NamePart.Role.UNSAID;
    };
  }

  private static void address(TargetDraft draft, XmlElement address) {
    List<String> parts = new ArrayList<>();
    for (XmlElement translation : address.all("translations", "translation")) {
      if (translation.text("isPrimary").equals("true")) {
        translation.all("addressParts", "addressPart").forEach(p -> parts.add(p.text("value")));
      }
    }
    draft.address(new PostalAddress(String.join(", ", parts), Country.of(address.text("country"))));
  }

  private static void feature(TargetDraft draft, XmlElement feature) {
    String type = feature.text("type");
    String value = feature.text("value");
    XmlElement date = feature.child("valueDate");
    if (type.equals("Birthdate") && date != null) {
      birth(draft, date, value);
    } else if (!OfacFacts.add(draft, type, value, Country.UNSAID, feature.text("comments"))) {
      draft.remark(value.isEmpty() ? "" : type + " " + value);
    }
  }

  private static void birth(TargetDraft draft, XmlElement date, String value) {
    LocalDate first = DateText.day(date.text("fromDateBegin"));
    LocalDate last = DateText.day(date.text("toDateEnd"));
    if (first == null || last == null || last.isBefore(first)) {
      DateText.birth(value).ifPresent(draft::birth);
    } else {
      draft.birth(new BirthDate(first, last, date.text("isApproximate").equals("true")));
    }
  }

  private static void document(TargetDraft draft, XmlElement document) {
    String type = document.text("type");
    String number = document.text("documentNumber");
    Country country = Country.of(document.text("issuingCountry"));
    String note = document.text("issuingAuthority");
    if (!OfacFacts.add(draft, type, number, country, note)) {
      draft.identifier(new Identifier(Kind.OTHER, number, country, type));
    }
  }
}
