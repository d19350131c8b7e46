package org.entente.app.chain;

import org.entente.base.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a network.
public final class NetworkName implements ITypeConverter<Network> {
  @Override
  public Network convert(String value) {
    return Network.ofName(value).orElseThrow(() -> new TypeConversionException(value));
  }
}
