package org.entente.chain.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes `manifest.json`. Sums are decimal strings, as in all our JSON.
final class Manifest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Manifest() {}

  static void write(GeneratedChain chain, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", GeneratedChain.FORMAT).put("network", "regtest");
    settings(root.putObject("settings"), chain.settings());
    root.put("height", chain.height()).put("tip", chain.tip().toString());
    root.put("tip_time", chain.tipTime()).put("stale_blocks", chain.staleBlocks());
    root.put("transactions", chain.transactions()).put("spends", chain.spends());
    root.put("outputs", chain.outputs()).put("owners", chain.owners());
    root.put("minted", Long.toString(chain.mintedSat()));
    root.put("fees", Long.toString(chain.feesSat()));
    root.put("value_out", Long.toString(chain.outputSat()));
    ObjectNode kinds = root.putObject("kinds");
    for (Kind kind : Kind.values()) {
      kinds.put(kind.text(), chain.kinds().getOrDefault(kind, 0L));
    }
    ObjectNode files = root.putObject("files");
    for (Map.Entry<String, Long> row : new TreeMap<>(chain.files()).entrySet()) {
      files.put(row.getKey(), row.getValue());
    }
    root.put("start", chain.start().toString());
    var samples = root.putArray("samples");
    chain.samples().forEach(sample -> samples.add(sample.toString()));
    Files.write(file, (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void settings(ObjectNode to, ChainSettings settings) {
    to.put("seed", settings.seed()).put("transactions", settings.transactions());
    to.put("per_block", settings.perBlock()).put("shuffle_blocks", settings.shuffleBlocks());
    to.put("stale_branches", settings.staleBranches()).put("obfuscated", settings.obfuscated());
    to.put("undo", settings.undo()).put("truth", settings.truth());
  }
}
