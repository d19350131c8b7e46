package org.entente.app.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.TxId;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.store1.MappedAccounts;
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
  private static final Pattern EVM_HASH = Pattern.compile("(0[xX])?[0-9a-fA-F]{64}");
  private static final Pattern HEIGHT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern EVM_HEIGHT = Pattern.compile("[0-9]{1,18}");
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
    Path folder = store.folder(terminal);
    if (MappedAccounts.exists(folder)) {
      try (MappedAccounts accounts = MappedAccounts.open(folder)) {
        show(find(accounts));
      }
    } else {
      try (MappedChain chain = store.open(terminal)) {
        show(find(chain));
      }
    }
    return ExitCode.DONE;
  }

  private void show(Page page) throws IOException {
    switch (format) {
      case JSON -> Json.print(terminal, page.json());
      case TABLE -> page.print(terminal);
    }
  }

  private Page find(AccountView accounts) {
    if (EVM_HASH.matcher(what).matches()) {
      Hash256 hash = Hash256.ofHex(what.substring(what.length() - 2 * Hash256.BYTES));
      long tx = accounts.findTx(hash);
      return tx == AccountView.NONE
          ? block(accounts, accounts.findBlock(hash))
          : new AccountTransactionPage(accounts, tx);
    }
    if (EVM_HEIGHT.matcher(what).matches()) {
      return block(accounts, accounts.findBlock(Long.parseLong(what)));
    }
    try {
      return new AccountAddressPage(accounts, EvmAddress.parse(what), limit);
    } catch (IllegalArgumentException e) {
      throw new BadInput(what, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
  }

  private Page block(AccountView accounts, int block) {
    if (block < 0) {
      throw new BadInput(what, "", terminal.text(CommandMessage.ERROR_NOT_IN_STORE), NEXT_STEP);
    }
    return new AccountBlockPage(accounts, block);
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
      throw new BadInput(what, "", terminal.text(CommandMessage.ERROR_NOT_IN_STORE), NEXT_STEP);
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
