package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.RowBits;

/// What of the columns counts: everything behind these numbers is as good as not there.
record Manifest(
    EvmNetwork network,
    Counts counts,
    Hash256 digest,
    RowBits.Tail transferStarts,
    Map<String, Integer> tailChecksums) {

  static final String FORMAT = "entente-accounts-1";

  /// Rows of each kind.
  record Counts(
      int blocks,
      long txs,
      long transfers,
      long accounts,
      long assets,
      long holdings,
      long wideAmounts,
      long balances,
      long logs,
      long logBytes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  static Manifest empty(EvmNetwork network, Hash256 digest) {
    return new Manifest(network, Counts.NONE, digest, RowBits.Tail.empty(), Map.of());
  }

  /// The commit: see [ManifestText#write].
  void write(Path folder) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(ManifestText.FORMAT, FORMAT);
    values.put("chain-id", Long.toString(network.chainId()));
    values.put("blocks", Integer.toString(counts.blocks));
    values.put("txs", Long.toString(counts.txs));
    values.put("transfers", Long.toString(counts.transfers));
    values.put("accounts", Long.toString(counts.accounts));
    values.put("assets", Long.toString(counts.assets));
    values.put("holdings", Long.toString(counts.holdings));
    values.put("wide-amounts", Long.toString(counts.wideAmounts));
    values.put("balances", Long.toString(counts.balances));
    values.put("logs", Long.toString(counts.logs));
    values.put("log-bytes", Long.toString(counts.logBytes));
    values.put("digest", digest.hex());
    values.put("transfer-starts", transferStarts.text());
    new ManifestText(values, tailChecksums).write(folder);
  }

  static Manifest read(Path folder) throws IOException {
    ManifestText text = ManifestText.read(folder);
    text.requireFormat(folder, FORMAT);
    return new Manifest(
        EvmNetwork.of(text.number("chain-id")),
        new Counts(
            (int) text.number("blocks"),
            text.number("txs"),
            text.number("transfers"),
            text.number("accounts"),
            text.number("assets"),
            text.number("holdings"),
            text.number("wide-amounts"),
            text.number("balances"),
            text.number("logs"),
            text.number("log-bytes")),
        Hash256.ofHex(text.value("digest")),
        RowBits.Tail.parse(text.value("transfer-starts")),
        text.tailChecksums());
  }
}
