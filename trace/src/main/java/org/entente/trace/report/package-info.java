/// A trace as people and programs read it: table, json, csv, graphml, mermaid, and the path to
/// one end.
///
/// Same answer, same bytes: rows stand in ledger order, fields in a fixed one, and nothing is
/// written that another run would have otherwise, such as how long it took.
@NullMarked
package org.entente.trace.report;

import org.jspecify.annotations.NullMarked;
