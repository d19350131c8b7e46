package org.entente.screen.document;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.entente.base.BadInput;

/// Unpacks every deflated stream of a PDF once, keeping nothing, before PDFBox unpacks them into
/// memory: a stream that unpacks without end, also one packed several times over, is refused.
final class PdfBomb {
  private static final long MAX_STREAM = 64L << 20;
  private static final long MAX_ALL = 512L << 20;
  private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

  private long left = MAX_ALL;
  private final String source;

  private PdfBomb(String source) {
    this.source = source;
  }

  static void refuse(String source, byte[] pdf) {
    PdfBomb bomb = new PdfBomb(source);
    for (int i = 0; i + STREAM.length + 2 < pdf.length; i++) {
      if (pdf[i] == 's' && isStream(pdf, i)) {
        int start = i + STREAM.length;
        start += pdf[start] == '\r' ? 1 : 0;
        start += pdf[start] == '\n' ? 1 : 0;
        bomb.inflate(pdf, start, pdf.length - start);
        i = start;
      }
    }
  }

  private static boolean isStream(byte[] pdf, int at) {
    for (int i = 0; i < STREAM.length; i++) {
      if (pdf[at + i] != STREAM[i]) {
        return false;
      }
    }
    return pdf[at + STREAM.length] == '\r' || pdf[at + STREAM.length] == '\n';
  }

  /// A chain of inflaters, each fed by the one before while its output looks deflated itself.
  private void inflate(byte[] bytes, int start, int length) {
    if (length < 2 || !isDeflated(bytes[start], bytes[start + 1])) {
      return;
    }
    Inflater[] layers = new Inflater[4];
    layers[0] = new Inflater();
    try {
      layers[0].setInput(bytes, start, length);
      pump(layers, new long[layers.length]);
    } finally {
      for (Inflater layer : layers) {
        if (layer != null) {
          layer.end();
        }
      }
    }
  }

  private void pump(Inflater[] layers, long[] out) {
    byte[] buffer = new byte[1 << 15];
    try {
      for (int read = layers[0].inflate(buffer); read > 0; read = layers[0].inflate(buffer)) {
        pass(layers, out, 0, buffer, read);
      }
    } catch (DataFormatException e) {
      // no bomb; that it is broken is found by whoever reads it
    }
  }

  private void pass(Inflater[] layers, long[] out, int layer, byte[] bytes, int length)
      throws DataFormatException {
    boolean first = out[layer] == 0;
    out[layer] += length;
    left -= length;
    if (out[layer] > MAX_STREAM || left < 0) {
      throw new BadInput(
          source, "", "unpacks without end", "This is no list; find out who made the file");
    }
    int next = layer + 1;
    if (next >= layers.length) {
      return;
    }
    if (first && length >= 2 && isDeflated(bytes[0], bytes[1])) {
      layers[next] = new Inflater();
    }
    Inflater inner = layers[next];
    if (inner != null && !inner.finished()) {
      inner.setInput(bytes, 0, length);
      byte[] buffer = new byte[1 << 15];
      for (int read = inner.inflate(buffer); read > 0; read = inner.inflate(buffer)) {
        pass(layers, out, next, buffer, read);
      }
    }
  }

  /// The two first bytes of zlib.
  private static boolean isDeflated(byte first, byte second) {
    return (first & 0x0f) == 8 && (((first & 0xff) << 8) | (second & 0xff)) % 31 == 0;
  }
}
