/// A sovereign node: its home folder, its server, and the commands that look after it. Commands
/// open the store of a running node beside it; SQLite keeps two writers apart.
@NullMarked
package org.entente.app.server;

import org.jspecify.annotations.NullMarked;
