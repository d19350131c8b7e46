package org.entente.watch.ais;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every field of gpsd's own expected output, and every field of ours, is equal.
class GpsdTest {
  private static final Set<String> ENVELOPE = Set.of("class", "device", "scaled");

  /// Given beside gpsd's fields.
  private static final Set<String> OURS = Set.of("radio_sent");

  private int equal;
  private int texts;
  private final List<String> different = new ArrayList<>();

  @Test
  void everyFieldOfTheSamplesIsEqual() {
    compare("sample.aivdm", "sample.aivdm.js.chk", true);
    compare("sample.aivdm", "sample.aivdm.ju.chk", false);
    compare("ais-nmea.log.gz", "ais-nmea.log.chk.gz", false);
    System.out.println(
        "gpsd: " + equal + " fields and " + texts + " texts equal, different: " + different);
    assertThat(different).isEmpty();
    assertThat(equal).isGreaterThan(5000);
  }

  private void compare(String input, String output, boolean isScaled) {
    List<JsonNode> expected = RealAis.messages(RealAis.bytes(output));
    RealAis.Read read = RealAis.read(RealAis.bytes(input), isScaled);
    System.out.println(input + ": rejected " + read.rejected());
    assertThat(read.messages()).as(output).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      fields(output + " " + (i + 1), expected.get(i), read.messages().get(i));
    }
  }

  private void fields(String where, JsonNode expected, JsonNode ours) {
    Set<String> names = new TreeSet<>(expected.propertyNames());
    names.addAll(ours.propertyNames());
    names.removeAll(ENVELOPE);
    names.removeAll(OURS);
    for (String name : names) {
      JsonNode left = expected.get(name);
      JsonNode right = ours.get(name);
      if (name.endsWith("_text")) {
        texts += left != null && left.equals(right) ? 1 : 0;
      } else if (left != null && right != null && isEqual(left, right)) {
        equal++;
      } else {
        different.add(where + " " + name + " " + left + " " + right);
      }
    }
  }

  static boolean isEqual(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    if (left.isArray() && right.isArray() && left.size() == right.size()) {
      boolean isSame = true;
      for (int i = 0; i < left.size(); i++) {
        isSame &= isEqual(left.get(i), right.get(i));
      }
      return isSame;
    }
    if (left.isObject() && right.isObject()) {
      return left.propertyNames().containsAll(right.propertyNames())
          && left.propertyNames().stream()
              .filter(name -> !name.endsWith("_text"))
              .allMatch(name -> right.has(name) && isEqual(left.get(name), right.get(name)));
    }
    return left.equals(right);
  }
}
