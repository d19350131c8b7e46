package org.entente.chain.evm;

import java.util.List;

/// First topics of the events by which exchange protocols tell of a swap. A trace settles swaps
/// without them; they explain. Who names them declares the events in full; a test there finds a
/// topic that is missing here.
final class SwapTopics {
  static final List<String> ALL =
      List.of(
          // Uniswap v2, v3, v4, and their many copies
          "d78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822", // Swap
          "c42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67", // Swap
          "40e9cecb9f5f1f1c5b9c97dec2917b7ee92e57ba5563708daca94dd84ad7112f", // Swap
          // Curve
          "8b3e96f2b889fa771c53c981b40daf005f63f637f1869f707052d15a3dd97140", // TokenExchange
          "b2e76ae99761dc136e598d4a629bb347eccb9532a5f8bbd72e18467c3c34cc98", // TokenExchange
          "143f1f8e861fbdeddd5b46e844b7d3ac7b86a122f36e8c463859ee6811b1f29c", // TokenExchange
          "d013ca23e77a65003c2c659c5442c00c805371b7fc1ebd4c206c41d1536bd90b", // ...Underlying
          // 1inch
          "d6d4f5681c246c9f42c203e287975af1601f8df8035a9251f79aab5c8f09e2f8", // Swapped
          "fec331350fce78ba658e082a71da20ac9f8d798a99b3c79681c8440cbfe77e07", // OrderFilled
          "b9ed0243fdf00f0545c63a0af8850c090d86bb46682baec4bf3c496814fe4f02", // OrderFilled
          // CoW protocol
          "a07a543ab8a018198e99ca0184c93fe9050a79400a0a723441f84de1d972cc17", // Trade
          // 0x exchange proxy
          "0f6672f78a59ba8e5e5b5d38df3ebc67f3c792e2c9259b8d97d7f00dd78ba1b3", // TransformedERC20
          "829fa99d94dc4636925b38632e625736a614c154d55006b7ab6bea979c210c32", // RfqOrderFilled
          // Paraswap
          "e00361d207b252a464323eb23d45d42583e391f2031acdd2e9fa36efddd43cb0", // SwappedV3
          "4cc7e95e48af62690313a0733e93308ac9a73326bc3c29f1788b1191c376d5b6"); // BoughtV3

  private SwapTopics() {}
}
