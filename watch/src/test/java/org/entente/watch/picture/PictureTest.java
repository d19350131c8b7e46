package org.entente.watch.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PictureTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant THIRD = Instant.parse("2026-03-03T00:00:00Z");

  private static final String GAP =
      """
      {"events":[{"kind":"gap","mmsi":[273123456],"from":"2026-02-01T00:00:00Z",
        "to":"2026-02-02T00:00:00Z","lat":42.2,"lon":130.3,"state":"sure",
        "because":["24.0 h without a report"],"innocent":["a receiver that failed"],
        "to_lat":42.75,"to_lon":133.0,"calls":["Rajin"]}],"synthetic":true,"max_knots":15.0}
      """;

  private static final String PASSES =
      """
      {"passes":[{"object":"58400","site":"seoul","site_lat":37.5,"site_lon":127.0,
        "open":"2026-03-05T01:00:00Z","closest":"2026-03-05T01:01:00Z",
        "close":"2026-03-05T01:02:00Z","off_nadir_deg":10.0,"sun_deg":20.0,"lit":true,
        "set":"%s","age_days":4.0,"sigma_s":%s}],"void":[%s]}
      """;

  private static final String CAP =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
      <sender>kma.test</sender><sent>%s</sent><status>%s</status><msgType>%s</msgType>
      <scope>Public</scope>%s<info><language>en</language><category>Security</category>
      <event>Exercise</event><urgency>Immediate</urgency><severity>Extreme</severity>
      <certainty>Observed</certainty><expires>2026-03-01T12:00:00+09:00</expires>
      <headline>Missile warning</headline><area><areaDesc>west</areaDesc>
      <circle>37.5,127.0 30</circle></area></info></alert>
      """;

  private static List<Observation> read(String text, Instant known) {
    return new ResultReader(Map.of()).read("made", text.getBytes(UTF_8), known);
  }

  private static Picture picture(Object... textsAndTimes) {
    Picture picture = new Picture();
    for (int i = 0; i < textsAndTimes.length; i += 2) {
      picture.add(read((String) textsAndTimes[i], (Instant) textsAndTimes[i + 1]));
    }
    return picture;
  }

  @Test
  void aGapIsDrawnAsItsEndsAndAllThatLiesWithinReach() {
    Observation gap = read(GAP, FIRST).getFirst();
    assertThat(gap.lane()).isEqualTo(Lane.SHIP);
    assertThat(gap.isSynthetic()).isTrue();
    assertThat(gap.facts()).containsEntry("calls", "Rajin");
    assertThat(gap.place()).isInstanceOf(Place.Ends.class);
    assertThat(((Place.Ends) Objects.requireNonNull(gap.place())).reachM())
        .isEqualTo(24 * 15 * 1852.0);
    Map<String, @Nullable Object> json = PictureJson.of(gap);
    assertThat(String.valueOf(json.get("geometry"))).contains("MultiPoint");
    assertThat(String.valueOf(json.get("uncertain"))).contains("Polygon");
  }

  @Test
  void whatWasLearntLaterReplacesAndAnEarlierTimeShowsWhatStoodThen() {
    String newer = PASSES.formatted("2026-03-04T00:00:00Z", "0.4", "");
    Picture picture =
        picture(PASSES.formatted("2026-03-01T00:00:00Z", "3.5", ""), FIRST, newer, THIRD);
    Picture.View now = picture.view(THIRD, null, null);
    assertThat(now.observations()).hasSize(1);
    assertThat(now.observations().getFirst().when().sigmaSeconds()).isEqualTo(0.4);
    assertThat(now.replaced()).isEqualTo(1);
    Picture.View then = picture.view(SECOND, null, null);
    assertThat(then.observations().getFirst().when().sigmaSeconds()).isEqualTo(3.5);
    assertThat(then.unlearnt()).isEqualTo(1);
    assertThat(picture.view(FIRST.minusSeconds(1), null, null).observations()).isEmpty();
  }

  @Test
  void aManoeuvreMakesPassesVoidThatWereTakenInBefore() {
    String set = "2026-03-01T00:00:00Z";
    String none = "{\"object\":\"58400\",\"set\":\"" + set + "\",\"because\":\"it moved\"}";
    String later = "{\"passes\":[],\"void\":[" + none + "]}";
    Picture picture = picture(PASSES.formatted(set, "3.5", ""), FIRST, later, SECOND);
    assertThat(picture.view(FIRST, null, null).observations().getFirst().state()).isEmpty();
    assertThat(picture.view(SECOND, null, null).observations())
        .extracting(Observation::kind, Observation::state)
        .contains(tuple("pass", "void"));
  }

  @Test
  void anAlertIsJudgedByAllMessagesThatWereKnown() {
    String sent = "2026-03-01T08:00:00+09:00";
    String alert = CAP.formatted("a1", sent, "Exercise", "Alert", "");
    String cancel =
        CAP.formatted(
            "a2",
            "2026-03-01T09:00:00+09:00",
            "Exercise",
            "Cancel",
            "<references>kma.test,a1," + sent + "</references>");
    Picture picture = picture(cancel, THIRD, alert, FIRST);
    Observation then = picture.view(FIRST, null, null).observations().getFirst();
    assertThat(then.state()).isEqualTo("active");
    assertThat(then.isExercise()).isTrue();
    assertThat(then.when().to()).isEqualTo("2026-03-01T03:00:00Z");
    assertThat(then.place()).isEqualTo(new Place.Spot(new Place.Point(37.5, 127), 30_000));
    Observation now = picture.view(THIRD, null, null).observations().getFirst();
    assertThat(now.state()).isEqualTo("cancelled");
    assertThat(now.when().to()).isEqualTo("2026-03-01T00:00:00Z");
    String written = written(picture, THIRD);
    assertThat(read(written, THIRD)).extracting(Observation::state).contains("cancelled");
  }

  @Test
  void whatCameByAnotherWayEndsNoWarning() {
    String sent = "2026-03-01T08:00:00+09:00";
    byte[] alert = CAP.formatted("a1", sent, "Actual", "Alert", "").getBytes(UTF_8);
    String references = "<references>kma.test,a1," + sent + "</references>";
    byte[] cancel =
        CAP.formatted("a2", "2026-03-01T09:00:00+09:00", "Actual", "Cancel", references)
            .getBytes(UTF_8);
    ResultReader reader = new ResultReader(Map.of());
    Source source = Source.file("warning", "");
    Picture picture = new Picture();
    picture.add(reader.warning(source, alert, FIRST, "proven"));
    picture.add(reader.warning(source, cancel, FIRST, "via kr"));
    assertThat(states(picture)).contains(tuple("cap-alert", "active"));
    picture.add(reader.warning(source, cancel, FIRST, "proven"));
    assertThat(states(picture)).contains(tuple("cap-alert", "cancelled"));
  }

  private static List<Tuple> states(Picture picture) {
    return picture.view(FIRST, null, null).observations().stream()
        .map(one -> tuple(one.kind(), one.state()))
        .toList();
  }

  private static String written(Picture picture, Instant known) {
    return new JsonMapper()
        .writeValueAsString(
            PictureJson.document(
                picture.view(known, null, null), known, null, null, Integer.MAX_VALUE));
  }

  @Test
  void aTraceSaysNoMoreOfTheTheftThanThatItWasBefore() {
    String trace =
        """
        {"method":"fifo","network":"bitcoin","direction":"forward",
         "starts":[{"at":"aa:0","asset":"BTC","amount":"30","outputs":1}],"conserved":true,
         "ends":[{"at":"b","asset":"BTC","amount":"10","kind":"service",
             "time":"2026-02-03T00:00:00Z"},
           {"at":"c","asset":"BTC","amount":"18","kind":"service","time":"2026-02-01T00:00:00Z"},
           {"at":"d","asset":"BTC","amount":"2","kind":"unspent","time":null}],
         "assets":[{"asset":"BTC","symbol":"BTC","decimals":8}]}
        """;
    List<Observation> read = read(trace, FIRST);
    assertThat(read).hasSize(3);
    Observation theft = read.getFirst();
    assertThat(theft.lane()).isEqualTo(Lane.THEFT);
    assertThat(theft.when().manner()).isEqualTo(When.Manner.WITHIN);
    assertThat(theft.when().from()).isNull();
    assertThat(theft.when().to()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(theft.facts()).containsEntry("amount", "30").containsEntry("decimals", "8");
    assertThat(read.get(1).facts()).containsEntry("amount", "28").containsEntry("ends", "2");
    assertThat(read.get(2).when().from()).isNull();
  }

  @Test
  void aPictureThatIsWrittenAndReadAgainIsTheSame() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Picture picture =
        picture(
            GAP,
            FIRST,
            PASSES.formatted("2026-03-01T00:00:00Z", "3.5", ""),
            SECOND,
            CAP.formatted("a1", "2026-03-01T08:00:00+09:00", "Actual", "Alert", ""),
            FIRST);
    String written = written(picture, THIRD);
    Picture again = picture(written, Instant.now());
    assertThat(written(again, THIRD)).isEqualTo(written);
    for (int i = 0; i < 500; i++) {
      StringBuilder damaged = new StringBuilder(written);
      damaged.setCharAt(random.nextInt(damaged.length()), (char) (32 + random.nextInt(95)));
      try {
        read(damaged.toString(), FIRST);
      } catch (BadInput e) {
        assertThat(e.nextStep()).as("seed " + seed).isNotEmpty();
      }
    }
  }

  @Test
  void aWindowTakesWhatMayLieInItAndLeavesOutTheRest() {
    Picture picture =
        picture(GAP, FIRST, PASSES.formatted("2026-03-01T00:00:00Z", "45", ""), FIRST);
    Instant close = Instant.parse("2026-03-05T01:02:00Z");
    assertThat(picture.view(THIRD, close.plusSeconds(89), null).observations()).hasSize(1);
    assertThat(picture.view(THIRD, close.plusSeconds(91), null).observations()).isEmpty();
    assertThat(picture.view(THIRD, null, Instant.parse("2026-01-31T00:00:00Z")).observations())
        .isEmpty();
  }

  @Test
  void halfOfAResultIsRefusedAndAnythingElseGivesNothing() {
    assertThatThrownBy(() -> read("{\"passes\":[{\"object\":\"1\"}]}", FIRST))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("passes/0")
        .hasMessageContaining("site is missing");
    assertThatThrownBy(() -> read(GAP.replace("42.2", "420.2"), FIRST))
        .hasMessageContaining("no place on Earth");
    assertThat(read("a note", FIRST)).isEmpty();
    assertThat(read("{\"labels\":[]}", FIRST)).isEmpty();
  }
}
