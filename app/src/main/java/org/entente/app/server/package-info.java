/// What the parts of a sovereign node stand on: the open node, who asks and as what, the table of
/// routes, answers, events, the log.
@NullMarked
package org.entente.app.server;

import org.jspecify.annotations.NullMarked;
