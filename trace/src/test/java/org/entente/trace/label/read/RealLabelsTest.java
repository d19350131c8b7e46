package org.entente.trace.label.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.entente.base.address.AddressFamily;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.read.RealData;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.MemoryLabels;
import org.entente.trace.label.Role;
import org.entente.trace.label.Standing;
import org.entente.trace.label.Subject;
import org.junit.jupiter.api.Test;

/// Every label file beside the repository, against counts that come about otherwise.
class RealLabelsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Pattern SUBJECT_LINE = Pattern.compile("(?m)^(?:- |  )(?:address|tx_hash):");

  private static List<Label> labels(Path file) throws IOException {
    List<Label> labels = new ArrayList<>();
    LabelFiles.read(file, new LabelFiles.Settings(TODAY, new Doubts(false)), labels::add);
    return labels;
  }

  private static MemoryLabels memory(String folder) throws IOException {
    MemoryLabels memory = new MemoryLabels();
    for (Path file : LabelFiles.below(List.of(RealData.path(folder)))) {
      labels(file).forEach(memory);
    }
    return memory;
  }

  private static List<Claim> claims(MemoryLabels labels, String address) {
    return labels.of(CryptoAddress.read(address).key());
  }

  @Test
  void everyTagOfEveryPackBecomesALabel() throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Path file : LabelFiles.below(List.of(RealData.path("labels/tagpacks")))) {
      String text = Files.readString(file);
      long expected = SUBJECT_LINE.matcher(text).results().count();
      List<Label> labels = labels(file);
      assertThat(labels).as(file.toString()).hasSize((int) expected);
      counts.put(file.getFileName().toString(), labels.size());
    }
    assertThat(counts).hasSize(20).containsEntry("usdt_blacklist.yaml", 774);
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2757);
  }

  @Test
  void everyActorIsRead() throws IOException {
    Path file = RealData.path("labels/graphsense.actorpack.yaml.gz");
    String text;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    long expected = Pattern.compile("(?m)^- id:").matcher(text).results().count();
    List<Label> actors = labels(file);
    assertThat(actors).hasSize((int) expected).hasSize(3813);
    assertThat(actors.getFirst().subject()).isEqualTo(new Subject.Actor("01"));
    assertThat(actors.getFirst().claim().note()).contains("\"uri\":\"01.xyz\"");
  }

  @Test
  void everyLineOfTheSanctionsListsIsRead() throws IOException {
    int total = 0;
    for (Path file : LabelFiles.below(List.of(RealData.path("labels/ofac")))) {
      long lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).count();
      boolean table = file.endsWith("history.csv");
      assertThat(labels(file)).as(file.toString()).hasSize((int) lines - (table ? 1 : 0));
      total += table ? 0 : (int) lines;
    }
    assertThat(total).isEqualTo(654);
  }

  @Test
  void aRemovedEntryStoodWhileItStoodAndARespelledOneAllTheTime() throws IOException {
    MemoryLabels history = new MemoryLabels();
    labels(RealData.path("labels/ofac/history.csv")).forEach(history);
    List<Claim> removed = claims(history, "0x905b63Fff465B9fFBF41DeA908CEb12478ec7601");
    assertThat(Standing.on(removed, LocalDate.of(2022, 9, 2)).held()).isEmpty();
    assertThat(Standing.on(removed, LocalDate.of(2022, 9, 16)).held()).hasSize(1);
    assertThat(Standing.on(removed, TODAY).held()).isEmpty();
    assertThat(Standing.on(removed, TODAY).retracted()).hasSize(1);
    List<Claim> respelled = claims(history, "0xca0840578f57fe71599d29375e16783424023357");
    for (LocalDate day = LocalDate.of(2022, 9, 3); day.getYear() < 2024; day = day.plusDays(1)) {
      assertThat(Standing.on(respelled, day).held()).as(day.toString()).hasSize(1);
    }
  }

  @Test
  void theWalletsInTheRemarksOfTheFullListAreFoundOverTheirContinuations() throws IOException {
    Path file = RealData.path("../screening/ofac-sdn-2021-07/sdn.csv.gz");
    List<Label> wallets = labels(file);
    assertThat(wallets).hasSize(independentCount(file));
    // one was no address of its chain, one had lost its last digit in the official file
    assertThat(wallets.stream().filter(label -> !recognised(label)).map(RealLabelsTest::text))
        .containsExactlyInAnyOrder(
            "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320",
            "0xa7e5d5a720f06526557c513402f2e6b5fa20b00");
    assertThat(wallets.stream().map(label -> label.subject().text()))
        .contains(
            "0x8576acc5c05d6ce88f4e49bf65bdf0c62f91353c", "LWnbjLYUfqeokfbWM4FcU7uk2FP2DSxuWS");
  }

  private static boolean recognised(Label label) {
    return ((Subject.Address) label.subject()).key().recognised();
  }

  private static String text(Label label) {
    return label.subject().text();
  }

  /// By hand: the remark of each line and its continuations as one text, cut at the phrase.
  private static int independentCount(Path file) throws IOException {
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    for (String name : List.of("sdn.csv.gz", "sdn_comments.csv.gz")) {
      try (var in = new GZIPInputStream(Files.newInputStream(file.resolveSibling(name)))) {
        for (String line :
            new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList()) {
          String id = line.split(",", 2)[0].strip();
          String last =
              line.endsWith("\"")
                  ? line.substring(line.lastIndexOf(",\"") + 2, line.length() - 1)
                  : "";
          texts.computeIfAbsent(id, _ -> new StringBuilder()).append(last);
        }
      }
    }
    return texts.values().stream()
        .mapToInt(text -> text.toString().split("Digital Currency Address - ", -1).length - 1)
        .sum();
  }

  @Test
  void oneAddressKeepsAllThatIsSaidOfIt() throws IOException {
    MemoryLabels all = memory("labels");
    List<Claim> claims = claims(all, "3F6bbvS1krsc1qR8FsbTDfYQyvkMm3QvmR");
    Standing now = Standing.on(claims, TODAY);
    assertThat(now.held().stream().map(Claim::source).distinct().count()).isGreaterThanOrEqualTo(3);
    assertThat(now.best().orElseThrow().confidence().points()).isEqualTo(60);
  }

  @Test
  void aVictimIsNoDesk() throws IOException {
    List<Label> hacks = labels(RealData.path("labels/tagpacks/hacks.yaml"));
    assertThat(hacks.stream().map(Label::claim).filter(c -> c.text().equals("Bitfinex")))
        .hasSize(196)
        .allSatisfy(claim -> assertThat(claim.role()).isEqualTo(Role.HOLDER));
    assertThat(hacks.stream().map(Label::claim).filter(c -> c.text().endsWith(" hack")))
        .allSatisfy(claim -> assertThat(claim.role()).isEqualTo(Role.HOLDER));
    assertThat(hacks.stream().map(Label::claim).filter(c -> c.text().equals("Bter.com")))
        .allSatisfy(claim -> assertThat(claim.concepts()).contains("victim"));
  }

  @Test
  void theExtensionsPublishedExampleIsRead() throws IOException {
    Path folder = RealData.path("../exchange/crypto-extensions");
    Path example =
        folder.resolve("example-cryptocurrency-wallet--b6ae6083-875f-5fe9-84b9-89e168f89406.json");
    List<Label> labels = labels(example);
    assertThat(labels).hasSize(1);
    assertThat(labels.getFirst().subject().text()).isEqualTo("1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY");
  }

  @Test
  void mostAddressesOfThePacksAreRecognised() throws IOException {
    int unknown = 0;
    int total = 0;
    for (Path file : LabelFiles.below(List.of(RealData.path("labels/tagpacks")))) {
      for (Label label : labels(file)) {
        boolean known = ((Subject.Address) label.subject()).key().family() != AddressFamily.UNKNOWN;
        unknown += known ? 0 : 1;
        total++;
        if (!known) {
          System.out.println("not recognised: " + label.subject().text());
        }
      }
    }
    System.out.println(unknown + " of " + total + " addresses of TagPacks are of no known format");
    assertThat(unknown).isLessThan(40);
  }
}
