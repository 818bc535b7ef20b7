/// What a person is reached and compared by: phones, e-mail addresses, folded names, birthdays.
@NullMarked
package dev.perennial.customers.contacts;

import org.jspecify.annotations.NullMarked;
