package org.entente.app.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.chain.read.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeOwnersTest {
  private static final String SAFE = "0x01e97fac6019caf9e909a771e0db571aa9e8f6ed";

  @TempDir private Path folder;

  @Test
  void whoOwnsARealSafeIsToldWithTheEventThatSaysSo() {
    Path blocks = RealData.path("ethereum/blocks/22431084.rpc.jsonl.gz");
    Path store = folder.resolve("store");
    CommandLineRun run = CommandLineRun.of("chain", "import", "evm", "--store", store, blocks);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    run =
        CommandLineRun.of(
            "attribute", "owners", "--store", store, "--at", "22431084", "--format", "json", SAFE);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("\"threshold\" : \"1\"", "\"role\" : \"owner\"", "\"sure\" : \"known_contract\"")
        .contains("\"controllers\" : [\n        \"0xa4186560bd075f0d814e2b886cdd142e8605effe\"\n")
        .contains("0xb19ac23d699347822c29b0fab51c221bb6346350d79cd0d3099dcd60115b248f")
        .contains("\"event\" : \"SafeSetup\"", "\"log\" : 194");
    run = CommandLineRun.of("attribute", "owners", "--store", store, SAFE);
    assertThat(run.out()).contains("SafeSetup", ":194", "code *", "22431084");
    assertThat(run.err()).contains("1 of its owners must sign", "need not own");
    run = CommandLineRun.of("attribute", "owners", "--store", store, "--at", "1", SAFE);
    assertThat(run.err()).contains("tells nothing of who controls it");
  }

  @Test
  void codeThatPointsNowhereIsRefused() {
    CommandLineRun run =
        CommandLineRun.of(
            "attribute", "owners", "--store", folder, "--code", SAFE + "=0x6001", SAFE);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("EIP-1167");
  }
}
