/// Who may come in: the first set-up, staff accounts, sign-in, sessions, API tokens.
///
/// - tells nobody anything; everybody asks [CurrentStaff]
/// - never keeps a password or a token, only what proves it
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "ui"})
package dev.perennial.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
