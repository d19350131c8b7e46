package org.entente.screen.us;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.screen.Country;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.NameUse;
import org.entente.screen.TargetDraft;
import org.entente.screen.read.DateText;
import org.entente.screen.read.FreeText;
import org.jspecify.annotations.Nullable;

/// The remarks cell of the CSV files: facts between semicolons, `DOB 26 Dec 1962; alt. DOB 1964;
/// Passport 563410081 (Korea, North); a.k.a. 'KOMID'; Linked To: LAZARUS GROUP.`
final class OfacRemarks {
  private static final Pattern QUOTED = Pattern.compile("([afn])\\.k\\.a\\. '(.*?)'?\\.?");
  private static final Pattern LISTED =
      Pattern.compile("Listing Date \\(.*?\\):? (\\d{1,2} \\w{3} \\d{4})");

  /// A number, perhaps its country in brackets, perhaps what else there is to say.
  private static final Pattern NUMBER =
      Pattern.compile("(.*?)(?: \\(([^()]*)\\))?( (?:issued|expires|effective|Issued).*)?");

  private static final Pattern WALLET =
      Pattern.compile(Pattern.quote(OfacFacts.DIGITAL_CURRENCY) + "(\\S+) (\\S+)");

  private OfacRemarks() {}

  static void add(TargetDraft draft, String remarks) {
    String text = remarks.strip();
    String whole = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    for (String item : whole.split("; ", -1)) {
      String fact = item.strip();
      item(draft, fact.startsWith("alt. ") || fact.startsWith("Alt. ") ? fact.substring(5) : fact);
    }
    FreeText.unReferences(draft, text);
    draft.remark(text);
  }

  private static void item(TargetDraft draft, String item) {
    Matcher quoted = QUOTED.matcher(item);
    Matcher wallet = WALLET.matcher(item);
    Matcher listed = LISTED.matcher(item);
    if (quoted.matches()) {
      NameUse use = quoted.group(1).equals("f") ? NameUse.FORMER : NameUse.ALIAS;
      draft.name(OfacNames.of(draft.kind(), quoted.group(2), use, true, "Remarks"));
    } else if (wallet.matches()) {
      OfacFacts.add(
          draft, OfacFacts.DIGITAL_CURRENCY + wallet.group(1), wallet.group(2), Country.UNSAID, "");
    } else if (listed.matches()) {
      draft.since(DateText.day(listed.group(1)));
    } else {
      fact(draft, item);
    }
  }

  private static void fact(TargetDraft draft, String item) {
    for (String words : PLAIN) {
      if (item.startsWith(words + " ")) {
        OfacFacts.add(draft, words, item.substring(words.length() + 1), Country.UNSAID, "");
        return;
      }
    }
    Map.@Nullable Entry<String, Kind> found = OfacFacts.words(item);
    if (found == null) {
      return;
    }
    Matcher number = NUMBER.matcher(item.substring(found.getKey().length()).strip());
    if (number.matches()) {
      OfacFacts.add(
          draft,
          found.getKey(),
          number.group(1),
          Country.of(orEmpty(number.group(2))),
          orEmpty(number.group(3)).strip());
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static final List<String> PLAIN =
      List.of(
          "DOB",
          "Gender",
          "nationality",
          "citizen",
          "Linked To:",
          "Former Vessel Flag",
          "Vessel Flag",
          "Vessel Type");
}
