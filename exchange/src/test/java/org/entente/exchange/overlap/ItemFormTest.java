package org.entente.exchange.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Whatever two people write for the same is one item, and what can't be one is said.
class ItemFormTest {
  private static String form(String line) {
    return new String(ItemForm.of(line), UTF_8);
  }

  @Test
  void anAddressIsOneItemHoweverItIsWritten() {
    String bare = form("0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2");
    assertThat(form("address:0x47666fab8bd0ac7003bce3f5c3585383f09486e2")).isEqualTo(bare);
    assertThat(form("eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2")).isEqualTo(bare);
    assertThat(form("address:eip155:56:0x47666fab8bd0ac7003bce3f5c3585383f09486e2"))
        .isEqualTo(bare);
    String bitcoin = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
    assertThat(form("bip122:000000000019d6689c085ae165831e93:" + bitcoin)).isEqualTo(form(bitcoin));
  }

  @Test
  void aPersonIsTheWordsOfTheNameInAnyOrderWithoutAccents() {
    assertThat(form("person:KIM, Jong-Un")).isEqualTo("person:jong kim un");
    assertThat(form("person:Jong Un  Kim")).isEqualTo("person:jong kim un");
    assertThat(form("person:Müller, José|1970-01-02")).isEqualTo("person:jose muller|1970-01-02");
    assertThat(form("person:김정은")).isEqualTo("person:김정은");
    // Its marks make other sounds: they stay.
    assertThat(form("person:がぎ")).isNotEqualTo(form("person:かき"));
  }

  @Test
  void aShipIsItsSevenDigits() {
    assertThat(form("imo:IMO 9074729")).isEqualTo("imo:9074729");
    assertThatThrownBy(() -> form("imo:9074728")).hasMessageContaining("check digit");
  }

  @Test
  void whatCanNotBeAnItemIsSaid() {
    assertThatThrownBy(() -> form("")).hasMessageContaining("KIND:TEXT");
    assertThatThrownBy(() -> form("address:nonsense")).hasMessageContaining("no address");
    assertThatThrownBy(() -> form("domain:no domain")).hasMessageContaining("no domain");
    assertThatThrownBy(() -> form("person:...")).hasMessageContaining("needs a name");
    assertThatThrownBy(() -> form("person:a|1.1.1970")).hasMessageContaining("YYYY-MM-DD");
  }
}
