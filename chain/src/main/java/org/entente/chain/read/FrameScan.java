package org.entente.chain.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.read.BlockSource.Where;
import org.entente.chain.read.FrameWalk.Frame;
import org.entente.chain.read.FrameWalk.Gaps;
import org.entente.chain.read.FrameWalk.Kind;

/// Lists the blocks of block files by their headers, and remembers where files are cut off.
final class FrameScan {
  private record CutOff(int file, long offset) {}

  private final Findings findings;
  private final Network network;
  private final Sha256d sha = new Sha256d();
  private final List<CutOff> cutOffs = new ArrayList<>();

  FrameScan(Findings findings, Network network) {
    this.findings = findings;
    this.network = network;
  }

  void scan(int file) throws IOException {
    SourceFile source = findings.file(file);
    try (BlockFile opened = new BlockFile(source.path(), source.key())) {
      FrameWalk walk = new FrameWalk(opened, network, Kind.BLOCK, new Told(file));
      for (Frame frame = walk.next(); frame != null; frame = walk.next()) {
        findings.addInPlace(
            frame.head(),
            BlockParser.hash(frame.head(), sha),
            txCount(frame.head()),
            new Where(file, frame.offset(), frame.length(), -1));
      }
    }
  }

  private static int txCount(byte[] head) {
    byte[] count = new byte[head.length - BlockParser.HEADER_BYTES];
    System.arraycopy(head, BlockParser.HEADER_BYTES, count, 0, count.length);
    return (int) UndoParser.txCount(count);
  }

  Gaps gaps(int file) {
    return new Told(file);
  }

  /// A file may be cut off while a node writes to it; only the newest of a folder is written to.
  void refuseOldCutOffs() {
    for (CutOff cutOff : cutOffs) {
      SourceFile file = findings.file(cutOff.file);
      boolean newest =
          findings.files().stream().noneMatch(other -> isNewer(other.name(), file.name()));
      if (newest) {
        findings.tell(
            Problem.Kind.CUT_OFF, cutOff.file, "offset " + cutOff.offset, "last record not whole");
      } else {
        findings.refuse(
            new BadInput(
                file.name(),
                "offset " + cutOff.offset,
                "the last record is not whole, though newer files follow",
                Findings.GET_AGAIN));
      }
    }
  }

  private static boolean isNewer(String other, String name) {
    Path a = Path.of(other);
    Path b = Path.of(name);
    String nameA = String.valueOf(a.getFileName());
    String nameB = String.valueOf(b.getFileName());
    return String.valueOf(a.getParent()).equals(String.valueOf(b.getParent()))
        && nameA.matches("(blk|rev)\\d+\\..*")
        && nameA.regionMatches(0, nameB, 0, 3)
        && nameA.compareTo(nameB) > 0;
  }

  private final class Told implements Gaps {
    private final int file;

    Told(int file) {
      this.file = file;
    }

    @Override
    public void garbage(long offset, long length) {
      findings.tell(
          Problem.Kind.GARBAGE, file, "offset " + offset, length + " bytes belong to no record");
    }

    @Override
    public void cutOff(long offset) {
      cutOffs.add(new CutOff(file, offset));
    }

    @Override
    public void badHeader(long offset) {
      findings.refuse(
          new BadInput(
              findings.file(file).name(),
              "offset " + offset,
              "a block whose header fails its proof of work",
              Findings.GET_AGAIN));
    }
  }
}
