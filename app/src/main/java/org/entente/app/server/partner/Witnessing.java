package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Node;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.WitnessRequest;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Partner;

/// Shows one partner the heads of our logs for others, for its cosignature, and asks it which
/// heads others showed it of their logs for us. At a beat: when exactly something was released to
/// somebody else is not for it to know.
final class Witnessing {
  static final Duration BEAT = Duration.ofSeconds(1);
  static final Duration LOOK = Duration.ofSeconds(2);

  private static final String ADD = "/witness/add-checkpoint";

  private final Node node;
  private final Partner witness;
  private final PartnerLink link;

  /// By recipient, how much of our log the witness has cosigned.
  private final Map<String, Long> cosigned = new HashMap<>();

  /// By sender, up to where we have compared.
  private final Map<String, Long> compared = new HashMap<>();

  Witnessing(Node node, Partner witness, PartnerLink link) {
    this.node = node;
    this.witness = witness;
    this.link = link;
  }

  void once() throws IOException, InterruptedException {
    for (Partner other : node.partners().all()) {
      if (!other.name().equals(witness.name()) && other.isActive()) {
        show(other.name());
        compare(other);
      }
    }
  }

  private void show(String recipient) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 2; attempt++) {
      long old = cosigned.getOrDefault(recipient, 0L);
      Optional<WitnessRequest> request = node.outbox().forWitness(recipient, old);
      if (request.isEmpty()) {
        return;
      }
      SignedNote shown = request.get().checkpoint();
      PartnerLink.Reply reply = link.post(ADD, request.get().toString().getBytes(UTF_8));
      if (reply.isThere()) {
        byte[] note = (shown.text() + "\n" + new String(reply.body(), UTF_8)).getBytes(UTF_8);
        node.outbox().witnessed(witness, recipient, SignedNote.parse(witness.name(), note));
        cosigned.put(recipient, size(shown));
        return;
      }
      String told = new String(reply.body(), UTF_8).strip();
      if (reply.status() != 409 || !told.matches("0|[1-9][0-9]{0,17}")) {
        return;
      }
      cosigned.put(recipient, Long.parseLong(told));
    }
  }

  private static long size(SignedNote note) {
    return Long.parseLong(note.text().lines().skip(1).findFirst().orElse("0"));
  }

  private void compare(Partner sender) throws IOException, InterruptedException {
    Inbox.Standing standing = node.inbox().standing(sender);
    boolean isDone = compared.getOrDefault(sender.name(), 0L) == standing.size();
    if (isDone || standing.fault() != null) {
      return;
    }
    String origin = URLEncoder.encode(node.inbox().key(sender).name(), UTF_8);
    PartnerLink.Reply reply = link.get("/witness/checkpoint?origin=" + origin, SignedNote.LONGEST);
    if (!reply.isThere()) {
      return;
    }
    SignedNote note = SignedNote.parse(witness.name(), reply.body());
    Optional<String> fault = node.inbox().compare(sender, note);
    if (fault.isPresent() || size(note) >= standing.size()) {
      compared.put(sender.name(), standing.size());
    }
  }
}
