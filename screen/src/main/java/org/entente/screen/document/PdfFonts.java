package org.entente.screen.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Takes the maps to Unicode out of a document's fonts before PDFBox reads them, and answers for
/// them.
final class PdfFonts {
  private static final int MAX_DEPTH = 64;

  /// Packs more than a thousand to one and can't be unpacked piece by piece.
  private static final int MAX_LZW_BYTES = 256 << 10;

  private final String source;
  private final IdentityHashMap<COSDictionary, PdfUnicode> maps = new IdentityHashMap<>();

  private PdfFonts(String source) {
    this.source = source;
  }

  static PdfFonts of(String source, COSDocument pdf) throws IOException {
    PdfFonts fonts = new PdfFonts(source);
    for (COSObjectKey key : List.copyOf(pdf.getXrefTable().keySet())) {
      COSObject object = pdf.getObjectFromPool(key);
      fonts.walk(object == null ? null : object.getObject(), 0);
    }
    return fonts;
  }

  /// Into what stands in place; what is referred to is an object of its own.
  private void walk(@Nullable COSBase value, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw hostile("holds objects inside one another without end");
    }
    if (value instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        walk(array.get(i), depth + 1);
      }
    } else if (value instanceof COSDictionary dictionary) {
      font(dictionary);
      for (COSName key : List.copyOf(dictionary.keySet())) {
        walk(dictionary.getItem(key), depth + 1);
      }
    }
  }

  private void font(COSDictionary font) throws IOException {
    if (font instanceof COSStream stream
        && String.valueOf(stream.getFilters()).contains("LZW")
        && stream.getLength() > MAX_LZW_BYTES) {
      throw hostile("holds a packed stream of an old kind that is too long");
    }
    if (font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream map) {
      maps.put(font, PdfUnicode.of(map));
      font.removeItem(COSName.TO_UNICODE);
    }
    if (COSName.FONT.equals(font.getCOSName(COSName.TYPE))
        && font.getDictionaryObject(COSName.ENCODING) instanceof COSStream encoding) {
      try (InputStream in = encoding.createInputStream()) {
        String text = new String(in.readNBytes(16 << 20), StandardCharsets.ISO_8859_1);
        if (text.contains("bfrange")) {
          throw hostile("has a font whose codes are mapped as no font's are");
        }
      }
    }
  }

  private BadInput hostile(String reason) {
    return new BadInput(source, "", reason, "This is no list; find out who made the file");
  }

  /// Empty where neither the map nor the font says.
  String text(PDFont font, int code) {
    PdfUnicode map = maps.get(font.getCOSObject());
    String text = map == null ? null : map.text(code);
    if (text == null) {
      text = font.toUnicode(code);
    }
    return text == null ? "" : text;
  }
}
