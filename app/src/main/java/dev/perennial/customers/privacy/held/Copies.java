package dev.perennial.customers.privacy.held;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.DataRecipients;
import dev.perennial.customers.Held;
import dev.perennial.customers.Telling;
import dev.perennial.customers.Traces;
import dev.perennial.customers.privacy.held.Copy.Cell;
import dev.perennial.customers.privacy.held.Copy.Column;
import dev.perennial.customers.privacy.held.Copy.Section;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Gathers what is held of a person from every module, in words and for programs.
@Component
public class Copies {
    private final Held held;
    private final Customers customers;
    private final Staff staff;
    private final CurrentStaff current;
    private final AuditLog audit;
    private final List<DataRecipients> recipients;
    private final Businesses businesses;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Copies(
            Held held,
            Customers customers,
            Staff staff,
            CurrentStaff current,
            AuditLog audit,
            ObjectProvider<DataRecipients> recipients,
            Businesses businesses,
            JdbcClient db,
            JsonMapper json,
            Clock clock) {
        this.held = held;
        this.customers = customers;
        this.staff = staff;
        this.current = current;
        this.audit = audit;
        this.recipients = recipients.orderedStream().toList();
        this.businesses = businesses;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /// @throws NoSuchElementException when there is no such customer
    /// @throws org.springframework.security.access.AccessDeniedException below the role of manager
    @Transactional
    public Copy of(CustomerId customer) {
        current.require(Role.MANAGER);
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        var looks = audit.looks(customer.value());
        var traces = held.traces(customer);
        var covering = new Covering(traces, businesses.current().country());
        var sections = new ArrayList<Section>();
        for (var telling : held.tellings()) tell(telling, customer, covering, sections);
        tellPlaces(traces, sections);
        var copy = new Copy(
                customer,
                customers.name(customer).orElse(t("customers.nameless")),
                businesses.current().name(),
                clock.instant(),
                sections,
                held.reasons(customer),
                sources(sections),
                recipients.stream().flatMap(each -> each.recipients().stream()).toList(),
                looks,
                covering.places());
        audit.write(Action.EXPORTED, "customers.privacy.copy", customer.value(), copy.rows());
        return copy;
    }

    private void tell(Telling telling, CustomerId customer, Covering covering, List<Section> sections) {
        var columns = new ArrayList<Column>();
        var rows = new ArrayList<List<Cell>>();
        var title = telling.title().isEmpty() ? telling.name() : t(telling.title());
        db.sql(telling.sql()).param("customer", customer.value()).query(row -> {
            if (columns.isEmpty()) columns.addAll(columns(telling, row));
            rows.add(cells(telling, columns, row, covering, title));
        });
        if (!rows.isEmpty()) sections.add(new Section(telling.name(), title, columns, rows));
    }

    private static List<Column> columns(Telling telling, ResultSet row) throws SQLException {
        var columns = new ArrayList<Column>();
        var names = row.getMetaData();
        for (var i = 1; i <= names.getColumnCount(); i++) {
            var key = names.getColumnLabel(i);
            columns.add(new Column(
                    key, telling.title().isEmpty() ? key.replace('_', ' ') : t(telling.title() + "." + key)));
        }
        return columns;
    }

    private List<Cell> cells(Telling telling, List<Column> columns, ResultSet row, Covering covering, String title)
            throws SQLException {
        var cells = new ArrayList<Cell>();
        for (var column : columns) cells.add(cell(telling, column.key(), row, covering, title));
        return cells;
    }

    private Cell cell(Telling telling, String column, ResultSet row, Covering covering, String title)
            throws SQLException {
        var value = row.getObject(column);
        if (value == null) return new Cell(null, "");
        return switch (telling.readings().get(column)) {
            case Telling.Reading.Word(var before, var after) -> new Cell(value, word(before + value + after, value));
            case Telling.Reading.OfStaff() -> role(value);
            case Telling.Reading.Written() -> written(value, covering, title);
            case null -> plain(column, value, row);
        };
    }

    private Cell plain(String column, Object value, ResultSet row) throws SQLException {
        if (column.endsWith("_minor") && value instanceof Number minor) return money(minor.longValue(), row);
        return switch (value) {
            case java.sql.Timestamp at -> new Cell(at.toInstant().toString(), Words.moment(at.toInstant()));
            case java.sql.Date day -> new Cell(day.toString(), Words.day(day.toLocalDate()));
            case Boolean yes -> new Cell(yes, t(yes ? "customers.field.yes" : "customers.field.no"));
            case Integer whole -> new Cell(whole, Integer.toString(whole));
            case Long whole -> new Cell(whole, Words.number(whole));
            case Number number -> new Cell(number, Words.number(number.doubleValue(), 3));
            case UUID id -> new Cell(id.toString(), id.toString());
            case org.postgresql.util.PGobject object
            when object.getValue() != null -> nested(json.readValue(object.getValue(), Object.class));
            default -> new Cell(value.toString(), value.toString());
        };
    }

    private Cell money(long minor, ResultSet row) throws SQLException {
        var currency = hasCurrency(row)
                ? row.getString("currency")
                : businesses.current().currency().getCurrencyCode();
        return new Cell(minor, currency == null ? Long.toString(minor) : Words.money(minor, currency));
    }

    private static boolean hasCurrency(ResultSet row) throws SQLException {
        var names = row.getMetaData();
        for (var i = 1; i <= names.getColumnCount(); i++)
            if (names.getColumnLabel(i).equals("currency")) return true;
        return false;
    }

    private static String word(String key, Object otherwise) {
        try {
            return t(key);
        } catch (NoSuchMessageException noWordForIt) {
            return otherwise.toString();
        }
    }

    /// Who of the staff did something is nobody else's data: they are told as what they are.
    private Cell role(Object id) {
        var role =
                staff.find(new StaffId((UUID) id)).map(member -> member.role().name());
        return role.map(it -> new Cell(it, t("customers.held.role." + it))).orElse(new Cell(null, ""));
    }

    private Cell written(Object value, Covering covering, String title) {
        if (value instanceof org.postgresql.util.PGobject object && object.getValue() != null)
            return nested(covered(json.readValue(object.getValue(), Object.class), covering, title));
        var text = covering.cover(value.toString(), title);
        return new Cell(text, text);
    }

    private Object covered(Object value, Covering covering, String title) {
        return switch (value) {
            case Map<?, ?> map -> {
                var inner = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> {
                    if (each != null && !each.equals("")) inner.put(key.toString(), covered(each, covering, title));
                });
                yield inner;
            }
            case List<?> list ->
                list.stream().map(each -> covered(each, covering, title)).toList();
            case String text -> staffRole(text).orElseGet(() -> covering.cover(text, title));
            default -> value;
        };
    }

