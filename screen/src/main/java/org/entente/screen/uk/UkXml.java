package org.entente.screen.uk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// The UK Sanctions List, XML: one Designation a target. Name6 is the family or the whole name;
/// dates may be placeholders (`dd/mm/1970`).
public final class UkXml implements SingleFileReader {
  static final ListId LIST = new ListId("uk");

  private static final Shape SHAPE = Shape.of(UkXml.class, "uksl.shape");
  private static final String DESIGNATION = "Designations/Designation";
  private static final String GENERATED = "Designations/DateGenerated";

  @Override
  public String form() {
    return "uk-xml";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    return file.headText().contains("<Designations");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    List<Target> targets = new ArrayList<>();
    AtomicReference<@Nullable LocalDate> published = new AtomicReference<>();
    new XmlRecords(file, SHAPE, reading, Set.of(DESIGNATION, GENERATED))
        .forEach(
            (path, element) -> {
              if (path.equals(GENERATED)) {
                published.set(DateText.day(element.trimmed()));
              } else if (path.equals(DESIGNATION)) {
                designation(file, element, reading, targets);
              }
            });
    return new ReadList(LIST, published.get(), targets);
  }

  private static void designation(
      ListFile file, XmlElement row, Reading reading, List<Target> targets) {
    String type = row.text("IndividualEntityShip");
    TargetKind kind = OfsiXml.KINDS.get(type);
    if (kind == null) {
      reading.unknown(file, row.line(), "IndividualEntityShip", type, OfsiXml.KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    TargetDraft draft = new TargetDraft(LIST, row.text("UniqueID")).kind(kind);
    row.all("Names", "Name").forEach(name -> name(file, draft, name, reading));
    for (XmlElement name : row.all("NonLatinNames", "NonLatinName")) {
      draft.name(
          Name.whole(
              name.text("NameNonLatinScript"),
              NameUse.ORIGINAL_SCRIPT,
              false,
              "NameNonLatinScript"));
    }
    if (!draft.isNamed()) {
      reading.broken(file, row.line(), "the designation has no name or no UniqueID");
      return;
    }
    draft.identifier(Identifier.of(Kind.UN_REFERENCE, row.text("UNReferenceNumber")));
    draft.programme(row.text("RegimeName"));
    for (String measure : row.text("SanctionsImposed").split("\\|", -1)) {
      draft.law(measure);
    }
    draft.since(DateText.day(row.text("DateDesignated")));
    for (XmlElement address : row.all("Addresses", "Address")) {
      address(draft, address);
    }
    individual(draft, row);
    entityAndShip(draft, row);
    FreeText.add(draft, row.text("OtherInformation"));
    draft.remark(row.text("OtherInformation"));
    draft.remark(row.text("UKStatementofReasons"));
    draft.row(RawRows.of(file, row));
    targets.add(draft.target());
  }

  private static void name(ListFile file, TargetDraft draft, XmlElement name, Reading reading) {
    List<NamePart> parts = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      if (!name.text("Name" + i).isEmpty()) {
        parts.add(new NamePart(UkNames.role(draft.kind(), i), name.text("Name" + i)));
      }
    }
    NameUse use = OfsiXml.USES.get(name.text("NameType"));
    if (use == null) {
      reading.unknown(file, name.line(), "NameType", name.text("NameType"), OfsiXml.USES.keySet());
      use = NameUse.ALIAS;
    }
    boolean weak = name.text("AliasStrength").toLowerCase(Locale.ROOT).startsWith("low");
    String text = String.join(" ", parts.stream().map(NamePart::text).toList());
    draft.name(new Name(text, use, weak, parts, -1, "Name6"));
  }

  private static void address(TargetDraft draft, XmlElement address) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      if (!address.text("AddressLine" + i).isEmpty()) {
        lines.add(address.text("AddressLine" + i));
      }
    }
    if (!address.text("AddressPostalCode").isEmpty()) {
      lines.add(address.text("AddressPostalCode"));
    }
    draft.address(
        new PostalAddress(String.join(", ", lines), Country.of(address.text("AddressCountry"))));
  }

  private static void individual(TargetDraft draft, XmlElement row) {
    for (XmlElement person : row.all("IndividualDetails", "Individual")) {
      person
          .all("DOBs", "DOB")
          .forEach(dob -> DateText.birth(dob.trimmed()).ifPresent(draft::birth));
      person
          .all("Nationalities", "Nationality")
          .forEach(n -> draft.country(Country.of(n.trimmed())));
      person.all("Genders", "Gender").forEach(g -> draft.sex(Sex.of(g.trimmed())));
      person.all("Positions", "Position").forEach(p -> draft.remark(p.trimmed()));
      for (XmlElement passport : person.all("PassportDetails", "Passport")) {
        draft.identifier(
            new Identifier(
                Kind.PASSPORT,
                passport.text("PassportNumber"),
                Country.UNSAID,
                passport.text("PassportAdditionalInformation")));
      }
      for (XmlElement id : person.all("NationalIdentifierDetails", "NationalIdentifier")) {
        draft.identifier(
            new Identifier(
                Kind.NATIONAL_ID,
                id.text("NationalIdentifierNumber"),
                Country.UNSAID,
                id.text("NationalIdentifierAdditionalInformation")));
      }
    }
  }

  private static void entityAndShip(TargetDraft draft, XmlElement row) {
    for (XmlElement entity : row.all("EntityDetails", "Entity")) {
      entity
          .all("BusinessRegistrationNumbers", "BusinessRegistrationNumber")
          .forEach(n -> draft.identifier(Identifier.of(Kind.REGISTRATION, n.trimmed())));
    }
    for (XmlElement ship : row.all("ShipDetails", "Ship")) {
      ship.all("IMONumbers", "IMONumber")
          .forEach(n -> draft.identifier(Identifier.of(Kind.IMO_SHIP, n.trimmed())));
      draft.hull(
          new Hull(
              Country.of(first(ship, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip")),
              ship.all("PreviousFlags", "PreviousFlag").stream()
                  .map(flag -> Country.of(flag.trimmed()))
                  .toList(),
              first(ship, "TypeOfShipDetails", "TypeOfShip"),
              first(ship, "TonnageOfShipDetails", "TonnageOfShip"),
              first(ship, "CurrentOwnerOperators", "CurrentOwnerOperator")));
    }
  }

  private static String first(XmlElement ship, String group, String name) {
    List<XmlElement> all = ship.all(group, name);
    return all.isEmpty() ? "" : all.getFirst().trimmed();
  }
}
