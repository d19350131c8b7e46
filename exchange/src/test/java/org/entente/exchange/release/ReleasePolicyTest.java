package org.entente.exchange.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.release.Label.Actions;
import org.entente.exchange.release.Label.Classification;
import org.entente.exchange.release.Label.Duty;
import org.entente.exchange.release.Label.Light;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The laws of labels and of the decision, on every label of a small world.
class ReleasePolicyTest {
  private static final Recipient JAPAN = new Recipient("jp", "JPN", Classification.U);
  private static final List<String> COUNTRIES = List.of("JPN", "KOR", "USA");

  @Test
  void labelsCombineAsTheCasesSay() {
    JsonValue.Members all = (JsonValue.Members) ExchangeSamples.json("markings/rollup.json");
    int count = 0;
    for (JsonValue one : all.items("cases")) {
      JsonValue.Members c = (JsonValue.Members) one;
      List<Label> labels =
          c.items("labels").stream().map(label -> label((JsonValue.Members) label)).toList();
      assertThat(Label.join(labels)).as("%s", c.text("why")).isEqualTo(label(c.members("joined")));
      assertThat(Label.join(labels.reversed())).isEqualTo(Label.join(labels));
      count++;
    }
    assertThat(count).isEqualTo(15);
  }

  private static Label label(JsonValue.Members m) {
    List<String> to = m.has("rel") && m.text("rel") == null ? m.texts("rel") : null;
    return new Label(
        word(Light.class, m.text("tlp"), Light.CLEAR),
        word(Classification.class, m.text("cls"), Classification.U),
        to == null ? null : new TreeSet<>(to),
        JsonValue.of(true).equals(m.get("orcon")),
        new Label.Handling(
            word(Actions.class, m.text("acts"), Actions.EXTERNALLY_VISIBLE_DIRECT_ACTIONS),
            word(Duty.class, m.text("notify"), Duty.MAY),
            word(Duty.class, m.text("attribution"), Duty.MAY),
            word(Duty.class, m.text("encrypt"), Duty.MAY),
            word(Duty.class, m.text("resale"), Duty.MAY)),
        new Label.Validity(m.text("from"), m.text("until")));
  }

  private static <E extends Enum<E>> E word(Class<E> kind, @Nullable String word, E lowest) {
    return word == null
        ? lowest
        : Enum.valueOf(
            kind, word.toUpperCase(java.util.Locale.ROOT).replace('-', '_').replace('+', '_'));
  }

  /// Every label over lights, classifications, sets of countries, control, two actions, conflict.
  private static List<Label> small() {
    List<@Nullable Set<String>> sets = new ArrayList<>();
    sets.add(null);
    for (int bits = 0; bits < 8; bits++) {
      Set<String> set = new TreeSet<>();
      for (int i = 0; i < 3; i++) {
        if ((bits >> i & 1) == 1) {
          set.add(COUNTRIES.get(i));
        }
      }
      sets.add(set);
    }
    List<Label> all = new ArrayList<>();
    for (Light light : Light.values()) {
      for (Classification level : List.of(Classification.U, Classification.S)) {
        for (@Nullable Set<String> set : sets) {
          for (boolean isControlled : List.of(false, true)) {
            for (Duty naming : Duty.values()) {
              all.add(
                  new Label(
                      light,
                      level,
                      set == null ? null : new TreeSet<>(set),
                      isControlled,
                      new Label.Handling(
                          Actions.EXTERNALLY_VISIBLE_DIRECT_ACTIONS,
                          Duty.MAY,
                          naming,
                          Duty.MAY,
                          Duty.MAY),
                      Label.Validity.ALWAYS));
            }
          }
        }
      }
    }
    return all;
  }

  private static final String NOW = "2026-01-01T00:00:00Z";

  private static boolean isPermitted(Label label, boolean isForeign, Set<String> consents) {
    return isPermitted(
        label,
        Purpose.INVESTIGATION,
        isForeign ? List.of(new Origin("us", null, null, false)) : List.of(),
        NOW,
        consents.stream()
            .map(to -> new Consent("us", to, Purpose.INVESTIGATION, null, "a request"))
            .toList());
  }

  private static boolean isPermitted(
      Label label, Purpose purpose, List<Origin> origins, String time, List<Consent> consents) {
    return ReleasePolicy.decide(
            new ReleasePolicy.Question(
                label, JAPAN, purpose, ReleasePolicy.Action.READ, origins, time, consents))
        .isPermitted();
  }

  @Test
  void joiningIsCommutativeAssociativeIdempotentAndHasALowestLabel() {
    List<Label> all = small();
    Random random = new Random(7);
    for (Label one : all) {
      assertThat(one.join(one)).isEqualTo(one);
      assertThat(one.join(Label.LOWEST)).isEqualTo(one);
      Label second = all.get(random.nextInt(all.size()));
      Label third = all.get(random.nextInt(all.size()));
      assertThat(one.join(second)).isEqualTo(second.join(one));
      assertThat(one.join(second).join(third)).isEqualTo(one.join(second.join(third)));
    }
  }

