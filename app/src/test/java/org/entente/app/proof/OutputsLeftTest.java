package org.entente.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.ChainView;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.script.Addresses;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Target;
import org.entente.exchange.stix.crypto.CaipNames;
import org.junit.jupiter.api.Test;

class OutputsLeftTest {
  private static final Network NETWORK = Network.MAINNET;
  private static final String CHAIN = CaipNames.chain(NETWORK).toString();
  private static final String THIEF = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
  private static final String OTHER = "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S";

  private static Pay to(String address, long value) {
    return new Pay(value, new Addresses(NETWORK).script(address));
  }

  private static Amounts left(ChainView chain, String address, long from, long to) {
    Target target = Target.of(Target.Form.ADDRESS, CHAIN, address);
    EffectProof.Claim claim =
        new EffectProof.Claim(
            target, JsonValue.Members.NONE, Amounts.NONE, from * 1_000_000, to * 1_000_000);
    return new OutputsLeft(chain, claim).amounts();
  }

  private static Amounts sat(long amount) {
    return new Amounts(Map.of(CHAIN + "/slip44:0", BigInteger.valueOf(amount)));
  }

  @Test
  void what_left_is_what_was_spent_in_that_time_less_the_change() {
    BlockBuilder first = new BlockBuilder().height(1).time(600);
    TxId stolen = first.coinbase("1", to(THIEF, 100), to(THIEF, 30), to(OTHER, 7));
    BlockBuilder second = new BlockBuilder().height(2).time(1200);
    TxId change = second.tx(List.of(Spend.of(stolen, 0)), List.of(to(OTHER, 60), to(THIEF, 35)));
    BlockBuilder third = new BlockBuilder().height(3).time(1800);
    third.tx(List.of(Spend.of(stolen, 1), Spend.of(change, 1)), List.of(to(OTHER, 65)));
    ChainView chain =
        new MemoryChain(NETWORK, List.of(first.build(), second.build(), third.build()));
    assertThat(left(chain, THIEF, 0, 5000)).isEqualTo(sat(65 + 30 + 35));
    assertThat(left(chain, THIEF, 1200, 1799)).isEqualTo(sat(65));
    assertThat(left(chain, THIEF, 1201, 1800)).isEqualTo(sat(65));
    assertThat(left(chain, THIEF, 1801, 5000)).isEqualTo(Amounts.NONE);
    assertThat(left(chain, OTHER, 0, 5000)).isEqualTo(Amounts.NONE);
    assertThat(left(chain, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 0, 5000)).isEqualTo(Amounts.NONE);
  }
}
