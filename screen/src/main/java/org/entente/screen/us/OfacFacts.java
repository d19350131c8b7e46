package org.entente.screen.us;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.screen.Country;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Relation;
import org.entente.screen.Sex;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;
import org.entente.screen.read.DateText;
import org.jspecify.annotations.Nullable;

/// What OFAC's words for a fact mean. The words are the same in the remarks of the CSV files, in
/// the `idType` of SDN.XML and in the feature and document types of the other two, so all four
/// readers ask here.
final class OfacFacts {
  static final String DIGITAL_CURRENCY = "Digital Currency Address - ";

  private static final Pattern NUMBER = Pattern.compile("\\d{5,14}");

  private static final Map<Kind, String> WORDS =
      Map.of(
          Kind.PASSPORT,
          "Passport;Diplomatic Passport;Stateless Person Passport;British National Overseas Passport",
          Kind.NATIONAL_ID,
          "National ID No.;Identification Number;Cedula No.;C.U.R.P.;Citizen's Card Number;"
              + "Personal ID Card;D.N.I.;SSN;National Foreign ID Number;Birth Certificate Number;"
              + "Turkish Identification Number;Electoral Registry No.;I.F.E.;LE Number;"
              + "Residency Number;Credencial electoral;Cartilla de Servicio Militar Nacional;"
              + "Kenyan ID No.;Bosnian Personal ID No.;Moroccan Personal ID No.;"
              + "Chinese Commercial Code;Driver's License No.;Cedula de Residencia;CNP (Personal Numerical Code);"
              + "Refugee ID Card;Tazkira;Afghan National ID No.;Numero de Identidad;Interpol: Red Notice. File No.",
          Kind.TAX,
          "Tax ID No.;NIT #;R.F.C.;RUC #;RFC;V.A.T. Number;RIF #;C.U.I.T.;C.U.I.P.;"
              + "Italian Fiscal Code;US FEIN;Fiscal Code;Paraguayan tax identification number",
          Kind.REGISTRATION,
          "Registration ID;Registration Number;Company Number;Commercial Registry Number;"
              + "Business Registration Document #;Business Registration Number;"
              + "Business Number;Matricula Mercantil No;C.R. No.;Trade License No.;"
              + "UK Company Number;Chamber of Commerce Number;Public Registration Number;"
              + "Government Gazette Number;D-U-N-S Number;Unified Social Credit Code (USCC);"
              + "Folio Mercantil No.;Legal Entity Number;Enterprise Number;License;"
              + "Certificate of Incorporation Number;BIK (RU);File Number;"
              + "Registered Charity No.;Serial No.;Organization Code",
          Kind.SWIFT,
          "SWIFT/BIC",
          Kind.MMSI,
          "MMSI",
          Kind.AIRCRAFT_TAIL,
          "Aircraft Tail Number;Previous Aircraft Tail Number",
          Kind.AIRCRAFT_SERIAL,
          "Aircraft Construction Number (also called L/N or S/N or F/N);"
              + "Aircraft Manufacturer's Serial Number (MSN)",
          Kind.PHONE,
          "Phone Number;Telephone;Fax",
          Kind.WEBSITE,
          "Website");

  /// Words that begin a remark, longest first, so that `Company Number` isn't found in
  /// `UK Company Number` nor `Registration Number` in `Public Registration Number`.
  private static final List<Map.Entry<String, Kind>> BY_WORDS = byWords();

  private OfacFacts() {}

  private static List<Map.Entry<String, Kind>> byWords() {
    List<Map.Entry<String, Kind>> all = new ArrayList<>();
    WORDS.forEach(
        (kind, words) -> {
          for (String word : words.split(";", -1)) {
            all.add(Map.entry(word, kind));
          }
        });
    all.add(Map.entry("Email Address", Kind.EMAIL));
    all.add(Map.entry("Vessel Registration Identification", Kind.IMO_SHIP));
    all.sort(Comparator.comparingInt(e -> -e.getKey().length()));
    return List.copyOf(all);
  }

