package org.entente.screen.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.entente.screen.BirthDate;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.Target;
import org.entente.screen.Wallet;
import org.entente.screen.read.ListFiles;
import org.junit.jupiter.api.Test;

/// Every list file at hand loads with the counts that plain searches of its text give.
class RealListsTest {
  private static String text(String name) throws IOException {
    try (InputStream in = Files.newInputStream(RealLists.path(name));
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int count(String text, String regex) {
    Matcher found = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
    int count = 0;
    while (found.find()) {
      count++;
    }
    return count;
  }

  private static Map<String, Target> byReference(LoadedList list) {
    return list.targets().stream()
        .collect(Collectors.toMap(Target::reference, Function.identity()));
  }

  private static Target target(Map<String, Target> targets, String reference) {
    return Objects.requireNonNull(targets.get(reference), reference);
  }

  @Test
  void theSdnListIsWhole() throws IOException {
    LoadedList list = RealLists.load("ofac-sdn-2021-07");
    String sdn = text("ofac-sdn-2021-07/sdn.csv.gz");
    assertThat(list.list()).hasToString("us-sdn");
    assertThat(list.snapshot().count("targets")).isEqualTo(count(sdn, "^\\d+,\"")).isEqualTo(8976);
    assertThat(list.snapshot().count("person"))
        .isEqualTo(count(sdn, "^\\d+,\".*?\",\"individual\""));
    assertThat(list.snapshot().count("vessel")).isEqualTo(count(sdn, "^\\d+,\".*?\",\"vessel\""));
    assertThat(list.snapshot().count("aircraft"))
        .isEqualTo(count(sdn, "^\\d+,\".*?\",\"aircraft\""));
    int wallets =
        count(sdn, "Digital Currency Address - \\w+ \\w+")
            + count(
                text("ofac-sdn-2021-07/sdn_comments.csv.gz"),
                "(?:Digital Currency Address|^29703,\"s) - \\w+ \\w+");
    assertThat(list.snapshot().count("wallets")).isEqualTo(wallets);
    long alternative =
        list.targets().stream()
            .flatMap(t -> t.rows().stream())
            .filter(r -> r.cells().stream().anyMatch(c -> c.field().equals("alt_num")))
            .count();
    assertThat(alternative).isEqualTo(count(text("ofac-sdn-2021-07/alt.csv.gz"), "^\\d+,"));
    assertThat(list.doubts()).isEmpty();
    assertThat(list.findings()).isEmpty();
  }

  @Test
  void remarksThatAreCutAreJoinedBeforeTheyAreRead() throws IOException {
    Map<String, Target> sdn = byReference(RealLists.load("ofac-sdn-2021-07"));
    assertThat(target(sdn, "30518").wallets())
        .contains(new Wallet("XBT", "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr"));
    Target ship = target(sdn, "17104");
    assertThat(ship.identifiers(Kind.IMO_SHIP)).extracting(Identifier::value).contains("8606173");
    assertThat(target(sdn, "27307").names().stream().filter(Name::weak).map(Name::text))
        .contains("HIDDEN COBRA", "TEMP.HERMIT");
  }

  @Test
  void theUnListIsWhole() throws IOException {
    LoadedList list = RealLists.load("un");
    String un = text("un/consolidated_2026-02-27.xml.gz");
    assertThat(list.snapshot().published()).isEqualTo(LocalDate.of(2026, 2, 27));
    assertThat(list.snapshot().count("person")).isEqualTo(count(un, "<INDIVIDUAL>")).isEqualTo(730);
    assertThat(list.snapshot().count("organization"))
        .isEqualTo(count(un, "<ENTITY>"))
        .isEqualTo(273);
    assertThat(list.targets().stream().filter(t -> t.programmes().contains("DPRK"))).hasSize(155);
    long originals =
        list.targets().stream()
            .flatMap(t -> t.rows().getFirst().cells().stream())
            .filter(c -> c.field().equals("NAME_ORIGINAL_SCRIPT"))
            .count();
    assertThat(originals).isEqualTo(count(un, "<NAME_ORIGINAL_SCRIPT>[^<]*\\S"));
    assertThat(list.targets()).flatExtracting(t -> t.identifiers(Kind.IMO_COMPANY)).hasSize(16);
    assertThat(list.targets()).noneMatch(t -> !t.reference().equals(t.reference().strip()));
    assertThat(list.doubts()).isEmpty();
  }

  @Test
  void oneListInTwoFormsSaysTheSame() throws IOException {
    LoadedList enhanced = RealLists.load("ofac-consolidated/ofac_cons_enhanced_2025-01-10.zip");
    assertThat(enhanced.snapshot().published()).isEqualTo(LocalDate.of(2025, 1, 10));
    assertThat(enhanced.targets()).hasSize(443);
    List<ListIntake.Issue> issues =
        ListIntake.find(ListFiles.below(List.of(RealLists.path("ofac-consolidated")))).issues();
    assertThat(issues).hasSize(2);
    LoadedList csv =
        issues.stream()
            .filter(i -> i.form().equals("ofac-csv"))
            .findFirst()
            .orElseThrow()
            .read(false, Instant.EPOCH);
    String plain = text("ofac-consolidated/cons_prim.csv.gz");
    assertThat(csv.list()).hasToString("us-cons");
    assertThat(csv.targets()).hasSize(count(plain, "^\\d+,"));
    assertThat(csv.doubts()).isEmpty();
    Map<String, Target> other = byReference(enhanced);
    Set<String> differ = new HashSet<>();
    int both = 0;
    for (Target target : csv.targets()) {
      Target same = other.get(target.reference());
      if (same != null) {
        both++;
        if (!same.primaryName().text().equals(target.primaryName().text())
            || same.kind() != target.kind()) {
          differ.add(target.primaryName().text() + " / " + same.primaryName().text());
        }
      }
    }
    assertThat(both).isGreaterThan(430);
    assertThat(differ).as("of %s", both).hasSizeLessThan(5);
  }

  @Test
  void japansRowsAreReadWithTheirTraps() throws IOException {
    LoadedList list = RealLists.load("mof/shisantouketsu_sample.csv");
    assertThat(list.targets()).hasSize(21);
    Map<String, Target> mof = byReference(list);
    assertThat(target(mof, "016-000068").wallets()).hasSize(8);
    assertThat(target(mof, "002-000002").births())
        .containsExactly(BirthDate.years(1955, 1958, false), BirthDate.years(1945, 1950, false));
    assertThat(target(mof, "002-000002").since()).isEqualTo(LocalDate.of(2001, 9, 22));
    assertThat(target(mof, "002-000008").births())
        .containsExactly(BirthDate.year(1969), BirthDate.year(1995));
    assertThat(target(mof, "014-000017").names())
        .extracting(Name::text)
        .contains("LEADER (HONG KONG) INTERNATIONAL");
    Identifier passport = target(mof, "017-000008").identifiers(Kind.PASSPORT).getFirst();
    assertThat(passport.value()).isEqualTo("563110024");
    assertThat(passport.country().code()).isEqualTo("KP");
    assertThat(target(mof, "002-000002").identifiers(Kind.PASSPORT).getFirst().value())
        .isEqualTo("P04581926");
    assertThat(target(mof, "017-000001").names()).extracting(Name::text).contains("ペク・セポン");
    assertThat(list.findings())
        .anyMatch(f -> f.contains("016-000072") && f.contains("1197746161 "))
        .anyMatch(f -> f.contains("002-000008") && f.contains("1995"));
    assertThat(list.doubts()).as("a sample is no whole list").isNotEmpty();
  }

  @Test
  void koreasTemplateIsRead() throws IOException {
    LoadedList list = RealLists.load("korea/kr_list_sample.csv");
    assertThat(list.targets()).hasSize(33);
    Target park = target(byReference(list), "1");
    assertThat(park.names())
        .extracting(Name::text)
        .containsExactly("박진혁", "PAK Jin Hyok", "PARK Jin Hyok");
    assertThat(park.since()).isEqualTo(LocalDate.of(2023, 2, 10));
    assertThat(park.countries().getFirst().code()).isEqualTo("KP");
    assertThat(list.snapshot().count("person"))
        .isEqualTo(count(text("korea/kr_list_sample.csv"), ",개인,"));
    assertThat(list.doubts()).isEmpty();
  }

  @Test
  void europesFixturesAreRead() throws IOException {
    LoadedList eu = RealLists.load("eu-uk/eu_fsf_1_1_fixture.xml");
    assertThat(eu.targets())
        .hasSize(count(text("eu-uk/eu_fsf_1_1_fixture.xml"), "<sanctionEntity "));
    assertThat(target(byReference(eu), "EU.30.77").since()).isEqualTo(LocalDate.of(2003, 7, 7));
    LoadedList uk = RealLists.load("eu-uk/uk_ofsi_old_fixture.xml");
    Matcher groups =
        Pattern.compile("<GroupID>(\\d+)</GroupID>").matcher(text("eu-uk/uk_ofsi_old_fixture.xml"));
    Set<String> ids = new HashSet<>();
    while (groups.find()) {
      ids.add(groups.group(1));
    }
    assertThat(byReference(uk).keySet()).isEqualTo(ids);
    assertThat(target(byReference(uk), "100").names())
        .extracting(Name::text)
        .contains("John Edward SMITH", "Johnny SMYTH");
  }

  @Test
  void cryptoAddressesAreReadOneALine() throws IOException {
    LoadedList list = RealLists.load("ofac-crypto");
    assertThat(list.targets()).hasSize(641);
    assertThat(list.snapshot().count("wallets")).isEqualTo(654);
  }

  @Test
  void filesThatAreNoListsAreLeftAlone() throws IOException {
    ListIntake.Found found = ListIntake.find(ListFiles.below(List.of(RealLists.path("."))));
    assertThat(found.issues()).hasSize(9);
    assertThat(found.unknown())
        .extracting(
            f -> Path.of(f.source()).getName(Path.of(f.source()).getNameCount() - 2).toString())
        .contains("eval", "names");
  }
}
