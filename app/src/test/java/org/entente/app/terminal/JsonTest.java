package org.entente.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void keysKeepTheirOrderAndNothingIsTheJsonNull() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("z", new ArrayList<>(Arrays.asList("1", null)));
    document.put("a", Map.of("n", 7L));
    document.put("e", List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(out, document);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "z" : [
                "1",
                null
              ],
              "a" : {
                "n" : 7
              },
              "e" : [ ]
            }""");
  }
}
