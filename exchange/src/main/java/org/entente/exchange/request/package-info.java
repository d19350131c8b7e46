/// Joint requests: one node asks another to stop money, keep evidence, take a domain down. What
/// each side did is a chain of signed events in the logs between the two; a request's state
/// follows from the events alone, whatever the order in which they arrived, so both sides see
/// the same.
@NullMarked
package org.entente.exchange.request;

import org.jspecify.annotations.NullMarked;
