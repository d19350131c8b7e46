package org.entente.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.app.proof.EffectProof;
import org.entente.app.proof.Finding;
import org.entente.app.server.command.request.RequestClose;
import org.entente.app.server.door.LocalNode;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.message.DemoMessage;
import org.entente.base.message.RequestMessage;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.ingest.EvmImport;
import org.entente.chain.evm.ingest.EvmImportListener;
import org.entente.chain.evm.ingest.EvmImportSettings;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.people.Role;
import org.entente.exchange.taxii.TaxiiTime;

/// One exit of the theft can still be stopped by somebody: a node asks another to see to it, and
/// gets it back with proof. Two nodes run on free ports of this machine while it plays. An
/// exercise: people, answers and the one block with the freeze are made up; the way and its times
/// are not.
final class RequestChapter {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CHAIN = "eip155:1";
  private static final String ASSET = CHAIN + "/erc20:" + BybitTheft.CMETH.contract();
  private static final String AMOUNT = "15000000000000000000000";
  private static final Hash256 FREEZE = Hash256.ofHex("e".repeat(64));

  private final Stage stage;
  private final Terminal terminal;

  RequestChapter(Stage stage) {
    this.stage = stage;
    this.terminal = stage.terminal();
  }

  /// `scratch` holds the trace that the case was made of.
  void play(Path scratch) throws Exception {
    stage.heading(DemoMessage.DEMO_REQUEST);
    terminal.say(DemoMessage.DEMO_REQUEST_STORY);
    try (LocalNode us = LocalNode.start(scratch.resolve("asks"), "us", "USA", Map.of());
        LocalNode jp = LocalNode.start(scratch.resolve("acts"), "jp", "JPN", Map.of())) {
      us.know(jp);
      jp.know(us);
      us.person("ann", Role.ANALYST);
      us.person("bob", Role.APPROVER);
      jp.person("yui", Role.ANALYST);
      jp.person("ken", Role.APPROVER);
      String id = send(us, scratch);
      answer(jp, id);
      await(us, id, "effective");
      close(us, id, scratch);
      JsonValue.Members closed = await(jp, id, "closed");
      steps(us.get("/x/requests/" + id));
      terminal.say(DemoMessage.DEMO_REQUEST_SAME, closed.items("history").size());
    }
  }

