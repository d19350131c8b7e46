package org.entente.screen.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.entente.base.BadInput;
import org.entente.screen.document.MadeDocuments.Made;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.Test;

/// Documents come from outside; what a document can do to a careless reader is refused.
class HostileDocumentTest {
  private static final int ROUNDS = Integer.getInteger("entente.fuzz", 400);

  private static List<Made> table() {
    return MadeDocuments.plain(0, List.of(List.of("연번", "성명", "국적"), List.of("1", "박진혁", "북한")));
  }

  private static ListDocument read(byte[] bytes) throws IOException {
    ListFile file = ListFile.ofBytes("made", bytes);
    return Objects.requireNonNull(DocumentForm.of(file)).read(file);
  }

  @Test
  void entitiesAreRefusedInEveryPart() throws IOException {
    for (byte[] zip :
        List.of(MadeDocuments.hwpx("제재", List.of(table())), MadeDocuments.xlsx(List.of(table())))) {
      byte[] attack =
          MadeDocuments.rezip(
              zip,
              (name, part) ->
                  name.endsWith("section0.xml") || name.endsWith("sheet1.xml")
                      ? attacked(part)
                      : part);
      assertThatThrownBy(() -> read(attack)).isInstanceOf(BadInput.class);
    }
  }

  private static byte[] attacked(byte[] part) {
    String xml = new String(part, StandardCharsets.UTF_8).replaceFirst("^<\\?xml[^>]*>", "");
    return ("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + xml)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aPartThatUnpacksWithoutEndIsRefused() throws IOException {
    byte[] bomb =
        MadeDocuments.rezip(
            MadeDocuments.hwpx("제재", List.of(table())),
            (name, part) -> name.endsWith("section0.xml") ? new byte[(256 << 20) + 1] : part);
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unpacks to more than 256 MB");
    byte[] lying = bomb.clone();
    ByteBuffer zip = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 28 < lying.length; i++) {
      if (zip.getInt(i) == 0x02014b50 && zip.getInt(i + 24) > 1 << 20) {
        zip.putInt(i + 24, 1 << 20);
      }
    }
    assertThatThrownBy(() -> read(lying))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not what the directory says");
  }

  @Test
  void aPdfThatUnpacksWithoutEndIsRefused() throws IOException {
    byte[] once = deflated(new byte[100 << 20]);
    for (byte[] stream : List.of(once, deflated(once))) {
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      pdf.writeBytes("%PDF-1.7\n1 0 obj <<>> stream\n".getBytes(StandardCharsets.ISO_8859_1));
      pdf.writeBytes(stream);
      pdf.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> read(pdf.toByteArray()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("unpacks without end");
    }
  }

  private static byte[] deflated(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(out, new Deflater(9))) {
      packed.write(plain);
    }
    return out.toByteArray();
  }

  @Test
  void aDocumentThatIsCutOffIsRefused() throws IOException {
    for (Map.Entry<DocumentForm, byte[]> made :
        DocumentFormTest.all("제재", List.of(table())).entrySet()) {
      byte[] whole = made.getValue();
      if (made.getKey() != DocumentForm.PDF) {
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> read(cut)).as(made.getKey() + "").isInstanceOf(BadInput.class);
      }
    }
  }

  @Test
  void lockedDocumentsSaySo() throws IOException {
    byte[] hwp = MadeDocuments.hwp("제재", List.of(table()));
    int header = indexOf(hwp, "HWP Document File".getBytes(StandardCharsets.US_ASCII));
    for (Map.Entry<Integer, String> flag :
        Map.of(2, "with a password", 4, "for distribution", 16, "by rights").entrySet()) {
      byte[] locked = hwp.clone();
      locked[header + 36] |= flag.getKey().byteValue();
      assertThatThrownBy(() -> read(locked))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is locked " + flag.getValue());
    }
    assertThatThrownBy(
            () -> read("HWP Document File V3.00 \u001a".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("HWP 3");
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  /// Whole files, the parts of the zips, and records that aren't compressed.
  @Test
  void damagedDocumentsAreReadOrRefused() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    seeds.addAll(DocumentFormTest.all("제재", List.of(table(), table())).values());
    seeds.add(MadeDocuments.hwp("제재", List.of(table()), false));
    seeds.add(MadeDocuments.hwp("제재", List.of(table()), false));
    seeds.add(MadeDocuments.hwpx("제재", List.of(table())));
    seeds.add(MadeDocuments.xlsx(List.of(table())));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      int which = i % seeds.size();
      byte[] damaged =
          which >= 6
              ? MadeDocuments.rezip(
                  seeds.get(which),
                  (name, part) ->
                      name.endsWith(".xml") && random.nextInt(4) == 0 ? damage(part, random) : part)
              : damage(seeds.get(which), random);
      long start = System.nanoTime();
      try {
        ListFile file = ListFile.ofBytes("fuzz", damaged);
        DocumentForm form = DocumentForm.of(file);
        read += form == null || form.read(file).tables().isEmpty() ? 0 : 1;
      } catch (BadInput e) {
        // refused, as it should be
      } catch (RuntimeException e) {
        fail("seed " + seed + ", round " + i, e);
      }
      if (System.nanoTime() - start > 5_000_000_000L) {
        fail("seed " + seed + ", round " + i + " took more than five seconds");
      }
    }
    System.out.println("documents still read after damage: " + read + " of " + ROUNDS);
    assertThat(read).isPositive();
  }

  private static byte[] damage(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 4; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) 0xff;
        case 3 -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
        default -> {
          int length = Math.min(random.nextInt(8), bytes.length - at);
          Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
        }
      }
    }
    return bytes;
  }
}
