/// Long work in a node: traces, exposures, screenings that run beside it, one process each, with
/// fair turns, and that go on after whatever stops the node.
@NullMarked
package org.entente.app.jobs;

import org.jspecify.annotations.NullMarked;
