package dev.perennial.orders.imports.reading;

import dev.perennial.orders.imports.reading.Rejection.Reason;
import dev.perennial.tables.Amount;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import dev.perennial.tables.Row;
import dev.perennial.tables.When;
import dev.perennial.tables.YesNo;
import dev.perennial.ui.Csv;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file by its layout. Not for several threads at once.
public final class RowReading {
    private static final int LONGEST_SHOWN = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000_000_000L);
    private static final Set<String> GIVEN_BACK = Set.of(
            "refund",
            "refunded",
            "return",
            "returned",
            "chargeback",
            "credit note",
            "erstattung",
            "erstattet",
            "rückgabe",
            "retoure",
            "gutschrift",
            "remboursement",
            "remboursé",
            "retour",
            "reembolso",
            "reembolsado",
            "devolución",
            "rückerstattung");
    private static final Set<String> NEVER_PAID = Set.of(
            "cancelled",
            "canceled",
            "cancel",
            "void",
            "voided",
            "failed",
            "pending",
            "abandoned",
            "expired",
            "draft",
            "unpaid",
            "storniert",
            "storno",
            "abgebrochen",
            "offen",
            "unbezahlt",
            "fehlgeschlagen",
            "annulé",
            "annulée",
            "cancelado",
            "pendiente",
            "pending payment",
            "on hold",
            "on-hold",
            "declined");

    private final Map<Role, Integer> places = new EnumMap<>(Role.class);
    private final DateOrder dateOrder;
    private final DecimalMark decimalMark;
    private final Layout layout;
    private final ZoneId zone;
    private final LocalDate latest;
    private final boolean statusNamesKind;
    private final MessageDigest sha256;
    private @Nullable String lastDate;
    private @Nullable When lastWhen;

    /// @param today the business's day; a date after the next day cannot be right
    public RowReading(Layout layout, ZoneId zone, LocalDate today) {
        this.layout = layout;
        this.zone = zone;
        this.latest = today.plusDays(1);
        this.dateOrder = Objects.requireNonNull(layout.dateOrder());
        this.decimalMark = Objects.requireNonNull(layout.decimalMark());
        for (int i = 0; i < layout.columns().size(); i++) {
            if (layout.columns().get(i).role() != Role.IGNORED)
                places.put(layout.columns().get(i).role(), i);
        }
        this.statusNamesKind = namesKind(layout);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A column of kinds (“sale”, “refund”) says what the row is; one of states says what became of the order.
    private static boolean namesKind(Layout layout) {
        int status = layout.column(Role.STATUS);
        if (status < 0) return false;
        var name = layout.columns().get(status).name().toLowerCase(Locale.ROOT);
        return !name.contains("status") && !name.contains("state") && !name.contains("zustand");
    }

    public sealed interface Outcome {
        record Read(OrderRow row) implements Outcome {}

        record Rejected(Rejection rejection) implements Outcome {}
    }

    private static final class Unfit extends RuntimeException {
        private final transient Reason reason;
        private final transient @Nullable Role role;
        private final String value;

        Unfit(Reason reason, @Nullable Role role, String value) {
            super(reason.name(), null, false, false);
            this.reason = reason;
            this.role = role;
            this.value = value;
        }
    }

    public Outcome read(Row row) {
        var orderKey =
                layout.hasOrderNumbers() ? Row.shortened(text(row, Role.ORDER), LONGEST_SHOWN) : "row:" + digest(row);
        try {
            return new Outcome.Read(understood(row, orderKey));
        } catch (Unfit unfit) {
            int column = unfit.role == null ? 0 : places.getOrDefault(unfit.role, -1) + 1;
            return new Outcome.Rejected(new Rejection(
                    row.line(), column, orderKey, unfit.reason, Row.shortened(unfit.value, LONGEST_SHOWN)));
        }
    }

    private OrderRow understood(Row row, String orderKey) {
        refuseOverfull(row);
        if (orderKey.isEmpty()) throw new Unfit(Reason.ORDER_NUMBER_MISSING, Role.ORDER, "");
        if (text(row, Role.ORDER).length() > 200) throw new Unfit(Reason.TEXT_TOO_LONG, Role.ORDER, orderKey);
        var status = text(row, Role.STATUS).toLowerCase(Locale.ROOT);
        if (NEVER_PAID.contains(status)) throw new Unfit(Reason.NOT_PAID, Role.STATUS, text(row, Role.STATUS));

        var at = at(row);
        var quantity = quantity(row);
        var unitPrice = amount(row, Role.UNIT_PRICE);
        var lineTotal = amount(row, Role.LINE_TOTAL);
        var orderTotal = amount(row, Role.ORDER_TOTAL);
        var shipping = amount(row, Role.SHIPPING);
        var discount = amount(row, Role.DISCOUNT);
        if (unitPrice == null && lineTotal == null && orderTotal == null && !continues(row)) {
            throw new Unfit(Reason.AMOUNT_MISSING, amountRole(), "");
        }
        var currency = currency(row, lineTotal, unitPrice, orderTotal);
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        Long lineMinor = lineTotal != null
                ? (Long) minor(signed(lineTotal.value(), quantity), digits)
                : unitPrice != null ? (Long) minor(times(unitPrice, quantity, row), digits) : null;
        Long orderMinor = orderTotal == null ? null : (Long) minor(orderTotal.value(), digits);
        var person = person(row);
        return new OrderRow(
                row.line(),
                orderKey,
                kind(status, quantity, lineMinor, orderMinor),
                at,
                customerKey(person),
                person,
                orNull(row, Role.PRODUCT_CODE),
                orNull(row, Role.PRODUCT),
                orNull(row, Role.CATEGORY),
                quantity,
                lineMinor,
                orderMinor,
                shipping == null ? null : (Long) minor(shipping.value(), digits),
                discount == null ? null : (Long) Math.abs(minor(discount.value(), digits)),
                currency,
                orNull(row, Role.CHANNEL),
                orNull(row, Role.PLACE));
    }

    private void refuseOverfull(Row row) {
        if (row.fields().size() <= layout.columns().size()) return;
        for (int i = layout.columns().size(); i < row.fields().size(); i++) {
            if (!row.fields().get(i).isBlank()) {
                throw new Unfit(
                        Reason.TOO_MANY_FIELDS,
                        null,
                        Integer.toString(row.fields().size()));
            }
        }
    }

    private OrderRow.Kind kind(
            String status, BigDecimal quantity, @Nullable Long lineMinor, @Nullable Long orderMinor) {
        if (GIVEN_BACK.contains(status)) {
            boolean negative =
                    quantity.signum() < 0 || lineMinor != null && lineMinor < 0 || orderMinor != null && orderMinor < 0;
            return statusNamesKind || negative ? OrderRow.Kind.REFUND : OrderRow.Kind.BOTH;
        }
        boolean back = quantity.signum() < 0 || lineMinor == null && orderMinor != null && orderMinor < 0;
        return back ? OrderRow.Kind.REFUND : OrderRow.Kind.PURCHASE;
    }

    private @Nullable Instant at(Row row) {
        var text = text(row, Role.DATE);
        if (text.isEmpty()) {
            if (continues(row)) return null;
            throw new Unfit(Reason.DATE_MISSING, Role.DATE, "");
        }
        var when = when(text);
        if (when == null) throw new Unfit(Reason.DATE_UNREADABLE, Role.DATE, text);
        if (when.date().isBefore(EARLIEST)) throw new Unfit(Reason.DATE_TOO_EARLY, Role.DATE, text);
        if (when.date().isAfter(latest)) throw new Unfit(Reason.DATE_IN_FUTURE, Role.DATE, text);
        var time = text(row, Role.TIME);
        if (!time.isEmpty()) {
            var read = When.readTime(time);
            if (read == null) throw new Unfit(Reason.TIME_UNREADABLE, Role.TIME, time);
            when = when.withTime(read);
        }
        return when.at(zone);
    }

    /// Rows of one order stand together and repeat its date.
    private @Nullable When when(String text) {
        if (!text.equals(lastDate)) {
            lastWhen = When.read(text, dateOrder);
            lastDate = text;
        }
        return lastWhen;
    }

    /// In some exports only the first row of an order tells its date and total; the others only have the number.
    private boolean continues(Row row) {
        return layout.hasOrderNumbers()
                && (!text(row, Role.PRODUCT).isEmpty()
                        || !text(row, Role.PRODUCT_CODE).isEmpty());
    }

    private BigDecimal quantity(Row row) {
        var text = text(row, Role.QUANTITY);
        if (text.isEmpty()) return BigDecimal.ONE;
        var read = Amount.read(text, decimalMark);
        if (read == null || read.value().abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new Unfit(Reason.QUANTITY_UNREADABLE, Role.QUANTITY, text);
        }
        return read.value().setScale(3, RoundingMode.HALF_UP);
    }

    private @Nullable Amount amount(Row row, Role role) {
        var text = text(row, role);
        if (text.isEmpty()) return null;
        var read = Amount.read(text, decimalMark);
        if (read == null) throw new Unfit(Reason.AMOUNT_UNREADABLE, role, text);
        if (read.value().abs().compareTo(LARGEST) > 0) throw new Unfit(Reason.AMOUNT_TOO_LARGE, role, text);
        return read;
    }

    /// The line's total carries the sign of its quantity, however the till writes what came back.
    private static BigDecimal signed(BigDecimal total, BigDecimal quantity) {
        return quantity.signum() < 0 ? total.abs().negate() : total;
    }

    private String currency(Row row, @Nullable Amount... amounts) {
        var text = text(row, Role.CURRENCY);
        if (!text.isEmpty()) {
            var code = text.toUpperCase(Locale.ROOT);
            if (Amount.isCode(code)) return code;
            var sign = Amount.read("0" + text, DecimalMark.POINT);
            if (sign != null && sign.currency() != null) return sign.currency();
            if (sign != null && text.length() <= 2) return layout.currency();
            throw new Unfit(Reason.CURRENCY_UNKNOWN, Role.CURRENCY, text);
        }
        for (var amount : amounts) {
            if (amount != null && amount.currency() != null) return amount.currency();
        }
        return layout.currency();
    }

    private BigDecimal times(Amount price, BigDecimal quantity, Row row) {
        var total = price.value().multiply(quantity);
        if (total.abs().compareTo(LARGEST) > 0) {
            throw new Unfit(Reason.AMOUNT_TOO_LARGE, Role.UNIT_PRICE, text(row, Role.UNIT_PRICE));
        }
        return total;
    }

    private static long minor(BigDecimal amount, int digits) {
        return amount.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    private Role amountRole() {
        for (var role : new Role[] {Role.LINE_TOTAL, Role.UNIT_PRICE, Role.ORDER_TOTAL}) {
            if (places.containsKey(role)) return role;
        }
        return Role.LINE_TOTAL;
    }

    private OrderRow.Person person(Row row) {
        var name = text(row, Role.NAME);
        if (name.isEmpty()) name = (text(row, Role.FIRST_NAME) + " " + text(row, Role.LAST_NAME)).strip();
        return new OrderRow.Person(
                orNull(row, Role.CUSTOMER),
                name.isEmpty() ? null : checked(name, Role.NAME),
                orNull(row, Role.EMAIL),
                orNull(row, Role.PHONE),
                orNull(row, Role.STREET),
                orNull(row, Role.POSTAL_CODE),
                orNull(row, Role.CITY),
                orNull(row, Role.COUNTRY),
                orNull(row, Role.BIRTHDAY),
                YesNo.read(orNull(row, Role.EMAIL_CONSENT)),
                YesNo.read(orNull(row, Role.SMS_CONSENT)),
                orNull(row, Role.CAME_FROM),
                orNull(row, Role.CAMPAIGN));
    }

    private static @Nullable String customerKey(OrderRow.Person person) {
        if (person.number() != null) return "number:" + person.number();
        if (person.email() != null) return "email:" + person.email().toLowerCase(Locale.ROOT);
        if (person.phone() != null) return "phone:" + person.phone().replaceAll("[^0-9+]", "");
        if (person.name() != null) return "name:" + person.name().toLowerCase(Locale.ROOT);
        return null;
    }

    private @Nullable String orNull(Row row, Role role) {
        var text = text(row, role);
        return text.isEmpty() ? null : checked(text, role);
    }

    private static String checked(String text, Role role) {
        if (text.length() > LONGEST_TEXT) throw new Unfit(Reason.TEXT_TOO_LONG, role, text);
        return text;
    }

    /// An apostrophe before a sign of a formula is ours, or a spreadsheet's.
    private String text(Row row, Role role) {
        var place = places.get(role);
        if (place == null) return "";
        var text = row.field(place);
        if (text.indexOf('\0') >= 0) text = text.replace("\0", "");
        return Csv.unguarded(text);
    }

    private String digest(Row row) {
        places.forEach((role, _) -> {
            sha256.update(text(row, role).getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0x1f);
        });
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }
}
