package dev.perennial.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which [ApiArea] a controller for programs belongs to. One that says nothing is shut to all of them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InArea {
    String value();
}
