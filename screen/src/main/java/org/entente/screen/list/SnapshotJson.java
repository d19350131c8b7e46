package org.entente.screen.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.screen.ListId;
import org.entente.screen.ListSnapshot;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A kept issue as it stands on disk and in bundles; same issue, same bytes.
final class SnapshotJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SnapshotJson() {}

  static String write(KeptIssue issue) {
    ListSnapshot snapshot = issue.snapshot();
    ObjectNode json = JSON.createObjectNode();
    json.put("version", 1);
    json.put("list", snapshot.list().name());
    json.put("form", issue.form());
    json.put("published", snapshot.published() == null ? null : snapshot.published().toString());
    json.put("asOf", issue.asOf().toString());
    json.put("fetched", snapshot.fetched().toString());
    json.put("sequence", issue.sequence());
    json.put("lenient", issue.lenient());
    json.put("sha256", snapshot.sha256());
    ArrayNode files = json.putArray("files");
    for (ListSnapshot.SourceFile file : snapshot.files()) {
      ObjectNode node = files.addObject();
      node.put("name", file.name());
      node.put("source", file.source());
      node.put("sizeBytes", file.sizeBytes());
      node.put("sha256", file.sha256());
    }
    ObjectNode counts = json.putObject("counts");
    snapshot.counts().forEach(counts::put);
    ArrayNode doubts = json.putArray("doubts");
    issue.doubts().forEach(doubts::add);
    return JSON.writeValueAsString(json) + "\n";
  }

  static KeptIssue read(String source, String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.path("version").asInt(0) != 1) {
        throw new BadInput(
            source, "", "is of another version", "Update Entente, or import the list again");
      }
      String published = json.path("published").asString("");
      ListSnapshot snapshot =
          new ListSnapshot(
              new ListId(json.path("list").asString("")),
              published.isEmpty() ? null : LocalDate.parse(published),
              Instant.parse(json.path("fetched").asString("")),
              files(json.path("files")),
              hash(json.path("sha256").asString("")),
              counts(json.path("counts")));
      List<String> doubts = new ArrayList<>();
      json.path("doubts").forEach(doubt -> doubts.add(doubt.asString("")));
      return new KeptIssue(
          snapshot,
          json.path("form").asString(""),
          LocalDate.parse(json.path("asOf").asString("")),
          json.path("lenient").asBoolean(false),
          doubts,
          json.path("sequence").asLong(0));
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      throw damaged(source, e);
    }
  }

  private static List<ListSnapshot.SourceFile> files(JsonNode nodes) {
    List<ListSnapshot.SourceFile> files = new ArrayList<>();
    for (JsonNode node : nodes) {
      files.add(
          new ListSnapshot.SourceFile(
              node.path("name").asString(""),
              node.path("source").asString(""),
              node.path("sizeBytes").asLong(0),
              hash(node.path("sha256").asString(""))));
    }
    return files;
  }

  /// Hashes become names of files, so nothing else may pass.
  static String hash(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: " + text);
    }
    return text;
  }

  private static SortedMap<String, Integer> counts(JsonNode nodes) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    nodes.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asInt(0)));
    return counts;
  }

  static BadInput damaged(String source, @Nullable Throwable cause) {
    return new BadInput(source, "", "is damaged", "Import the list again", cause);
  }
}
