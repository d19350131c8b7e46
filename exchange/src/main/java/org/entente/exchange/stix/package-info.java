/// STIX 2.1: what partners and tools of the trade tell each other about threats. Objects keep the
/// JSON they came with, so that content we don't know is passed on whole.
@NullMarked
package org.entente.exchange.stix;

import org.jspecify.annotations.NullMarked;
