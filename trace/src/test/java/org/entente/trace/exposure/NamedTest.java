package org.entente.trace.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedTest {
  private static final LocalDate DAY = LocalDate.of(2025, 2, 26);

  private static Claim claim(String text, String confidence, String... concepts) {
    Confidence sure = Confidence.of(confidence).orElseThrow();
    return new Claim(
        text, "", List.of(concepts), sure, "test", "", "BTC", false, null, DAY, null, "");
  }

  private static @Nullable String category(Claim... held) {
    Named named = Named.of(List.of(held));
    return named == null ? null : named.category();
  }

  @Test
  void whatSomebodyDidMattersMoreThanWhatBusinessHeIs() {
    assertThat(category(claim("thief", "forensic", "user", "service_hack")))
        .isEqualTo("service_hack");
    assertThat(category(claim("robbed exchange", "forensic", "exchange", "victim")))
        .isEqualTo("exchange");
    assertThat(category()).isNull();
  }

  @Test
  void aListedAddressStaysListedWhateverElseItIsCalled() {
    Claim desk = claim("Some Exchange", "ownership", "exchange");
    assertThat(category(desk, claim("OFAC", "authority_data", "sanction"))).isEqualTo("sanction");
    assertThat(category(desk, claim("a web page", "web_crawl", "sanction"))).isEqualTo("exchange");
  }

  @Test
  void theMostTrustworthyLabelNamesTheRest() {
    assertThat(category(claim("A", "ownership", "exchange"), claim("B", "web_crawl", "scam")))
        .isEqualTo("exchange");
  }
}
