package org.entente.watch.picture;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Knows results of commands by their content, whatever the file is called, and makes them
/// observations. What is none of them gives none.
public final class ResultReader {
  private static final int DEPTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .build();

  private final Map<String, Place.Point> sites;

  /// `sites` are the places of declared sites, for passes that don't tell them.
  public ResultReader(Map<String, Place.Point> sites) {
    this.sites = Map.copyOf(sites);
  }

  /// Observations of a file, known since then; a picture's own keep the times at which they
  /// were known. Throws [BadInput] for half of something that we know.
  public List<Observation> read(String name, byte[] bytes, Instant known) {
    return read(Source.file(name, sha256(bytes)), bytes, known);
  }

  /// Of a warning that a node keeps: by an authority, within which alone messages end each other.
  public List<Observation> warning(Source source, byte[] bytes, Instant known, String authority) {
    return WarningResults.of(source, bytes, known, authority);
  }

  /// The same of evidence in a case.
  public List<Observation> read(Source source, byte[] bytes, Instant known) {
    List<Observation> all = new ArrayList<>();
    if (WarningResults.isOne(bytes)) {
      return WarningResults.of(source, bytes, known, "");
    }
    for (JsonNode object : objects(bytes)) {
      all.addAll(of(new Part(object, source), known));
    }
    return all;
  }

  private List<Observation> of(Part document, Instant known) {
    JsonNode node = document.node();
    if (node.path("observations").isArray()) {
      return PictureResults.of(document);
    }
    if (node.path("passes").isArray()) {
      return SpaceResults.passes(document, sites, known);
    }
    if (node.path("intervals").isArray() && node.path("events").isArray()) {
      return SpaceResults.manoeuvres(document, known);
    }
    if (node.has("live") && node.has("stage")) {
      return List.of(TraceResults.alert(document, known));
    }
    if (node.path("events").isArray()) {
      return ShipResults.of(document, known);
    }
    if (node.path("alerts").isArray()) {
      JsonNode first = node.path("alerts").path(0);
      return first.has("sender")
          ? WarningResults.states(document, known)
          : SupplyResults.of(document, known);
    }
    if (node.path("starts").isArray() && node.path("ends").isArray()) {
      return TraceResults.of(document, known);
    }
    if (node.has("disagreements") && node.path("results").path(0).path("ends").isArray()) {
      return TraceResults.of(document.parts("results").getFirst(), known);
    }
    return List.of();
  }

  /// One JSON object, or one on each line; none for anything else.
  private static List<JsonNode> objects(byte[] bytes) {
    String text = text(bytes);
    if (!text.stripLeading().startsWith("{")) {
      return List.of();
    }
    try {
      return List.of(MAPPER.readTree(text));
    } catch (JacksonException _) {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
        try {
          lines.add(MAPPER.readTree(line));
        } catch (JacksonException _) {
          return List.of();
        }
      }
      return lines;
    }
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      return "";
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
