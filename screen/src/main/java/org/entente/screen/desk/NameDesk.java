package org.entente.screen.desk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Hit;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.Reason;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.name.Because;
import org.entente.screen.name.Rule;
import org.entente.screen.name.Score;
import org.entente.screen.name.index.NameIndex;
import org.entente.screen.name.match.PreparedName;
import org.jspecify.annotations.Nullable;

/// Names against targets, with what else is known of both: a weak alias never decides alone, a
/// birth date or a country that contradicts lowers the score, an equal passport decides.
final class NameDesk {
  private static final int WHOLE = 10_000;
  private static final int WEAK_MOST = 6_500;
  private static final int OTHER_YEAR = -2_500;
  private static final int OTHER_DAY = -1_000;
  private static final int SAME_DAY = 300;
  private static final int OTHER_SEX = -1_500;
  private static final int OTHER_COUNTRY = -500;
  private static final int OTHER_PASSPORT = -300;
  private static final int PASSPORT = 9_500;

  /// Where one of these counts, so do others who sound the same.
  private static final Set<Rule> BY_SOUND =
      EnumSet.of(Rule.KOREAN_SYLLABLE, Rule.SURNAME_VARIANT, Rule.NORTH_SOUTH);

  private final List<Listed> names = new ArrayList<>();
  private final Map<String, List<Target>> byPassport = new HashMap<>();

  /// Made when it is first of use.
  private volatile @Nullable NameIndex index;

  /// A name of a target, read once.
  private record Listed(Target target, Name name, PreparedName prepared) {}

  NameDesk(List<Target> targets) {
    for (Target target : targets) {
      if (target.wallets().isEmpty() || target.kind() != TargetKind.OTHER) {
        for (Name name : target.names()) {
          names.add(new Listed(target, name, PreparedName.of(name.text(), target.kind())));
        }
      }
      for (Kind kind : List.of(Kind.PASSPORT, Kind.NATIONAL_ID)) {
        for (Identifier number : target.identifiers(kind)) {
          byPassport.computeIfAbsent(number.normal(), n -> new ArrayList<>(1)).add(target);
        }
      }
    }
  }

  /// Targets scoring at least `least`, by id; the bars decide what is a match.
  Map<String, Hit> ask(Customer customer, int least, Thresholds bars) {
    Map<String, Hit> hits = new HashMap<>();
    if (!customer.name().isBlank()) {
      PreparedName query = PreparedName.of(customer.name(), customer.kind());
      for (NameIndex.Found found : index().search(query, Math.max(1, least - SAME_DAY))) {
        Hit hit = judge(customer, found, bars);
        if (hit.score() >= least) {
          keep(hits, hit);
        }
      }
    }
    String passport = Identifier.of(Kind.PASSPORT, customer.passport()).normal();
    if (!passport.isEmpty()) {
      for (Target target : byPassport.getOrDefault(passport, List.of())) {
        Reason reason = new Reason(Rule.PASSPORT.code(), customer.passport(), passport, PASSPORT);
        keep(hits, new Hit(target, PASSPORT, PASSPORT >= bars.bar(target), List.of(reason)));
      }
    }
    return hits;
  }

  private NameIndex index() {
    NameIndex known = index;
    if (known == null) {
      known = new NameIndex(names.stream().map(Listed::prepared).toList());
      index = known;
    }
    return known;
  }

  static void keep(Map<String, Hit> hits, Hit hit) {
    hits.merge(hit.target().id(), hit, (a, b) -> Hit.BEST_FIRST.compare(a, b) <= 0 ? a : b);
  }

