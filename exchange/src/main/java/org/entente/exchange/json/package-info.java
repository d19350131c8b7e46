/// JSON as others wrote it: every member kept, in its order, numbers as their text, so that what
/// we don't know is passed on whole and what we sign has one form (RFC 8785).
@NullMarked
package org.entente.exchange.json;

import org.jspecify.annotations.NullMarked;
