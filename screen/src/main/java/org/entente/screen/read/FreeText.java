package org.entente.screen.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;

/// Numbers that lists bury in free text: IMO and SWIFT numbers, wallets, UN references.
public final class FreeText {
  private static final Pattern IMO =
      Pattern.compile(
          "\\bIMO\\)?\\s*(?:(?:company|ship)?\\s*(?:number|no\\.?|番号|번호))?\\s*[:：]?\\s*"
              + "(\\d{14}|\\d{7})(?!\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SWIFT =
      Pattern.compile(
          "\\b(?:SWIFT|BIC)(?:/BIC)?(?: ?(?:code|コード|코드))?\\s*[:：]?\\s*"
              + "([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\\b");
  /// A reference counts as the target's own only where the text says so: comments name others, too.
  private static final Pattern UN =
      Pattern.compile(
          "(?:国連参照番号|유엔 ?참조번호|\\bUN ?[Rr]ef(?:erence)?(?: ?[Nn]o)?\\.?(?: [Nn]umber)?)"
              + "\\s*[:：]?\\s*([A-Z]{2}[ie]\\.\\d{3})\\b");
  private static final Pattern WALLETS =
      Pattern.compile("(?:暗号資産アドレス|仮想通貨アドレス|가상자산 ?주소|가상자산지갑)[:：]?\\s*([^。\\n]+)");
  private static final Pattern WALLET = Pattern.compile("[0-9a-zA-Z]{25,110}");

  private FreeText() {}

  /// Adds what the text names. Whether an IMO number is a ship's or a company's follows from what
  /// the row is; fourteen digits are two numbers that lost what stood between them.
  public static void add(TargetDraft draft, String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Matcher imo = IMO.matcher(plain);
    while (imo.find()) {
      for (int i = 0; i < imo.group(1).length(); i += 7) {
        draft.identifier(Identifier.of(imoKind(draft), imo.group(1).substring(i, i + 7)));
      }
    }
    Matcher swift = SWIFT.matcher(plain);
    while (swift.find()) {
      draft.identifier(Identifier.of(Kind.SWIFT, swift.group(1)));
    }
    unReferences(draft, plain);
    Matcher wallets = WALLETS.matcher(plain);
    while (wallets.find()) {
      Matcher wallet = WALLET.matcher(wallets.group(1));
      while (wallet.find()) {
        draft.wallet(new Wallet("", wallet.group()));
      }
    }
  }

  public static void unReferences(TargetDraft draft, String text) {
    Matcher un = UN.matcher(text);
    while (un.find()) {
      draft.identifier(Identifier.of(Kind.UN_REFERENCE, un.group(1)));
    }
  }

  public static Kind imoKind(TargetDraft draft) {
    if (draft.kind() == TargetKind.VESSEL) {
      return Kind.IMO_SHIP;
    }
    return draft.kind() == TargetKind.ORGANIZATION ? Kind.IMO_COMPANY : Kind.IMO_UNSAID;
  }

  /// Parts between separators that stand outside brackets, trimmed, blank ones left out.
  public static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("（(「[".indexOf(c) >= 0) {
        depth++;
      } else if ("）)」]".indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && separators.indexOf(c) >= 0) {
        part(parts, text.substring(start, i));
        start = i + 1;
      }
    }
    part(parts, text.substring(start));
    return parts;
  }

  private static void part(List<String> parts, String text) {
    if (!text.isBlank()) {
      parts.add(text.strip());
    }
  }
}
