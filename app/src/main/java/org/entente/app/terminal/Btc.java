package org.entente.app.terminal;

/// Satoshi for the terminal.
public final class Btc {
  private Btc() {}

  public static String text(long satoshi) {
    return org.entente.base.message.Btc.text(satoshi);
  }
}
