package org.entente.chain.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.Network;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.RowBits;

/// What of the columns counts: everything behind these numbers is as good as not there.
record Manifest(
    Network network,
    Counts counts,
    String digest,
    RowBits.Tail inputStarts,
    RowBits.Tail outputStarts,
    Map<String, Integer> tailChecksums) {

  private static final String FORMAT = "entente-utxo-1";

  /// Rows of each kind.
  record Counts(
      int blocks,
      long txs,
      long inputs,
      long outputs,
      long scripts,
      long scriptBytes,
      long unseen,
      long unseenBytes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
  }

  static Manifest empty(Network network, String digest) {
    return new Manifest(
        network, Counts.NONE, digest, RowBits.Tail.empty(), RowBits.Tail.empty(), Map.of());
  }

  /// The commit: see [ManifestText#write].
  void write(Path folder) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(ManifestText.FORMAT, FORMAT);
    values.put("network", network.text());
    values.put("blocks", Integer.toString(counts.blocks));
    values.put("txs", Long.toString(counts.txs));
    values.put("inputs", Long.toString(counts.inputs));
    values.put("outputs", Long.toString(counts.outputs));
    values.put("scripts", Long.toString(counts.scripts));
    values.put("script-bytes", Long.toString(counts.scriptBytes));
    values.put("unseen", Long.toString(counts.unseen));
    values.put("unseen-bytes", Long.toString(counts.unseenBytes));
    values.put("digest", digest);
    values.put("input-starts", inputStarts.text());
    values.put("output-starts", outputStarts.text());
    new ManifestText(values, tailChecksums).write(folder);
  }

  static Manifest read(Path folder) throws IOException {
    ManifestText text = ManifestText.read(folder);
    text.requireFormat(folder, FORMAT);
    return new Manifest(
        Network.ofName(text.value("network"))
            .orElseThrow(() -> ManifestText.bad(folder, "network", "unknown network")),
        new Counts(
            (int) text.number("blocks"),
            text.number("txs"),
            text.number("inputs"),
            text.number("outputs"),
            text.number("scripts"),
            text.number("script-bytes"),
            text.number("unseen"),
            text.number("unseen-bytes")),
        text.value("digest"),
        RowBits.Tail.parse(text.value("input-starts")),
        RowBits.Tail.parse(text.value("output-starts")),
        text.tailChecksums());
  }
}
