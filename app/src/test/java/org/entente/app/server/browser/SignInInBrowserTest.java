package org.entente.app.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.server.people.MadeProvider;
import org.entente.app.server.people.OidcTest;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People sign in with a browser: by a passkey of a device that it simulates, and at an issuer of
/// OpenID Connect of the test's own. Skipped without a browser.
class SignInInBrowserTest {
  @TempDir private Path folder;

  @Test
  void peopleSignInByPasskeyAndElsewhere() throws Exception {
    if (!Browser.isHere()) {
      return;
    }
    try (MadeProvider provider = new MadeProvider(folder.resolve("issuer"));
        StandingNode node =
            new StandingNode(
                folder.resolve("us"), Map.of("web.origin", "http://localhost:{port}"))) {
      node.actions.perform("oidc-set", OidcTest.issuer(provider));
      node.actions.perform(
          "oidc-bind",
          action("name", "agency", "subject", MadeProvider.SUBJECT, "person", "approver"));
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("url", JsonValue.of(node.home.settings().origin()));
      told.put("issuer", JsonValue.of(provider.url()));
      told.put("analyst", JsonValue.of("analyst"));
      told.put("approver", JsonValue.of("approver"));
      told.put("password", JsonValue.of("right"));
      told.put("chromium", JsonValue.of(Browser.chromium().toString()));
      told.put("pictures", JsonValue.of(Browser.WEB.resolve("target/pictures").toString()));
      Path file = folder.resolve("told.json");
      Files.writeString(file, JsonWriter.text(new JsonValue.Members(told)));
      assertThat(Browser.run("signin.mjs", file)).as("what the browser met").isZero();
    }
  }
}
