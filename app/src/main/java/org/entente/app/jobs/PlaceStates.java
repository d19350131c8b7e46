package org.entente.app.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;
import org.entente.exchange.json.JsonValue;
import org.entente.trace.label.store1.ImportedFile;
import org.entente.trace.label.store1.LabelStore;

/// How far ledgers and labels are: a store that nobody follows any more, or labels of last year,
/// give answers that look like new ones. A place that can't be read says why and hides no other.
final class PlaceStates {
  private static final String LIVE = "live";

  private final JobPlaces places;

  PlaceStates(JobPlaces places) {
    this.places = places;
  }

  Map<String, JsonValue> json() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("stores", each(places.stores(), PlaceStates::store));
    all.put("labels", each(places.labels(), PlaceStates::labels));
    return all;
  }

  private interface Reading {
    void into(Map<String, JsonValue> told, Path folder) throws IOException;
  }

  private static JsonValue each(Map<String, Path> folders, Reading reading) {
    List<JsonValue> lines = new ArrayList<>();
    new TreeMap<>(folders)
        .forEach(
            (name, folder) -> {
              Map<String, JsonValue> told = new LinkedHashMap<>();
              told.put("name", JsonValue.of(name));
              try {
                reading.into(told, folder);
              } catch (BadInput e) {
                told.put("trouble", JsonValue.of(e.reason()));
              } catch (IOException e) {
                told.put("trouble", JsonValue.of("it can't be read"));
              }
              lines.add(new JsonValue.Members(told));
            });
    return new JsonValue.Array(lines);
  }

  private static void store(Map<String, JsonValue> told, Path folder) throws IOException {
    if (MappedAccounts.exists(folder)) {
      try (MappedAccounts store = MappedAccounts.open(folder)) {
        told.put("network", JsonValue.of(store.network().text()));
        told.put("blocks", JsonValue.of(store.blockCount()));
        if (store.blockCount() > 0) {
          AccountView.BlockRow head = store.block(store.blockCount() - 1);
          head(told, head.number(), head.time());
        }
      }
    } else if (MappedChain.exists(folder)) {
      try (MappedChain store = MappedChain.open(folder)) {
        told.put("network", JsonValue.of(store.network().text()));
        told.put("blocks", JsonValue.of(store.blockCount()));
        if (store.blockCount() > 0) {
          var head = store.block(store.blockCount() - 1);
          head(told, head.height(), head.time());
        }
      }
    } else {
      told.put("trouble", JsonValue.of("no store is where the settings say"));
      return;
    }
    told.put("live", live(folder.resolve(LIVE)));
  }

  /// What nobody told isn't guessed.
  private static void head(Map<String, JsonValue> told, long height, long seconds) {
    if (height >= 0) {
      told.put("height", JsonValue.of(height));
    }
    if (seconds > 0) {
      told.put("time", JsonValue.of(Instant.ofEpochSecond(seconds).toString()));
    }
  }

  /// The live traces of a store, with the time of the last thing that each wrote.
  private static JsonValue live(Path folder) throws IOException {
    List<JsonValue> lines = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      List<Path> names;
      try (Stream<Path> listed = Files.list(folder)) {
        names = listed.filter(Files::isDirectory).sorted().toList();
      }
      for (Path one : names) {
        Map<String, JsonValue> line = new LinkedHashMap<>();
        line.put("name", JsonValue.of(one.getFileName().toString()));
        line.put("changed", JsonValue.of(changed(one).toString()));
        lines.add(new JsonValue.Members(line));
      }
    }
    return new JsonValue.Array(lines);
  }

  private static Instant changed(Path folder) throws IOException {
    Instant newest = Files.getLastModifiedTime(folder).toInstant();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Instant one = Files.getLastModifiedTime(file).toInstant();
        newest = one.isAfter(newest) ? one : newest;
      }
    }
    return newest;
  }

  private static void labels(Map<String, JsonValue> told, Path folder) throws IOException {
    if (!LabelStore.exists(folder)) {
      told.put("trouble", JsonValue.of("no labels are where the settings say"));
      return;
    }
    try (LabelStore store = LabelStore.open(folder)) {
      told.put("labels", JsonValue.of(store.labels()));
      List<JsonValue> files = new ArrayList<>();
      for (ImportedFile file : store.files()) {
        Map<String, JsonValue> line = new LinkedHashMap<>();
        line.put("name", JsonValue.of(file.name()));
        line.put("sha256", JsonValue.of(file.sha256()));
        line.put("labels", JsonValue.of(file.labels()));
        line.put("day", JsonValue.of(file.day().toString()));
        files.add(new JsonValue.Members(line));
      }
      told.put("files", new JsonValue.Array(files));
    }
  }
}
