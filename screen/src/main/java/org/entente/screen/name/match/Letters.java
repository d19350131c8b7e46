package org.entente.screen.name.match;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.screen.Script;

/// Other scripts in Latin letters.
final class Letters {
  /// Transliterators aren't safe for several threads.
  private static final ThreadLocal<Transliterator> ANY_LATIN = each("Any-Latin");

  private static final ThreadLocal<Transliterator> CYRILLIC_LATIN = each("Cyrillic-Latin");
  private static final ThreadLocal<Transliterator> ARABIC_LATIN = each("Arabic-Latin");
  private static final ThreadLocal<Transliterator> MANDARIN = each("Han-Latin/Names");

  /// As passports write them; ICU's marks would fold to other letters.
  private static final Map<Character, String> CYRILLIC =
      Map.ofEntries(
          Map.entry('ж', "zh"),
          Map.entry('х', "kh"),
          Map.entry('ц', "ts"),
          Map.entry('ч', "ch"),
          Map.entry('ш', "sh"),
          Map.entry('щ', "shch"),
          Map.entry('ю', "yu"),
          Map.entry('я', "ya"),
          Map.entry('ё', "e"),
          Map.entry('э', "e"),
          Map.entry('ы', "y"),
          Map.entry('й', "y"),
          Map.entry('ь', ""),
          Map.entry('ъ', ""),
          Map.entry('і', "i"),
          Map.entry('ї', "yi"),
          Map.entry('є', "ye"),
          Map.entry('ґ', "g"),
          Map.entry('ў', "u"),
          Map.entry('қ', "k"),
          Map.entry('ғ', "g"),
          Map.entry('ү', "u"),
          Map.entry('ұ', "u"),
          Map.entry('ө', "o"),
          Map.entry('ә', "a"),
          Map.entry('ң', "n"),
          Map.entry('һ', "h"),
          Map.entry('ј', "j"),
          Map.entry('љ', "lj"),
          Map.entry('њ', "nj"),
          Map.entry('џ', "dz"),
          Map.entry('ђ', "dj"),
          Map.entry('ћ', "c"));

  private static final ThreadLocal<Transliterator> SIMPLIFIED = each("Traditional-Simplified");

  /// Japanese forms that neither Chinese set has, and the simplified forms they stand for.
  private static final String JAPANESE =
      "鉄沢広辺亜悪圧囲壱栄円応桜価拡覚楽関観気帰亀経恵渓芸県験顕厳黒済斎歳桟児実寿収従渋縦粛処焼称証乗剰畳譲醸図粋随髄数瀬声斉静摂専戦浅銭践潜遷禅壮捜総聡騒増蔵対帯滞単団弾遅昼鋳庁徴聴鎮転伝灯党統闘徳独読届弐悩脳拝廃売麦発髪抜仏並変弁歩穂豊没翻毎満黙弥訳薬与誉揺様謡竜両猟緑塁励礼隷齢歴恋錬炉労楼録湾滝浜峰島崎真鎌徳塩";
  private static final String CHINESE =
      "铁泽广边亚恶压围壹荣圆应樱价扩觉乐关观气归龟经惠溪艺县验显严黑济斋岁栈儿实寿收从涩纵肃处烧称证乘剩叠让酿图粹随髓数濑声齐静摄专战浅钱践潜迁禅壮搜总聪骚增藏对带滞单团弹迟昼铸厅征听镇转传灯党统斗德独读届贰恼脑拜废卖麦发发拔佛并变辩步穗丰没翻每满默弥译药与誉摇样谣龙两猎绿垒励礼隶龄历恋炼炉劳楼录湾泷滨峰岛崎真镰德盐";

  private static final Pattern NOISE = Pattern.compile("[\\s·・.,-]");

  static String latin(String text, Script script) {
    return switch (script) {
      case LATIN, NONE -> text;
      case CYRILLIC -> cyrillic(text);
      case HAN -> mandarin(text);
      case ARABIC -> transliterated(text, ARABIC_LATIN);
      case HANGUL, KANA, OTHER, MIXED -> transliterated(text, ANY_LATIN);
    };
  }

  private static String cyrillic(String text) {
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String known = CYRILLIC.get(Character.toLowerCase(c));
      latin.append(known == null ? String.valueOf(c) : known);
    }
    String told = latin.toString();
    return told.chars().allMatch(c -> c < 128) ? told : transliterated(told, CYRILLIC_LATIN);
  }

  private static String transliterated(String text, ThreadLocal<Transliterator> method) {
    return method.get().transliterate(text);
  }

  /// The syllables of a name, with marks for tones.
  private static String mandarin(String text) {
    return transliterated(text, MANDARIN);
  }

  private Letters() {}

  private static ThreadLocal<Transliterator> each(String id) {
    return ThreadLocal.withInitial(() -> Transliterator.getInstance(id));
  }

  /// The name without blanks, its Han characters in one form; empty where the script isn't
  /// compared strictly.
  static String exact(String text, Script script) {
    if (script != Script.HAN && script != Script.HANGUL) {
      return "";
    }
    String bare = NOISE.matcher(text).replaceAll("");
    if (script != Script.HAN) {
      return bare;
    }
    StringBuilder one = new StringBuilder(transliterated(bare, SIMPLIFIED));
    for (int i = 0; i < one.length(); i++) {
      int at = JAPANESE.indexOf(one.charAt(i));
      if (at >= 0) {
        one.setCharAt(i, CHINESE.charAt(at));
      }
    }
    return one.toString();
  }
}