  @Test
  void raisingALabelNeverTurnsADenialIntoAPermit() {
    List<Label> all = small();
    int permitted = 0;
    for (Label one : all) {
      for (Label other : all) {
        for (boolean isForeign : List.of(false, true)) {
          if (isPermitted(one.join(other), isForeign, Set.of())) {
            assertThat(isPermitted(one, isForeign, Set.of())).isTrue();
            permitted++;
          }
        }
      }
    }
    assertThat(permitted).isPositive();
  }

  @Test
  void theDecisionIsThatOfThePlainRules() {
    int permitted = 0;
    for (Label one : small()) {
      boolean isRestricted = one.restrictedTo().filter(to -> !to.contains("JPN")).isPresent();
      boolean isFree =
          one.tlp() != Light.RED
              && one.classification() == Classification.U
              && !isRestricted
              && one.handling().attribution() != Duty.CONFLICT;
      boolean needsConsent =
          one.isOriginatorControlled() || !Set.of(Light.CLEAR, Light.GREEN).contains(one.tlp());
      assertThat(isPermitted(one, false, Set.of())).isEqualTo(isFree);
      assertThat(isPermitted(one, true, Set.of())).isEqualTo(isFree && !needsConsent);
      assertThat(isPermitted(one, true, Set.of("jp"))).isEqualTo(isFree);
      assertThat(isPermitted(one, true, Set.of("kr"))).isEqualTo(isFree && !needsConsent);
      permitted += isFree ? 1 : 0;
    }
    assertThat(permitted).isPositive();
    assertThat(isPermitted(Label.ORIGINATOR_ONLY, false, Set.of("jp"))).isFalse();
  }

  /// What consents and origins can be in a small world, "au" being nobody who is asked about.
  private static List<Consent> consents() {
    List<Consent> all = new ArrayList<>();
    for (String originator : List.of("us", "kr")) {
      for (String recipient : List.of("jp", "au")) {
        for (Purpose purpose : List.of(Purpose.INVESTIGATION, Purpose.EXERCISE)) {
          for (@Nullable String until : UNTIL) {
            all.add(new Consent(originator, recipient, purpose, until, "a request"));
          }
        }
      }
    }
    return all;
  }

