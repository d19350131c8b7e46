package org.entente.trace.label.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged label files are read, or refused by the one error that names them; nothing else.
class LabelReaderFuzzTest {
  private static final long SEED = Long.getLong("seed", 4711);
  private static final int ROUNDS = Integer.getInteger("rounds", 120);
  private static final LocalDate DAY = LocalDate.of(2025, 2, 21);

  private static final Map<String, String> SAMPLES =
      Map.of(
          "pack.yaml",
          """
          title: A pack
          creator: me
          label: Desk
          source: https://example.org
          currency: ETH
          confidence: service_data
          category: exchange
          lastmod: 2021-11-12
          tags:
          - address: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
            context: '{"token": "USDT"}'
          - address: '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu'
            currency: BTC
            concepts: [mixing_service, new_thing]
            is_cluster_definer: true
          - tx_hash: c28fad5e8d5e0ce6a2eaf67b6687be5d58113e16be590824d6cfa1a94467d0b7
            abuse: service_hack
          """,
          "actors.yaml",
          """
          title: Actors
          creator: me
          actors:
          - id: desk
            label: A desk
            categories: [exchange]
            uri: example.org
            context: {refs: [a, b], year: 2013}
          """,
          "labels.csv",
          """
          address,label,source,category,confidence,date,known_from,retracted,cluster_definer,note
          1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu,"a, b",x,exchange;y,stix:70,2020-01-01,,2021-01-01,true,"q""q"
          """,
          "history.csv",
          """
          asset,address,first_seen,last_seen
          ETH,0x905b63Fff465B9fFBF41DeA908CEb12478ec7601,2022-09-03,2022-09-16
          XBT,123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX,2022-11-09,
          """,
          "sanctioned_addresses_XBT.txt",
          "123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX\n125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU\n",
          "sdn.csv",
          "1,\"X, Y\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1; Digital Currency Address -"
              + " XBT 123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX; alt.\"\n",
          "bundle.json",
          """
          {"type": "bundle", "id": "bundle--1", "objects": [
            {"type": "identity", "id": "identity--1", "name": "Desk", "modified": "2024-01-02T00:00:00Z",
             "created": "2024-01-01T00:00:00Z", "revoked": true, "confidence": 70},
            {"type": "cryptocurrency-wallet", "id": "cryptocurrency-wallet--1",
             "address": "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "holder_ref": "identity--1"},
            {"type": "indicator", "id": "indicator--1", "name": "Thief", "valid_from": "2025-01-01T00:00:00Z",
             "indicator_types": ["malicious-activity"],
             "pattern": "[cryptocurrency-wallet:value = '123WBUDmSJv4GctdVEz6Qq6z8nXSKrJ4KX']"}]}
          """);

  @TempDir private Path folder;

  private List<Label> read(String name, byte[] bytes, boolean lenient) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    List<Label> labels = new ArrayList<>();
    LabelFiles.read(file, new LabelFiles.Settings(DAY, new Doubts(lenient)), labels::add);
    return labels;
  }

  private List<Label> read(String name) throws IOException {
    return read(name, text(name).getBytes(StandardCharsets.UTF_8), false);
  }

  private static String text(String name) {
    return SAMPLES.getOrDefault(name, "");
  }

  @Test
  void whatIsWholeIsRead() throws IOException {
    assertThat(read("pack.yaml")).hasSize(3);
    assertThat(read("pack.yaml").getFirst().subject().text())
        .isEqualTo("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
    assertThat(read("pack.yaml").get(1).claim().concepts())
        .containsExactly("exchange", "mixing_service", "new_thing");
    assertThat(read("actors.yaml").getFirst().claim().note())
        .isEqualTo(
            "{\"uri\":\"example.org\",\"context\":{\"refs\":[\"a\",\"b\"],\"year\":\"2013\"}}");
    assertThat(read("labels.csv").getFirst().claim().confidence().points()).isEqualTo(70);
    assertThat(read("history.csv")).hasSize(2);
    assertThat(read("sanctioned_addresses_XBT.txt")).hasSize(2);
    assertThat(read("sdn.csv").getFirst().claim().note()).isEqualTo("X, Y (1)");
    List<Label> stix = read("bundle.json");
    assertThat(stix).hasSize(2);
    Claim wallet = stix.getFirst().claim();
    assertThat(wallet.text()).isEqualTo("Desk");
    assertThat(wallet.retracted()).isEqualTo(LocalDate.of(2024, 1, 2));
    assertThat(stix.getLast().claim().text()).isEqualTo("Thief");
  }

  @Test
  void whatIsDamagedIsRefusedByName() throws IOException {
    Random random = new Random(SEED);
    for (String name : SAMPLES.keySet().stream().sorted().toList()) {
      byte[] whole = text(name).getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < ROUNDS; round++) {
        byte[] damaged = damaged(whole, random);
        try {
          read(name, damaged, round % 2 == 0);
        } catch (BadInput refused) {
          assertThat(refused.file()).endsWith(name);
          assertThat(refused.nextStep()).isNotBlank();
        } catch (RuntimeException | IOException other) {
          throw new AssertionError(
              "seed "
                  + SEED
                  + ", "
                  + name
                  + ", round "
                  + round
                  + ":\n"
                  + new String(damaged, StandardCharsets.UTF_8),
              other);
        }
      }
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) " :-,\"'[]{}*&!#\n0".charAt(random.nextInt(16));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int from = random.nextInt(bytes.length);
          int count = Math.min(random.nextInt(20), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, Math.max(0, count));
        }
      }
    }
    return bytes;
  }

  @Test
  void anUnknownFieldIsAnErrorWithItsLine() {
    String text = text("pack.yaml").replace("is_cluster_definer", "is_closter_definer");
    assertThatThrownBy(() -> read("pack.yaml", text.getBytes(StandardCharsets.UTF_8), false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unknown field 'is_closter_definer'")
        .hasMessageContaining("line 15");
    String alias = "title: &a x\nlabel: *a\ntags: []\n";
    assertThatThrownBy(() -> read("pack.yaml", alias.getBytes(StandardCharsets.UTF_8), false))
        .isInstanceOf(BadInput.class);
  }
}
