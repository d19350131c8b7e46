package org.entente.watch.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProductsTest {
  @Test
  void dependenceNeedsAllThreeCriteriaInTwoYears() {
    StringBuilder text = new StringBuilder("year,exporter,importer,product,value_usd\n");
    for (int year = 2020; year <= 2022; year++) {
      text.append(year).append(",CHN,KOR,urea,90\n").append(year).append(",IDN,KOR,urea,10\n");
      text.append(year).append(",KOR,USA,urea,").append(year == 2022 ? 500 : 5).append('\n');
      text.append(year).append(",CHN,KOR,tea,30\n").append(year).append(",JPN,KOR,tea,30\n");
      text.append(year).append(",VNM,KOR,tea,40\n");
    }
    List<Products.Product> found =
        Products.ofTrade(text.toString(), "t", "KOR", List.of(2020, 2021, 2022));
    assertThat(found).extracting(Products.Product::product).containsExactly("tea", "urea");
    Products.Product urea = found.get(1);
    assertThat(urea.dependent()).isTrue();
    assertThat(urea.years().getFirst().importHhi()).isCloseTo(0.82, within(1e-12));
    assertThat(urea.years().getFirst().importExport()).isEqualTo(20);
    assertThat(urea.years().getLast().met()).doesNotContain(3);
    assertThat(urea.top().getFirst()).isEqualTo(new Products.Supplier("CHN", 0.9));
    assertThat(found.getFirst().dependent()).isFalse();
    assertThat(found.getFirst().years().getFirst().importExport()).isEqualTo(9999);
  }

  @Test
  void variousCountriesAreNobody() {
    String text = "product,supplier,share_percent\nGa,CHN,80\nGa,Various countries,15\nGa,DEU,5\n";
    Products.Shares found = Products.ofShares(text, "t").getFirst();
    assertThat(found.hhi()).isCloseTo(0.6425, within(1e-12));
    assertThat(found.suppliers()).isEqualTo(2);
    assertThat(found.remainder()).isEqualTo(15);
    assertThat(found.top()).isEqualTo(new Products.Supplier("CHN", 80));
  }
}