  private static final List<@Nullable String> UNTIL =
      java.util.Arrays.asList(null, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000001Z", "soon");

  private static List<Origin> origins() {
    List<Origin> all = new ArrayList<>();
    for (String partner : List.of("us", "kr")) {
      for (@Nullable String purpose :
          java.util.Arrays.asList(null, "investigation", "exercise", "a word to come")) {
        for (@Nullable String until : UNTIL) {
          for (boolean isWithdrawn : List.of(false, true)) {
            all.add(new Origin(partner, purpose, until, isWithdrawn));
          }
        }
      }
    }
    return all;
  }

  /// The rules of passing on, once more and otherwise: by what is a number, not by text.
  private static boolean mayPassOn(
      Label label, Purpose purpose, List<Origin> origins, List<Consent> consents) {
    for (Origin origin : origins) {
      boolean isOver =
          origin.until() != null && !"2026-01-01T00:00:00.000001Z".equals(origin.until());
      boolean isFree =
          !label.isOriginatorControlled()
              && Set.of(Light.CLEAR, Light.GREEN).contains(label.tlp())
              && (origin.purpose() == null || origin.purpose().equals(purpose.word()));
      int covering = 0;
      for (Consent one : consents) {
        boolean isValid = one.until() == null || one.until().endsWith("1Z");
        boolean isIts = one.originator().equals(origin.partner()) && one.recipient().equals("jp");
        covering += isValid && isIts && one.purpose() == purpose ? 1 : 0;
      }
      if (isOver || origin.isWithdrawn() || (!isFree && covering == 0)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void whatCameFromAPartnerGoesOnByEachConsentThatCoversItAndNoOther() {
    List<Label> labels = small();
    int permitted = 0;
    int asked = 0;
    for (Label label : labels) {
      boolean isFree = isPermitted(label, false, Set.of());
      if (!isFree) {
        assertThat(isPermitted(label, true, Set.of("jp"))).isFalse();
        continue;
      }
      for (Purpose purpose : List.of(Purpose.INVESTIGATION, Purpose.EXERCISE)) {
        for (Origin origin : origins()) {
          for (Consent consent : consents()) {
            boolean goes = isPermitted(label, purpose, List.of(origin), NOW, List.of(consent));
            assertThat(goes)
                .as("%s %s %s %s", label, purpose, origin, consent)
                .isEqualTo(mayPassOn(label, purpose, List.of(origin), List.of(consent)));
            permitted += goes ? 1 : 0;
            asked++;
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(100_000);
    assertThat(permitted).isPositive().isLessThan(asked / 2);
  }

  @Test
  void withMoreOriginsOrFewerConsentsNothingMoreGoes() {
    long seed = 20_261_126;
    Random random = new Random(seed);
    List<Label> labels = small();
    List<Purpose> purposes = List.of(Purpose.values());
    List<Origin> origins = origins();
    List<Consent> consents = consents();
    int permitted = 0;
    for (int i = 0; i < 200_000; i++) {
      Label label = labels.get(random.nextInt(labels.size()));
      Purpose purpose = purposes.get(random.nextInt(purposes.size()));
      List<Origin> from = some(random, origins, 2);
      List<Consent> had = some(random, consents, 12);
      boolean goes = isPermitted(label, purpose, from, NOW, had);
      if (goes) {
        permitted++;
        assertThat(mayPassOn(label, purpose, from, had)).as("seed %s", seed).isTrue();
        if (!from.isEmpty()) {
          List<Origin> fewer = from.subList(1, from.size());
          assertThat(isPermitted(label, purpose, fewer, NOW, had)).as("seed %s", seed).isTrue();
        }
        List<Consent> more = new ArrayList<>(had);
        more.addAll(some(random, consents, 3));
        assertThat(isPermitted(label, purpose, from, NOW, more)).as("seed %s", seed).isTrue();
        List<Consent> turned = new ArrayList<>(had.reversed());
        assertThat(isPermitted(label, purpose, from.reversed(), NOW, turned))
            .as("seed %s", seed)
            .isTrue();
      }
    }
    assertThat(permitted).isGreaterThan(1_000);
  }

  private static <T> List<T> some(Random random, List<T> all, int most) {
    List<T> some = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  @Test
  void anEndIsAnInstantHoweverItIsWritten() {
    Label dated = Label.LOWEST.valid(null, NOW);
    String text = "2026-01-01T00:00:00.000000Z";
    assertThat(isPermitted(dated, Purpose.INVESTIGATION, List.of(), text, List.of())).isFalse();
    Label from = Label.LOWEST.valid(NOW, null);
    assertThat(isPermitted(from, Purpose.INVESTIGATION, List.of(), text, List.of())).isTrue();
    Label odd = Label.LOWEST.valid("soon", null);
    assertThat(isPermitted(odd, Purpose.INVESTIGATION, List.of(), text, List.of())).isFalse();
  }

  @Test
  void outsideItsTimeNothingGoes() {
    Label dated = Label.LOWEST.valid("2026-01-02T00:00:00Z", null);
    assertThat(isPermitted(dated, false, Set.of())).isFalse();
    assertThat(isPermitted(Label.LOWEST.valid(null, "2026-01-01T00:00:00Z"), false, Set.of()))
        .isFalse();
    assertThat(
            isPermitted(
                Label.LOWEST.valid("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
                false,
                Set.of()))
        .isTrue();
  }

  @Test
  void publishedAcsMarkingsAreReadAtTheirStrictest() {
    Map<Integer, Boolean> goes = Map.of(1, false, 2, true, 4, false, 5, false);
    goes.forEach(
        (number, expected) -> {
          JsonValue.Members marking = acs(number);
          Markings markings = new Markings(_ -> marking);
          JsonValue.Members object =
              new JsonValue.Members(
                  Map.of(
                      "type",
                      JsonValue.of("indicator"),
                      "object_marking_refs",
                      JsonValue.texts(List.of(marking.optional("id").orElseThrow()))));
          assertThat(isPermitted(markings.label(object), false, Set.of()))
              .as("use case %s", number)
              .isEqualTo(expected);
        });
  }

  private static JsonValue.Members acs(int number) {
    JsonValue read = ExchangeSamples.json("markings/acs/acs-spec-use-case-" + number + ".json");
    List<JsonValue> objects =
        read instanceof JsonValue.Array array
            ? array.items()
            : ((JsonValue.Members) read).has("objects")
                ? ((JsonValue.Members) read).items("objects")
                : List.of(read);
    return objects.stream()
        .map(JsonValue.Members.class::cast)
        .filter(one -> "marking-definition".equals(one.text("type")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMarkingThatIsNotUnderstoodKeepsTheObject() {
    Markings markings = new Markings(_ -> null);
    JsonValue.Members object =
        new JsonValue.Members(
            Map.of(
                "type",
                JsonValue.of("indicator"),
                "object_marking_refs",
                JsonValue.texts(
                    List.of("marking-definition--00000001-0000-4000-8000-000000000000"))));
    assertThat(isPermitted(markings.label(object), false, Set.of())).isFalse();
    assertThat(isPermitted(markings.label(JsonValue.Members.NONE), false, Set.of())).isFalse();
  }
}
