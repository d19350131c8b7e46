package org.entente.app.overlap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.server.home.WholeFile;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.overlap.EpochKey;

/// A node's key of one epoch, and how many items it has answered with it. One key for long would
/// let a partner try one item after another and link its answers.
record EpochFile(String epoch, String seed, long asked) {
  private static final String NEXT = "Begin a new epoch with another file.";

  static EpochFile open(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] seed = new byte[32];
      new SecureRandom().nextBytes(seed);
      return new EpochFile(
          LocalDate.now(ZoneOffset.UTC).toString(), HexFormat.of().formatHex(seed), 0);
    }
    JsonValue document =
        JsonReader.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    if (!(document instanceof JsonValue.Members all)
        || all.text("epoch") == null
        || all.text("seed") == null
        || !String.valueOf(all.text("seed")).matches("[0-9a-f]{64}")
        || !(all.get("asked") instanceof JsonValue.Numeral asked)) {
      throw new BadInput(file.toString(), "", "it is no key of an epoch", NEXT);
    }
    return new EpochFile(
        String.valueOf(all.text("epoch")),
        String.valueOf(all.text("seed")),
        Long.parseLong(asked.text()));
  }

  EpochKey key() {
    return EpochKey.of(HexFormat.of().parseHex(seed), epoch.getBytes(StandardCharsets.UTF_8));
  }

  /// With `more` items answered; refused where that passes the limit.
  EpochFile counting(Path file, int more, long most) {
    if (asked + more > most) {
      throw new BadInput(
          file.toString(),
          "epoch " + epoch,
          asked + " items were answered, " + more + " more pass the limit of " + most,
          NEXT);
    }
    return new EpochFile(epoch, seed, asked + more);
  }

  void write(Path file) throws IOException {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("epoch", JsonValue.of(epoch));
    all.put("seed", JsonValue.of(seed));
    all.put("asked", JsonValue.of(asked));
    WholeFile.write(file, JsonWriter.text(new JsonValue.Members(all)) + "\n");
  }

  @Override
  public String toString() {
    return "epoch " + epoch; // never the seed
  }
}
