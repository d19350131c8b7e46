package org.entente.exchange.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.check.StixCheck;
import org.junit.jupiter.api.Test;

class RequestEventTest {
  private static final String US = "entente/us";
  private static final String JP = "entente/jp";

  private final Side us = new Side(US, US, JP, 1);
  private final Side jp = new Side(JP, US, JP, 2);

  private JsonValue.Members sent() {
    return us.next(Step.SEND, Side.body(Step.SEND)).signed(us.key);
  }

  private void refused(JsonValue.Members object, Side author, String why) {
    assertThatThrownBy(() -> RequestEvent.read("test", object, List.of(author.key.verifier())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(why);
  }

  @Test
  void it_is_valid_stix_and_reads_back() {
    JsonValue.Members object = sent();
    assertThat(StixCheck.check(object).errors()).isEmpty();
    RequestEvent read = RequestEvent.read("test", object, List.of(us.key.verifier()));
    assertThat(read.signed(us.key)).isEqualTo(object);
  }

  @Test
  void what_was_forged_is_refused() {
    JsonValue.Members object = sent();
    refused(object.with("request_id", JsonValue.of(Side.uuid("other"))), us, "signature");
    refused(object.with("extra", JsonValue.of("x")), us, "members");
    refused(object.without("signature"), us, "signature");
    JsonValue endless = JsonReader.parse("test", "{\"value\":1e999}");
    refused(object.with("body", endless), us, "RFC 8785");
    refused(object, jp, "step");
    refused(us.next(Step.SEND, Side.body(Step.SEND)).signed(jp.key), us, "signature");
    refused(us.next(Step.SEND, JsonValue.Members.NONE).signed(us.key), us, "text");
  }

  @Test
  void only_the_owner_of_a_step_may_make_it() {
    us.make(Step.SEND);
    jp.held.addAll(us.log);
    refused(us.next(Step.ACCEPT, Side.body(Step.ACCEPT)).signed(us.key), us, "step");
    refused(jp.next(Step.WITHDRAW, Side.body(Step.WITHDRAW)).signed(jp.key), jp, "step");
  }

  @Test
  void damaged_events_are_refused_and_nothing_else_happens() {
    long seed = Long.getLong("entente.seed", System.nanoTime());
    Random random = new Random(seed);
    JsonValue.Members sent = sent();
    byte[] good = CanonicalJson.text(sent).getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = good.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        JsonValue value = JsonReader.parse("test", bytes);
        if (value instanceof JsonValue.Members members && !members.equals(sent)) {
          RequestEvent.read("test", members, List.of(us.key.verifier()));
          throw new AssertionError("seed " + seed + ": a damaged event was taken: " + members);
        }
      } catch (BadInput e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void a_target_has_one_form() {
    assertThat(Target.of(Target.Form.DOMAIN, "", "Bybit-Support.EXAMPLE.").value())
        .isEqualTo("bybit-support.example");
    assertThat(Target.of(Target.Form.SHIP, "", "IMO 9074729").value()).isEqualTo("9074729");
    String account = "0x47666fab8bd0ac7003bce3f5c3585383f09486e2";
    assertThat(Target.of(Target.Form.ADDRESS, "eip155:1", account)).isEqualTo(Side.wish().target());
    assertThatThrownBy(() -> Target.of(Target.Form.SHIP, "", "9074728"))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Target.of(Target.Form.ADDRESS, "eth", account))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(
            () ->
                Target.of(
                    Target.Form.ADDRESS, "eip155:1", "0x47666Fab8bd0Ac7003bce3f5C3585383F09486e2"))
        .isInstanceOf(BadInput.class);
  }
}
