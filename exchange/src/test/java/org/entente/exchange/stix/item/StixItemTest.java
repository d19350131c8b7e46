package org.entente.exchange.stix.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.check.StixCheck;
import org.junit.jupiter.api.Test;

class StixItemTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123Z");
  private static final UUID ANY = new UUID(-1, -1);

  private static Members identity() {
    return Draft.of("identity", ANY, NOW).set("name", "n").set("labels", List.of()).build();
  }

  @Test
  void everyObjectHasItsRecordAndKeepsWhatNobodyKnows() {
    Members bundle = (Members) ExchangeSamples.json("stix/examples/threat-reports/apt1.json");
    for (JsonValue value : bundle.items("objects")) {
      Members json =
          ((Members) value).with("x_of_another", JsonReader.parse("x", "[1.10,{\"a\":1e2}]"));
      StixItem item = StixItem.of(json);
      assertThat(item).isNotInstanceOf(StixItem.Custom.class);
      assertThat(JsonWriter.text(item.json())).contains("\"x_of_another\":[1.10,{\"a\":1e2}]");
    }
    Members custom = identity().with("type", JsonValue.of("x-new"));
    assertThat(StixItem.of(custom)).isEqualTo(new StixItem.Custom(custom));
    assertThat(((Meta.MarkingDefinition) StixItem.of(Tlp.RED.object())).trafficLight())
        .contains(Tlp.RED);
  }

  @Test
  void whatIsDraftedIsValid() {
    assertThat(StixCheck.check(identity()).errors()).isEmpty();
    assertThat(StixCheck.check(identity()).warnings()).isEmpty();
    Members address = Draft.observable("ipv4-addr").set("value", "198.51.100.3").build(ANY);
    assertThat(StixCheck.check(address).warnings()).isEmpty();
    assertThat(((Observable) StixItem.of(address)).derivedId())
        .contains(String.valueOf(address.text("id")));
    Members process = Draft.observable("process").set("pid", JsonValue.of(7)).build(ANY);
    assertThat(StixCheck.check(process).warnings()).isEmpty();
  }

  @Test
  void versionsFollowTheRules() {
    Members first = identity();
    Members changes = new Members(Map.of("name", JsonValue.of("m")));
    Members second = Draft.next(first, NOW.plusSeconds(1), changes);
    Members third = Draft.next(second, NOW.minusSeconds(9), changes);
    assertThat(third.text("modified")).isEqualTo("2026-11-25T12:00:01.124Z");
    assertThat(third.text("created")).isEqualTo(first.text("created"));
    Members last = Draft.revoked(third, NOW.plusSeconds(2));
    assertThat(StixCheck.check(new JsonValue.Array(List.of(first, second, third, last))).errors())
        .isEmpty();
    assertThat(StixItem.of(last).isRevoked()).isTrue();
    assertThatThrownBy(() -> Draft.next(last, NOW, changes))
        .isInstanceOf(IllegalStateException.class);
    Members created = new Members(Map.of("created", JsonValue.of("x")));
    assertThatThrownBy(() -> Draft.next(first, NOW, created))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Draft.next(Tlp.RED.object(), NOW, changes))
        .isInstanceOf(IllegalStateException.class);
  }
}
