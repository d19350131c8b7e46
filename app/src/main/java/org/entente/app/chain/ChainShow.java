package org.entente.app.chain;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.TxId;
import org.entente.base.message.Message;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.chain.store1.MappedChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente chain show`.
@Command(
    name = "show",
    description = "${bundle:COMMAND_SHOW}",
    footer = "  ./entente chain show --store mystore 170 --format json")
public final class ChainShow implements Callable<Integer> {
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern HEIGHT = Pattern.compile("[0-9]{1,9}");
  private static final String NEXT_STEP = "Check it, or import the block that holds it.";

  private final Terminal terminal;

  @Mixin private StoreOption store;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "${bundle:OPTION_LIMIT}")
  private int limit;

  @Parameters(paramLabel = "TXID|BLOCK|ADDRESS", description = "${bundle:PARAMETER_SHOW}")
  private String what;

  public ChainShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (MappedChain chain = store.open(terminal)) {
      Page page = find(chain);
      switch (format) {
        case JSON -> Json.print(terminal, page.json());
        case TABLE -> page.print(terminal);
      }
    }
    return ExitCode.DONE;
  }

  private Page find(ChainView chain) {
    if (HASH.matcher(what).matches()) {
      Hash256 hash = Hash256.ofReversedHex(what);
      long tx = chain.findTx(new TxId(hash));
      return tx == ChainView.NONE
          ? block(chain, chain.findBlock(new BlockHash(hash)))
          : new TransactionPage(chain, tx);
    }
    if (HEIGHT.matcher(what).matches()) {
      return block(chain, chain.findBlock(Integer.parseInt(what)));
    }
    return address(chain);
  }

  private Page block(ChainView chain, int block) {
    if (block < 0) {
      throw new BadInput(what, "", terminal.text(Message.ERROR_NOT_IN_STORE), NEXT_STEP);
    }
    return new BlockPage(chain, block);
  }

  private Page address(ChainView chain) {
    try {
      return new AddressPage(chain, what, new Addresses(chain.network()).script(what), limit);
    } catch (IllegalArgumentException e) {
      throw new BadInput(what, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
  }
}
