package org.entente.base;

import org.jspecify.annotations.Nullable;

/// What an amount on an EVM chain counts. Identity is the contract, and the id where one contract
/// issues several assets; never a ticker, which anybody may copy.
///
/// `id` is 0 for a native asset and for ERC-20.
public record Asset(Standard standard, EvmAddress contract, Uint256 id) {
  /// Who keeps the books of an asset, and in which form it logs. Codes stand on disk: never change
  /// them.
  public enum Standard {
    NATIVE(0),
    ERC20(1),
    ERC721(2),
    ERC1155(3);

    private final byte code;

    Standard(int code) {
      this.code = (byte) code;
    }

    public byte code() {
      return code;
    }

    public static @Nullable Standard ofCode(int code) {
      for (Standard standard : values()) {
        if (standard.code == code) {
          return standard;
        }
      }
      return null;
    }
  }

  /// What gas is paid in.
  public static final Asset NATIVE = new Asset(Standard.NATIVE, EvmAddress.ZERO, Uint256.ZERO);

  public static Asset erc20(EvmAddress contract) {
    return new Asset(Standard.ERC20, contract, Uint256.ZERO);
  }

  public static Asset erc721(EvmAddress contract, Uint256 id) {
    return new Asset(Standard.ERC721, contract, id);
  }

  public static Asset erc1155(EvmAddress contract, Uint256 id) {
    return new Asset(Standard.ERC1155, contract, id);
  }

  /// As in JSON and on the command line: the network's native symbol, the contract in lower case,
  /// or CONTRACT#ID for one of several.
  public String text(EvmNetwork network) {
    return switch (standard) {
      case NATIVE -> network.symbol();
      case ERC20 -> contract.toString();
      case ERC721, ERC1155 -> contract + "#" + id;
    };
  }
}
