package org.entente.screen.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.screen.document.MadeDocuments.Made;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.Test;

class DocumentFormTest {
  private static final List<Made> TABLE =
      List.of(
          new Made(0, 0, 2, 1, "연번"),
          new Made(0, 1, 1, 2, "성명"),
          new Made(0, 3, 2, 1, "국적"),
          new Made(1, 1, 1, 1, "한글"),
          new Made(1, 2, 1, 1, "영문"),
          new Made(2, 0, 1, 1, "1"),
          new Made(2, 1, 1, 1, "박진\n혁"),
          new Made(2, 2, 1, 1, "PAK Jin\nHyok"),
          new Made(2, 3, 1, 1, "북한"));

  static Map<DocumentForm, byte[]> all(String title, List<List<Made>> tables) throws IOException {
    Map<DocumentForm, byte[]> made = new LinkedHashMap<>();
    made.put(DocumentForm.HWPX, MadeDocuments.hwpx(title, tables));
    made.put(DocumentForm.HWP, MadeDocuments.hwp(title, tables));
    made.put(DocumentForm.XLSX, MadeDocuments.xlsx(tables));
    made.put(DocumentForm.PDF, MadeDocuments.pdf(title, tables));
    return made;
  }

  @Test
  void everyFormSaysTheSame() throws IOException {
    for (Map.Entry<DocumentForm, byte[]> made : all("고시 제1호", List.of(TABLE)).entrySet()) {
      ListFile file = ListFile.ofBytes("made", made.getValue());
      DocumentForm form = Objects.requireNonNull(DocumentForm.of(file));
      assertThat(form).isEqualTo(made.getKey());
      ListDocument document = form.read(file);
      assertThat(document.tables()).as(form + "").hasSize(1);
      assertThat(document.tables().getFirst().rows())
          .as(form + "")
          .containsExactly(
              List.of("연번", "성명", "성명", "국적"),
              List.of("연번", "한글", "영문", "국적"),
              List.of("1", "박진\n혁", "PAK Jin\nHyok", "북한"));
      if (form != DocumentForm.XLSX) {
        assertThat(document.text()).as(form + "").contains("고시 제1호");
      }
    }
  }
}
