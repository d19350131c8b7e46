package org.entente.screen.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entente.screen.read.ListFile;
import org.jspecify.annotations.Nullable;

/// The documents that are read, known by their first bytes.
public enum DocumentForm {
  /// Hancom's word processor since 2021: a zip of XML (OWPML, KS X 6101).
  HWPX,

  /// Hancom's word processor since 2002: a compound file of records (HWP 5.0).
  HWP,

  /// A spreadsheet of ECMA-376.
  XLSX,

  /// ISO 32000. Tables are found by their ruled lines.
  PDF;

  /// No document of a list is larger.
  static final int MAX_BYTES = 64 << 20;

  private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private static final byte[] OLD_HWP = "HWP Document File V".getBytes(StandardCharsets.US_ASCII);

  /// Null for everything else.
  public static @Nullable DocumentForm of(ListFile file) throws IOException {
    if (file.startsWith(COMPOUND)) {
      return HwpDocument.is(file) ? HWP : null;
    }
    if (file.startsWith(OLD_HWP)) {
      return HWP;
    }
    if (file.startsWith((byte) '%', (byte) 'P', (byte) 'D', (byte) 'F', (byte) '-')) {
      return PDF;
    }
    if (!file.startsWith((byte) 'P', (byte) 'K', (byte) 3, (byte) 4)) {
      return null;
    }
    return HwpxDocument.is(file) ? HWPX : XlsxDocument.is(file) ? XLSX : null;
  }

  /// What is damaged, locked or without bounds is a BadInput.
  public ListDocument read(ListFile file) throws IOException {
    return switch (this) {
      case HWPX -> HwpxDocument.read(file);
      case HWP -> HwpDocument.read(file);
      case XLSX -> XlsxDocument.read(file);
      case PDF -> PdfDocument.read(file);
    };
  }

  /// What stands at the document's beginning, by which lists are told apart.
  public String beginning(ListFile file) throws IOException {
    return this == PDF ? PdfDocument.beginning(file) : read(file).text();
  }
}
