package org.entente.app.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPdfTest {
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="ko"><head><meta charset="utf-8"/><title>t</title><style>
      body { margin: 2em } .sign { border: 1px solid }
      </style></head><body><h1>Case us-1: 한국어 사건 日本語の事案</h1>
      <p>거래소에서 가상자산이 도난되었다. 暗号資産が流出した。 401346768000000000000000 \uD83D\uDE00</p>
      </body></html>
      """;

  private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");

  /// Those that `-Dfonts=FILE,FILE` names, or of this machine.
  private static Fonts fonts() throws IOException {
    String named = System.getProperty("fonts", "");
    List<Path> files =
        named.isEmpty() ? List.of() : List.of(named.split(",", -1)).stream().map(Path::of).toList();
    try {
      return Fonts.of(
          files, List.of(Path.of(System.getProperty("folder", "/usr/share/fonts"))), HTML);
    } catch (BadInput e) {
      Assumptions.abort("skipped: " + e.reason());
      throw e;
    }
  }

  @Test
  void koreanAndJapaneseCanBeReadOutOfThePdfAgain() throws IOException {
    byte[] pdf = ReportPdf.of(HTML, fonts(), TIME);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("한국어 사건", "日本語の事案", "가상자산이", "暗号資産が流出した。", "U+1F600")
          .contains("401346768000000000000000", "1 / 1");
      assertThat(document.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(TIME);
    }
    Path kept = Path.of(System.getProperty("keep", ""));
    if (!kept.toString().isEmpty()) {
      Files.write(kept, pdf);
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    assertThat(ReportPdf.of(HTML, fonts(), TIME)).isEqualTo(ReportPdf.of(HTML, fonts(), TIME));
  }

  @Test
  void aFontThatIsNoneIsRefusedAndNoneAtAllSaysWhatToDo(@TempDir Path folder) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Path file = folder.resolve("NanumGothic.ttf");
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      byte[] magic =
          random.nextBoolean()
              ? "wOFF\0\1\0\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)
              : new byte[] {0, 1, 0, 0, 0, 9};
      System.arraycopy(magic, 0, bytes, 0, Math.min(bytes.length, magic.length));
      Files.write(file, bytes);
      assertThatThrownBy(() -> Fonts.of(List.of(file), List.of(), "한"))
          .as("seed %d", seed)
          .isInstanceOf(BadInput.class);
    }
    assertThatThrownBy(() -> Fonts.of(List.of(), List.of(folder), "한"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("한 (U+D55C)")
        .hasMessageContaining("--font");
  }
}
