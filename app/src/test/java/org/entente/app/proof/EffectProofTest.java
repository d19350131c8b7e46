package org.entente.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Target;
import org.junit.jupiter.api.Test;

class EffectProofTest {
  private static final EvmAddress THIEF = EvmAddress.parse("0x" + "1".repeat(40));
  private static final EvmAddress OTHER = EvmAddress.parse("0x" + "2".repeat(40));
  private static final Asset USDT =
      Asset.erc20(EvmAddress.parse("0xdac17f958d2ee523a2206206994597c13d831ec7"));
  private static final Asset UNKNOWN = Asset.erc20(EvmAddress.parse("0x" + "3".repeat(40)));
  private static final String CAIP = "eip155:1/erc20:" + USDT.contract();

  private static Hash256 hash(int number) {
    return Hash256.ofHex("%064x".formatted(number));
  }

  private static EvmBlock block(int number, List<Transfer> transfers, EvmLog... logs) {
    EvmTx tx =
        new EvmTx(hash(number), 2, OTHER, OTHER, EvmTx.Success.DONE, transfers, List.of(logs));
    return new EvmBlock(
        hash(1000 + number),
        hash(999 + number),
        number,
        number * 1000L,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }

  private static Transfer move(EvmAddress from, EvmAddress to, Asset asset, long amount) {
    return new Transfer(TransferKind.TOKEN, from, to, asset, Uint256.of(amount), 4);
  }

  private static EvmLog event(Asset token, String form) {
    byte[] data = new byte[32];
    THIEF.write(data, 12);
    return new EvmLog(token.contract(), List.of(EventForm.of(form).topic()), data, 9);
  }

  private static AccountView view(EvmLog... logs) {
    return new MemoryAccounts(
        EvmNetwork.ETHEREUM,
        List.of(
            block(1, List.of(move(OTHER, THIEF, USDT, 100))),
            block(2, List.of(move(THIEF, OTHER, USDT, 40))),
            block(3, List.of(), logs),
            block(4, List.of(move(OTHER, THIEF, USDT, 7)))));
  }

  private static EffectProof.Claim claim(String form, Asset token, int tx, long to) {
    Map<String, JsonValue> proof = new LinkedHashMap<>();
    proof.put("form", JsonValue.of(form));
    proof.put("chain", JsonValue.of("eip155:1"));
    proof.put("token", JsonValue.of(token.contract().toString()));
    proof.put("tx", JsonValue.of("0x" + hash(tx).hex()));
    return new EffectProof.Claim(
        Target.of(Target.Form.ADDRESS, "eip155:1", THIEF.toString()),
        new JsonValue.Members(proof),
        new Amounts(Map.of(CAIP, java.math.BigInteger.valueOf(60))),
        1_500_000_000L,
        to);
  }

  private static Finding check(EffectProof.Claim claim, EvmLog... logs) {
    return new AccountProof(view(logs), claim).check();
  }

  @Test
  void an_issuers_freeze_in_our_ledger_proves_itself_and_what_moved_before_it() {
    EvmLog frozen = event(USDT, "AddedBlackList(address a)");
    Finding found = check(claim("token-event", USDT, 3, 3_000_000_000L), frozen);
    assertThat(found.result()).isEqualTo(Finding.Result.PROVEN);
    assertThat(found.how()).contains("Tether").contains("block 3").contains("60 as told");
    assertThat(found.moved().byAsset())
        .containsOnly(Map.entry(CAIP, java.math.BigInteger.valueOf(40)));
    Finding other = check(claim("token-event", USDT, 2, 3_000_000_000L), frozen);
    assertThat(other.how()).contains("names another transaction");
  }

  @Test
  void a_freeze_that_is_not_there_or_was_lifted_is_refuted() {
    EffectProof.Claim claim = claim("token-event", USDT, 3, 3_000_000_000L);
    assertThat(check(claim).result()).isEqualTo(Finding.Result.REFUTED);
    assertThat(
            check(
                    claim,
                    event(USDT, "AddedBlackList(address a)"),
                    event(USDT, "RemovedBlackList(address a)"))
                .result())
        .isEqualTo(Finding.Result.REFUTED);
  }

  @Test
  void a_contract_that_nobody_knows_proves_nothing_by_logging() {
    Finding found =
        check(
            claim("token-event", UNKNOWN, 3, 3_000_000_000L),
            event(UNKNOWN, "AddedBlackList(address a)"));
    assertThat(found.result()).isEqualTo(Finding.Result.REFUTED);
  }

  @Test
  void a_ledger_that_ends_before_the_effect_says_so() {
    Finding found = check(claim("token-event", USDT, 3, 9_000_000_000L));
    assertThat(found.result()).isEqualTo(Finding.Result.TOLD);
    assertThat(found.how()).contains("ends before");
  }

  @Test
  void a_transaction_must_be_there_and_touch_the_target() {
    assertThat(check(claim("transaction", USDT, 2, 3_000_000_000L)).result())
        .isEqualTo(Finding.Result.PROVEN);
    assertThat(check(claim("transaction", USDT, 3, 3_000_000_000L)).result())
        .isEqualTo(Finding.Result.REFUTED);
    assertThat(check(claim("transaction", USDT, 77, 3_000_000_000L)).result())
        .isEqualTo(Finding.Result.REFUTED);
  }

  private static Finding checked(Target target, String proof) throws Exception {
    JsonValue.Members json = (JsonValue.Members) JsonReader.parse("test", proof);
    return EffectProof.check(
        new EffectProof.Claim(target, json, Amounts.NONE, 0, 1), List.<Path>of());
  }

  /// Block 170 of Bitcoin: the first payment, beside its coinbase.
  @Test
  void a_branch_of_bitcoin_must_lead_to_a_header_that_has_worked() throws Exception {
    Target target =
        Target.of(
            Target.Form.ADDRESS,
            "bip122:000000000019d6689c085ae165831e93",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
    String proof =
        """
        {"form":"inclusion","chain":"bip122:000000000019d6689c085ae165831e93",
        "tx":"f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16","index":1,
        "branch":["b1fea52486ce0c62bb442b530a3f0132b826c74e473d1f2c220bfa78111c5082"],
        "header":"0100000055bd840a78798ad0da853f68974f3d183e2bd1db6a842c1feecf222a00000000\
        ff104ccb05421ab93e63f8c3ce5c2c2e9dbb37de2764b3a3175c8166562cac7d51b96a49ffff001d283e9e70"}\
        """;
    Finding found = checked(target, proof);
    assertThat(found.result()).isEqualTo(Finding.Result.CONSISTENT);
    assertThat(found.how()).contains("2^32");
    assertThat(checked(target, proof.replace("\"index\":1", "\"index\":0")).result())
        .isEqualTo(Finding.Result.REFUTED);
    assertThat(checked(target, proof.replace("283e9e70", "283e9e71")).result())
        .isEqualTo(Finding.Result.REFUTED);
    assertThat(checked(target, proof.replace("\"index\":1", "\"index\":3")).result())
        .isEqualTo(Finding.Result.REFUTED);
  }

  private static String observation(String of, String domain, String answer) {
    byte[] bytes = answer.getBytes(UTF_8);
    return """
    {"form":"observation","of":"%s","domain":"%s","taken_at":"2026-03-01T00:00:00Z",
    "sha256":"%s","base64":"%s"}\
    """
        .formatted(
            of,
            domain,
            Hex.encode(Merkle.sha256(bytes)),
            Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void an_observation_must_be_of_the_domain_whole_and_say_that_it_is_down() throws Exception {
    Target target = Target.of(Target.Form.DOMAIN, "", "bad.example");
    String down = "{\"ldhName\":\"BAD.EXAMPLE\",\"status\":[\"server hold\"]}";
    String up = "{\"ldhName\":\"BAD.EXAMPLE\",\"status\":[\"active\"]}";
    String gone = "{\"Status\":3,\"Question\":[{\"name\":\"bad.example.\"}]}";
    assertThat(checked(target, observation("rdap", "bad.example", down)).result())
        .isEqualTo(Finding.Result.CONSISTENT);
    assertThat(checked(target, observation("dns", "bad.example", gone)).result())
        .isEqualTo(Finding.Result.CONSISTENT);
    assertThat(checked(target, observation("rdap", "bad.example", up)).result())
        .isEqualTo(Finding.Result.REFUTED);
    assertThat(checked(target, observation("rdap", "good.example", down)).result())
        .isEqualTo(Finding.Result.REFUTED);
    String changed =
        observation("rdap", "bad.example", down).replaceFirst("\"sha256\":\"..", "\"sha256\":\"00");
    assertThat(checked(target, changed).how()).contains("hash");
  }

  @Test
  void what_comes_without_a_proof_is_only_told() throws Exception {
    Target target = Target.of(Target.Form.DOMAIN, "", "bad.example");
    assertThat(checked(target, "{}").result()).isEqualTo(Finding.Result.TOLD);
  }
}
