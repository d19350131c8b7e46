package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.check.BlockRoots;
import org.entente.chain.evm.read.EvmFindings.BodyRoots;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.RlpWriter;
import org.entente.chain.evm.wire.TxReceipt;
import org.jspecify.annotations.Nullable;

/// Files of RLP: a header, a body, a block's receipts, or a whole block. Their shapes differ, so
/// no name need tell which is which; roots say what belongs together.
final class RlpKind implements SourceKind {
  private static final int FIRST_LIST_BYTE = 0xc0;

  /// Of lists whose length is in their first byte.
  private static final int LAST_SHORT_BYTE = 0xf7;

  /// Larger than any block on any network.
  private static final int MAX_FILE_BYTES = 256 << 20;

  private enum Shape {
    HEADER,
    BODY,
    RECEIPTS,
    BLOCK
  }

  @Override
  public boolean scan(SourceContent content, EvmFindings findings) throws IOException {
    byte[] head = content.head();
    long length = length(head);
    if (length < 0 || length > MAX_FILE_BYTES) {
      return false;
    }
    byte[] rlp;
    try (InputStream in = content.open()) {
      rlp = in.readNBytes((int) length + 1);
    }
    if (rlp.length != length) {
      return false;
    }
    Shape shape = shape(rlp);
    if (shape == null) {
      return false;
    }
    try {
      take(shape, rlp, content, findings);
    } catch (IllegalArgumentException wrong) {
      findings.refuse(
          new BadInput(
              content.name(),
              "",
              String.valueOf(wrong.getMessage()),
              EvmFindings.GET_AGAIN,
              wrong));
    }
    return true;
  }

  /// How long a file is that is one list, by its first bytes; −1 for anything else.
  private static long length(byte[] head) {
    int first = head.length == 0 ? 0 : head[0] & 0xff;
    if (first < FIRST_LIST_BYTE) {
      return -1;
    }
    if (first <= LAST_SHORT_BYTE) {
      return 1L + first - FIRST_LIST_BYTE;
    }
    int digits = first - LAST_SHORT_BYTE;
    if (digits > Integer.BYTES || head.length <= digits) {
      return -1;
    }
    return 1L + digits + Uint256.read(head, 1, digits).toLong();
  }

  /// Null for anything else.
  private static @Nullable Shape shape(byte[] rlp) {
    try {
      RlpReader in = RlpReader.onlyList(rlp);
      if (!in.hasNext()) {
        return null;
      }
      if (!in.isList()) {
        return in.size() == 1 + Hash256.BYTES ? Shape.HEADER : receipts(rlp);
      }
      RlpReader first = in.list();
      int lists = 1;
      while (in.hasNext()) {
        lists += in.isList() ? 1 : 8;
        in.skip();
      }
      boolean header = first.hasNext() && !first.isList() && first.size() == 1 + Hash256.BYTES;
      int fields = count(first);
      if (header && fields >= BlockHeader.FIRST_FIELDS) {
        return lists == 3 || lists == 4 ? Shape.BLOCK : null;
      }
      Shape receipts = fields == 3 || fields == 4 ? receipts(rlp) : null;
      if (receipts != null) {
        return receipts;
      }
      return lists == 2 || lists == 3 ? Shape.BODY : null;
    } catch (IllegalArgumentException notRlp) {
      return null;
    }
  }

  private static int count(RlpReader list) {
    int count = 0;
    for (; list.hasNext(); count++) {
      list.skip();
    }
    return count;
  }

  private static @Nullable Shape receipts(byte[] rlp) {
    try {
      TxReceipt.decodeAll(rlp);
      return Shape.RECEIPTS;
    } catch (IllegalArgumentException others) {
      return null;
    }
  }

  private static void take(Shape shape, byte[] rlp, SourceContent content, EvmFindings findings)
      throws IOException {
    switch (shape) {
      case HEADER -> {
        BlockHeader header = BlockHeader.decode(rlp);
        findings.addHeader(header, null, findings.spill(rlp), content.name());
      }
      case BODY -> addBody(rlp, findings);
      case RECEIPTS -> {
        List<TxReceipt> receipts = TxReceipt.decodeAll(rlp);
        findings.addReceipts(BlockRoots.ofReceipts(receipts), findings.spill(rlp));
      }
      case BLOCK -> {
        RlpReader in = RlpReader.onlyList(rlp);
        byte[] encoded = in.raw();
        BlockHeader header = BlockHeader.decode(encoded);
        RlpWriter body = new RlpWriter();
        int list = body.begin();
        while (in.hasNext()) {
          body.raw(in.raw());
        }
        addBody(body.end(list).toByteArray(), findings);
        findings.addHeader(header, null, findings.spill(encoded), content.name());
      }
    }
  }

  private static void addBody(byte[] rlp, EvmFindings findings) throws IOException {
    BlockBody body = BlockBody.decode(RlpReader.onlyList(rlp));
    Hash256 uncles = body.unclesHash();
    if (uncles == null) {
      throw new IllegalArgumentException("a body with hashes in place of uncles");
    }
    BodyRoots roots =
        new BodyRoots(
            BlockRoots.ofTxs(body),
            uncles,
            body.withdrawals() == null ? null : BlockRoots.ofWithdrawals(body.withdrawals()));
    findings.addBody(roots, findings.spill(rlp));
  }
}
