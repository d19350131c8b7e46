package org.entente.screen.ftm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.screen.Country;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
import org.entente.screen.RawRow;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;
import org.entente.screen.read.DateText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.SingleFileReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// FollowTheMoney entities, one JSON object a line, flat (`entities.ftm.json`) or with what they
/// point to inside (`targets.nested.json`). Schemata that are no targets (addresses, passports,
/// ownership …) only add to those that are.
public final class FtmJson implements SingleFileReader {
  private static final ListId LIST = new ListId("ftm");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_LINE = 16 << 20;

  private static final Map<String, TargetKind> KINDS =
      Map.ofEntries(
          Map.entry("Person", TargetKind.PERSON),
          Map.entry("Company", TargetKind.ORGANIZATION),
          Map.entry("Organization", TargetKind.ORGANIZATION),
          Map.entry("PublicBody", TargetKind.ORGANIZATION),
          Map.entry("LegalEntity", TargetKind.LEGAL_ENTITY),
          Map.entry("Vessel", TargetKind.VESSEL),
          Map.entry("Airplane", TargetKind.AIRCRAFT),
          Map.entry("CryptoWallet", TargetKind.OTHER),
          Map.entry("Security", TargetKind.OTHER),
          Map.entry("Asset", TargetKind.OTHER),
          Map.entry("Vehicle", TargetKind.OTHER));

  private static final Set<String> BESIDE =
      Set.of(
          "Address",
          "Passport",
          "Identification",
          "Sanction",
          "Ownership",
          "Directorship",
          "Family",
          "Associate",
          "UnknownLink",
          "Representation",
          "Employment",
          "Membership",
          "Succession",
          "Occupancy",
          "Position",
          "Debt",
          "Document",
          "Article",
          "Documentation");

  private static final Map<String, Kind> NUMBERS =
      Map.ofEntries(
          Map.entry("passportNumber", Kind.PASSPORT),
          Map.entry("idNumber", Kind.NATIONAL_ID),
          Map.entry("taxNumber", Kind.TAX),
          Map.entry("innCode", Kind.TAX),
          Map.entry("registrationNumber", Kind.REGISTRATION),
          Map.entry("ogrnCode", Kind.REGISTRATION),
          Map.entry("uscCode", Kind.REGISTRATION),
          Map.entry("swiftBic", Kind.SWIFT),
          Map.entry("leiCode", Kind.LEI),
          Map.entry("mmsi", Kind.MMSI),
          Map.entry("callSign", Kind.CALL_SIGN),
          Map.entry("phone", Kind.PHONE),
          Map.entry("email", Kind.EMAIL),
          Map.entry("website", Kind.WEBSITE));

  /// The kind of target that a schema names; empty for one that names none.
  public static Optional<TargetKind> kind(String schema) {
    return Optional.ofNullable(KINDS.get(schema));
  }

