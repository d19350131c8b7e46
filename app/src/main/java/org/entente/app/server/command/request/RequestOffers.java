package org.entente.app.server.command.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.app.node.AlertReceiver;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.stix.crypto.Caip;

/// Drafts a request as soon as followed money reaches a place where somebody can stop it whom a
/// partner can move: the draft with its evidence lies ready, and two people send it, or nobody.
/// It takes lines of alerts as a live trace raises them. Of an alert only id and hash go into the
/// draft: what else it says (labels, the way) stays home unless somebody releases it.
///
/// @param dir the node
/// @param partners who moves whom: the partner by the name of whoever can stop money, in lower case
/// @param basis the law on which requests rest
/// @param trouble hears of what can't be drafted
public record RequestOffers(
    Path dir, Map<String, String> partners, String basis, Consumer<String> trouble)
    implements AlertReceiver {
  private static final List<String> STAGES = List.of("seen", "mined");

  public RequestOffers {
    Map<String, String> lower = new LinkedHashMap<>();
    partners.forEach((who, partner) -> lower.put(who.toLowerCase(Locale.ROOT), partner));
    partners = lower;
  }

  @Override
  public String name() {
    return dir.toString();
  }

  @Override
  public String key() {
    return "offers-" + Integer.toHexString(dir.toAbsolutePath().toString().hashCode());
  }

  /// Drafts what an alert calls for. What can't be drafted is told and holds nothing up; a node
  /// that can't be opened is asked again.
  @Override
  public void take(String id, String line) throws IOException {
    JsonValue value = JsonReader.parse("alert " + id, line);
    if (!(value instanceof JsonValue.Members alert)
        || !STAGES.contains(alert.optional("stage").orElse(""))) {
      return;
    }
    for (JsonValue item : alert.items("to")) {
      if (item instanceof JsonValue.Members party) {
        offer(alert, party, line);
      }
    }
  }

  private void offer(JsonValue.Members alert, JsonValue.Members party, String line)
      throws IOException {
    JsonValue.Members exit = party.members("exit");
    Optional<String> chain = chain(alert.optional("network").orElse(""));
    String address = party.optional("address").orElse("");
    boolean isOpen = exit.optional("status").orElse("").equals("open");
    if (!isOpen || chain.isEmpty() || address.isEmpty()) {
      return;
    }
    for (JsonValue item : exit.items("stoppers")) {
      if (item instanceof JsonValue.Members stopper) {
        String who = stopper.optional("who").orElse("");
        String partner = partners.get(who.toLowerCase(Locale.ROOT));
        if (partner != null) {
          draft(partner, chain.get(), party, text(alert, stopper), evidence(alert, line));
        }
      }
    }
  }

  private static String text(JsonValue.Members alert, JsonValue.Members stopper) {
    return "Followed money (%s) is there by transaction %s (%s). %s can stop it: %s."
        .formatted(
            alert.optional("method").orElse(""),
            alert.optional("tx").orElse(""),
            alert.optional("stage").orElse(""),
            stopper.optional("who").orElse(""),
            stopper.optional("how").orElse(""));
  }

  private static JsonValue evidence(JsonValue.Members alert, String line) {
    Map<String, JsonValue> evidence = new LinkedHashMap<>();
    evidence.put("title", JsonValue.of("alert " + alert.optional("id").orElse("")));
    evidence.put("sha256", JsonValue.of(Hex.encode(Merkle.sha256(line.getBytes(UTF_8)))));
    return new JsonValue.Members(evidence);
  }

  private void draft(
      String partner, String chain, JsonValue.Members party, String text, JsonValue evidence)
      throws IOException {
    Map<String, JsonValue> draft = new LinkedHashMap<>();
    draft.put("to", JsonValue.of(partner));
    draft.put("kind", JsonValue.of("freeze-address"));
    draft.put("place", JsonValue.of(chain));
    draft.put("target", JsonValue.of(party.optional("address").orElse("")));
    draft.put("text", JsonValue.of(text));
    draft.put("legal_basis", JsonValue.of(basis));
    draft.put("evidence", new JsonValue.Array(List.of(evidence)));
    amounts(chain, party).ifPresent(amounts -> draft.put("amounts", amounts));
    try {
      HomeFolder.request(NodeHome.open(dir), "/x/requests", new JsonValue.Members(draft));
    } catch (BadInput e) {
      trouble.accept(e.getMessage());
    }
  }

  private static Optional<JsonValue> amounts(String chain, JsonValue.Members party) {
    String asset = party.optional("asset").orElse("");
    String amount = party.optional("amount").orElse("");
    String caip =
        asset.matches("0x[0-9a-f]{40}")
            ? chain + "/erc20:" + asset
            : chain.equals(Caip.BITCOIN) ? chain + "/slip44:0" : chain + "/slip44:60";
    if (!amount.matches("[1-9][0-9]{0,77}") || asset.contains("#")) {
      return Optional.empty();
    }
    Map<String, JsonValue> one = new LinkedHashMap<>();
    one.put("asset", JsonValue.of(caip));
    one.put("amount", JsonValue.of(amount));
    return Optional.of(new JsonValue.Array(List.of(new JsonValue.Members(one))));
  }

  /// As CAIP-2 names it; of a network that nobody can be asked about, nothing.
  private static Optional<String> chain(String network) {
    if (network.equals("bitcoin") || network.equals("mainnet")) {
      return Optional.of(Caip.BITCOIN);
    }
    return EvmNetwork.parse(network).map(known -> "eip155:" + known.chainId());
  }

  @Override
  public void close() {
    // Nothing is held between two alerts.
  }
}
