package dev.perennial.orders.imports.reading;

/// What a column holds. Each role is taken by one column at most, [#IGNORED] by any number.
public enum Role {
    ORDER,
    DATE,
    TIME,
    CUSTOMER,
    NAME,
    FIRST_NAME,
    LAST_NAME,
    EMAIL,
    PHONE,
    STREET,
    POSTAL_CODE,
    CITY,
    COUNTRY,
    BIRTHDAY,
    EMAIL_CONSENT,
    SMS_CONSENT,
    CAME_FROM,
    CAMPAIGN,
    PRODUCT_CODE,
    PRODUCT,
    CATEGORY,
    QUANTITY,
    UNIT_PRICE,
    LINE_TOTAL,
    ORDER_TOTAL,
    DISCOUNT,
    SHIPPING,
    CURRENCY,
    CHANNEL,
    PLACE,
    STATUS,
    IGNORED;

    /// Whether somebody may be written to.
    public boolean isConsent() {
        return this == EMAIL_CONSENT || this == SMS_CONSENT;
    }

    boolean isAmount() {
        return switch (this) {
            case QUANTITY, UNIT_PRICE, LINE_TOTAL, ORDER_TOTAL, DISCOUNT, SHIPPING -> true;
            default -> false;
        };
    }

    /// A row that has one of these is a line of an order, not only an order.
    boolean isOfLine() {
        return switch (this) {
            case PRODUCT_CODE, PRODUCT, QUANTITY, UNIT_PRICE, LINE_TOTAL -> true;
            default -> false;
        };
    }
}
