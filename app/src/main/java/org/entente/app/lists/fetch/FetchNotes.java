package org.entente.app.lists.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.entente.screen.ListId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is remembered of the last fetch of a list: the issue it gave, and what the publisher said
/// of each file, so that nothing is fetched twice. Lost or damaged notes cost a download.
///
/// @param issue SHA-256 of the issue that was taken in
/// @param checked when the publisher last confirmed it
/// @param marks by address
public record FetchNotes(String issue, Instant checked, Map<String, ListFetch.Mark> marks) {
  static final FetchNotes NONE = new FetchNotes("", Instant.EPOCH, Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  public FetchNotes {
    marks = new LinkedHashMap<>(marks);
  }

  private static Path file(Path folder, ListId list) {
    return folder.resolve("fetched").resolve(list + ".json");
  }

  static FetchNotes read(Path folder, ListId list) {
    try {
      Path file = file(folder, list);
      if (!Files.exists(file)) {
        return NONE;
      }
      JsonNode json = JSON.readTree(Files.readString(file));
      Map<String, ListFetch.Mark> marks = new LinkedHashMap<>();
      for (JsonNode mark : json.path("files")) {
        marks.put(
            mark.path("address").asString(""),
            new ListFetch.Mark(
                mark.path("etag").asString(""), mark.path("lastModified").asString("")));
      }
      return new FetchNotes(
          json.path("issue").asString(""), Instant.parse(json.path("checked").asString("")), marks);
    } catch (IOException | JacksonException | DateTimeException e) {
      return NONE;
    }
  }

  void write(Path folder, ListId list) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("issue", issue);
    json.put("checked", checked.toString());
    var files = json.putArray("files");
    marks.forEach(
        (address, mark) ->
            files
                .addObject()
                .put("address", address)
                .put("etag", mark.etag())
                .put("lastModified", mark.lastModified()));
    Path file = file(folder, list);
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    Path written = Files.createTempFile(parent, ".new", "");
    try {
      Files.writeString(written, JSON.writeValueAsString(json) + "\n");
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /// When the publisher last confirmed what is kept; null where it never did.
  public static @Nullable Instant checked(Path folder, ListId list) {
    Instant time = read(folder, list).checked();
    return time.equals(Instant.EPOCH) ? null : time;
  }
}
