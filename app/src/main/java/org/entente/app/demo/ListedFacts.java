package org.entente.app.demo;

import java.time.LocalDate;
import java.util.List;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;

/// A few facts of public notices about the group behind the thefts: the US Treasury's SDN list
/// (entries 24917 and 24918 of 6 September 2018, 27307 of 13 September 2019, its address added on
/// 14 April 2022; 15787), the Foreign Ministry of Korea on 10 February 2023, the Ministry of
/// Finance of Japan (016-000068 of 2 December 2022, 016-000071 of 1 September 2023, 017-000001),
/// the United Nations (KPi.048). Not the lists: what is missing here may well stand on them.
final class ListedFacts {
  private static final Country NORTH_KOREA = Country.of("North Korea");
  private static final ListId US = new ListId("us-sdn");
  private static final ListId KOREA = new ListId("kr");
  private static final ListId JAPAN = new ListId("jp-mof");
  private static final ListId UN = new ListId("un");

  /// Ronin's thief, named by the Treasury as an address of the Lazarus Group.
  static final String RONIN = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

  private ListedFacts() {}

  static List<Target> targets() {
    return List.of(
        draft(US, "24918", TargetKind.PERSON, "2018-09-06", "PARK, Jin Hyok")
            .name(alias("PAK, Jin Hek"))
            .name(alias("PAK, Jin Hyok"))
            .birth(BirthDate.day(LocalDate.of(1984, 8, 15)))
            .birth(BirthDate.day(LocalDate.of(1984, 10, 18)))
            .identifier(Identifier.of(Identifier.Kind.PASSPORT, "290333974"))
            .target(),
        draft(KOREA, "2023-02-10/1", TargetKind.PERSON, "2023-02-10", "박진혁")
            .name(alias("PAK Jin Hyok"))
            .target(),
        draft(US, "24917", TargetKind.ORGANIZATION, "2018-09-06", "KOREA EXPO JOINT VENTURE")
            .name(alias("CHOSUN EXPO"))
            .target(),
        draft(KOREA, "2023-02-10/4", TargetKind.ORGANIZATION, "2023-02-10", "조선엑스포합영회사")
            .name(alias("Korea Expo Joint Venture"))
            .target(),
        draft(JAPAN, "016-000071", TargetKind.ORGANIZATION, "2023-09-01", "コリア・エキスポ・ジョイント・ベンチャー")
            .name(alias("KOREA EXPO JOINT VENTURE"))
            .target(),
        draft(US, "27307", TargetKind.ORGANIZATION, "2019-09-13", "LAZARUS GROUP")
            .name(Name.whole("HIDDEN COBRA", NameUse.ALIAS, true, "remarks"))
            .wallet(new Wallet("ETH", RONIN))
            .target(),
        draft(KOREA, "2023-02-10/5", TargetKind.ORGANIZATION, "2023-02-10", "라자루스 그룹")
            .name(alias("LAZARUS GROUP"))
            .target(),
        draft(JAPAN, "016-000068", TargetKind.ORGANIZATION, "2022-12-02", "ラザルス・グループ")
            .name(alias("LAZARUS GROUP"))
            .wallet(new Wallet("ETH", RONIN))
            .target(),
        draft(UN, "KPi.048", TargetKind.PERSON, "2017-06-02", "PAEK SE BONG")
            .birth(BirthDate.day(LocalDate.of(1938, 3, 21)))
            .target(),
        draft(US, "15787", TargetKind.PERSON, "2013-03-11", "PAEK, Se-Bong")
            .birth(BirthDate.day(LocalDate.of(1938, 3, 21)))
            .target(),
        draft(JAPAN, "017-000001", TargetKind.PERSON, "2013-04-05", "ペク・セボン")
            .name(alias("PAEK SE BONG"))
            .birth(BirthDate.day(LocalDate.of(1938, 3, 21)))
            .target());
  }

  private static TargetDraft draft(
      ListId list, String reference, TargetKind kind, String since, String name) {
    return new TargetDraft(list, reference)
        .kind(kind)
        .country(NORTH_KOREA)
        .since(LocalDate.parse(since))
        .name(Name.whole(name, NameUse.PRIMARY, false, "notice"));
  }

  private static Name alias(String text) {
    return Name.whole(text, NameUse.ALIAS, false, "notice");
  }
}
