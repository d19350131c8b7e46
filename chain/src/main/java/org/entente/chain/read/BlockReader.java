package org.entente.chain.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.check.BlockRules;
import org.entente.chain.read.BlockSource.Where;

/// Reads the blocks that [BlockSources] found. One for each thread.
public final class BlockReader implements Closeable {
  private static final int OPEN_FILES = 16;

  private final BlockSources sources;
  private final BlockParser parser;
  private final BlockRules rules;
  private final UndoParser undoParser = new UndoParser();
  private final SequencedMap<Integer, BlockFile> open =
      new LinkedHashMap<>(OPEN_FILES, 0.75f, true);
  private byte[] undo = {};

  BlockReader(BlockSources sources, Network network) {
    this.sources = sources;
    parser = new BlockParser(network);
    rules = new BlockRules(network);
  }

  /// The block, all that can be checked of it alone checked, and with what it spends where the
  /// sources tell it. Throws [BadInput] naming the place.
  public Block read(BlockSource source) {
    BlockSource copy = source;
    while (true) {
      try {
        return readCopy(copy);
      } catch (BadInput damaged) {
        BlockSource other = copy.otherCopy();
        if (other == null) {
          throw damaged;
        }
        sources.tellOtherCopy(damaged, other);
        copy = other;
      }
    }
  }

  private Block readCopy(BlockSource source) {
    try {
      return source.isSpilled() ? sources.readSpilled(source) : readInPlace(source);
    } catch (BrokenRule broken) {
      throw sources.badInput(source, broken);
    } catch (IOException e) {
      throw sources.unreadable(source, e);
    }
  }

  private Block readInPlace(BlockSource source) throws IOException {
    Where where = source.where();
    byte[] raw = new byte[where.length()];
    fill(where, raw);
    Block block = parser.parse(raw);
    if (!block.hash().equals(source.hash())) {
      throw new BrokenRule(Rule.FORMAT, "the file has changed while it was read");
    }
    rules.check(block);
    Where undone = source.undo();
    return undone == null ? block : block.withSpent(undo(undone, block));
  }

  private Block.SpentOutputs undo(Where where, Block block) throws IOException {
    if (undo.length < where.length()) {
      undo = new byte[Math.max(2 * undo.length, where.length())];
    }
    fill(where, undo);
    return undoParser.parse(undo, 0, where.length(), block);
  }

  private void fill(Where where, byte[] into) throws IOException {
    if (file(where.file()).read(where.offset(), into, 0, where.length()) < where.length()) {
      throw new BrokenRule(Rule.FORMAT, "the file has become shorter while it was read");
    }
  }

  private BlockFile file(int number) throws IOException {
    BlockFile file = open.get(number);
    if (file == null) {
      if (open.size() == OPEN_FILES) {
        Map.Entry<Integer, BlockFile> oldest = open.pollFirstEntry();
        if (oldest != null) {
          oldest.getValue().close();
        }
      }
      SourceFile source = sources.file(number);
      file = new BlockFile(source.path(), source.key());
      open.put(number, file);
    }
    return file;
  }

  @Override
  public void close() {
    try {
      for (BlockFile file : open.values()) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.clear();
  }
}
