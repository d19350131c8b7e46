package org.entente.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void numbersStandFlushRightAndTextFlushLeft() {
    Table table = Table.empty().text("at").number("value").text("kind");
    table.row("a:0", 5, "unspent");
    table.row("bcd:1", "1,234", "burn");
    assertThat(table.lines())
        .containsExactly("at     value  kind", "a:0        5  unspent", "bcd:1  1,234  burn");
  }

  @Test
  void koreanAndJapaneseTakeTwoPlacesEach() {
    Table table = Table.empty().text("주소").text("金額（BTC）");
    table.row("abcd", "1");
    assertThat(table.lines()).containsExactly("주소  金額（BTC）", "abcd  1");
  }

  @Test
  void aRowWithTheWrongNumberOfCellsIsRefused() {
    Table table = Table.empty().text("at");
    assertThatThrownBy(() -> table.row("a", "b")).hasMessageContaining("1 columns");
  }
}
