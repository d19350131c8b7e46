package org.entente.app.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.NodeActions;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from an alert to a freeze request that the partner has seen, in a browser, in each
/// language; without a browser it says so and is skipped.
class FreezeInBrowserTest {
  private static final List<String> ADDRESSES =
      List.of(
          "0x47666fab8bd0ac7003bce3f5c3585383f09486e2",
          "0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e",
          "0x36ed3c0213565530c35115d93a80f9c04d94e4cb");

  @TempDir private Path folder;

  private static String alert(String address) {
    return """
    {"live":"bybit","stage":"mined","method":"fifo","network":"ethereum",
    "events":["moved","exit"],"tx":"0x46deef0f52e3a983b67abf4714448a41dd7ffd6d32d7da69d62081c68ad7882c",
    "to":[{"address":"%s","asset":"USDC","amount":"120000000000",
    "exit":{"kind":"issuer","status":"open","holder":[],
    "stoppers":[{"who":"Circle","how":"blacklist(address)"}]}}]}\
    """
        .formatted(address);
  }

  private static void person(NodeGroup.Running at, String name, Role role) {
    new NodeActions(at.node())
        .perform("person-add", action("name", name, "role", role.word(), "password", "right"));
  }

  @Test
  void anAlertBecomesARequestThatThePartnerHasSeen() throws Exception {
    if (!Browser.isHere()) {
      return;
    }
    try (NodeGroup nodes = new NodeGroup(folder)) {
      NodeGroup.Running us = nodes.start("us", "USA", true);
      NodeGroup.Running kr = nodes.start("kr", "KOR", true);
      NodeGroup.know(us, kr);
      NodeGroup.know(kr, us);
      person(us, "ann", Role.ANALYST);
      person(us, "bob", Role.APPROVER);
      person(kr, "kim", Role.ANALYST);
      for (String address : ADDRESSES) {
        us.node().store().alerts().add("alert of " + address, alert(address));
      }
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("url", JsonValue.of(us.url()));
      told.put("partner", JsonValue.of(kr.url()));
      told.put("analyst", JsonValue.of("ann"));
      told.put("approver", JsonValue.of("bob"));
      told.put("duty", JsonValue.of("kim"));
      told.put("password", JsonValue.of("right"));
      told.put("addresses", JsonValue.texts(ADDRESSES));
      told.put("chromium", JsonValue.of(Browser.chromium().toString()));
      told.put("pictures", JsonValue.of(Browser.WEB.resolve("target/pictures").toString()));
      Path file = folder.resolve("told.json");
      Files.writeString(file, JsonWriter.text(new JsonValue.Members(told)));
      assertThat(Browser.run("freeze.mjs", file)).as("what the browser met").isZero();
    }
  }
}