    private java.util.Optional<String> staffRole(String text) {
        if (text.length() != 36) return java.util.Optional.empty();
        try {
            return staff.find(new StaffId(UUID.fromString(text)))
                    .map(member -> t("customers.held.role." + member.role()));
        } catch (IllegalArgumentException noId) {
            return java.util.Optional.empty();
        }
    }

    private static Cell nested(Object value) {
        return new Cell(value, Flat.words(value));
    }

    private void tellPlaces(Traces traces, List<Section> sections) {
        for (var text : held.texts())
            found(text.table() + "." + text.column(), t(text.title()), held.find(text, traces), sections);
        for (var place : held.places()) found(place.name(), t(place.title()), place.tell(traces), sections);
    }

    private static void found(String name, String title, List<String> found, List<Section> sections) {
        if (found.isEmpty()) return;
        var column = List.of(new Column("text", t("customers.held.text")));
        var rows = found.stream().map(text -> List.of(new Cell(text, text))).toList();
        sections.add(new Section(name, title, column, rows));
    }

    /// Every section that knows where its rows came from says so in a column of this name.
    private static List<String> sources(List<Section> sections) {
        var sources = new TreeSet<String>();
        for (var section : sections)
            for (var i = 0; i < section.columns().size(); i++) {
                var key = section.columns().get(i).key();
                if (!key.equals("source") && !key.equals("came_from")) continue;
                for (var row : section.rows())
                    if (!row.get(i).words().isEmpty()) sources.add(row.get(i).words());
            }
        return List.copyOf(sources);
    }
}
