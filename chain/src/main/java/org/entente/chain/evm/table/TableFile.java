package org.entente.chain.evm.table;

import org.entente.base.BadInput;

/// A file that rows came from, as messages name it: `unit` is what they count in it.
record TableFile(String name, String unit) {
  BadInput bad(long place, RuntimeException wrong) {
    return new BadInput(
        name, at(place), String.valueOf(wrong.getMessage()), TableBlocks.GET_AGAIN, wrong);
  }

  BadInput bad(long place, long block, RuntimeException wrong) {
    return new BadInput(
        name,
        at(place) + ", block " + block,
        String.valueOf(wrong.getMessage()),
        TableBlocks.GET_AGAIN,
        wrong);
  }

  String at(long place) {
    return unit + " " + place;
  }
}
