package org.entente.bench.screen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.entente.screen.TargetKind;

/// Made-up names of a list: people of many languages, firms, ships; some in scripts of their own.
/// Half of a name's words are common ones, the rest made of syllables, so that the number of
/// different words is that of a real list.
final class MadeNames {
  /// A name and what it names.
  record Made(String text, TargetKind kind) {}

  private static final String[][] GIVEN = {
    words(
        "Muhammad Ahmad Ali Hassan Hussein Khalid Ibrahim Omar Yusuf Abdullah Mustafa Mahmoud Said"
            + " Tariq Faisal Nasir Jamal Karim Bilal Hamza Salim Zayd Walid Rashid"),
    words(
        "Vladimir Sergey Alexander Dmitry Nikolai Mikhail Igor Oleg Viktor Andrey Yuri Pavel Ivan"
            + " Roman Maxim Konstantin Evgeny Anatoly Boris Gennady Leonid Natalya Olga Elena"),
    words(
        "Jose Juan Carlos Luis Jorge Miguel Pedro Manuel Rafael Fernando Ramon Alberto Ricardo Diego"
            + " Maria Carmen Rosa Ana Pablo Hector Gustavo Oscar Sergio Victor"),
    words(
        "John James Robert William David Thomas Peter Michael George Paul Mark Stephen Andrew Simon"
            + " Mary Anne Susan Helen Jean Pierre Hans Karl Franz Erik"),
  };

  private static final String[][] FAMILY = {
    words(
        "Haddad Khan Mansour Najjar Sayyid Hakimi Rahmani Qasim Zadeh Karimi Hosseini Mousavi Akbari"
            + " Shahid Barzani Jabouri Tikriti Dulaimi Zubaidi Masri"),
    words(
        "Ivanov Petrov Smirnov Kuznetsov Popov Sokolov Lebedev Kozlov Novikov Morozov Volkov Fedorov"
            + " Orlov Makarov Zaitsev Belov Tarasov Gusev Kiselev Titov"),
    words(
        "Garcia Lopez Rodriguez Martinez Hernandez Gonzalez Perez Sanchez Ramirez Torres Flores"
            + " Rivera Gomez Diaz Cruz Reyes Morales Ortiz Castillo Mendoza"),
    words(
        "Smith Brown Taylor Wilson Evans Walker Hughes Clarke Baker Turner Cooper Ward Dupont Moreau"
            + " Schmidt Weber Fischer Becker Jensen Larsen"),
  };

  private static final String[][] SYLLABLES = {
    words("al ba bi da fa gha ha ja ka kha la ma na qa ra sa sha ta wa ya za ri mi di ni si ur ad"),
    words("bor ve li ko ma ro ga sta vo mi ra do ka pe lo zha ne bu shi ta gri du se fi lo tro"),
    words("va les man do ri no ca ta pe ral bue na mi ran sal ce de gor mon te que so lu bar"),
    words("har wel ton ber man stein ley ford wood ing hal mar lin der ren berg son den bro ke"),
  };

  private static final String[] ENDINGS = words("i ov ez er in ev as on ani enko al ic an o a");

  private static final String[] KOREAN_FAMILY =
      words("KIM RI PAK CHOE JONG KANG JO YUN JANG RIM HAN O SO SIN KWON HWANG AN SONG RYU HONG");

  private static final String[] KOREAN_GIVEN =
      words(
          "Chol Jin Hyok Song Il Myong Yong Kwang Su Chun Ho Nam Guk Ryong Un Kyong Hak Sok Tong Hui"
              + " Won Gil Sam Man Jun Hun In Sun Hye Ok");

  private static final String HANGUL_FAMILY = "김이박최정강조윤장임한오서신권황안송류홍";
  private static final String HANGUL_GIVEN = "철진혁성일명용광수춘호남국룡은경학석동희원길삼만준훈인순혜옥";
  private static final String HAN_FAMILY = "王李張劉陳楊黃趙吳周徐孫馬朱胡林郭何高羅";
  private static final String HAN_GIVEN = "偉芳娜敏靜麗強磊軍洋勇艷傑娟濤明超秀霞平剛桂英華玉建文國東";

