package org.entente.chain.store1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;
import org.entente.base.Network;

/// What of the columns counts: everything behind these numbers is as good as not there.
///
/// A text file of `key value` lines that ends in its own checksum. It is replaced as a whole, by
/// renaming, after all that it speaks of is on disk: this rename is the commit.
record Manifest(
    Network network,
    Counts counts,
    String digest,
    RowBitsTail inputStarts,
    RowBitsTail outputStarts,
    Map<String, Integer> tailChecksums) {

  static final String FILE = "MANIFEST";
  private static final String FORMAT = "entente-utxo-1";
  private static final String NEXT_STEP =
      "Restore the store from a copy, or import the chain again.";

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

  /// The unfinished row of a [RowBits].
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record RowBitsTail(long[] words) {
    static RowBitsTail empty() {
      return new RowBitsTail(new long[RowBits.ROW_WORDS]);
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (long word : words) {
        text.append(text.isEmpty() ? "" : ",").append(Long.toHexString(word));
      }
      return text.toString();
    }

    static RowBitsTail parse(String text) {
      String[] parts = text.split(",", -1);
      long[] words = new long[RowBits.ROW_WORDS];
      for (int i = 0; i < words.length; i++) {
        words[i] = Long.parseUnsignedLong(parts[i], 16);
      }
      return new RowBitsTail(words);
    }
  }

  static Manifest empty(Network network, String digest) {
    return new Manifest(
        network, Counts.NONE, digest, RowBitsTail.empty(), RowBitsTail.empty(), Map.of());
  }

  /// Writes, forces, renames, and forces the folder: after this call the manifest is what a crash
  /// leaves.
  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("format ").append(FORMAT).append('\n');
    text.append("network ").append(network.text()).append('\n');
    text.append("blocks ").append(counts.blocks).append('\n');
    text.append("txs ").append(counts.txs).append('\n');
    text.append("inputs ").append(counts.inputs).append('\n');
    text.append("outputs ").append(counts.outputs).append('\n');
    text.append("scripts ").append(counts.scripts).append('\n');
    text.append("script-bytes ").append(counts.scriptBytes).append('\n');
    text.append("unseen ").append(counts.unseen).append('\n');
    text.append("unseen-bytes ").append(counts.unseenBytes).append('\n');
    text.append("digest ").append(digest).append('\n');
    text.append("input-starts ").append(inputStarts.text()).append('\n');
    text.append("output-starts ").append(outputStarts.text()).append('\n');
    tailChecksums.forEach(
        (name, crc) -> text.append("crc ").append(name).append('=').append(crc).append('\n'));
    String checksum = crc(text.toString());
    text.append("checksum ").append(checksum).append('\n');
    Path unfinished = folder.resolve(FILE + ".unfinished");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    forceFolder(folder);
  }

  /// A new name is durable only when its folder is.
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    String text = Files.readString(file);
    int last = text.lastIndexOf("checksum ");
    if (last < 0
        || !text.substring(last).strip().equals("checksum " + crc(text.substring(0, last)))) {
      throw new BadInput(file.toString(), "checksum", "the file is damaged", NEXT_STEP);
    }
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> checksums = new LinkedHashMap<>();
    for (String line : text.substring(0, last).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (line.startsWith("crc ")) {
        int equals = line.lastIndexOf('=');
        checksums.put(line.substring(4, equals), Integer.parseInt(line.substring(equals + 1)));
      } else if (space > 0) {
        values.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return of(file, values, checksums);
  }

  private static Manifest of(
      Path file, Map<String, String> values, Map<String, Integer> checksums) {
    String format = values.getOrDefault("format", "none");
    if (!format.equals(FORMAT)) {
      throw new BadInput(
          file.toString(), "format", "this version reads " + FORMAT + ", not " + format, NEXT_STEP);
    }
    Counts counts =
        new Counts(
            (int) number(values, "blocks"),
            number(values, "txs"),
            number(values, "inputs"),
            number(values, "outputs"),
            number(values, "scripts"),
            number(values, "script-bytes"),
            number(values, "unseen"),
            number(values, "unseen-bytes"));
    return new Manifest(
        Network.ofName(values.getOrDefault("network", ""))
            .orElseThrow(
                () -> new BadInput(file.toString(), "network", "unknown network", NEXT_STEP)),
        counts,
        values.getOrDefault("digest", ""),
        RowBitsTail.parse(values.getOrDefault("input-starts", "")),
        RowBitsTail.parse(values.getOrDefault("output-starts", "")),
        checksums);
  }

  private static long number(Map<String, String> values, String key) {
    return Long.parseLong(values.getOrDefault(key, "0"));
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
