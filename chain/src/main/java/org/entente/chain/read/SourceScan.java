package org.entente.chain.read;

import com.carrotsearch.hppc.IntArrayList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.jspecify.annotations.Nullable;

/// Goes through files and folders and hands each file to the reader of its kind.
final class SourceScan {
  private static final String KEY_FILE = "xor.dat";
  private static final int HEAD_BYTES = 8 << 10;
  private static final long SEARCH_BYTES = 1 << 20;
  private static final String KNOWN_KINDS =
      "Name blk or rev files, raw blocks, hexadecimal blocks or transactions, JSON of Bitcoin Core or"
          + " Esplora, or a folder of them";

  private final ScanSettings settings;
  private final Network network;
  private final Findings findings;
  private final FrameScan frames;
  private final TextScan texts;
  private final IntArrayList undoFiles = new IntArrayList();
  private int expandedFiles;

  SourceScan(ScanSettings settings, Findings findings) {
    this.settings = settings;
    this.network = settings.network();
    this.findings = findings;
    frames = new FrameScan(findings, network);
    texts = new TextScan(findings, network);
  }

  void scan(List<Path> paths) throws IOException {
    List<FileWalk.Found> candidates = FileWalk.of(paths, settings.spillFolder());
    long total = 0;
    for (FileWalk.Found candidate : candidates) {
      total += Files.size(candidate.path());
    }
    long done = 0;
    for (FileWalk.Found candidate : candidates) {
      String name = candidate.path().toString();
      settings.listener().progress(name, done, total);
      done += Files.size(candidate.path());
      scan(candidate, name);
    }
    UndoMatch undo = new UndoMatch(findings, network, frames);
    for (int i = 0; i < undoFiles.size(); i++) {
      undo.match(undoFiles.get(i));
    }
    frames.refuseOldCutOffs();
    texts.finish();
  }

  private void scan(FileWalk.Found candidate, String name) {
    try {
      if (!recognise(candidate, name)) {
        unknown(candidate, name);
      }
    } catch (IOException e) {
      findings.refuse(FileWalk.unreadable(name, e));
    } catch (BadInput bad) {
      findings.refuse(bad);
    }
  }

  private void unknown(FileWalk.Found candidate, String name) {
    String reason = "holds no blocks or transactions in a form known here";
    if (candidate.named()) {
      findings.refuse(new BadInput(name, "", reason, KNOWN_KINDS));
    } else {
      settings.listener().problem(new Problem(Problem.Kind.UNKNOWN_FILE, name, "", reason));
    }
  }

  /// False when the file is of no kind known here.
  private boolean recognise(FileWalk.Found candidate, String name) throws IOException {
    Path path = candidate.path();
    byte[] key = key(path);
    if (path.endsWith(KEY_FILE) && Files.size(path) == BlockFile.KEY_BYTES) {
      return true;
    }
    byte[] first = head(Files.newInputStream(path));
    boolean compressed = Expansion.isCompressed(first);
    byte[] head = compressed ? head(Expansion.open(path, name, first)) : first;
    if (TextScan.isText(head)) {
      int file = findings.addFile(path);
      try (InputStream content = Expansion.open(path, name, first)) {
        return texts.scan(content, file, name);
      }
    }
    boolean framed = isFramed(head, BlockFile.noKey(), name) || isFramed(head, key, name);
    if (compressed && !framed) {
      return readBareBlock(path, name, first, head);
    }
    Path plain = compressed ? expand(path, name, first) : path;
    return scanFrames(new SourceFile(name, plain, key), framed)
        || (!framed && readBareBlock(path, name, first, head));
  }

  private static byte[] head(InputStream content) throws IOException {
    try (content) {
      return content.readNBytes(HEAD_BYTES);
    }
  }

  /// The obfuscation of the folder a file stands in.
  private static byte[] key(Path path) throws IOException {
    Path file = path.resolveSibling(KEY_FILE);
    if (!Files.isRegularFile(file) || Files.size(file) != BlockFile.KEY_BYTES) {
      return BlockFile.noKey();
    }
    return Files.readAllBytes(file);
  }

  /// Whether the file begins with a record of this network; it is an error if it begins with one
  /// of another.
  private boolean isFramed(byte[] head, byte[] key, String name) {
    if (head.length < FrameWalk.PREFIX_BYTES) {
      return false;
    }
    int magic = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      magic = (magic << 8) | ((head[i] ^ key[i]) & 0xff);
    }
    for (Network other : Network.values()) {
      if (magic == other.magic() && other != network) {
        throw new BadInput(
            name,
            "",
            "is of " + other.text() + ", not of " + network.text(),
            "Give --network " + other.text() + " and a store of its own");
      }
    }
    return magic == network.magic();
  }

  private boolean scanFrames(SourceFile masked, boolean framed) throws IOException {
    SourceFile plain = new SourceFile(masked.name(), masked.path(), BlockFile.noKey());
    for (SourceFile source : List.of(plain, masked)) {
      FrameWalk.@Nullable Kind kind;
      try (BlockFile file = new BlockFile(source.path(), source.key())) {
        kind = FrameWalk.kindOf(file, network, SEARCH_BYTES);
      }
      if (kind != null) {
        int number = findings.addFile(source);
        switch (kind) {
          case BLOCK -> frames.scan(number);
          case UNDO -> undoFiles.add(number);
        }
        return true;
      }
    }
    if (framed) {
      throw new BadInput(
          masked.name(),
          "offset 0",
          "begins like a block file, but holds no whole record",
          Findings.GET_AGAIN);
    }
    return false;
  }

  private Path expand(Path path, String name, byte[] first) throws IOException {
    Path expanded = settings.spillFolder().resolve("expanded-" + expandedFiles++ + ".dat");
    findings.deleteLater(expanded);
    try (InputStream content = Expansion.open(path, name, first)) {
      Files.copy(content, expanded, StandardCopyOption.REPLACE_EXISTING);
    }
    return expanded;
  }

  /// A file that is one block and nothing else. Only the proof of work tells its beginning from
  /// other bytes.
  private boolean readBareBlock(Path path, String name, byte[] first, byte[] head)
      throws IOException {
    if (head.length <= BlockParser.HEADER_BYTES || !findings.hasWork(head)) {
      return false;
    }
    byte[] raw;
    try (InputStream content = Expansion.open(path, name, first)) {
      raw = content.readNBytes(BlockParser.MAX_BLOCK_BYTES + 1);
    }
    int file = findings.addFile(path);
    findings.addRaw(raw, file, 0);
    return true;
  }
}