  private static final String[] BUSINESS =
      words(
          "Trading Shipping Bank Holdings Group Industries Technology Energy Petroleum Steel Marine"
              + " Investment Construction Electronics Aviation Logistics Chemical Mining Insurance"
              + " Engineering Pharmaceuticals Textile Export Import General International");

  private static final String[] FORMS =
      words("Ltd LLC Co. Corporation JSC GmbH S.A. Inc. OOO Company FZE Ltd. Limited");

  private final Random random;

  MadeNames(long seed) {
    random = new Random(seed);
  }

  private static String[] words(String text) {
    return text.split(" ", -1);
  }

  /// So many different names.
  List<Made> list(int many) {
    Set<Made> names = new LinkedHashSet<>();
    while (names.size() < many) {
      names.add(next());
    }
    return List.copyOf(names);
  }

  Made next() {
    int kind = random.nextInt(100);
    if (kind < 8) {
      return person(one(KOREAN_FAMILY) + ", " + one(KOREAN_GIVEN) + " " + one(KOREAN_GIVEN));
    } else if (kind < 10) {
      return person(one(HANGUL_FAMILY) + one(HANGUL_GIVEN) + one(HANGUL_GIVEN));
    } else if (kind < 12) {
      return person(one(HAN_FAMILY) + one(HAN_GIVEN) + one(HAN_GIVEN));
    } else if (kind < 68) {
      return person(western());
    } else if (kind < 95) {
      return new Made(firm(), TargetKind.ORGANIZATION);
    }
    String ship = made(random.nextInt(4)).toUpperCase(Locale.ROOT);
    return new Made(
        random.nextBoolean() ? ship + " " + (1 + random.nextInt(9)) : ship, TargetKind.VESSEL);
  }

  private static Made person(String text) {
    return new Made(text, TargetKind.PERSON);
  }

  private String western() {
    int language = random.nextInt(4);
    List<String> words = new ArrayList<>();
    int given = 1 + random.nextInt(language == 0 ? 3 : 2);
    for (int i = 0; i < given; i++) {
      words.add(random.nextInt(4) == 0 ? made(language) : one(GIVEN[language]));
    }
    String family = random.nextInt(4) == 0 ? one(FAMILY[language]) : made(language);
    if (language == 0 && random.nextInt(3) == 0) {
      family = (random.nextBoolean() ? "al-" : "bin ") + family;
    }
    return random.nextBoolean()
        ? family.toUpperCase(Locale.ROOT) + ", " + String.join(" ", words)
        : String.join(" ", words) + " " + family;
  }

  private String firm() {
    StringBuilder name = new StringBuilder(made(random.nextInt(4)));
    if (random.nextInt(3) == 0) {
      name.append(' ').append(made(random.nextInt(4)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      name.append(' ').append(one(BUSINESS));
    }
    return name.append(' ').append(one(FORMS)).toString();
  }

  /// A word made of syllables.
  private String made(int language) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i >= 0; i--) {
      word.append(one(SYLLABLES[language]));
    }
    word.append(random.nextBoolean() ? one(ENDINGS) : "");
    word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    return word.toString();
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private String one(String of) {
    return String.valueOf(of.charAt(random.nextInt(of.length())));
  }

  /// A name of the list as a clerk may write it: a letter lost, doubled, changed or swapped, the
  /// comma gone, other case.
  Made mistyped(Made name) {
    StringBuilder text = new StringBuilder(name.text().replace(",", ""));
    for (int i = random.nextInt(3); i > 0 && text.length() > 6; i--) {
      int at = random.nextInt(text.length() - 1);
      if (!Character.isLetter(text.charAt(at)) || text.charAt(at) > 127) {
        continue;
      }
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.charAt(at));
        case 2 -> text.setCharAt(at, (char) ('a' + random.nextInt(26)));
        default -> {
          char c = text.charAt(at);
          text.setCharAt(at, text.charAt(at + 1));
          text.setCharAt(at + 1, c);
        }
      }
    }
    return new Made(text.toString(), name.kind());
  }
}
