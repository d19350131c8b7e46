package org.entente.screen.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Script;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;
import org.entente.screen.list.RealLists;
import org.junit.jupiter.api.Test;

class ListMergeTest {
  private static TargetDraft draft(String list, String reference, TargetKind kind, String name) {
    return new TargetDraft(new ListId(list), reference)
        .kind(kind)
        .name(Name.whole(name, NameUse.PRIMARY, false, "name"))
        .country(Country.of("KP"));
  }

  private static TargetDraft person(String list, String reference, String name) {
    return draft(list, reference, TargetKind.PERSON, name);
  }

  private static BirthDate born(int year, int month, int day) {
    return BirthDate.day(LocalDate.of(year, month, day));
  }

  @Test
  void aPassportJoinsPeopleWhoseNamesDiffer() {
    Identifier passport =
        new Identifier(Kind.PASSPORT, "563 110-024", Country.of("Korea, North"), "");
    Identifier other = new Identifier(Kind.PASSPORT, "563110024", Country.of("北朝鮮"), "");
    Merged merged =
        ListMerge.of(
            List.of(
                person("un", "KPi.017", "JANG YONG SON").identifier(passport).target(),
                person("jp-mof", "017-000008", "チャン・ヨンソン").identifier(other).target()));
    assertThat(merged.entities()).hasSize(1);
    Join join = merged.entities().getFirst().joins().getFirst();
    assertThat(join.rule()).isEqualTo(JoinRule.PASSPORT);
    assertThat(join.evidence()).isEqualTo("563110024 KP");
  }

  @Test
  void aPassportOfTwoBirthDatesIsForAPersonToDecide() {
    Identifier passport = new Identifier(Kind.PASSPORT, "563110024", Country.of("KP"), "");
    List<Target> targets =
        List.of(
            person("un", "1", "RI A").identifier(passport).birth(born(1957, 2, 20)).target(),
            person("us-sdn", "2", "RI B").identifier(passport).birth(born(1971, 2, 20)).target());
    Merged merged = ListMerge.of(targets);
    assertThat(merged.entities()).hasSize(2);
    assertThat(merged.possibleDuplicates().getFirst().against().getFirst()).startsWith("born");
    Merged decided = ListMerge.of(targets, List.of(new Decision("un/1", "us-sdn/2", true)));
    assertThat(decided.entities()).hasSize(1);
  }

  @Test
  void whatAPersonTookApartStaysApart() {
    List<Target> targets =
        List.of(
            person("un", "1", "RYU PU UNG").birth(born(1960, 1, 1)).target(),
            person("us-sdn", "2", "YU, Pu-Ung").birth(born(1960, 1, 1)).target());
    assertThat(ListMerge.of(targets).entities()).hasSize(1);
    Merged apart = ListMerge.of(targets, List.of(new Decision("us-sdn/2", "un/1", false)));
    assertThat(apart.entities()).hasSize(2);
  }

  @Test
  void aNameAloneJoinsNobody() {
    Merged merged =
        ListMerge.of(
            List.of(
                person("kr", "1", "PAK Jin Hyok").target(),
                person("us-sdn", "2", "PARK, Jin Hyok").birth(born(1984, 8, 15)).target()));
    assertThat(merged.entities()).hasSize(2);
    assertThat(merged.possibleDuplicates())
        .extracting(Join::rule)
        .containsExactly(JoinRule.NAME_ALONE);
  }

  @Test
  void oneAddressInTwoCasesJoins() {
    String address = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";
    Merged merged =
        ListMerge.of(
            List.of(
                draft("jp-mof", "016-000068", TargetKind.ORGANIZATION, "Lazarus Group")
                    .wallet(new Wallet("", address))
                    .target(),
                draft("us-sdn", "27307", TargetKind.ORGANIZATION, "LAZARUS")
                    .wallet(new Wallet("ETH", "0x098b716b8aaf21512996dc57eb0615e2383e2f96"))
                    .target()));
    assertThat(merged.entities()).hasSize(1);
  }

  @Test
  void rowsOfOneListAreNeverJoined() {
    Merged merged =
        ListMerge.of(
            List.of(
                person("us-sdn", "1", "KIM A").birth(born(1960, 1, 1)).target(),
                person("us-sdn", "2", "KIM A").birth(born(1960, 1, 1)).target(),
                person("un", "3", "KIM A").birth(born(1960, 1, 1)).target()));
    assertThat(merged.entities()).hasSize(2);
  }

  @Test
  void theOrderOfRowsChangesNothing() throws IOException {
    List<Target> targets = new ArrayList<>(RealLists.load("un").targets());
    targets.addAll(RealLists.load("ofac-sdn-2021-07").targets());
    targets.removeIf(t -> !Evidence.countries(t).contains("KP"));
    targets.addAll(RealLists.load("mof/shisantouketsu_sample.csv").targets());
    targets.addAll(RealLists.load("korea/kr_list_sample.csv").targets());
    Merged merged = ListMerge.of(targets);
    long seed = new Random().nextLong();
    Collections.shuffle(targets, new Random(seed));
    assertThat(ListMerge.of(targets)).as("seed %s", seed).isEqualTo(merged);
    long dprk =
        merged.entities().stream()
            .filter(e -> e.isOn(new ListId("un")) && e.isOn(new ListId("us-sdn")))
            .filter(e -> GapTable.countries(e).contains("KP"))
            .count();
    System.out.println("DPRK targets joined between UN and US: " + dprk);
    assertThat(dprk).isGreaterThan(90);
    assertThat(merged.entities()).allMatch(e -> e.joins().size() == e.targets().size() - 1);
  }

