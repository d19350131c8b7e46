package org.entente.screen.uk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// The OFSI consolidated list, closed on 2026-01-28 and kept readable for screenings of the past:
/// one row a name, grouped by GroupID.
public final class OfsiXml implements SingleFileReader {
  private static final ListId LIST = new ListId("uk-ofsi");
  private static final Shape SHAPE = Shape.of(OfsiXml.class, "ofsi.shape");
  private static final String ROW = "ArrayOfFinancialSanctionsTarget/FinancialSanctionsTarget";

  static final Map<String, TargetKind> KINDS =
      Map.of(
          "Individual", TargetKind.PERSON,
          "Entity", TargetKind.ORGANIZATION,
          "Ship", TargetKind.VESSEL);

  static final Map<String, NameUse> USES =
      Map.of(
          "Primary name", NameUse.PRIMARY,
          "Primary Name", NameUse.PRIMARY,
          "Primary name variation", NameUse.ALIAS,
          "Primary Name Variation", NameUse.ALIAS,
          "AKA", NameUse.ALIAS,
          "Alias", NameUse.ALIAS,
          "FKA", NameUse.FORMER);

  @Override
  public String form() {
    return "uk-ofsi-xml";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    return file.headText().contains("<ArrayOfFinancialSanctionsTarget");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    new XmlRecords(file, SHAPE, reading, Set.of(ROW))
        .forEach(
            (path, element) -> {
              if (path.equals(ROW)) {
                row(file, element, drafts, reading);
              }
            });
    return new ReadList(
        LIST,
        null,
        drafts.values().stream().filter(TargetDraft::isNamed).map(TargetDraft::target).toList());
  }

  private static void row(
      ListFile file, XmlElement row, Map<String, TargetDraft> drafts, Reading reading) {
    String group = row.text("GroupID");
    TargetDraft draft = drafts.computeIfAbsent(group, g -> new TargetDraft(LIST, g));
    String type = row.text("GroupTypeDescription");
    TargetKind kind = KINDS.get(type);
    if (kind == null) {
      reading.unknown(file, row.line(), "GroupTypeDescription", type, KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    draft.kind(kind);
    NameUse use = USES.get(row.text("AliasType"));
    if (use == null) {
      reading.unknown(file, row.line(), "AliasType", row.text("AliasType"), USES.keySet());
      use = NameUse.ALIAS;
    }
    boolean weak = row.text("AliasQuality").equalsIgnoreCase("Low quality");
    draft.name(name(row, kind, use, weak));
    draft.name(
        Name.whole(
            row.text("NameNonLatinScript"), NameUse.ORIGINAL_SCRIPT, weak, "NameNonLatinScript"));
    if (group.isEmpty() || !draft.isNamed()) {
      reading.broken(file, row.line(), "the row has no GroupID or no name");
      return;
    }
    facts(row, draft);
    draft.row(RawRows.of(file, row));
  }

  /// Name1 to Name5 are given names, Name6 is the family name or the whole name.
  private static Name name(XmlElement row, TargetKind kind, NameUse use, boolean weak) {
    List<NamePart> parts = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      String part = row.text((i == 6 ? "Name" : "name") + i);
      if (!part.isEmpty()) {
        parts.add(new NamePart(UkNames.role(kind, i), part));
      }
    }
    String text = String.join(" ", parts.stream().map(NamePart::text).toList());
    return new Name(text, use, weak, parts, -1, "Name6");
  }

  private static void facts(XmlElement row, TargetDraft draft) {
    DateText.birth(row.text("Individual_DateOfBirth")).ifPresent(draft::birth);
    draft.sex(Sex.of(row.text("Individual_Gender")));
    draft.country(Country.of(row.text("Individual_Nationality")));
    identifier(draft, Kind.PASSPORT, row, "Individual_PassportNumber");
    identifier(draft, Kind.NATIONAL_ID, row, "Individual_NINumber");
    identifier(draft, Kind.REGISTRATION, row, "Entity_BusinessRegNumber");
    identifier(draft, Kind.IMO_SHIP, row, "Ship_IMONumber");
    draft.identifier(Identifier.of(Kind.UN_REFERENCE, row.text("UNRef")));
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      if (!row.text("Address" + i).isEmpty()) {
        lines.add(row.text("Address" + i));
      }
    }
    draft.address(new PostalAddress(String.join(", ", lines), Country.of(row.text("Country"))));
    draft.programme(row.text("RegimeName"));
    draft.since(DateText.day(row.text("DateDesignated")));
    draft.since(DateText.day(row.text("DateListed")));
    if (draft.kind() == TargetKind.VESSEL) {
      draft.hull(
          new Hull(
              Country.of(row.text("Ship_Flag")),
              FreeText.split(row.text("Ship_PreviousFlags"), ",;").stream()
                  .map(Country::of)
                  .toList(),
              row.text("Ship_Type"),
              row.text("Ship_Tonnage"),
              row.text("Ship_CurrentOwners")));
    }
    FreeText.add(draft, row.text("OtherInformation"));
    draft.remark(row.text("OtherInformation"));
    draft.remark(row.text("UKStatementOfReasons"));
  }

  private static void identifier(TargetDraft draft, Kind kind, XmlElement row, String field) {
    for (String number : FreeText.split(row.text(field), ";")) {
      draft.identifier(Identifier.of(kind, number));
    }
  }
}
