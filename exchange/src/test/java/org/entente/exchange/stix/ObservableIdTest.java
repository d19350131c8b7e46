package org.entente.exchange.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservableIdTest {
  private static List<Members> vectors(String part) {
    Members all = (Members) ExchangeSamples.json("stix/ids.json");
    return all.items(part).stream().map(Members.class::cast).toList();
  }

  /// `name` is the canonical JSON that goes into the hash, so it is also the object without type.
  @Test
  void idsPrintedInTheStandardAreReproduced() {
    for (Members vector : vectors("fromTheStandard")) {
      String id = String.valueOf(vector.text("id"));
      String name = String.valueOf(vector.text("name"));
      String type = id.substring(0, id.indexOf("--"));
      Members object = ((Members) JsonReader.parse("name", name)).with("type", JsonValue.of(type));
      assertThat(ObservableId.of(object)).as(name).contains(id);
    }
  }

  @Test
  void onlyContributingPropertiesCount() {
    for (Members vector : vectors("computedByUs")) {
      assertThat(ObservableId.of(vector.members("object")))
          .as(String.valueOf(vector.text("why")))
          .isEqualTo(Optional.ofNullable(vector.text("id")));
    }
  }

  @Test
  void bothDialectsOfWalletIdsAreKnown() {
    for (Members vector : vectors("cryptocurrency")) {
      UUID made = ObservableId.uuid5(ObservableId.NAMESPACE, String.valueOf(vector.text("name")));
      assertThat("cryptocurrency-wallet--" + made).isEqualTo(vector.text("id"));
    }
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void theTrafficLightsAreThosePublished(Tlp tlp) {
    JsonValue all = ExchangeSamples.json("markings/tlp-objects.json");
    assertThat(((JsonValue.Array) all).items()).contains(tlp.object());
    assertThat(Tlp.ofId(tlp.id())).contains(tlp);
  }
}
