package org.entente.app.server.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.fault.FaultyWire;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.Comparison.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A note by which the partner says who it is was garbled on its way: that accuses nobody.
class OverlapIdentityTest {
  @TempDir private Path folder;

  private LocalNode node(String name, String country) throws Exception {
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, Map.of());
    made.person("bob-" + name, Role.APPROVER);
    return made;
  }

  @Test
  void aComparisonGoesOnOnceThePartnerIsBelievedAgain() throws Exception {
    FaultyWire.Leaks none = new FaultyWire.Leaks(List.of());
    try (LocalNode us = node("us", "USA");
        LocalNode jp = node("jp", "JPN");
        FaultyWire wire = new FaultyWire(URI.create(jp.url()).getPort(), none, none, 1)) {
      jp.know(us);
      String vkey = jp.node().home().identity().key().verifier().toString();
      new NodeActions(us.node())
          .perform(
              "partner",
              MadeObjects.action("name", "jp", "country", "JPN", "url", wire.url(), "vkey", vkey));
      String id = OverlapsTest.start(us, "items", "we", List.of("domain:both.example"));
      OverlapsTest.await(jp, id, "waiting");
      // What fetches from the partner has met it; what compares has not.
      NodeGroup.await(() -> us.node().trouble("jp").isEmpty());
      wire.misname(true);
      OverlapsTest.agree(jp, id, List.of("domain:both.example"));
      OverlapsTest.await(us, id, "running");
      long before = wire.misnamed();
      NodeGroup.await(() -> wire.misnamed() >= before + 2);
      assertThat(us.node().overlaps().of(id).orElseThrow().state()).isEqualTo(State.RUNNING);
      wire.misname(false);
      assertThat(OverlapsTest.await(us, id, "done").members("result").texts("both"))
          .containsExactly("domain:both.example");
      assertThat(us.node().overlaps().of(id).orElseThrow().reason()).isEmpty();
      assertThat(OverlapsTest.await(jp, id, "done").optional("reason").orElse("")).isEmpty();
    }
  }
}
