package org.entente.app.server.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What partners exchange where no line leads: folders and files that somebody carries.
class ByFileTest {
  @TempDir private Path folder;
  private Path us;
  private Path jp;

  @BeforeEach
  void make() throws IOException {
    us = folder.resolve("us");
    jp = folder.resolve("jp");
    NodeHome one = home(us, "us", "USA");
    NodeHome other = home(jp, "jp", "JPN");
    know(us, "jp", "JPN", other);
    know(jp, "us", "USA", one);
  }

  private static NodeHome home(Path at, String name, String country) throws IOException {
    return NodeHome.make(at, new NodeSettings(name, country, "127.0.0.1", 9, true, Map.of()));
  }

  private static void know(Path at, String name, String country, NodeHome other) {
    String vkey = other.identity().key().verifier().toString();
    done(
        "partner",
        "add",
        "--dir",
        at,
        "--name",
        name,
        "--country",
        country,
        "--url",
        "http://127.0.0.1:9",
        "--vkey",
        vkey);
  }

  private static JsonValue.Members done(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isZero();
    return (JsonValue.Members) JsonReader.parse("out", run.out());
  }

  private Path released(int from, int to) throws IOException {
    List<String> objects = new ArrayList<>();
    for (int i = from; i < to; i++) {
      objects.add(indicator(i, "number " + i, Tlp.GREEN.id()));
    }
    Path bundle = Files.writeString(folder.resolve("bundle.json"), MadeObjects.bundle(objects));
    done("release", "send", "--dir", us, "--to", "jp", bundle);
    Path out = folder.resolve("out-" + to);
    done("log", "export", "--dir", us, "--log", "entente/us/released/jp", out);
    return out;
  }

  private static String size(JsonValue.Members told) {
    return told.get("size") instanceof JsonValue.Numeral size ? size.text() : "";
  }

  @Test
  void whatIsCarriedArrivesOnceAndTheReceiptGoesBack() throws Exception {
    Path first = released(0, 300);
    Path receipt = folder.resolve("receipt");
    assertThat(size(receive(first, receipt))).isEqualTo("300");
    assertThat(size(receive(first, receipt))).isEqualTo("300");
    Path second = released(300, 310);
    assertThat(size(receive(second, receipt))).isEqualTo("310");
    // An older folder that comes late changes nothing.
    assertThat(size(receive(first, folder.resolve("late")))).isEqualTo("310");
    JsonValue.Members told = done("partner", "receipt", "--dir", us, "--name", "jp", receipt);
    assertThat(told.get("acknowledged")).isEqualTo(JsonValue.of(310));
    assertThat(CommandLineRun.of("partner", "receipt", "--dir", jp, "--name", "us", receipt).exit())
        .isEqualTo(3);
    String gone = "indicator--00000007-0000-4000-8000-000000000000";
    assertThat(done("release", "open", "--dir", us).items("open")).isEmpty();
    done("release", "revoke", "--dir", us, "--to", "jp", gone);
    CommandLineRun open = CommandLineRun.of("release", "open", "--dir", us);
    assertThat(open.exit()).isEqualTo(1);
    assertThat(open.out()).contains(gone);
    Path third = folder.resolve("third");
    done("log", "export", "--dir", us, "--log", "entente/us/released/jp", third);
    receive(third, receipt);
    done("partner", "receipt", "--dir", us, "--name", "jp", receipt);
    assertThat(done("release", "open", "--dir", us).items("open")).isEmpty();
    Path held = folder.resolve("held");
    done("log", "export", "--dir", jp, "--log", "entente/us/released/jp", held);
    done("log", "verify", held);
  }

  private JsonValue.Members receive(Path from, Path receipt) {
    return done("partner", "receive", "--dir", jp, "--name", "us", "--receipt", receipt, from);
  }

  @Test
  void whatWasChangedOnTheWayIsNotTaken() throws Exception {
    Path out = released(0, 3);
    Path entries = out.resolve("tile/entries/000.p/3");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entries, bytes);
    CommandLineRun run = CommandLineRun.of("partner", "receive", "--dir", jp, "--name", "us", out);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(done("log", "show", "--dir", jp).items("logs").toString())
        .doesNotContain("entente/us/released/jp");
  }
}
