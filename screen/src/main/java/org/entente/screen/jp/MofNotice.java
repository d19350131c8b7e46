package org.entente.screen.jp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.screen.BirthDate;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.TargetDraft;
import org.entente.screen.read.DateText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.Reading;

/// Compares a row's columns with the text of the notice from which they were made. The columns
/// lose brackets and digits, the notice has typing errors of its own; neither is believed alone.
final class MofNotice {
  private static final Pattern BORN =
      Pattern.compile("生年月日[:：]\\s*([0-9年月日頃から/. ]{4,30}?)(?=[^0-9年月日頃から/. ]|$)");
  private static final Pattern REGISTERED = Pattern.compile("登録番号[:：]?\\s*(\\d{6,20})");
  private static final int MAX_WORDS = 20;

  private MofNotice() {}

  static void compare(ListFile file, MofCsv.Cells cells, TargetDraft draft, Reading reading) {
    String notice = Normalizer.normalize(cells.get("外務省告示情報"), Normalizer.Form.NFKC);
    if (notice.isEmpty()) {
      return;
    }
    String place = file.source() + ", 番号 " + cells.get("番号") + ": ";
    births(notice, draft, reading, place);
    brackets(cells.get("氏名（英語）"), notice, draft, reading, place);
    registrations(notice, draft, reading, place);
  }

  private static void births(String notice, TargetDraft draft, Reading reading, String place) {
    Matcher born = BORN.matcher(notice);
    while (born.find()) {
      Optional<BirthDate> date = DateText.birth(born.group(1).strip());
      if (date.isPresent() && !draft.births().contains(date.get())) {
        reading.warn(
            place + "born " + draft.births() + " by the column, " + date.get() + " by the notice");
        draft.birth(date.get());
      }
    }
  }

  /// `LEADER (HONG KONG) INTERNATIONAL` of the notice is `LEADER INTERNATIONAL` in the column.
  private static void brackets(
      String english, String notice, TargetDraft draft, Reading reading, String place) {
    List<String> words = new ArrayList<>();
    for (String word : Normalizer.normalize(english, Normalizer.Form.NFKC).split("\\s+", -1)) {
      words.add(Pattern.quote(word));
    }
    if (english.isBlank() || words.size() < 2 || words.size() > MAX_WORDS) {
      return;
    }
    Matcher found =
        Pattern.compile(String.join("\\s*(?:\\([^()]{1,40}\\))?\\s*", words)).matcher(notice);
    if (found.find() && found.group().indexOf('(') >= 0 && english.indexOf('(') < 0) {
      reading.warn(place + "'" + english + "' is '" + found.group() + "' in the notice");
      draft.name(Name.whole(found.group(), NameUse.ALIAS, false, "外務省告示情報"));
    }
  }

  private static void registrations(
      String notice, TargetDraft draft, Reading reading, String place) {
    Matcher number = REGISTERED.matcher(notice);
    while (number.find()) {
      List<String> column =
          draft.identifiers(Kind.REGISTRATION).stream().map(Identifier::value).toList();
      if (!column.isEmpty() && !column.contains(number.group(1))) {
        reading.warn(
            place
                + "registered "
                + column
                + " by the column, "
                + number.group(1)
                + " by the notice");
      }
    }
  }
}
