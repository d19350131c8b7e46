package org.entente.watch.ais;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Random messages of all types, each field against the program gpsdecode where it is installed.
/// What differs is listed by type and field; each kind is explained below.
class GpsdecodeTest {
  private static final Path PEER = Path.of("/usr/bin/gpsdecode");
  private static final int EACH = Integer.getInteger("entente.ais.random", 40);

  /// Where gpsd 3.22 is wrong or silent, by type/application and field. All of it is judged by
  /// ITU-R M.1371-5 and the IMO circulars.
  private static final Set<String> EXPLAINED =
      Set.of(
          // It scales these even where unscaled numbers are asked for.
          "8/1/19 lon unscaled",
          "8/1/19 lat unscaled",
          // It reads the wrong bits: 55 and 56 belong to the head of an addressed message.
          "6/1/15 airdraught",
          "6/1/16 persons",
          "8/1/16 data",
          // The square of a turn has lost its sign.
          "1 turn",
          "2 turn",
          "3 turn",
          // 14 is a search and rescue transmitter.
          "27 status",
          // Day, hour and minute in each other's place.
          "8/200/23 start",
          // A second "type" in one object; ours is "warning_type".
          "8/200/23 type",
          // Below zero its number turns over.
          "8/1/31 waterlevel",
          // It reads the 42 bits of a number with the 12 spare ones before it.
          "8/1/17 targets");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Integer> different = new TreeMap<>();

  /// It does not escape quotation marks everywhere.
  private final Set<Integer> unreadable = new TreeSet<>();

  private int equal;

  @Test
  void randomMessagesOfAllTypesAreEqual() throws Exception {
    Assumptions.assumeTrue(Files.exists(PEER), "skipped: no gpsdecode");
    long seed = Long.getLong("entente.seed", 20_261_126L);
    String input = input(new Random(seed));
    for (boolean isScaled : List.of(true, false)) {
      Map<Integer, JsonNode> theirs = peer(input, isScaled);
      Map<Integer, JsonNode> ours = new HashMap<>();
      RealAis.read(input, isScaled).messages().forEach(m -> ours.put(m.get("mmsi").asInt(), m));
      Set<Integer> all = new TreeSet<>(theirs.keySet());
      all.addAll(ours.keySet());
      all.removeAll(unreadable);
      for (int mmsi : all) {
        compare(theirs.get(mmsi), ours.get(mmsi), isScaled);
      }
    }
    System.out.println("gpsdecode: " + equal + " random fields equal, different: " + different);
    assertThat(equal).isGreaterThan(10_000);
    assertThat(different.keySet()).as("seed %d", seed).isSubsetOf(EXPLAINED);
  }

  private void compare(@Nullable JsonNode theirs, @Nullable JsonNode ours, boolean isScaled) {
    if (theirs == null || ours == null) {
      String message = theirs == null ? "only ours: " + ours : "only theirs: " + theirs;
      different.merge(message, 1, Integer::sum);
      return;
    }
    for (String name : theirs.propertyNames()) {
      if (Set.of("class", "device", "scaled").contains(name) || name.endsWith("_text")) {
        continue;
      }
      if (kind(ours).matches("[68]/200/2[124]") && theirs.get(name).isString()) {
        continue; // Its texts are not escaped there.
      }
      if (ours.has(name) && GpsdTest.isEqual(theirs.get(name), ours.get(name))) {
        equal++;
      } else {
        String place = kind(ours) + " " + name;
        boolean isUnscaled = !isScaled && !EXPLAINED.contains(place);
        different.merge(place + (isUnscaled ? " unscaled" : ""), 1, Integer::sum);
      }
    }
  }

  private static String kind(JsonNode message) {
    return message.get("type")
        + (message.has("dac") ? "/" + message.get("dac") + "/" + message.get("fid") : "");
  }

  private Map<Integer, JsonNode> peer(String input, boolean isScaled) throws Exception {
    Path file = Files.createTempFile("gpsdecode", ".nmea");
    Files.writeString(file, input, StandardCharsets.ISO_8859_1);
    List<String> command = new ArrayList<>(List.of(PEER.toString(), "-j"));
    if (!isScaled) {
      command.add("-u");
    }
    Process process =
        new ProcessBuilder(command)
            .redirectInput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<Integer, JsonNode> messages = new HashMap<>();
    try (var lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
      lines
          .lines()
          .forEach(
              line -> {
                try {
                  JsonNode message = json.readTree(line.replace("\"nextsignal_", ",\"nextsignal_"));
                  messages.put(message.get("mmsi").asInt(), message);
                } catch (JacksonException _) {
                  unreadable.add(Integer.parseInt(line.replaceAll(".*\"mmsi\":(\\d+).*", "$1")));
                }
              });
    }
    process.waitFor();
    Files.delete(file);
    return messages;
  }

  private static final int[] LENGTHS = {
    0, 168, 168, 168, 168, 424, 400, 168, 300, 168, 72, 168, 300, 168, 300, 160, 144, 300, 168, 312,
    160, 360, 168, 160, 168, 168, 300, 96
  };

  private static String input(Random random) {
    List<String> lines = new ArrayList<>();
    int mmsi = 200_000_000;
    for (int type = 1; type <= 27; type++) {
      for (int i = 0; i < EACH; i++) {
        mmsi++;
        if (type == 24) {
          lines.addAll(Spoken.of(24, mmsi).put(0, 2).noise(160, random).sentences(0, 'A'));
          lines.addAll(Spoken.of(24, mmsi).put(1, 2).noise(168, random).sentences(0, 'A'));
        } else {
          int length = LENGTHS[type] - (type == 1 && i % 4 == 0 ? random.nextInt(6) : 0);
          lines.addAll(Spoken.of(type, mmsi).noise(length, random).sentences(i % 10, 'B'));
        }
      }
    }
    int[][] addressed = {
      {1, 12, 360}, {1, 14, 300}, {1, 15, 168}, {1, 16, 136}, {1, 18, 360}, {1, 20, 360},
      {1, 25, 200}, {1, 30, 200}, {1, 32, 300}, {200, 21, 248}, {200, 22, 232}, {200, 55, 168},
      {235, 10, 136}, {250, 10, 136}, {1, 28, 314}, {1, 23, 300}
    };
    int[][] broadcast = {
      {1, 11, 352}, {1, 13, 472}, {1, 15, 72}, {1, 16, 72}, {1, 17, 170}, {1, 19, 360},
      {1, 29, 200}, {1, 31, 360}, {200, 10, 168}, {200, 23, 256}, {200, 24, 168}, {200, 40, 168},
      {1, 27, 117 + 55 * 16}, {1, 22, 301}
    };
    for (int i = 0; i < EACH; i++) {
      for (int[] a : addressed) {
        Spoken six = Spoken.of(6, ++mmsi).noise(72, random).put(a[0], 10).put(a[1], 6);
        if (a[1] == 28) {
          six.noise(144, random).put(3, 5);
        }
        lines.addAll(six.noise(a[2], random).sentences(i % 10, 'A'));
      }
      for (int[] b : broadcast) {
        Spoken eight = Spoken.of(8, ++mmsi).put(0, 2).put(b[0], 10).put(b[1], 6);
        if (b[1] == 27) {
          eight.noise(112, random).put(random.nextInt(17), 5);
        }
        lines.addAll(eight.noise(b[2], random).sentences(i % 10, 'A'));
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
