package org.entente.watch.ais;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AisReaderTest {
  private static final String ONE = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";

  private static List<String> particulars(int mmsi, int group, char channel) {
    return Spoken.of(5, mmsi).noise(424, new Random(mmsi)).sentences(group, channel);
  }

  private static RealAis.Read read(String... lines) {
    return RealAis.read(String.join("\n", lines), true);
  }

  private static List<Integer> ships(RealAis.Read read) {
    return read.messages().stream().map(m -> m.get("mmsi").asInt()).toList();
  }

  @Test
  void aChangedCharacterIsRejectedAndTheNextLineRead() {
    RealAis.Read read = read(ONE.replace("15R", "15S"), ONE);
    assertThat(read.rejected()).containsExactly("1 CHECKSUM");
    assertThat(ships(read)).containsExactly(371798000);
  }

  @Test
  void anyTalkerIsHeard() {
    for (String talker :
        List.of("AB", "AD", "AN", "AR", "AS", "AT", "AX", "BS", "SA", "BY", "--")) {
      assertThat(
              ships(read(Spoken.summed(ONE.substring(1, ONE.length() - 3).replace("AI", talker)))))
          .as(talker)
          .hasSize(1);
    }
  }

  @Test
  void severalSentencesAndAReceiversTextMayStandInOneLine() {
    RealAis.Read read = read("2026-01-01 00:00:01 rx7 " + ONE + " " + ONE + ",r3,1700000000");
    assertThat(ships(read)).hasSize(2);
    assertThat(read.sentences()).isEqualTo(2);
    assertThat(read.rejected()).isEmpty();
  }

  @Test
  void partsOfTwoShipsMayInterleave() {
    List<String> a = particulars(211000001, 1, 'A');
    List<String> b = particulars(211000002, 2, 'A');
    List<String> c = particulars(211000003, 1, 'B');
    RealAis.Read read = read(a.get(0), b.get(0), c.get(0), c.get(1), a.get(1), b.get(1));
    assertThat(ships(read)).containsExactly(211000003, 211000001, 211000002);
  }

  @Test
  void aGroupUsedAgainStartsAnew() {
    List<String> a = particulars(211000001, 1, 'A');
    List<String> b = particulars(211000002, 1, 'A');
    RealAis.Read read = read(a.get(0), b.get(0), b.get(1), a.get(1));
    assertThat(ships(read)).containsExactly(211000002);
    assertThat(read.rejected()).containsExactly("1 UNFINISHED", "4 LOST");
  }

  @Test
  void aLostFirstPartIsToldAndALostLastPartAtTheEnd() {
    List<String> a = particulars(211000001, 3, 'A');
    assertThat(read(a.get(1)).rejected()).containsExactly("1 LOST");
    assertThat(read(a.get(0), ONE).rejected()).containsExactly("1 UNFINISHED");
  }

  @Test
  void aPartIsForgottenAfterAHundredLinesAndAfterThirtySeconds() {
    List<String> a = particulars(211000001, 3, 'A');
    List<String> lines = new ArrayList<>(List.of(a.get(0)));
    for (int i = 0; i < 101; i++) {
      lines.add(ONE);
    }
    lines.add(a.get(1));
    assertThat(read(lines.toArray(String[]::new)).rejected())
        .containsExactly("1 UNFINISHED", "103 LOST");
    String early = Spoken.tagged("c:1769904000", a.get(0));
    String inTime = Spoken.tagged("c:1769904030", a.get(1));
    String late = Spoken.tagged("c:1769904031", a.get(1));
    assertThat(ships(read(early, inTime))).hasSize(1);
    assertThat(read(early, late).rejected()).containsExactly("1 UNFINISHED", "2 LOST");
  }

  @Test
  void partsOfATagGroupMayComeInAnyOrder() {
    List<String> a = particulars(211000001, 1, 'A');
    List<String> b = particulars(211000002, 1, 'A');
    RealAis.Read read =
        read(
            Spoken.tagged("g:2-2-77", a.get(1)),
            Spoken.tagged("g:1-2-78,s:rx,c:1769904001", b.get(0)),
            Spoken.tagged("g:1-2-77,s:rx,c:1769904000123", a.get(0)),
            Spoken.tagged("g:2-2-78", b.get(1)));
    assertThat(ships(read)).containsExactly(211000001, 211000002);
    assertThat(read.times()).containsExactly(1769904000123L, 1769904001000L);
  }

  @Test
  void timesOfATagBlockAreSecondsOrMilliseconds() {
    assertThat(
            read(Spoken.tagged("c:1769904000", ONE), Spoken.tagged("c:1769904000500", ONE)).times())
        .containsExactly(1769904000000L, 1769904000500L);
    assertThat(read(ONE).times()).containsExactly(AisReader.NO_TIME);
    assertThat(read("\\c:1769904000*00\\" + ONE).rejected()).containsExactly("1 TAG_CHECKSUM");
  }

  @Test
  void partsThatCannotBeAreRejected() {
    assertThat(read(Spoken.summed("AIVDM,0,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0")).rejected())
        .containsExactly("1 PART");
    assertThat(read(Spoken.summed("AIVDM,2,3,1,A,15RTgt0PAso;90TKcjM8h6g208CQ,0")).rejected())
        .containsExactly("1 PART");
    assertThat(read(Spoken.summed("AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,6")).rejected())
        .containsExactly("1 FILL");
    assertThat(read(Spoken.summed("AIVDM,1,1,,A,15RTgt0PAso;90TK[jM8h6g208CQ,0")).rejected())
        .containsExactly("1 ARMOUR");
    assertThat(read(Spoken.summed("AIVDM,1,1,,A,15RTgt0P,0")).rejected())
        .containsExactly("1 SHORT");
    assertThat(read(Spoken.summed("AIVDM,1,1,,A,,0")).rejected()).containsExactly("1 SHORT");
    assertThat(read("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0").rejected())
        .containsExactly("1 NO_CHECKSUM");
  }

  @Test
  void anEmptySecondPartAndAnEmptyChannelAreTaken() {
    String body = ONE.substring("!AIVDM,1,1,,A,".length(), ONE.length() - 5);
    RealAis.Read read =
        read(Spoken.summed("AIVDM,2,1,4,," + body + ",0"), Spoken.summed("AIVDM,2,2,4,,,0"));
    assertThat(ships(read)).containsExactly(371798000);
  }

  @Test
  void linesOfMoreThan82CharactersAreRead() {
    Spoken text = Spoken.of(14, 2275200).put(0, 2).put("A LONG CALL ", 12);
    for (int i = 0; i < 8; i++) {
      text.put("OVER AND ", 9);
    }
    List<String> two = text.sentences(1, 'A');
    String whole = two.get(0).split(",", -1)[5] + two.get(1).split(",", -1)[5];
    String fill = two.get(1).split(",", -1)[6].substring(0, 1);
    RealAis.Read read = read(Spoken.summed("AIVDM,1,1,,A," + whole + "," + fill));
    assertThat(read.messages().getFirst().get("text").asString()).startsWith("A LONG CALL OVER");
  }

  @Test
  void aLineThatNeverEndsIsRejectedOnce() {
    String endless = "!AIVDM,".repeat(100_000);
    RealAis.Read read = read(endless, ONE);
    assertThat(read.rejected()).containsExactly("1 LINE_LENGTH");
    assertThat(ships(read)).hasSize(1);
    assertThat(read.lines()).isEqualTo(2);
  }

  @Test
  void otherSentencesCommentsAndEmptyLinesArePassedOver() {
    RealAis.Read read = read("# a comment", "", "$GPGSA,A,3*00", "!AIABM,1,1,,1*00", "noise", ONE);
    assertThat(read.rejected()).containsExactly("5 NO_SENTENCE");
    assertThat(read.lines()).isEqualTo(6);
  }

  /// Whatever the bytes, the reader goes on and every sentence ends as a message, in a message, or
  /// rejected. The long form reads ten million lines.
  @Test
  void noBytesStopIt() {
    long seed = Long.getLong("entente.seed", 26L);
    Random random = new Random(seed);
    String all = new String(RealAis.bytes("sample.aivdm"), StandardCharsets.ISO_8859_1);
    byte[] sample =
        all.lines()
            .filter(line -> line.startsWith("!"))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.ISO_8859_1);
    long lines = 0;
    long most = Long.getLong("entente.ais.fuzz", 100_000);
    while (lines < most) {
      byte[] mutated = sample.clone();
      int changes = 1 + random.nextInt(200);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(mutated.length);
        mutated[at] =
            switch (random.nextInt(4)) {
              case 0 -> (byte) random.nextInt(256);
              case 1 -> (byte) (mutated[at] ^ 1 << random.nextInt(8));
              case 2 -> (byte) "!*,\\\n0123456789AB".charAt(random.nextInt(16));
              default -> mutated[random.nextInt(mutated.length)];
            };
      }
      if (random.nextInt(3) == 0) {
        resum(mutated);
      }
      try {
        lines += RealAis.read(mutated, random.nextBoolean()).lines();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + " near line " + lines, e);
      }
    }
    System.out.println("ais: " + lines + " mutated lines read");
  }

  /// Makes every checksum right again, so that broken insides are reached.
  private static void resum(byte[] bytes) {
    int from = -1;
    for (int i = 0; i < bytes.length - 2; i++) {
      if (bytes[i] == '!') {
        from = i + 1;
      } else if (bytes[i] == '*' && from > 0) {
        String sum = String.format("%02X", Sentence.xor(bytes, from, i));
        bytes[i + 1] = (byte) sum.charAt(0);
        bytes[i + 2] = (byte) sum.charAt(1);
        from = -1;
      }
    }
  }
}
