/// The common picture: what thefts, laundering, warnings, overflights, ships and supplies have in
/// common is a time and a place, each known only so well. Results of the monitors and of traces
/// become observations; a [Picture] holds them with two clocks, when something was the case and
/// since when we knew it. Nothing is drawn more sharply than it is known: a time may be "within",
/// a place an area. It joins nothing: that two things stand side by side is no cause.
@NullMarked
package org.entente.watch.picture;

import org.jspecify.annotations.NullMarked;
