package org.entente.watch.overflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementReadersTest {
  private static final String ONE =
      "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753";
  private static final String TWO =
      "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667";

  private static List<ElementSet> read(String text) {
    return ElementSets.parse(text, "file", Doubts.refused());
  }

  @Test
  void twoAndThreeLinesAndAnyLineEndSayTheSame() {
    ElementSet set = read(ONE + "\n" + TWO + "\n").getFirst();
    assertThat(set.object()).isEqualTo("5");
    assertThat(set.designator()).isEqualTo("1958-002B");
    assertThat(set.elements().bstar()).isEqualTo(0.28098e-4);
    assertThat(read("0 VANGUARD 1\r\n" + ONE + "\r\n" + TWO).getFirst().name())
        .isEqualTo("VANGUARD 1");
  }

  @Test
  void aLetterCountsFromTenAndLeavesOutIAndO() {
    String one = "1 E8493U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  475";
    String two = "2 E8493  34.2682 348.7242 1859667 331.7664  19.3264 10.8241915741366";
    List<ElementSet> sets = ElementSets.parse(one + "0\n" + two + "0\n", "file", Doubts.listed());
    assertThat(sets.getFirst().object()).isEqualTo("148493");
    assertThatThrownBy(
            () ->
                ElementSets.parse(
                    one.replace("E8493", "I8493") + "0\n" + two + "0\n", "f", Doubts.refused()))
        .isInstanceOf(BadInput.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000-0", "00000+0", "+00000-0", "-11606-4", " 28098-4", "36258-4"})
  void everyWayToWriteAnImpliedNumberIsRead(String bstar) {
    String padded = " ".repeat(8 - bstar.length()) + bstar;
    String one = ONE.substring(0, 53) + padded + ONE.substring(61);
    double value =
        ElementSets.parse(one + "\n" + TWO, "file", Doubts.listed()).getFirst().elements().bstar();
    String digits = bstar.strip().replaceAll("[-+][0-9]$", "").replaceAll("[-+ ]", "");
    double size = Double.parseDouble("0." + digits) * (digits.equals("00000") ? 1 : 1e-4);
    assertThat(value).isCloseTo(bstar.startsWith("-") ? -size : size, within(1e-15));
  }

  @Test
  void fourFormsOfOneMessageAreOneSet() {
    ElementSet csv = read(RealSpace.text("sample_omm.csv")).getFirst();
    for (String form : List.of("sample_omm.kvn", "sample_omm.xml")) {
      ElementSet other = read(RealSpace.text(form)).getFirst();
      assertThat(other.elements()).as(form).isEqualTo(csv.elements());
      assertThat(other.epoch()).as(form).isEqualTo(csv.epoch());
    }
    ElementSet json = read(RealSpace.text("sample_omm.json")).getFirst();
    assertThat(json.epoch().instant()).hasToString("2025-02-14T14:36:48.662784Z");
    assertThat(json.object()).isEqualTo("5");
  }

  @Test
  void anEntityFromOutsideIsRefused() {
    String attack =
        "<?xml version=\"1.0\"?><!DOCTYPE ndm [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<ndm><omm><OBJECT_NAME>&x;</OBJECT_NAME></omm></ndm>";
    assertThatThrownBy(() -> read(attack)).isInstanceOf(BadInput.class);
  }

  @Test
  void aSiteOfNobodyIsRefused() {
    String heading = "id,name,lat,lon,height_m,owner,declared\n";
    assertThatThrownBy(() -> Sites.parse(heading + "x,,37.5,127,0,,2024-01-01\n", "sites"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("owner");
    assertThatThrownBy(() -> Sites.parse(heading + "x,,37.5,127,0,KR,\n", "sites"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("declared");
    assertThatThrownBy(() -> Sites.parse("lat,lon\n37.5,127\n", "sites"))
        .isInstanceOf(BadInput.class);
  }

  /// Whatever is changed in a good file, it is read or refused, never anything else.
  @Test
  void damagedFilesAreReadOrRefused() {
    Random random = new Random(58400);
    String[] good = {
      ONE + "\n" + TWO + "\n",
      "OBJECT_NAME,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,"
          + "ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR\n"
          + "X,2020-10-13T04:52:48.472320,10.8,.18,34.2,225.5,162.2,205.2,5,-.22E-4\n",
      "{\"EPOCH\":\"2020-10-13T04:52:48\",\"MEAN_MOTION\":10.8,\"ECCENTRICITY\":0.1,"
          + "\"INCLINATION\":3,\"RA_OF_ASC_NODE\":1,\"ARG_OF_PERICENTER\":1,\"MEAN_ANOMALY\":1,"
          + "\"NORAD_CAT_ID\":5,\"BSTAR\":0}",
      "<omm><EPOCH>2020-10-13T04:52:48</EPOCH><MEAN_MOTION>10</MEAN_MOTION></omm>",
      "CCSDS_OMM_VERS = 2.0\nEPOCH = 2020-10-13T04:52:48\nMEAN_MOTION = 10.8 [rev/day]\n"
    };
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good[i % good.length]);
      for (int k = random.nextInt(4); k >= 0; k--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(32, 127));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, text.substring(at, Math.min(at + 9, text.length())));
        }
      }
      try {
        for (ElementSet set : ElementSets.parse(text.toString(), "f", Doubts.listed())) {
          State state = State.at(set, set.propagator(), random.nextDouble(-1e5, 1e5));
          assertThat(state.error()).isBetween(0, 6);
          read++;
        }
      } catch (BadInput refused) {
        assertThat(refused.nextStep()).isNotEmpty();
      }
    }
    assertThat(read).isPositive();
  }
}
