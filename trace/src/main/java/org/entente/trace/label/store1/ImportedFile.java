package org.entente.trace.label.store1;

import java.time.LocalDate;

/// A file whose labels are in a store.
///
/// @param name without its folder
/// @param sha256 of its bytes, in hexadecimal digits
/// @param labels that were read from it, before equal ones became one
/// @param day of the import
public record ImportedFile(String name, String sha256, long labels, LocalDate day) {}
