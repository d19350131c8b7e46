package org.entente.screen.us;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.screen.ListId;
import org.entente.screen.Relation;
import org.entente.screen.Target;
import org.entente.screen.read.XmlElement;
import org.jspecify.annotations.Nullable;

/// What the parties of an ADVANCED file point to, by id.
final class AdvancedIndex {
  private static final String SETS = "Sanctions/ReferenceValueSets/";
  private static final String ISSUED = "Sanctions/DateOfIssue";
  private static final String DOCUMENT = "Sanctions/IDRegDocuments/IDRegDocument";
  private static final String LOCATION = "Sanctions/Locations/Location";
  private static final String ENTRY = "Sanctions/SanctionsEntries/SanctionsEntry";
  private static final String RELATION = "Sanctions/ProfileRelationships/ProfileRelationship";

  /// The reference sets that are used, by the name of their values.
  private static final List<String> USED =
      List.of(
          "AliasType",
          "NamePartType",
          "Script",
          "FeatureType",
          "DetailReference",
          "IDRegDocType",
          "Country",
          "AreaCode",
          "PartySubType",
          "PartyType",
          "SanctionsType",
          "List",
          "LegalBasis",
          "RelationType",
          "EntryEventType");

  static final Set<String> RECORDS = records();

  /// A passport or register number of an identity.
  record Document(String type, String number, String country, String note) {}

  /// The entry of a profile on the list.
  record Entry(List<String> programmes, Set<String> laws, @Nullable LocalDate since) {}

  /// Where a profile is.
  record Place(String text, String country) {}

  private final Map<String, Map<String, String>> values = new HashMap<>();
  private final Map<String, String> partyTypes = new HashMap<>();
  private final Map<String, List<Document>> documents = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<String[]> relations = new ArrayList<>();
  private @Nullable LocalDate published;
  private boolean sdn;

  private static Set<String> records() {
    List<String> paths = new ArrayList<>(List.of(ISSUED, DOCUMENT, LOCATION, ENTRY, RELATION));
    USED.forEach(name -> paths.add(SETS + name + "Values"));
    return Set.copyOf(paths);
  }

  void add(String path, XmlElement element) {
    switch (path) {
      case ISSUED -> published = date(element);
      case DOCUMENT -> document(element);
      case LOCATION -> location(element);
      case ENTRY -> entry(element);
      case RELATION ->
          relations.add(
              new String[] {
                element.attribute("From-ProfileID"),
                element.attribute("To-ProfileID"),
                value("RelationType", element.attribute("RelationTypeID"))
              });
      default -> values(path.substring(SETS.length(), path.length() - "Values".length()), element);
    }
  }

  private void values(String set, XmlElement element) {
    Map<String, String> texts = values.computeIfAbsent(set, s -> new HashMap<>());
    for (XmlElement value : element.children()) {
      String reference = value.attribute("LegalBasisShortRef");
      String text = reference.isEmpty() ? value.trimmed() : reference;
      String description = value.attribute("Description");
      texts.put(value.attribute("ID"), text.isEmpty() ? description : text);
      if (set.equals("PartySubType")) {
        partyTypes.put(value.attribute("ID"), value.attribute("PartyTypeID"));
      }
    }
  }

  /// The text of a reference value; empty where the file has none of that id.
  String value(String set, String id) {
    return values.getOrDefault(set, Map.of()).getOrDefault(id, "");
  }

  /// `Individual`, `Entity`, `Vessel`, `Aircraft`: the sub type where it says so, else the type.
  String kind(String subTypeId) {
    String subType = value("PartySubType", subTypeId);
    if (subType.equals("Vessel") || subType.equals("Aircraft")) {
      return subType;
    }
    return value("PartyType", partyTypes.getOrDefault(subTypeId, ""));
  }

  private void document(XmlElement element) {
    documents
        .computeIfAbsent(element.attribute("IdentityID"), id -> new ArrayList<>())
        .add(
            new Document(
                value("IDRegDocType", element.attribute("IDRegDocTypeID")),
                element.text("IDRegistrationNo"),
                value("Country", element.attribute("IssuedBy-CountryID")),
                element.text("Comment")));
  }

  private void location(XmlElement element) {
    List<String> parts = new ArrayList<>();
    for (XmlElement part : element.all("LocationPart", "LocationPartValue")) {
      if (!part.attribute("Primary").equals("false") && !part.text("Value").isEmpty()) {
        parts.add(part.text("Value"));
      }
    }
    XmlElement country = element.child("LocationCountry");
    XmlElement area = element.child("LocationAreaCode");
    String name = country == null ? "" : value("Country", country.attribute("CountryID"));
    if (name.isEmpty() && area != null) {
      name = value("AreaCode", area.attribute("AreaCodeID"));
    }
    places.put(element.attribute("ID"), new Place(String.join(", ", parts), name));
  }

  private void entry(XmlElement element) {
    sdn |= value("List", element.attribute("ListID")).equals("SDN List");
    Entry had = entries.get(element.attribute("ProfileID"));
    List<String> programmes = had == null ? new ArrayList<>() : had.programmes();
    Set<String> laws = had == null ? new LinkedHashSet<>() : had.laws();
    LocalDate since = had == null ? null : had.since();
    for (XmlElement measure : element.all("SanctionsMeasure")) {
      String type = value("SanctionsType", measure.attribute("SanctionsTypeID"));
      if (type.equals("Program") && !programmes.contains(measure.text("Comment"))) {
        programmes.add(measure.text("Comment"));
      }
    }
    for (XmlElement event : element.all("EntryEvent")) {
      String law = value("LegalBasis", event.attribute("LegalBasisID"));
      if (!law.isEmpty()) {
        laws.add(law);
      }
      XmlElement day = event.child("Date");
      LocalDate date = day == null ? null : date(day);
      if (date != null && (since == null || date.isBefore(since))) {
        since = date;
      }
    }
    entries.put(element.attribute("ProfileID"), new Entry(programmes, laws, since));
  }

  /// Null where it is none.
  static @Nullable LocalDate date(XmlElement element) {
    try {
      return LocalDate.of(
          Integer.parseInt(element.text("Year")),
          Integer.parseInt(element.text("Month")),
          Integer.parseInt(element.text("Day")));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  List<Document> documents(String identity) {
    return documents.getOrDefault(identity, List.of());
  }

  @Nullable Place place(String location) {
    return places.get(location);
  }

  @Nullable Entry entry(String profile) {
    return entries.get(profile);
  }

  ListId list() {
    return sdn || entries.isEmpty() ? OfacCsvSet.SDN : OfacCsvSet.CONSOLIDATED;
  }

  @Nullable LocalDate published() {
    return published;
  }

  /// Relations as the file gives them; some point the wrong way, so both ends keep them.
  List<Target> linked(List<Target> targets) {
    Map<String, Target> byReference = new HashMap<>();
    targets.forEach(target -> byReference.put(target.reference(), target));
    Map<String, List<Relation>> links = new HashMap<>();
    for (String[] relation : relations) {
      Target from = byReference.get(relation[0]);
      Target to = byReference.get(relation[1]);
      if (from != null && to != null) {
        links
            .computeIfAbsent(relation[0], r -> new ArrayList<>())
            .add(new Relation(relation[2], to.primaryName().text(), to.reference()));
        links
            .computeIfAbsent(relation[1], r -> new ArrayList<>())
            .add(new Relation(relation[2], from.primaryName().text(), from.reference()));
      }
    }
    return targets.stream()
        .map(t -> t.with(links.getOrDefault(t.reference(), List.of())).on(list()))
        .toList();
  }
}
