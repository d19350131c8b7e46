/// Commands that look after a node. They ask the node while it runs, else its store; SQLite keeps
/// two writers apart.
@NullMarked
package org.entente.app.server.command;

import org.jspecify.annotations.NullMarked;
