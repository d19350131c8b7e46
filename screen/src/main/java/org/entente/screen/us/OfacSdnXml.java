package org.entente.screen.us;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.screen.Country;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NamePart;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
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

/// OFAC's SDN.XML and CONSOLIDATED.XML, the old plain schema: names in two pieces, aliases strong
/// or weak, numbers with the same words as in the remarks of the CSV files.
public final class OfacSdnXml implements SingleFileReader {
  private static final Shape SHAPE = Shape.of(OfacSdnXml.class, "sdn.shape");
  private static final String ENTRY = "sdnList/sdnEntry";
  private static final String PUBLISHED = "sdnList/publshInformation";
  private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MM/dd/uuuu");

  private static final Map<String, TargetKind> KINDS =
      Map.of(
          "Individual", TargetKind.PERSON,
          "Entity", TargetKind.ORGANIZATION,
          "Vessel", TargetKind.VESSEL,
          "Aircraft", TargetKind.AIRCRAFT);

  @Override
  public String form() {
    return "ofac-sdn-xml";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    return file.headText().contains("<sdnList");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    List<TargetDraft> drafts = new ArrayList<>();
    AtomicReference<@Nullable LocalDate> published = new AtomicReference<>();
    int[] announced = {-1};
    new XmlRecords(file, SHAPE, reading, Set.of(ENTRY, PUBLISHED))
        .forEach(
            (path, element) -> {
              if (path.equals(PUBLISHED)) {
                published.set(american(element.text("Publish_Date")));
                announced[0] = number(element.text("Record_Count"));
              } else if (path.equals(ENTRY)) {
                entry(file, element, reading, drafts);
              }
            });
    if (announced[0] >= 0 && announced[0] != drafts.size()) {
      reading.warn(
          file.source() + ": announces " + announced[0] + " records, holds " + drafts.size());
    }
    List<Target> targets = drafts.stream().map(TargetDraft::target).toList();
    ListId list = OfacCsvSet.list(targets);
    return new ReadList(
        list, published.get(), targets.stream().map(target -> target.on(list)).toList());
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private static @Nullable LocalDate american(String text) {
    try {
      return LocalDate.parse(text, AMERICAN);
    } catch (DateTimeParseException e) {
      return DateText.day(text);
    }
  }

  private static void entry(
      ListFile file, XmlElement row, Reading reading, List<TargetDraft> drafts) {
    TargetKind kind = KINDS.get(row.text("sdnType"));
    if (kind == null) {
      reading.unknown(file, row.line(), "sdnType", row.text("sdnType"), KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    TargetDraft draft = new TargetDraft(OfacCsvSet.SDN, row.text("uid")).kind(kind);
    draft.name(name(row, kind, NameUse.PRIMARY, false));
    if (!draft.isNamed()) {
      reading.broken(file, row.line(), "the entry has no uid or no name");
      return;
    }
    row.all("programList", "program").forEach(p -> draft.programme(p.trimmed()));
    row.all("akaList", "aka").forEach(aka -> alias(file, draft, aka, reading));
    row.all("idList", "id").forEach(id -> id(draft, id));
    for (XmlElement address : row.all("addressList", "address")) {
      address(draft, address);
    }
    row.all("nationalityList", "nationality")
        .forEach(n -> draft.country(Country.of(n.text("country"))));
    row.all("citizenshipList", "citizenship")
        .forEach(n -> draft.country(Country.of(n.text("country"))));
    row.all("dateOfBirthList", "dateOfBirthItem")
        .forEach(d -> DateText.birth(d.text("dateOfBirth")).ifPresent(draft::birth));
    vessel(draft, row.child("vesselInfo"));
    FreeText.unReferences(draft, row.text("remarks"));
    draft.remark(row.text("title"));
    draft.remark(row.text("remarks"));
    draft.row(RawRows.of(file, row));
    drafts.add(draft);
  }

  private static Name name(XmlElement row, TargetKind kind, NameUse use, boolean weak) {
    String last = row.text("lastName");
    String first = row.text("firstName");
    String field = use == NameUse.PRIMARY ? "lastName" : "aka/lastName";
    if (kind != TargetKind.PERSON || first.isEmpty()) {
      return OfacNames.of(kind, last.isEmpty() ? first : last, use, weak, field);
    }
    List<NamePart> parts =
        List.of(new NamePart(NamePart.Role.FAMILY, last), new NamePart(NamePart.Role.GIVEN, first));
    return new Name(last + ", " + first, use, weak, parts, last.length(), field);
  }

  private static void alias(ListFile file, TargetDraft draft, XmlElement aka, Reading reading) {
    NameUse use = OfacNames.use(aka.text("type"));
    if (use == null) {
      reading.unknown(file, aka.line(), "aka type", aka.text("type"), OfacNames.types());
      return;
    }
    String category = aka.text("category");
    if (!category.equals("weak") && !category.equals("strong")) {
      reading.unknown(file, aka.line(), "aka category", category, Set.of("weak", "strong"));
    }
    draft.name(name(aka, draft.kind(), use, category.equals("weak")));
  }

  private static void id(TargetDraft draft, XmlElement id) {
    String type = id.text("idType");
    Country country = Country.of(id.text("idCountry"));
    String note = (id.text("issueDate") + " " + id.text("expirationDate")).strip();
    if (!OfacFacts.add(draft, type, id.text("idNumber"), country, note)) {
      draft.remark(type + " " + id.text("idNumber"));
    }
  }

  private static void address(TargetDraft draft, XmlElement address) {
    List<String> parts = new ArrayList<>();
    for (String field :
        List.of("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")) {
      if (!address.text(field).isEmpty()) {
        parts.add(address.text(field));
      }
    }
    draft.address(new PostalAddress(String.join(", ", parts), Country.of(address.text("country"))));
  }

  private static void vessel(TargetDraft draft, @Nullable XmlElement vessel) {
    if (vessel != null) {
      draft.identifier(Identifier.of(Kind.CALL_SIGN, vessel.text("callSign")));
      Hull had = draft.hull();
      draft.hull(
          new Hull(
              Country.of(vessel.text("vesselFlag")),
              had == null ? List.of() : had.formerFlags(),
              vessel.text("vesselType"),
              vessel.text("tonnage"),
              vessel.text("vesselOwner")));
    }
  }
}
