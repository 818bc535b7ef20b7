/// Words the shop writes again and again: written by the owner, checked when saved, looked at with real customers.
@NullMarked
package dev.perennial.messaging.templates;

import org.jspecify.annotations.NullMarked;
