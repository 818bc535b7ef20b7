package dev.perennial.support;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

class FreshDatabase implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getRequiredTestClass().isMemberClass()) return;
        TestDatabase.freshFor(context.getRequiredTestClass());
        TestClock.INSTANCE.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().isMemberClass()) return;
        TestDatabase.drop();
    }
}