  @Override
  public String form() {
    return "ftm-json";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    String head = file.headText().strip();
    return head.startsWith("{")
        && head.contains("\"schema\"")
        && head.contains("\"properties\"")
        && head.contains("\"id\"");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    Map<String, List<JsonNode>> sanctions = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.length() > MAX_LINE) {
          throw new BadInput(file.source(), "line " + number, "is too long", "Check the file");
        }
        if (!line.isBlank()) {
          line(file, number, line, drafts, sanctions, reading);
        }
      }
    }
    sanctions.forEach(
        (id, entries) -> {
          TargetDraft draft = drafts.get(id);
          if (draft != null) {
            entries.forEach(entry -> sanction(draft, entry));
          }
        });
    List<Target> targets =
        drafts.values().stream().filter(TargetDraft::isNamed).map(TargetDraft::target).toList();
    return new ReadList(LIST, null, targets);
  }

  private static void line(
      ListFile file,
      int number,
      String line,
      Map<String, TargetDraft> drafts,
      Map<String, List<JsonNode>> sanctions,
      Reading reading) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JacksonException e) {
      reading.broken(file, number, "is no JSON object or is cut off");
      return;
    }
    String schema = json.path("schema").asString("");
    JsonNode properties = json.path("properties");
    if (schema.equals("Sanction")) {
      for (JsonNode entity : properties.path("entity")) {
        sanctions.computeIfAbsent(entity.asString(""), e -> new ArrayList<>()).add(properties);
      }
      return;
    }
    TargetKind kind = KINDS.get(schema);
    if (kind == null) {
      if (!BESIDE.contains(schema)) {
        reading.unknown(file, number, "schema", schema, KINDS.keySet());
      }
      return;
    }
    TargetDraft draft = new TargetDraft(LIST, json.path("id").asString("")).kind(kind);
    entity(draft, json, properties);
    if (!draft.isNamed()) {
      reading.broken(file, number, "the entity has no id or no name");
      return;
    }
    draft.row(new RawRow(file.name(), "line " + number, List.of(new RawRow.Cell("json", line))));
    drafts.put(draft.reference(), draft);
  }

  private static void entity(TargetDraft draft, JsonNode json, JsonNode properties) {
    names(draft, properties, "name", NameUse.PRIMARY, false);
    names(draft, properties, "alias", NameUse.ALIAS, false);
    names(draft, properties, "previousName", NameUse.FORMER, false);
    names(draft, properties, "pastNames", NameUse.FORMER, false);
    names(draft, properties, "weakAlias", NameUse.ALIAS, true);
    names(draft, properties, "abbreviation", NameUse.ALIAS, true);
    for (String key : texts(properties, "publicKey")) {
      String currency = String.join(" ", texts(properties, "currency"));
      draft.wallet(new Wallet(currency, key));
      draft.name(Name.whole(key, NameUse.PRIMARY, false, "publicKey"));
    }
    if (draft.names().isEmpty()) {
      draft.name(Name.whole(json.path("caption").asString(""), NameUse.PRIMARY, false, "caption"));
    }
    texts(properties, "birthDate").forEach(d -> DateText.birth(d).ifPresent(draft::birth));
    texts(properties, "gender").forEach(g -> draft.sex(Sex.of(g)));
    for (String field :
        List.of("nationality", "citizenship", "country", "jurisdiction", "mainCountry")) {
      texts(properties, field).forEach(c -> draft.country(Country.of(c)));
    }
    NUMBERS.forEach(
        (field, kind) ->
            texts(properties, field).forEach(n -> draft.identifier(Identifier.of(kind, n))));
    Kind imo = draft.kind() == TargetKind.VESSEL ? Kind.IMO_SHIP : Kind.IMO_COMPANY;
    for (String number : texts(properties, "imoNumber")) {
      draft.identifier(Identifier.of(imo, number.replaceAll("\\D", "")));
    }
    texts(properties, "address").forEach(a -> draft.address(new PostalAddress(a, Country.UNSAID)));
    texts(properties, "program").forEach(draft::programme);
    texts(properties, "notes").forEach(draft::remark);
    properties.path("sanctions").forEach(s -> sanction(draft, s.path("properties")));
    ship(draft, properties);
  }

  private static void ship(TargetDraft draft, JsonNode properties) {
    if (draft.kind() == TargetKind.VESSEL) {
      List<Country> flags = texts(properties, "flag").stream().map(Country::of).toList();
      draft.hull(
          new Hull(
              flags.isEmpty() ? Country.UNSAID : flags.getFirst(),
              texts(properties, "pastFlags").stream().map(Country::of).toList(),
              String.join(", ", texts(properties, "type")),
              String.join(", ", texts(properties, "tonnage")),
              ""));
    }
  }

  private static void sanction(TargetDraft draft, JsonNode properties) {
    texts(properties, "program").forEach(draft::programme);
    texts(properties, "provisions").forEach(draft::law);
    for (String field : List.of("listingDate", "startDate")) {
      texts(properties, field).forEach(d -> draft.since(DateText.day(d)));
    }
    for (String reference : texts(properties, "unscId")) {
      draft.identifier(Identifier.of(Kind.UN_REFERENCE, reference));
    }
  }

  private static void names(
      TargetDraft draft, JsonNode properties, String field, NameUse use, boolean weak) {
    for (String name : texts(properties, field)) {
      draft.name(Name.whole(name.strip(), use, weak, field));
    }
  }

  /// The texts of a property; entities inside it are not texts.
  private static List<String> texts(JsonNode properties, String field) {
    List<String> texts = new ArrayList<>();
    JsonNode values = properties.path(field);
    for (JsonNode value : values.isArray() ? values : List.<JsonNode>of(values)) {
      if (value.isString() && !value.asString("").isBlank()) {
        texts.add(value.asString(""));
      }
    }
    return texts;
  }
}
