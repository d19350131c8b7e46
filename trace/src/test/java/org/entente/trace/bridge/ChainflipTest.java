package org.entente.trace.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BTC;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.junit.jupiter.api.Test;

class ChainflipTest {
  private final EventCase here = new EventCase();

  @Test
  void chainflipNamesADestinationButNoId() {
    EvmAddress vault = EvmAddress.parse("0xF5e10380213880111522dd0efD3dbb45b9f62Bcc");
    here.story
        .tx(THIEF, vault)
        .token(TOKEN, THIEF, vault, 900)
        .log(
            vault,
            Chainflip.SWAP_TOKEN,
            List.of(word(THIEF)),
            uint(3),
            bytes(BTC.getBytes(US_ASCII)),
            uint(5),
            address(TOKEN),
            uint(900),
            bytes(new byte[40]));
    Out out = here.out();
    assertThat(out.id()).isNull();
    assertThat(out.spot().carrier()).isZero();
    assertThat(out.to()).isEqualTo(new BridgeLeg.Destination(new ChainName.Bitcoin(), BTC, "BTC"));
  }
}