  private Hit judge(Customer customer, NameIndex.Found found, Thresholds bars) {
    Listed listed = names.get(found.name());
    Target target = listed.target();
    Score score = found.score();
    List<Reason> because = new ArrayList<>();
    for (Because one : score.because()) {
      because.add(
          new Reason(
              one.rule().code(),
              one.query(),
              one.candidate(),
              one.weight(),
              listed.name().field(),
              one.heard(),
              one.cost()));
    }
    int value = score.value();
    value = add(because, value, births(customer, target));
    value = add(because, value, sex(customer, target));
    value = add(because, value, country(customer, target));
    value = add(because, value, passport(customer, target));
    if (listed.name().weak() && value > WEAK_MOST) {
      Name name = listed.name();
      int weight = WEAK_MOST - value;
      Reason weak = new Reason(Rule.WEAK_ALIAS.code(), "", name.text(), weight, name.field());
      value = add(because, value, weak);
    }
    if (score.because().stream().anyMatch(one -> BY_SOUND.contains(one.rule()))) {
      long others = homonyms(found.name(), target);
      if (others > 0) {
        because.add(new Reason(Rule.HOMONYMS.code(), "", Long.toString(others), 0));
      }
    }
    return new Hit(target, value, value >= bars.bar(target), because, listed.name());
  }

  private static int add(List<Reason> because, int value, Reason reason) {
    int sum = Math.clamp((long) value + reason.weight(), 0, WHOLE);
    if (reason.weight() != 0) {
      because.add(
          new Reason(
              reason.rule(), reason.query(), reason.candidate(), sum - value, reason.field()));
    }
    return sum;
  }

  /// How many other targets have a name that sounds the same.
  private long homonyms(int name, Target target) {
    return index().homonyms(name).stream()
        .map(other -> names.get(other).target().id())
        .filter(id -> !id.equals(target.id()))
        .distinct()
        .count();
  }

  /// People have more than one passport, and lists hold old ones: another number says a little.
  private static Reason passport(Customer customer, Target target) {
    String own = Identifier.of(Kind.PASSPORT, customer.passport()).normal();
    List<String> theirs =
        target.identifiers(Kind.PASSPORT).stream().map(Identifier::normal).toList();
    boolean differs = !own.isEmpty() && !theirs.isEmpty() && !theirs.contains(own);
    String listed = String.join(", ", theirs);
    return new Reason(Rule.PASSPORT_DIFFERENT.code(), own, listed, differs ? OTHER_PASSPORT : 0);
  }

  private static Reason births(Customer customer, Target target) {
    int years = Integer.MAX_VALUE;
    boolean sameDay = false;
    boolean mayEqual = false;
    for (BirthDate own : customer.births()) {
      for (BirthDate theirs : target.births()) {
        years = Math.min(years, own.yearsApart(theirs));
        mayEqual |= own.mayEqual(theirs);
        sameDay |= own.isExact() && own.equals(theirs);
      }
    }
    int weight =
        years == Integer.MAX_VALUE
            ? 0
            : sameDay ? SAME_DAY : mayEqual ? 0 : years > 1 ? OTHER_YEAR : OTHER_DAY;
    String rule = years > 1 ? Rule.BIRTH_YEAR.code() : Rule.BIRTH_DATE.code();
    return new Reason(rule, text(customer.births()), text(target.births()), weight);
  }

  private static String text(List<BirthDate> births) {
    return String.join(", ", births.stream().map(BirthDate::toString).toList());
  }

  /// Lists guess it now and then from a photograph or a name, so it lowers and doesn't exclude.
  private static Reason sex(Customer customer, Target target) {
    Sex own = customer.sex();
    Sex theirs = target.sex();
    boolean differs = own != null && theirs != null && own != theirs;
    return new Reason(Rule.SEX_DIFFERENT.code(), text(own), text(theirs), differs ? OTHER_SEX : 0);
  }

  private static String text(@Nullable Sex sex) {
    return sex == null ? "" : sex.text();
  }

  private static Reason country(Customer customer, Target target) {
    Country own = customer.country();
    List<Country> theirs = target.countries();
    boolean differs =
        own.isKnown()
            && theirs.stream().anyMatch(Country::isKnown)
            && theirs.stream().noneMatch(own::sameAs);
    return new Reason(
        Rule.COUNTRY.code(),
        own.text(),
        String.join(", ", theirs.stream().map(Country::text).toList()),
        differs ? OTHER_COUNTRY : 0);
  }
}
