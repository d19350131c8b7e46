package org.entente.watch.warning;

/// Something wrong or doubtful in a message.
///
/// @param rule its name, as the reference lists it
/// @param path of the element, like `/alert/info[1]/area[2]/polygon[1]`
public record Finding(String rule, String path, String text) {}
