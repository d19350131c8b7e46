/// Commands for warnings of a node.
@NullMarked
package org.entente.app.server.command.watch;

import org.jspecify.annotations.NullMarked;