  /// The words with which the text begins; null where it is none of those above.
  static Map.@Nullable Entry<String, Kind> words(String text) {
    for (Map.Entry<String, Kind> entry : BY_WORDS) {
      if (text.startsWith(entry.getKey())
          && (text.length() == entry.getKey().length()
              || !Character.isLetterOrDigit(text.charAt(entry.getKey().length())))) {
        return entry;
      }
    }
    return null;
  }

  /// Adds a fact. `words` is OFAC's name of it without `alt.`. False where it is nothing that a
  /// target has a place for.
  static boolean add(TargetDraft draft, String words, String value, Country country, String note) {
    String text = value.strip();
    if (words.startsWith(DIGITAL_CURRENCY)) {
      draft.wallet(new Wallet(words.substring(DIGITAL_CURRENCY.length()).strip(), text));
      return true;
    }
    switch (words) {
      case "Birthdate", "DOB" -> DateText.birth(text).ifPresent(draft::birth);
      case "Gender" -> draft.sex(Sex.of(text));
      case "Nationality Country", "Citizenship Country", "nationality", "citizen" ->
          draft.country(Country.of(text));
      case "Linked To:" -> draft.relation(new Relation("Linked To", text, ""));
      case "VESSEL TYPE", "Vessel Type" -> hull(draft, "", text, "");
      case "Vessel Flag" -> hull(draft, text, "", "");
      case "Vessel Owner" -> hull(draft, "", "", text);
      case "Former Vessel Flag" -> formerFlag(draft, Country.of(text));
      case "Vessel Call Sign" -> draft.identifier(Identifier.of(Kind.CALL_SIGN, text));
      default -> {
        return number(draft, words, text, country, note);
      }
    }
    return true;
  }

  private static boolean number(
      TargetDraft draft, String words, String text, Country country, String note) {
    Map.Entry<String, Kind> found = words(words);
    if (found == null) {
      return false;
    }
    Kind kind = found.getValue();
    boolean imo = kind == Kind.IMO_SHIP || text.startsWith("IMO");
    Matcher digits = NUMBER.matcher(text);
    if (imo && digits.find()) {
      Kind imoKind = draft.kind() == TargetKind.VESSEL ? Kind.IMO_SHIP : Kind.IMO_COMPANY;
      draft.identifier(new Identifier(imoKind, digits.group(), country, note));
      return true;
    }
    boolean lei = kind == Kind.REGISTRATION && text.matches("[A-Z0-9]{18}\\d{2}") && isLei(words);
    draft.identifier(new Identifier(lei ? Kind.LEI : kind, text, country, join(words, note)));
    return true;
  }

  private static boolean isLei(String words) {
    return words.startsWith("Legal Entity Number");
  }

  private static String join(String words, String note) {
    return note.isEmpty() ? words : words + " " + note;
  }

  /// Adds what is known of a ship to what was known.
  static void hull(TargetDraft draft, String flag, String type, String owner) {
    Hull had = draft.hull();
    Hull old = had == null ? new Hull(Country.UNSAID, List.of(), "", "", "") : had;
    draft.hull(
        new Hull(
            flag.isEmpty() ? old.flag() : Country.of(flag),
            old.formerFlags(),
            type.isEmpty() ? old.type() : type,
            old.tonnage(),
            owner.isEmpty() ? old.owner() : owner));
  }

  private static void formerFlag(TargetDraft draft, Country flag) {
    Hull had = draft.hull();
    Hull old = had == null ? new Hull(Country.UNSAID, List.of(), "", "", "") : had;
    List<Country> flags = new ArrayList<>(old.formerFlags());
    flags.add(flag);
    draft.hull(new Hull(old.flag(), flags, old.type(), old.tonnage(), old.owner()));
  }
}
