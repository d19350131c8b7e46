package org.entente.chain.read;

import java.io.IOException;
import java.io.InputStream;
import org.entente.base.Network;

/// Reads files of text: hexadecimal or JSON.
final class TextScan {
  private static final int LOOKED_AT = 512;
  private static final int UTF8_MARK = 0xefbbbf;

  private final HexScan hex;
  private final JsonScan json;
  private final ToldTransactions transactions;

  TextScan(Findings findings, Network network) {
    transactions = new ToldTransactions(findings, network);
    RawItems items = new RawItems(findings, transactions);
    hex = new HexScan(items);
    json = new JsonScan(findings, network, transactions, items);
  }

  /// Whether what begins with `head` can be text of either kind.
  static boolean isText(byte[] head) {
    int end = Math.min(head.length, LOOKED_AT);
    for (int i = start(head); i < end; i++) {
      int next = head[i] & 0xff;
      if (next < ' ' && next != '\t' && next != '\n' && next != '\r') {
        return false;
      }
    }
    int first = first(head);
    return isJson(first) || HexScan.isDigit(first);
  }

  private static int start(byte[] head) {
    boolean marked =
        head.length > 2
            && (((head[0] & 0xff) << 16) | ((head[1] & 0xff) << 8) | (head[2] & 0xff)) == UTF8_MARK;
    return marked ? 3 : 0;
  }

  /// The first character that is not white space, −1 if there is none.
  private static int first(byte[] head) {
    for (int i = start(head); i < head.length; i++) {
      if (head[i] > ' ') {
        return head[i];
      }
    }
    return -1;
  }

  private static boolean isJson(int first) {
    return first == '{' || first == '[' || first == '"';
  }

  /// False when the content is neither, after all. `content` must support marks.
  boolean scan(InputStream content, int file, String name) throws IOException {
    content.mark(LOOKED_AT);
    int first = first(content.readNBytes(LOOKED_AT));
    content.reset();
    return isJson(first) ? json.scan(content, file, name) : hex.scan(content, file, name);
  }

  /// Gathers the transactions that came by themselves.
  void finish() throws IOException {
    transactions.finish();
  }
}
