package org.entente.app.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/// A report of a case as PDF. The same report, fonts and version give the same bytes.
public final class ReportPdf {
  private static final String STYLE =
      """
      @page { size: A4; margin: 20mm 18mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-family: FAMILIES;
          font-size: 8pt } }
      body, .hash, code, h1, h2, sup { font-family: FAMILIES; word-wrap: break-word }
      body { font-size: 10pt; max-width: none; margin: 0; padding: 0 }
      h1 { font-size: 16pt } h2 { font-size: 12pt; page-break-after: avoid }
      """;

  private ReportPdf() {}

  /// The report, set on pages of A4.
  ///
  /// @param html a report, which is XML
  /// @param time that the file says it was made
  public static byte[] of(String html, Fonts fonts, Instant time) throws IOException {
    XRLog.setLoggingEnabled(false); // it tells of fonts and style sheets
    List<String> names = new ArrayList<>();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (FontFile font : fonts.files()) {
      String name = "f" + names.size();
      byte[] bytes = font.bytes();
      builder.useFont(() -> new ByteArrayInputStream(bytes), name, 400, FontStyle.NORMAL, true);
      names.add("'" + name + "'");
    }
    String style = STYLE.replace("FAMILIES", String.join(", ", names));
    String styled = settable(html, fonts).replaceFirst("</style>", style + "</style>");
    builder.withHtmlContent(styled, null);
    builder.useUriResolver((_, _) -> null); // nothing is ever fetched
    builder.withProducer("Entente");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    builder.toStream(out);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        date(document, time);
        document.setDocumentId(time.toEpochMilli());
        document.save(out);
      }
    }
    return out.toByteArray();
  }

  private static void date(PDDocument document, Instant time) {
    GregorianCalendar calendar =
        GregorianCalendar.from(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
    PDDocumentInformation about = document.getDocumentInformation();
    about.setCreationDate(calendar);
    about.setModificationDate(calendar);
  }

  /// Signs that no font here has are shown by their number, not left out.
  private static String settable(String html, Fonts fonts) {
    StringBuilder text = new StringBuilder();
    html.codePoints()
        .forEach(
            codePoint -> {
              if (codePoint < 0x7F || fonts.has(codePoint)) {
                text.appendCodePoint(codePoint);
              } else {
                text.append("<span class=\"sign\">")
                    .append(String.format(Locale.ROOT, "U+%04X", codePoint))
                    .append("</span>");
              }
            });
    return text.toString();
  }
}
