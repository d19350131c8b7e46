package org.entente.app.demo;

import java.nio.file.Path;
import java.util.Locale;
import org.entente.app.terminal.Terminal;
import org.entente.base.Network;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.DemoMessage;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.generate.GeneratedChain;
import org.entente.chain.store1.MappedChain;
import org.entente.chain.store1.StoreCheck;
import org.entente.trace.Start;

/// What the same commands do on a chain of some size.
final class GeneratedChapter {
  private static final long TXS = 60_000;
  private static final long SEED = 20_240_531;

  private final Stage stage;

  GeneratedChapter(Stage stage) {
    this.stage = stage;
  }

  void play(Path scratch) throws Exception {
    Terminal terminal = stage.terminal();
    stage.heading(DemoMessage.DEMO_GENERATED);
    Path files = scratch.resolve("generated");
    GeneratedChain made =
        ChainGenerator.generate(ChainSettings.of(SEED, TXS), files, (done, all, bytes) -> {});
    Path store = scratch.resolve("generated-store");
    stage.bringIn(store, Network.REGTEST, files);
    StoreCheck.Report check = StoreCheck.run(store, share -> {});
    terminal.say(
        DemoMessage.DEMO_GENERATED_STORY,
        String.format(Locale.ROOT, "%,d", check.blocks()),
        String.format(Locale.ROOT, "%,d", check.txs()),
        String.format(Locale.ROOT, "%,d", made.spends()));
    if (check.isSound()) {
      terminal.say(CommandMessage.CHECK_SOUND);
    } else {
      terminal.say(CommandMessage.CHECK_FOUND, check.findingCount());
    }
    terminal.out().println();
    terminal.say(DemoMessage.DEMO_DEEP, made.start());
    try (MappedChain chain = MappedChain.open(store)) {
      stage.report(chain, new Start.Output(made.start(), Start.ALL));
    }
  }
}
