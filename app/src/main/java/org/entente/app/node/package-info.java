/// Speaks to nodes: the one place, beside alerts that are sent out, that opens connections. Every
/// answer is bounded in size and time, and nothing that a message shows has a password in it.
@NullMarked
package org.entente.app.node;

import org.jspecify.annotations.NullMarked;