  @Test
  void aGapTellsWhoListsAndWhoDoesNot() {
    List<Target> targets =
        List.of(
            person("un", "KPi.1", "RI A").birth(born(1960, 1, 1)).target(),
            person("us-sdn", "2", "RI, A").birth(born(1960, 1, 1)).target(),
            person("kr", "7", "오충성").target());
    List<GapTable.Gap> gaps =
        GapTable.of(
            ListMerge.of(targets), GapTable.partners(targets.stream().map(Target::list).toList()));
    assertThat(gaps).hasSize(2);
    assertThat(gaps.getFirst().listedBy()).isEqualTo(Set.of("un", "us"));
    assertThat(gaps.getFirst().notListedBy()).isEqualTo(Set.of("kr"));
  }

  @Test
  void aTargetIsNamedInTheReadersScript() {
    Entity entity =
        ListMerge.of(
                List.of(
                    person("jp-mof", "1", "パク・チンヒョク").birth(born(1984, 8, 15)).target(),
                    person("us-sdn", "2", "PARK, Jin Hyok")
                        .birth(born(1984, 8, 15))
                        .identifier(Identifier.of(Kind.UN_REFERENCE, "KPi.999"))
                        .target(),
                    person("un", "KPi.999", "PAK JIN HYOK")
                        .name(Name.whole("BLACKJACK", NameUse.ALIAS, true, "alias"))
                        .identifier(new Identifier(Kind.PASSPORT, "1234567", Country.of("KP"), ""))
                        .target(),
                    person("kr", "3", "박진혁")
                        .identifier(new Identifier(Kind.PASSPORT, "1234567", Country.of("KP"), ""))
                        .target()))
            .entities()
            .stream()
            .filter(e -> e.isOn(new ListId("kr")))
            .findFirst()
            .orElseThrow();
    assertThat(entity.targets()).extracting(Target::id).contains("kr/3", "un/KPi.999");
    assertThat(entity.nameIn(List.of(Script.HANGUL, Script.LATIN))).isEqualTo("박진혁");
    assertThat(entity.nameIn(List.of(Script.LATIN))).isEqualTo("PAK JIN HYOK");
    assertThat(entity.nameIn(List.of(Script.ARABIC))).isEqualTo("박진혁");
  }

  @Test
  void aPartnerListsSinceTheEarliestOfItsLists() {
    List<Target> targets =
        List.of(
            person("us-sdn", "2", "RI, A").birth(born(1960, 1, 1)).since(day(2018, 9, 6)).target(),
            person("us-cons", "9", "RI A").birth(born(1960, 1, 1)).since(day(2016, 1, 1)).target(),
            person("un", "KPi.1", "RI A").birth(born(1960, 1, 1)).target(),
            person("jp-mof", "5", "RI A").target());
    List<String> partners = List.of("jp", "un", "us");
    GapTable.Gap gap = GapTable.of(ListMerge.of(targets), Set.copyOf(partners)).getFirst();
    List<GapTable.Standing> standings = GapTable.standings(gap, partners);
    assertThat(standings.getFirst())
        .isEqualTo(new GapTable.Standing("jp", GapTable.Listed.MAYBE, null, List.of("5")));
    assertThat(standings.get(1).since()).isNull();
    assertThat(standings.get(2).since()).isEqualTo(day(2016, 1, 1));
    assertThat(standings.get(2).references()).containsExactlyInAnyOrder("2", "9");
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  /// Made targets that share names, numbers and dates far more often than real ones do, so that
  /// rules meet and contradict each other.
  @Test
  void theOrderOfListsChangesNothing() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Target> targets = new ArrayList<>();
      int count = 2 + random.nextInt(14);
      for (int i = 0; i < count; i++) {
        targets.add(made(i, random));
      }
      Merged merged = ListMerge.of(targets);
      for (int again = 0; again < 4; again++) {
        Collections.shuffle(targets, random);
        assertThat(ListMerge.of(targets)).as("seed %s, round %s", seed, round).isEqualTo(merged);
      }
      for (Entity entity : merged.entities()) {
        assertThat(entity.joins()).hasSize(entity.targets().size() - 1);
        assertThat(entity.joins()).allMatch(join -> join.against().isEmpty());
        assertThat(entity.targets().stream().map(Target::list).distinct().count())
            .as("seed %s, round %s: one row a list", seed, round)
            .isEqualTo(entity.targets().size());
      }
    }
  }

  private static Target made(int number, Random random) {
    List<String> lists = List.of("un", "us-sdn", "jp-mof", "kr", "eu", "uk");
    List<String> names = List.of("RI A", "YI A", "RI, A", "PAK B", "PARK B", "KIM C");
    String list = lists.get(random.nextInt(lists.size()));
    TargetKind kind =
        random.nextInt(4) == 0
            ? TargetKind.VESSEL
            : random.nextBoolean() ? TargetKind.PERSON : TargetKind.ORGANIZATION;
    TargetDraft draft =
        draft(list, String.valueOf(number), kind, names.get(random.nextInt(names.size())));
    if (random.nextInt(3) > 0) {
      draft.birth(born(1960 + random.nextInt(3), 1, 1));
    }
    if (random.nextBoolean()) {
      String passport = "12345" + random.nextInt(3);
      draft.identifier(new Identifier(Kind.PASSPORT, passport, Country.of("KP"), ""));
    }
    if (random.nextInt(3) == 0) {
      draft.identifier(Identifier.of(Kind.UN_REFERENCE, String.valueOf(random.nextInt(14))));
    }
    if (random.nextInt(3) == 0) {
      draft.identifier(Identifier.of(Kind.IMO_SHIP, random.nextBoolean() ? "7937317" : "9066540"));
    }
    if (random.nextInt(4) == 0) {
      draft.identifier(Identifier.of(Kind.SWIFT, "DCBKKPPY"));
    }
    return draft.target();
  }
}
