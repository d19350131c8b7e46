package org.entente.screen;

import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A country as a list writes it, with its ISO 3166 code where the text names one. Lists write
/// `Korea, North`, `Democratic People's Republic of Korea`, `DPRK`, `北朝鮮` and `북한`.
///
/// @param code two letters; empty where the text names no country that is known here
/// @param text as written
public record Country(String code, String text) {
  public static final Country UNSAID = new Country("", "");

  private static final Pattern ARTICLE = Pattern.compile("\\bthe\\b");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
  private static final Map<String, String> CODES = codes();

  public static Country of(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return UNSAID;
    }
    String code = CODES.get(key(trimmed));
    return new Country(code == null ? "" : code, trimmed);
  }

  public boolean isKnown() {
    return !code.isEmpty();
  }

  /// Both known and the same.
  public boolean sameAs(Country other) {
    return isKnown() && code.equals(other.code);
  }

  private static String key(String text) {
    String lower =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace("&", "and");
    return NO_LETTER.matcher(ARTICLE.matcher(lower).replaceAll("")).replaceAll("");
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : ULocale.getISOCountries()) {
      for (ULocale language : List.of(ULocale.ENGLISH, ULocale.KOREAN, ULocale.JAPANESE)) {
        codes.put(key(new ULocale("", code).getDisplayCountry(language)), code);
      }
      codes.put(key(code), code);
      codes.put(key(new ULocale("", code).getISO3Country()), code);
    }
    for (String row : OTHER_NAMES.split("\n", -1)) {
      int colon = row.indexOf(':');
      for (String name : row.substring(colon + 1).split(";", -1)) {
        codes.put(key(name), row.substring(0, colon));
      }
    }
    return Map.copyOf(codes);
  }

  /// Names that lists use and the locale tables don't.
  private static final String OTHER_NAMES =
      """
      KP:North Korea;Korea, North;DPRK;D.P.R.K.;Democratic People's Republic of Korea;Democratic Peoples Republic of Korea;조선민주주의인민공화국;조선;朝鮮民主主義人民共和国;北朝鮮
      KR:South Korea;Korea, South;Republic of Korea;Korea, Republic of;ROK;한국;韓国
      RU:Russia;Russian Federation;USSR;ロシア連邦;러시아연방
      IR:Iran;Iran (Islamic Republic of);Islamic Republic of Iran;Iran, Islamic Republic of;イラン・イスラム共和国
      SY:Syria;Syrian Arab Republic;シリア・アラブ共和国
      CN:China;People's Republic of China;PRC;Mainland China;中華人民共和国;中华人民共和国;中国
      HK:Hong Kong;Hong Kong, China;China, Hong Kong;홍콩;香港
      MO:Macau;Macao;Macau, China;マカオ
      TW:Taiwan;Taiwan, Province of China;Chinese Taipei
      VN:Vietnam;Viet Nam;Socialist Republic of Vietnam;ベトナム
      LA:Laos;Lao People's Democratic Republic;Lao PDR
      CD:Democratic Republic of the Congo;Congo, Democratic Republic of the;DRC;Congo (Democratic Republic);コンゴ民主共和国
      CG:Congo, Republic of the;Republic of the Congo;Congo
      VE:Venezuela;Venezuela (Bolivarian Republic of);Bolivarian Republic of Venezuela
      BO:Bolivia;Bolivia (Plurinational State of)
      TZ:Tanzania;United Republic of Tanzania;Tanzania, United Republic of
      MD:Moldova;Republic of Moldova
      MK:North Macedonia, The Republic of;Macedonia;Macedonia, The Former Yugoslav Republic of
      PS:Palestinian;Palestine;State of Palestine;West Bank;Gaza;Region: Gaza;Palestinian Territories
      GB:United Kingdom;UK;Great Britain;United Kingdom of Great Britain and Northern Ireland;British;England
      US:United States;United States of America;USA;U.S.A.;American;アメリカ合衆国;미국
      AE:United Arab Emirates;UAE;アラブ首長国連邦
      MM:Burma;Myanmar;Burma (Myanmar)
      CI:Cote d'Ivoire;Ivory Coast
      CV:Cape Verde;Cabo Verde
      CZ:Czech Republic;Czechia
      SZ:Swaziland;Eswatini
      TL:East Timor;Timor-Leste
      TR:Turkey;Türkiye;Turkiye
      BS:Bahamas, The;The Bahamas
      GM:Gambia, The;The Gambia
      FM:Micronesia, Federated States of
      ST:Sao Tome and Principe
      VC:Saint Vincent and the Grenadines;St. Vincent and the Grenadines;St Vincent and Grenadines
      KN:Saint Kitts and Nevis;St. Kitts and Nevis
      LC:Saint Lucia;St. Lucia
      VA:Vatican City;Holy See
      VG:Virgin Islands, British;British Virgin Islands
      SS:South Sudan
      BN:Brunei;Brunei Darussalam
      GW:Guinea Bissau;Guinea-Bissau
      XK:Kosovo
      SA:Saudi Arabia;サウジアラビア;サウジアラビア王国
      AF:Afghanistan;アフガニスタン・イスラム共和国
      BY:Belarus;ベラルーシ共和国""";
}
