/// Numbers and bots: text messages, Telegram, WhatsApp, each by the provider's own interface.
@NullMarked
package dev.perennial.messaging.providers;

import org.jspecify.annotations.NullMarked;
