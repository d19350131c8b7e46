package org.entente.app.chain;

import java.io.IOException;
import java.nio.file.Path;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.chain.store1.MappedChain;
import picocli.CommandLine.Option;

/// `--store DIR`, for commands that read a store.
public final class StoreOption {
  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_STORE}")
  private Path folder;

  /// The folder, which holds a store. Throws [IOException] if there is none: that is something
  /// that can't be opened, not something wrong in it.
  public Path folder(Terminal terminal) throws IOException {
    if (!MappedChain.exists(folder)) {
      throw new IOException(terminal.text(CommandMessage.ERROR_NO_STORE, folder));
    }
    return folder;
  }

  public MappedChain open(Terminal terminal) throws IOException {
    return MappedChain.open(folder(terminal));
  }
}
