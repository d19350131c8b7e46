package org.entente.trace.report;

import java.time.Instant;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.Place;
import org.jspecify.annotations.Nullable;

/// A place as results name it. What isn't known is null.
///
/// `block` is the hash of the block that holds the place, `height` its height, `time` its time in
/// ISO 8601 UTC; for an unseen output those of the transaction that spends it.
record PlaceRow(
    String at,
    @Nullable String address,
    @Nullable String block,
    @Nullable Integer height,
    @Nullable String time) {

  static PlaceRow of(ChainView chain, Addresses addresses, long place) {
    ChainView.BlockRow block = chain.block(chain.blockOf(Place.tx(chain, place)));
    return new PlaceRow(
        Place.text(chain, place),
        address(chain, addresses, place),
        block.extent() == Block.Extent.LOOSE ? null : block.hash().toString(),
        block.height() == Block.UNKNOWN ? null : block.height(),
        time(block.time()));
  }

  static @Nullable String time(long unixSeconds) {
    return unixSeconds == Block.UNKNOWN ? null : Instant.ofEpochSecond(unixSeconds).toString();
  }

  private static @Nullable String address(ChainView chain, Addresses addresses, long place) {
    byte[] script =
        Place.isOutput(place)
            ? chain.script(chain.scriptOf(place))
            : Place.isUnseen(place) ? chain.unseen(Place.inputOfUnseen(place)).script() : null;
    return script == null ? null : addresses.of(script).orElse(null);
  }
}
