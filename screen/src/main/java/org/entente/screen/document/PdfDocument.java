package org.entente.screen.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.entente.base.BadInput;
import org.entente.screen.read.ListFile;

/// PDF: signs at places and lines, no more. A table is what ruled lines enclose; PDFBox finds the
/// signs and the lines, [PdfPage] makes rows of them.
final class PdfDocument {
  private static final int MAX_PAGES = 1_000;
  private static final long MAX_MEMORY = 256L << 20;

  private PdfDocument() {}

  static ListDocument read(ListFile file) throws IOException {
    return read(file, MAX_PAGES);
  }

  /// What stands on the first pages, by which lists are told apart.
  static String beginning(ListFile file) throws IOException {
    ListDocument document = read(file, 2);
    StringBuilder text = new StringBuilder(document.text());
    document.tables().stream()
        .flatMap(table -> table.rows().stream().limit(3))
        .forEach(row -> text.append('\n').append(String.join(" ", row)));
    return text.toString();
  }

  private static ListDocument read(ListFile file, int mostPages) throws IOException {
    byte[] bytes = file.bytes(DocumentForm.MAX_BYTES);
    PdfBomb.refuse(file.source(), bytes);
    try (PDDocument pdf =
        Loader.loadPDF(
            bytes,
            "",
            null,
            null,
            MemoryUsageSetting.setupMainMemoryOnly(MAX_MEMORY).streamCache)) {
      if (pdf.getNumberOfPages() > MAX_PAGES) {
        throw new BadInput(
            file.source(),
            "",
            "has more than " + MAX_PAGES + " pages",
            "This is no list; check where it comes from");
      }
      PdfFonts fonts = PdfFonts.of(file.source(), pdf.getDocument());
      StringBuilder text = new StringBuilder();
      List<DocumentTable> tables = new ArrayList<>();
      int number = 0;
      for (PDPage page : pdf.getPages()) {
        if (++number > mostPages) {
          break;
        }
        PdfPage.Read read = PdfPage.of(file.source(), number, page, fonts);
        text.append(read.outside());
        tables.addAll(read.tables());
      }
      return new ListDocument(text.toString(), tables);
    } catch (InvalidPasswordException e) {
      throw new BadInput(file.source(), "", "is locked with a password", "Save it without one", e);
    } catch (BadInput e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // PDFBox answers damage with whatever exception comes first
      throw new BadInput(
          file.source(),
          "",
          "the PDF is broken or cut off: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
          "Get the file again",
          e);
    } catch (StackOverflowError e) {
      throw new BadInput(
          file.source(),
          "",
          "the PDF holds objects inside one another without end",
          "This is no list; check where it comes from",
          e);
    }
  }
}