  private static JsonValue.Members body(String... namesAndValues) {
    Map<String, JsonValue> body = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put(namesAndValues[i], JsonValue.of(namesAndValues[i + 1]));
    }
    return new JsonValue.Members(body);
  }

  private static JsonValue.Members act(LocalNode at, String id, String act, JsonValue.Members body)
      throws IOException {
    return at.post("/x/requests/" + id + "/" + act, body);
  }

  private String send(LocalNode us, Path scratch) throws IOException {
    JsonValue evidence =
        new JsonValue.Members(
            Map.of(
                "title",
                JsonValue.of("trace.json"),
                "sha256",
                JsonValue.of(
                    Hex.encode(Merkle.sha256(Files.readAllBytes(scratch.resolve("trace.json")))))));
    JsonValue.Members draft =
        body(
                "to",
                "jp",
                "as",
                "ann",
                "kind",
                "freeze-address",
                "place",
                CHAIN,
                "target",
                BybitTheft.RECOVERED.toString(),
                "text",
                terminal.text(DemoMessage.DEMO_REQUEST_WHY),
                "legal_basis",
                "18 U.S.C. 981(b)")
            .with("exercise", JsonValue.of(true))
            .with("amounts", amounts())
            .with("evidence", new JsonValue.Array(List.of(evidence)));
    String id = us.post("/x/requests", draft).optional("id").orElseThrow();
    String alone;
    try {
      act(us, id, "send", body("as", "ann"));
      throw new IllegalStateException("it left before a second person approved");
    } catch (BadInput e) {
      alone = e.reason();
    }
    terminal.say(
        DemoMessage.DEMO_REQUEST_DRAFTED, BybitTheft.RECOVERED.checksummed(), "15,000 cmETH");
    terminal.say(DemoMessage.DEMO_REQUEST_WAITS, "ann", alone);
    act(us, id, "approve", body("as", "bob"));
    act(us, id, "send", body("as", "ann"));
    terminal.say(DemoMessage.DEMO_REQUEST_SENT, "bob", "ann");
    return id;
  }

  private static JsonValue amounts() {
    return new JsonValue.Array(List.of(body("asset", ASSET, "amount", AMOUNT)));
  }

  private void answer(LocalNode jp, String id) throws Exception {
    await(jp, id, "delivered");
    act(jp, id, "acknowledge", body("as", "yui"));
    act(jp, id, "answer", body("word", "accept", "as", "yui", "legal_basis", "外国為替及び外国貿易法 16"));
    act(jp, id, "approve", body("as", "ken"));
    act(
        jp,
        id,
        "effect",
        body("word", "submit", "party_kind", "issuer", "party", "Mantle", "reference", "EX-1"));
    JsonValue.Members proof =
        body(
            "form",
            "token-event",
            "chain",
            CHAIN,
            "token",
            BybitTheft.CMETH.contract().toString(),
            "tx",
            "0x" + FREEZE.hex());
    act(jp, id, "effect", body("word", "full").with("amounts", amounts()).with("proof", proof));
  }

  /// The requester holds the proof against a ledger of its own.
  private void close(LocalNode us, String id, Path scratch) throws Exception {
    Path ledger = scratch.resolve("exercise-store");
    EvmImport.run(
        new EvmImportSettings(ledger, EvmNetwork.ETHEREUM, false, 2),
        new ToldBlocks(withFreeze()),
        EvmImportListener.SILENT);
    Finding finding = EffectProof.check(us.get("/x/requests/" + id), List.of(ledger));
    terminal.say(DemoMessage.DEMO_REQUEST_VERIFIED, finding.result().word(), finding.how());
    if (finding.result() != Finding.Result.PROVEN) {
      throw new IllegalStateException(finding.how());
    }
    Map<String, JsonValue> with = new LinkedHashMap<>(RequestClose.said(finding));
    with.put("as", JsonValue.of("ann"));
    act(us, id, "close", new JsonValue.Members(with));
  }

  /// The theft's published transfers, and behind them the block that is made up.
  private static List<EvmBlock> withFreeze() {
    List<EvmBlock> blocks = new ArrayList<>(BybitTheft.blocks());
    EvmBlock last = blocks.getLast();
    byte[] topic = new byte[Hash256.BYTES];
    BybitTheft.RECOVERED.write(topic, Hash256.BYTES - EvmAddress.BYTES);
    EvmLog log =
        new EvmLog(
            BybitTheft.CMETH.contract(),
            List.of(
                EventForm.of("Blacklisted(address indexed account)").topic(),
                Hash256.read(topic, 0)),
            new byte[0],
            0);
    EvmTx tx =
        new EvmTx(
            FREEZE, EvmTx.UNKNOWN_TYPE, null, null, EvmTx.Success.DONE, List.of(), List.of(log));
    blocks.add(
        new EvmBlock(
            EvmBlock.UNKNOWN_HASH,
            EvmBlock.UNKNOWN_HASH,
            last.number() + 1,
            last.time() + 12,
            Uint256.ZERO,
            EvmAddress.ZERO,
            Uint256.ZERO,
            Set.of(),
            List.of(tx),
            List.of()));
    return blocks;
  }

  private static JsonValue.Members await(LocalNode at, String id, String state) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "unknown";
    while (System.nanoTime() < end) {
      try {
        JsonValue.Members shown = at.get("/x/requests/" + id);
        last = shown.optional("state").orElse("");
        if (last.equals(state)) {
          return shown;
        }
      } catch (BadInput e) {
        last = e.reason();
      }
      Thread.sleep(5);
    }
    throw new IllegalStateException("the request is not " + state + " but: " + last);
  }

  /// Every event with where it stands, and when the requester had it after it had sent.
  private void steps(JsonValue.Members request) {
    Table table =
        Table.empty()
            .text(terminal.text(RequestMessage.HEADING_STEP))
            .text(terminal.text(RequestMessage.HEADING_BY))
            .number(terminal.text(DemoMessage.HEADING_AFTER))
            .text(terminal.text(RequestMessage.HEADING_LOG_PLACE));
    long sent = -1;
    for (JsonValue item : request.items("history")) {
      if (item instanceof JsonValue.Members one) {
        long known = one.optional("known").flatMap(TaxiiTime::micros).orElseThrow();
        sent = sent < 0 ? known : sent;
        String index = one.get("index") instanceof JsonValue.Numeral number ? number.text() : "";
        table.row(
            one.optional("step").orElse(""),
            one.optional("by").orElse(""),
            String.format(Locale.ROOT, "%.3f", (known - sent) / 1e6),
            one.optional("log").orElse("") + " " + index);
      }
    }
    table.print(terminal);
  }
}
