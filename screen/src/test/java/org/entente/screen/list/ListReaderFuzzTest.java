package org.entente.screen.list;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.Test;

/// Damaged files of every form: each is read or refused with a BadInput, never anything else, and
/// quickly. `-Dentente.fuzz=N` does N rounds.
class ListReaderFuzzTest {
  private static final int ROUNDS = Integer.getInteger("entente.fuzz", 400);

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Map.Entry<String, String> sample : Samples.byForm().entrySet()) {
      seeds.add(sample.getValue().getBytes(StandardCharsets.UTF_8));
    }
    seeds.add(
        """
        25308,"PARK, Jin Hyok","individual","DPRK3] [CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 15 Aug 1984; alt. DOB 1985 to 1987; POB X; nationality Korea, North; Gender Male; Passport 290333974 (Korea, North) issued 2008; Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h; a.k.a. 'BLACKJACK'; Linked To: LAZARUS GROUP."
        """
            .getBytes(StandardCharsets.UTF_8));
    seeds.add(Files.readAllBytes(RealLists.path("mof/shisantouketsu_sample.csv")));
    seeds.add(Files.readAllBytes(RealLists.path("korea/kr_list_sample.csv")));
    seeds.add(Files.readAllBytes(RealLists.path("eu-uk/eu_fsf_1_1_fixture.xml")));
    seeds.add(Files.readAllBytes(RealLists.path("eu-uk/uk_ofsi_old_fixture.xml")));
    seeds.add(Files.readAllBytes(RealLists.path("ofac-crypto/sanctioned_addresses_XMR.txt")));
    seeds.add(
        """
        <CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>PAK</FIRST_NAME><SECOND_NAME>CHUN</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.1 </REFERENCE_NUMBER><LISTED_ON>2009-07-16</LISTED_ON><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>A; B</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1950</FROM_YEAR><TO_YEAR>1955</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
        """
            .getBytes(StandardCharsets.UTF_8));
    return seeds;
  }

  @Test
  void damagedListsAreReadOrRefused() throws IOException {
    List<byte[]> seeds = seeds();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Set<String> read = new HashSet<>();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] damaged = damage(seeds.get(i % seeds.size()), random);
      long start = System.nanoTime();
      try {
        ListFile file = ListFile.ofBytes("fuzz", damaged);
        for (ListIntake.Issue issue : ListIntake.find(List.of(file)).issues()) {
          issue.read(random.nextBoolean(), Instant.EPOCH);
          read.add(issue.form());
        }
      } catch (BadInput e) {
        // refused, as it should be
      } catch (RuntimeException e) {
        fail("seed " + seed + ", round " + i, e);
      }
      if (System.nanoTime() - start > 5_000_000_000L) {
        fail("seed " + seed + ", round " + i + " took more than five seconds");
      }
    }
    System.out.println("forms still read after damage: " + read);
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 4; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> bytes[at] = (byte) ",\"<>;\n'&0".charAt(random.nextInt(9));
        case 3 -> {
          int length = Math.min(random.nextInt(200), bytes.length - at);
          byte[] more = Arrays.copyOf(bytes, bytes.length + length);
          System.arraycopy(bytes, at, more, bytes.length, length);
          bytes = more;
        }
        default -> {
          int length = Math.min(random.nextInt(100), bytes.length - at);
          byte[] less = new byte[bytes.length - length];
          System.arraycopy(bytes, 0, less, 0, at);
          System.arraycopy(bytes, at + length, less, at, bytes.length - at - length);
          bytes = less;
        }
      }
    }
    return bytes;
  }
}
