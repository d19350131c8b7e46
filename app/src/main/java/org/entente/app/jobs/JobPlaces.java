package org.entente.app.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;
import org.entente.exchange.json.JsonValue;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListStore;
import org.entente.trace.label.store1.ImportedFile;
import org.entente.trace.label.store1.LabelStore;

/// What jobs may read, by name: what isn't here can't be asked for.
///
/// @param stores ledgers
/// @param labels stores of labels
/// @param lists the folder of lists and thresholds
public record JobPlaces(Map<String, Path> stores, Map<String, Path> labels, Path lists) {
  public JobPlaces {
    stores = Map.copyOf(stores);
    labels = Map.copyOf(labels);
  }

  /// Throws [BadInput] when a request names what this node may not read.
  public void check(JobRequest request) {
    request.stores().forEach(name -> path(stores, "stores", name));
    if (!request.labels().isEmpty()) {
      path(labels, "labels", request.labels());
    }
  }

  private static Path path(Map<String, Path> known, String key, String name) {
    Path path = known.get(name);
    if (path == null) {
      throw new BadInput(
          name,
          "",
          "this node may read no " + key + " of that name",
          "An administrator allows it: entente node set --set " + key + "." + name + "=DIR");
    }
    return path;
  }

  /// What is at each of these places now, and since when; not where it is.
  public Map<String, JsonValue> states() {
    return new PlaceStates(this).json();
  }

  String called(JobField.Shape shape, String value) {
    return switch (shape) {
      case STORES -> path(stores, "stores", value).toString();
      case LABELS -> path(labels, "labels", value).toString();
      case FLAG, TEXT, NUMBER, TEXTS -> value;
    };
  }

  /// What of these places a job's result depends on, as it is now.
  Map<String, JsonValue> inputs(JobRequest request, LocalDate today) throws IOException {
    Map<String, JsonValue> inputs = new LinkedHashMap<>();
    if (!request.stores().isEmpty()) {
      List<JsonValue> told = new ArrayList<>();
      for (String name : request.stores()) {
        told.add(store(name, path(stores, "stores", name)));
      }
      inputs.put("stores", new JsonValue.Array(told));
    }
    if (!request.labels().isEmpty()) {
      inputs.put("labels", labels(request.labels()));
      if (!request.has("asKnown")) {
        inputs.put("asKnown", JsonValue.of(today.toString()));
      }
    }
    if (request.form().isScreening()) {
      List<JsonValue> told = new ArrayList<>();
      for (KeptIssue issue : ListStore.in(lists.resolve("lists")).current()) {
        Map<String, JsonValue> one = new LinkedHashMap<>();
        one.put("list", JsonValue.of(issue.snapshot().list().name()));
        one.put("sha256", JsonValue.of(issue.snapshot().sha256()));
        told.add(new JsonValue.Members(one));
      }
      inputs.put("lists", new JsonValue.Array(told));
      Path thresholds = lists.resolve("thresholds");
      if (Files.exists(thresholds)) {
        inputs.put("thresholds", JsonValue.of(JobFiles.sha256(thresholds)));
      }
    }
    return inputs;
  }

  private static JsonValue store(String name, Path folder) throws IOException {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("name", JsonValue.of(name));
    if (MappedAccounts.exists(folder)) {
      try (MappedAccounts store = MappedAccounts.open(folder)) {
        told.put("digest", JsonValue.of(store.digest()));
        told.put("blocks", JsonValue.of(store.blockCount()));
      }
    } else if (MappedChain.exists(folder)) {
      try (MappedChain store = MappedChain.open(folder)) {
        told.put("digest", JsonValue.of(store.digest()));
        told.put("blocks", JsonValue.of(store.blockCount()));
      }
    } else {
      throw new BadInput(name, "", "no store is where the settings say", "Import blocks into it");
    }
    return new JsonValue.Members(told);
  }

  /// Its hash is that of the hashes of all files whose labels are in it, in their order.
  private JsonValue labels(String name) throws IOException {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("name", JsonValue.of(name));
    try (LabelStore store = LabelStore.open(path(labels, "labels", name))) {
      List<String> hashes = store.files().stream().map(ImportedFile::sha256).toList();
      told.put("labels", JsonValue.of(store.labels()));
      told.put("sha256", JsonValue.of(Hex.encode(JobFiles.sha256(String.join("\n", hashes)))));
    }
    return new JsonValue.Members(told);
  }
}
