package org.entente.app.attribute;

import org.entente.app.trace.TimeText;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import picocli.CommandLine.ITypeConverter;

/// A point in a ledger's history: after a height, or after a time. Seven digits are a height, more
/// are seconds.
sealed interface AsOf {
  record Height(int height) implements AsOf {}

  record Time(long unixSeconds) implements AsOf {}

  /// The ledger as it was then: up to the first block that is later.
  default ChainView of(ChainView chain) {
    int blocks = 0;
    while (blocks < chain.blockCount() && !isLater(chain.block(blocks))) {
      blocks++;
    }
    return chain.before(blocks);
  }

  private boolean isLater(ChainView.BlockRow block) {
    return switch (this) {
      case Height(int height) -> block.height() != Block.UNKNOWN && block.height() > height;
      case Time(long time) -> block.time() != Block.UNKNOWN && block.time() > time;
    };
  }

  /// Reads one.
  final class Text implements ITypeConverter<AsOf> {
    @Override
    public AsOf convert(String value) {
      return value.matches("[0-9]{1,7}")
          ? new Height(Integer.parseInt(value))
          : new Time(new TimeText().convert(value));
    }
  }
}
