package org.entente.screen.list;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists come from outside; what XML can do to a careless reader is refused.
class XmlAttackTest {
  @TempDir private Path folder;

  private static void read(String text) throws IOException {
    ListFile file = ListFile.ofBytes("attack.xml", text.getBytes(StandardCharsets.UTF_8));
    ListIntake.find(List.of(file)).issues().getFirst().read(true, Instant.EPOCH);
  }

  private static String list(String dtd, String name) {
    return "<?xml version=\"1.0\"?>"
        + dtd
        + "<sdnList><sdnEntry><uid>1</uid><lastName>"
        + name
        + "</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE sdnList [<!ENTITY a \"x\">]>",
        "<!DOCTYPE sdnList SYSTEM \"http://127.0.0.1:9/evil.dtd\">",
        "<!DOCTYPE sdnList [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>"
      })
  void aDocumentTypeIsRefused(String dtd) {
    assertThatThrownBy(() -> read(list(dtd, "X"))).isInstanceOf(BadInput.class);
  }

  @Test
  void anExternalEntityReadsNoFile() throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "secret");
    String dtd = "<!DOCTYPE sdnList [<!ENTITY f SYSTEM \"" + secret.toUri() + "\">]>";
    assertThatThrownBy(() -> read(list(dtd, "&f;")))
        .isInstanceOf(BadInput.class)
        .hasMessageNotContaining("secret ");
  }

  @Test
  void aBillionLaughsAreNotLaughed() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE sdnList [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      dtd.append("<!ENTITY a").append(i).append(" \"");
      dtd.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    assertThatThrownBy(() -> read(list(dtd + "]>", "&a9;"))).isInstanceOf(BadInput.class);
  }

  @Test
  void elementsWithoutEndAreRefused() {
    String deep = "<sdnList>" + "<sdnEntry>".repeat(10_000);
    assertThatThrownBy(() -> read(deep)).isInstanceOf(BadInput.class);
  }
}
