package org.entente.app.server.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.fault.Canaries;
import org.entente.app.server.partner.PartnerLink;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.CountQuestion;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.Terms;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.Partner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Comparisons of items between nodes that run.
public class OverlapsTest {
  private static final String ACCOUNT = "0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2";
  private static final List<String> OURS =
      List.of(
          "address:" + ACCOUNT,
          "domain:both.example",
          "domain:canary-ours-7f3a.example",
          "person:Canary Ours Person|1970-01-01",
          "imo:9074729");
  private static final List<String> THEIRS =
      List.of(
          "eip155:1:" + ACCOUNT.toLowerCase(java.util.Locale.ROOT),
          "domain:BOTH.example.",
          "imo:IMO 9074729",
          "domain:canary-theirs-9b1c.example");

  @TempDir private Path folder;
  private final List<LocalNode> nodes = new ArrayList<>();

  @AfterEach
  public void stop() {
    nodes.forEach(LocalNode::close);
  }

  private LocalNode node(String name, String country, Map<String, String> settings)
      throws IOException {
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, settings);
    nodes.add(made);
    made.person("ann-" + name, Role.ANALYST);
    made.person("bob-" + name, Role.APPROVER);
    return made;
  }

  private void alliance(Map<String, String> settings) throws IOException {
    node("us", "USA", settings);
    node("jp", "JPN", settings);
    nodes.get(0).know(nodes.get(1));
    nodes.get(1).know(nodes.get(0));
  }

  private LocalNode us() {
    return nodes.get(0);
  }

  private LocalNode jp() {
    return nodes.get(1);
  }

  public static JsonValue.Members json(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  public static String start(LocalNode at, String mode, String learns, List<String> items)
      throws IOException {
    JsonValue.Members with =
        json("""
        {"to":"jp","as":"bob-us","mode":"%s","learns":"%s","purpose":"deconfliction",
        "legal_basis":"agreement of 2026, article 4"}\
        """
                .formatted(mode, learns))
            .with("items", JsonValue.texts(items));
    return at.post("/x/overlaps", with).optional("id").orElseThrow();
  }

  public static JsonValue.Members agree(LocalNode at, String id, List<String> items)
      throws IOException {
    return at.post(
        "/x/overlaps/" + id + "/agree",
        json("{\"as\":\"bob-jp\"}").with("items", JsonValue.texts(items)));
  }

  public static JsonValue.Members await(LocalNode at, String id, String state) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonValue.Members last = JsonValue.Members.NONE;
    while (System.nanoTime() < end) {
      try {
        last = at.get("/x/overlaps/" + id);
        if (last.optional("state").orElse("").equals(state)) {
          return last;
        }
      } catch (BadInput e) {
        assertThat(e.getMessage()).contains("no comparison");
      }
      Thread.sleep(10);
    }
    throw new AssertionError(last);
  }

  private static long number(JsonValue.Members from, String name) {
    return from.get(name) instanceof JsonValue.Numeral number
        ? number.value().longValueExact()
        : -1;
  }

  @Test
  public void whoAskedLearnsWhatBothHaveAndThePartnerOnlyHowMuchWasAsked() throws Exception {
    alliance(Map.of());
    String id = start(us(), "items", "we", OURS);
    await(jp(), id, "waiting");
    agree(jp(), id, THEIRS);
    JsonValue.Members ours = await(us(), id, "done");
    assertThat(ours.members("result").texts("both"))
        .containsExactly("address:" + ACCOUNT, "domain:both.example", "imo:9074729");
    assertThat(number(ours.members("result"), "theirs")).isEqualTo(4);
    JsonValue.Members theirs = await(jp(), id, "done");
    assertThat(number(theirs, "theyAsk")).isEqualTo(5);
    assertThat(theirs.has("result")).isFalse();
    assertThat(Canaries.holds(folder.resolve("jp"), "canary-ours", "Canary Ours")).isEmpty();
    assertThat(Canaries.holds(folder.resolve("us"), "canary-theirs")).isEmpty();
    assertThat(number(jp().get("/x/overlaps/" + id), "spent")).isEqualTo(5);
    for (LocalNode one : nodes) {
      Path files = folder.resolve(one.name()).resolve("overlap").resolve(id);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (System.nanoTime() < end && names(files).size() > 1) {
        Thread.sleep(20);
      }
      assertThat(names(files)).containsExactly("items");
    }
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(one -> String.valueOf(one.getFileName())).toList();
    }
  }

  @Test
  public void bothLearnWhereBothAgreedToIt() throws Exception {
    alliance(Map.of());
    String id = start(us(), "items", "both", OURS);
    await(jp(), id, "waiting");
    agree(jp(), id, THEIRS);
    assertThat(await(us(), id, "done").members("result").texts("both")).hasSize(3);
    assertThat(await(jp(), id, "done").members("result").texts("both"))
        .containsExactly(THEIRS.get(0), THEIRS.get(1), THEIRS.get(2));
  }

  @Test
  public void aCountTellsHowManyAndNotWhich() throws Exception {
    alliance(Map.of());
    String id = start(us(), "count", "both", OURS);
    await(jp(), id, "waiting");
    agree(jp(), id, THEIRS);
    JsonValue.Members result = await(us(), id, "done").members("result");
    assertThat(number(result, "count")).isEqualTo(3);
    assertThat(result.has("both")).isFalse();
    assertThat(number(await(jp(), id, "done").members("result"), "count")).isEqualTo(3);
  }

  @Test
  public void aSumOfAmountsIsLearntByWhoHasThemAndTheNumberByBoth() throws Exception {
    alliance(Map.of());
    String large = "340282366920938463463374607431768211455";
    String id =
        start(
            us(),
            "sum",
            "we",
            List.of(
                "address:" + ACCOUNT + " = " + large,
                "domain:both.example = 7",
                "domain:canary-ours-7f3a.example = 1000",
                "imo:9074729 = 0"));
    await(jp(), id, "waiting");
    agree(jp(), id, THEIRS);
    JsonValue.Members ours = await(us(), id, "done").members("result");
    assertThat(ours.optional("sum")).contains("340282366920938463463374607431768211462");
    assertThat(number(ours, "count")).isEqualTo(3);
    JsonValue.Members theirs = await(jp(), id, "done").members("result");
    assertThat(number(theirs, "count")).isEqualTo(3);
    assertThat(theirs.all()).containsOnlyKeys("count");
    assertThat(Canaries.holds(folder.resolve("jp"), "canary-ours", "34028236692")).isEmpty();
    assertThat(Canaries.holds(folder.resolve("us"), "canary-theirs")).isEmpty();

    String few = start(us(), "sum", "we", List.of("imo:9074729 = 5", "domain:a.example = 1"));
    await(jp(), few, "waiting");
    agree(jp(), few, THEIRS);
    JsonValue.Members little = await(us(), few, "done").members("result");
    assertThat(number(little, "count")).isEqualTo(1);
    assertThat(little.has("sum")).isFalse();
    assertThatThrownBy(() -> start(us(), "sum", "we", List.of("imo:9074729")))
        .hasMessageContaining("it has no amount");
  }

  @Test
  public void inAContinuedComparisonOnlyNewItemsAreAskedAndMadeAnew() throws Exception {
    alliance(Map.of());
    JsonValue.Members first = continued(List.of("imo:9074729", "domain:a.example"), THEIRS);
    assertThat(number(first, "asked")).isEqualTo(2);
    assertThat(first.members("result").texts("both")).containsExactly("imo:9074729");

    // Two new ones here, one there that was asked about before.
    List<String> grown = new ArrayList<>(THEIRS);
    grown.add("domain:a.example");
    JsonValue.Members second =
        continued(
            List.of("imo:9074729", "domain:a.example", "domain:both.example", "domain:c.example"),
            grown);
    assertThat(number(second, "asked")).isEqualTo(2);
    assertThat(number(second, "theyHold")).isEqualTo(5);
    assertThat(second.members("result").texts("both"))
        .containsExactly("imo:9074729", "domain:a.example", "domain:both.example");
    assertThat(number(second.members("result"), "left")).isZero();

    // One is gone there: a new key, under which the old ones are to be asked again.
    JsonValue.Members third = continued(List.of("imo:9074729", "domain:d.example"), THEIRS);
    assertThat(number(third, "asked")).isEqualTo(1);
    assertThat(number(third.members("result"), "left")).isEqualTo(1);
    JsonValue.Members fourth = continued(List.of("imo:9074729", "domain:d.example"), THEIRS);
    assertThat(number(fourth, "asked")).isEqualTo(1);
    assertThat(fourth.members("result").texts("both")).containsExactly("imo:9074729");
    assertThat(number(fourth.members("result"), "left")).isZero();
    assertThat(Canaries.holds(folder.resolve("us"), "canary-theirs")).isEmpty();
  }

  private JsonValue.Members continued(List<String> ours, List<String> theirs) throws Exception {
    JsonValue.Members with =
        json("""
        {"to":"jp","as":"bob-us","continued":true,"purpose":"p","legal_basis":"l"}\
        """)
            .with("items", JsonValue.texts(ours));
    String id = us().post("/x/overlaps", with).optional("id").orElseThrow();
    await(jp(), id, "waiting");
    agree(jp(), id, theirs);
    return await(us(), id, "done");
  }

  @Test
  public void whatEvidenceNamesBecomesItemsOfTheKindsThatAreWanted() throws Exception {
    alliance(Map.of());
    us().post(
            "/x/admin/case-open",
            json("{\"incident\":\"theft\",\"title\":\"A\",\"as\":\"ann-us\"}"));
    String evidence =
        """
        {"found":[{"address":"%s"},{"address":"no address"},{"imo":9074729}],
        "money":[{"at":"%s@ETH"},{"at":"abc:0"}],"asked":{"query":"Kim Jong Un"},"domain":"a.example"}\
        """
            .formatted(ACCOUNT, ACCOUNT);
    JsonValue.Members add =
        json("{\"case\":\"us-1\",\"file\":\"e.json\",\"as\":\"ann-us\"}")
            .with(
                "base64",
                JsonValue.of(Base64.getEncoder().encodeToString(evidence.getBytes(UTF_8))));
    us().post("/x/admin/case-add", add);
    JsonValue.Members all = us().post("/x/overlaps/items", json("{\"cases\":[\"us-1\"]}"));
    assertThat(all.texts("items"))
        .containsExactly(
            "address:" + ACCOUNT, "imo:9074729", "person:Kim Jong Un", "domain:a.example");
    JsonValue.Members some =
        us().post("/x/overlaps/items", json("{\"cases\":[\"us-1\"],\"kinds\":[\"imo\"]}"));
    assertThat(some.texts("items")).containsExactly("imo:9074729");
    assertThatThrownBy(() -> us().post("/x/overlaps/items", json("{\"cases\":[\"us-9\"]}")))
        .hasMessageContaining("no case us-9");
  }

  @Test
  public void nothingHappensWithoutAnApproverOnEachSideAndADeclinedOfferIsOver() throws Exception {
    alliance(Map.of());
    assertThatThrownBy(
            () ->
                us().post(
                        "/x/overlaps",
                        json(
                            """
                            {"to":"jp","as":"ann-us","purpose":"p","legal_basis":"l",
                            "items":["domain:a.example"]}\
                            """)))
        .hasMessageContaining("no approver");
    String id = start(us(), "items", "we", OURS);
    await(jp(), id, "waiting");
    jp().post("/x/overlaps/" + id + "/decline", json("{\"as\":\"bob-jp\",\"reason\":\"no law\"}"));
    JsonValue.Members over = await(us(), id, "declined");
    assertThat(over.optional("reason")).contains("no law");
    assertThatThrownBy(() -> agree(jp(), id, THEIRS)).hasMessageContaining("declined");
  }

  @Test
  public void aBudgetBoundsHowMuchAPartnerMayAskInThirtyDays() throws Exception {
    alliance(Map.of("overlap.budget", "7"));
    String first = start(us(), "items", "we", OURS);
    await(jp(), first, "waiting");
    agree(jp(), first, THEIRS);
    await(us(), first, "done");
    String second = start(us(), "items", "we", OURS);
    await(jp(), second, "waiting");
    assertThatThrownBy(() -> agree(jp(), second, THEIRS))
        .hasMessageContaining("asked about 5 items in thirty days: 5 more pass its budget of 7");
    assertThat(jp().get("/x/overlaps/" + second).optional("state")).contains("waiting");
  }

  /// A partner whose node is ours to misuse: nothing there brings comparisons forward.
  private NodeGroup.Running hostile(NodeGroup group) throws Exception {
    NodeGroup.Running us = group.start("us", "USA", true);
    LocalNode jp = node("jp", "JPN", Map.of());
    new NodeActions(us.node())
        .perform(
            "partner",
            action(
                "name",
                "jp",
                "country",
                "JPN",
                "url",
                jp.url(),
                "vkey",
                jp.node().home().identity().key().verifier().toString()));
    new NodeActions(jp.node())
        .perform(
            "partner", action("name", "us", "country", "USA", "url", us.url(), "vkey", us.vkey()));
    return us;
  }

  private static String offer(
      NodeGroup.Running by, Mode mode, boolean isMutual, long count, List<byte[]> sheets) {
    long ends = by.home().nowMicros() + 3_600_000_000L;
    String id = by.node().overlaps().fresh();
    by.node()
        .overlaps()
        .start(null, id, "jp", new Terms(mode, isMutual, false, "p", "l", ends, false), "eve");
    List<String> hashes = sheets.stream().map(Sheets::hash).toList();
    by.node()
        .overlaps()
        .pledge(
            id,
            new Pledge(
                "0".repeat(64), Optional.of(new Pledge.Asking(count, hashes)), Optional.empty()));
    by.node().bell().ring();
    return id;
  }

  @Test
  public void whatNoHonestPartnerSendsIsAnsweredByNothing() throws Exception {
    try (NodeGroup group = new NodeGroup(folder)) {
      NodeGroup.Running us = hostile(group);
      LocalNode jp = nodes.getFirst();
      byte[] zero = new byte[32];
      byte[] large = new byte[32];
      Arrays.fill(large, (byte) 0xff);
      byte[] masked = CountQuestion.of(new byte[32]).masked(List.of(new byte[] {1})).getFirst();
      byte[] twice = Sheets.of(List.of(masked, masked));
      try (PartnerLink link =
          new PartnerLink(
              us.node().partners().named("jp").orElseThrow(), us.home().identity().key())) {
        // Bound by its hash, and no element, or 0, or of no length: the comparison is over.
        for (byte[] sheet : List.of(zero, large, new byte[33])) {
          String id = agreed(us, jp, Mode.ITEMS, 1, sheet);
          assertThat(ask(link, id, 0, sheet)).isEqualTo(422);
          assertThat(await(jp, id, "stopped").optional("reason")).isPresent();
          assertThat(ask(link, id, 0, sheet)).isEqualTo(404);
        }
        String same = agreed(us, jp, Mode.COUNT, 2, twice);
        assertThat(ask(link, same, 0, twice)).isEqualTo(200);
        assertThat(link.get("/overlap/" + same + "/answer/0", 1 << 20).status()).isEqualTo(422);
        assertThat(await(jp, same, "stopped").optional("reason").orElse("")).contains("twice");

        // Another sheet than the one that is bound, one behind it, too many: nothing.
        String id = agreed(us, jp, Mode.ITEMS, 1, masked);
        assertThat(ask(link, id, 0, zero)).isEqualTo(409);
        assertThat(link.post("/overlap/" + id + "/ask/0?sha256=00", masked).status())
            .isEqualTo(409);
        assertThat(ask(link, id, 1, masked)).isEqualTo(404);
        assertThat(ask(link, id, 0, new byte[32 * 10_001])).isEqualTo(413);
        assertThat(ask(link, id, 0, masked)).isEqualTo(200);
        // A repetition gets the same bytes, at no cost.
        byte[] first = answer(link, id, masked);
        assertThat(answer(link, id, masked)).isEqualTo(first);
        assertThat(link.get("/overlap/" + id + "/tags/1", 1 << 20).status()).isEqualTo(404);
        assertThat(link.get("/overlap/" + id + "/tags/0", 1 << 20).status()).isEqualTo(200);

        // Nobody agreed yet; the offer isn't what it says; too many offers.
        String waiting = offer(us, Mode.ITEMS, false, 1, List.of(masked));
        await(jp, waiting, "waiting");
        assertThat(ask(link, waiting, 0, masked)).isEqualTo(404);
        String torn = offer(us, Mode.ITEMS, true, 1, List.of(masked));
        for (int i = 0; i < 22; i++) {
          offer(us, Mode.ITEMS, false, 1, List.of(masked));
        }
        awaitAudit(jp, "too many offers");
        assertThat(jp.node().overlaps().of(torn)).isEmpty();
        assertThat(jp.get("/x/overlaps?state=waiting").items("overlaps")).hasSize(20);
      }
    }
  }

  private static void awaitAudit(LocalNode at, String words) throws Exception {
    for (int i = 0; i < 2_000; i++) {
      boolean isThere =
          at.node().audit().entries(0, null, 1_000).stream()
              .anyMatch(one -> one.act().detail().contains(words));
      if (isThere) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError(words + " is not in the audit");
  }

  private static String agreed(
      NodeGroup.Running us, LocalNode jp, Mode mode, long count, byte[] sheet) throws Exception {
    String id = offer(us, mode, false, count, List.of(sheet));
    await(jp, id, "waiting");
    agree(jp, id, THEIRS);
    await(jp, id, "running");
    return id;
  }

  private static int ask(PartnerLink link, String id, int sheet, byte[] bytes) throws Exception {
    String target = "/overlap/" + id + "/ask/" + sheet + "?sha256=" + Sheets.hash(bytes);
    return link.post(target, bytes).status();
  }

  private static byte[] answer(PartnerLink link, String id, byte[] sheet) throws Exception {
    return link.post("/overlap/" + id + "/ask/0?sha256=" + Sheets.hash(sheet), sheet).body();
  }

  @Test
  public void whatIsOverIsAnsweredNoLongerAndAPartnerThatIsSuspendedNotAtAll() throws Exception {
    try (NodeGroup group = new NodeGroup(folder)) {
      NodeGroup.Running us = hostile(group);
      LocalNode jp = nodes.getFirst();
      byte[] masked = CountQuestion.of(new byte[32]).masked(List.of(new byte[] {1})).getFirst();
      try (PartnerLink link =
          new PartnerLink(
              us.node().partners().named("jp").orElseThrow(), us.home().identity().key())) {
        String id = agreed(us, jp, Mode.ITEMS, 1, masked);
        jp.node().partners().set("us", Partner.State.SUSPENDED);
        assertThat(ask(link, id, 0, masked)).isEqualTo(404);
        jp.node().partners().set("us", Partner.State.ACTIVE);
        assertThat(ask(link, id, 0, masked)).isEqualTo(200);
        jp.post("/x/overlaps/" + id + "/stop", json("{\"as\":\"bob-jp\"}"));
        assertThat(ask(link, id, 0, masked)).isEqualTo(404);
        assertThat(jp.node().home().overlap(id).hasItems()).isFalse();
      }
    }
  }
}
