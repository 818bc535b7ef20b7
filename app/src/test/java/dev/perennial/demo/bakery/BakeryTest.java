package dev.perennial.demo.bakery;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.SampleCustomer;
import dev.perennial.orders.SamplePurchase;
import dev.perennial.orders.SamplePurchase.Refund;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BakeryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Crew CREW = new Crew(staff(1), staff(2), staff(3), staff(4));
    private static final Bakery BAKERY = Bakery.before(TODAY, CREW);

    @Test
    void theSameDayTellsTheSameStory() throws Exception {
        assertThat(digest(Bakery.before(TODAY, CREW))).isEqualTo(digest(BAKERY));
    }

    @Test
    void anotherDayTellsAnother() throws Exception {
        assertThat(digest(Bakery.before(TODAY.plusDays(1), CREW))).isNotEqualTo(digest(BAKERY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-01-02", "2026-04-20", "2027-06-08", "2028-02-29", "2026-12-27"})
    void whateverTheDayItIsAWholeBakery(LocalDate today) {
        var bakery = today.equals(TODAY) ? BAKERY : Bakery.before(today, CREW);

        assertThat(bakery.customers()).hasSize(3000);
        assertThat(bakery.purchases()).hasSizeBetween(60_000, 90_000);
        assertThat(day(bakery.purchases().getFirst()))
                .isBetween(today.minusMonths(18), today.minusMonths(18).plusDays(2));
        assertThat(day(bakery.purchases().getLast())).isEqualTo(bakery.seasons().lastOpenDay());
        assertThat(bakery.purchases()).allMatch(purchase -> day(purchase).isBefore(today));
        assertThat(bakery.seasons().badWeek()).isBetween(today.minusMonths(16), today.minusDays(60));
        assertThat(bakery.seasons().badWeek().getMonth()).isIn(Month.APRIL, Month.MAY);
    }

    @Test
    void nobodyBuysWhereItIsClosed() {
        var places = Map.of("Market Square", Place.MARKET_SQUARE, "Station kiosk", Place.STATION_KIOSK);
        assertThat(BAKERY.purchases()).allSatisfy(purchase -> {
            var at = purchase.at().atZone(Bakery.ZONE);
            var hours = places.get(purchase.place()).hours(BAKERY.seasons(), at.toLocalDate());
            assertThat(hours)
                    .hasValueSatisfying(span -> assertThat(at.toLocalTime()).isBetween(span.opens(), span.closes()));
        });
        assertThat(purchasesOn(MonthDay.of(12, 25))).isZero();
    }

    @Test
    void theWeekOfTheBrokenOvenStandsOutFromTheWeeksAroundIt() {
        var weekly = revenueByWeek(BAKERY);
        var bad = BAKERY.seasons().badWeek();
        var around = IntStream.rangeClosed(-6, 6)
                .filter(week -> week != 0)
                .mapToObj(week -> weekly.get(bad.plusWeeks(week)))
                .mapToDouble(Long::doubleValue)
                .toArray();
        var mean = Arrays.stream(around).average().orElseThrow();
        var spread = Math.sqrt(
                Arrays.stream(around).map(it -> (it - mean) * (it - mean)).sum() / (around.length - 1));

        assertThat((weekly.get(bad) - mean) / spread).isLessThan(-4);
    }

    @Test
    void theBrokenOvenIsComplainedAboutAndPaidBackFor() {
        var week = (Predicate<LocalDate>) BAKERY.seasons()::ovenBroken;
        assertThat(BAKERY.customers().stream()
                        .flatMap(customer -> customer.notes().stream())
                        .filter(note -> note.kind().equals("PAIN_POINT") && week.test(note.saidOn())))
                .hasSizeGreaterThan(25);
        var refunds = BAKERY.refunds().stream()
                .collect(groupingBy(
                        refund -> LocalDate.ofInstant(refund.at(), Bakery.ZONE)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        counting()));
        assertThat(refunds.get(BAKERY.seasons().badWeek()))
                .isEqualTo(refunds.values().stream().mapToLong(it -> it).max().orElseThrow());
    }

    @Test
    void someRegularsAreLostAfterIt() {
        var lastSeen = lastVisits(BAKERY);
        var bad = BAKERY.seasons().badWeek();
        var lastInBadWeek =
                lastSeen.values().stream().filter(BAKERY.seasons()::ovenBroken).count();
        var lastInWeekBefore = lastSeen.values().stream()
                .filter(day -> BAKERY.seasons().ovenBroken(day.plusWeeks(1)))
                .count();
        var lastMonthLater = lastSeen.values().stream()
                .filter(day -> !day.isBefore(bad.plusWeeks(5)) && day.isBefore(bad.plusWeeks(6)))
                .count();

        assertThat(lastInWeekBefore + lastInBadWeek).isGreaterThan(lastMonthLater + 15);
    }

    @Test
    void christmasBiscuitsSellBeforeChristmasAndIceInSummer() {
        assertThat(months("CHRISTMAS-BISCUITS")).isSubsetOf(Month.NOVEMBER, Month.DECEMBER);
        assertThat(quantity("HOT-CROSS-BUNS", day -> !BAKERY.seasons().beforeEaster(day)))
                .isZero();
        assertThat(quantity("ICE-CREAM", day -> day.getMonth() == Month.JULY))
                .isGreaterThan(10 * quantity("ICE-CREAM", day -> day.getMonth() == Month.JANUARY));
    }

    @Test
    void pricesRiseOnce() {
        var prices = new TreeMap<LocalDate, Long>();
        for (var purchase : BAKERY.purchases())
            for (var line : purchase.lines())
                if (line.product().equals("FLAT-WHITE")) prices.put(day(purchase), line.totalMinor() / line.quantity());

        assertThat(new HashSet<>(prices.headMap(BAKERY.seasons().priceRise()).values()))
                .containsExactly(320L);
        assertThat(new HashSet<>(prices.tailMap(BAKERY.seasons().priceRise()).values()))
                .containsExactly(340L);
    }

    @Test
    void neverIsMoreGivenBackThanWasPaid() {
        var paid = BAKERY.purchases().stream()
                .collect(groupingBy(SamplePurchase::id, summingLong(SamplePurchase::totalMinor)));
        assertThat(BAKERY.refunds())
                .hasSizeGreaterThan(150)
                .allMatch(refund -> refund.totalMinor() <= paid.get(refund.purchase()) && refund.totalMinor() > 0);
        assertThat(BAKERY.refunds()).extracting(Refund::purchase).doesNotHaveDuplicates();
    }

    @Test
    void everybodyIsKnownSinceTheirFirstPurchase() {
        var first = new TreeMap<UUID, Instant>();
        for (var purchase : BAKERY.purchases())
            if (purchase.customer() != null)
                first.putIfAbsent(purchase.customer().value(), purchase.at());
        assertThat(BAKERY.customers())
                .allMatch(it -> it.since().equals(first.get(it.id().value())));
    }

    @Test
    void todayHasGoodCases() {
        assertThat(BAKERY.customers().stream()
                        .filter(it -> LocalDate.ofInstant(it.since(), Bakery.ZONE)
                                .equals(BAKERY.seasons().lastOpenDay())))
                .as("first-time buyers")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(BAKERY.customers().stream().filter(this::birthdayThisWeek))
                .as("birthdays this week")
                .hasSizeBetween(5, 60);
        assertThat(BAKERY.customers().stream()
                        .flatMap(it -> it.tasks().stream())
                        .filter(task -> task.doneAt() == null && !task.dueOn().isAfter(TODAY)))
                .as("tasks due")
                .isNotEmpty();
        assertThat(silentFor("Rosalind Thorne")).isBetween(20L, 26L);
        assertThat(silentFor("Hartwell & Dunne Solicitors")).isBetween(30L, 36L);
    }

    @Test
    void aThirdBuyOnceAndAFewVeryOften() {
        var visits = BAKERY.purchases().stream()
                .map(SamplePurchase::customer)
                .filter(Objects::nonNull)
                .collect(groupingBy(it -> it, counting()));
        assertThat(visits.values().stream().filter(it -> it == 1).count()).isBetween(700L, 1200L);
        assertThat(visits.values().stream().filter(it -> it > 200).count()).isBetween(20L, 150L);
    }

    @Test
    void nobodyRealCanBeReached() {
        assertThat(BAKERY.customers().stream().map(SampleCustomer::email).filter(Objects::nonNull))
                .hasSizeGreaterThan(1200)
                .doesNotHaveDuplicates()
                .allMatch(mail -> mail.matches("[a-z0-9.]+@example\\.(org|com|net)"));
        assertThat(BAKERY.customers().stream().map(SampleCustomer::phone).filter(Objects::nonNull))
                .hasSizeGreaterThan(900)
                .allMatch(phone -> phone.matches("(07700 |\\+44 7700 )900\\d{3}|01632 960\\d{3}"));
    }

    @Test
    void somePeopleStandInTheListTwiceAndAFamilySharesATelephone() {
        assertThat(called("A. Mayer").phone())
                .isNotNull()
                .isEqualTo(called("Anna Maier").phone());
        assertThat(called("Anna Meier").birthday())
                .isNotNull()
                .isEqualTo(called("Anna Maier").birthday());
        assertThat(called("Rosalynd Thorne").phone())
                .isEqualTo(called("Rosalind Thorne").phone());
        assertThat(called("Inês Carvalho").phone())
                .isNotNull()
                .isEqualTo(called("Tomás Carvalho").phone());
        assertThat(BAKERY.customers().stream().filter(it -> it.name().matches(".\\. .+")))
                .as("begun with a letter only")
                .hasSizeGreaterThan(2);
    }

    @Test
    void whereTheyCameFromIsKnownWithCampaignsAndRecommendationsOfOthers() {
        assertThat(BAKERY.customers())
                .anyMatch(it -> "Christmas leaflet".equals(it.origin().campaign()))
                .anyMatch(it -> "New rye".equals(it.origin().campaign()));
        var since = BAKERY.customers().stream()
                .collect(java.util.stream.Collectors.toMap(SampleCustomer::id, SampleCustomer::since));
        assertThat(BAKERY.customers().stream().filter(it -> it.origin().recommendedBy() != null))
                .hasSizeGreaterThan(50)
                .allMatch(it -> since.get(it.origin().recommendedBy()).isBefore(it.since()));
    }

    @Test
    void theseDaysHoldAppointmentsAndCallsWereNoted() {
        assertThat(BAKERY.customers().stream().flatMap(it -> it.appointments().stream()))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(it -> it.remindAt() != null && it.remindAt().isBefore(it.startsAt()))
                .anyMatch(it -> LocalDate.ofInstant(it.startsAt(), Bakery.ZONE).equals(TODAY.plusDays(1)));
        assertThat(BAKERY.customers().stream().flatMap(it -> it.encounters().stream()))
                .extracting(SampleCustomer.Encounter::kind)
                .contains("customers.called", "customers.visited_us", "customers.we_visited");
    }

    @Test
    void theTownSpeaksManyLanguagesAndSomeCouplesShareAPhone() {
        assertThat(BAKERY.customers())
                .extracting(SampleCustomer::name)
                .anyMatch(name -> name.matches(".*[äöüß].*"))
                .anyMatch(name -> name.matches(".*\\p{IsCyrillic}.*"))
                .anyMatch(name -> name.matches(".*\\p{IsArabic}.*"))
                .anyMatch(name -> name.matches(".*\\p{IsHan}.*"))
                .anyMatch(name -> name.length() > 45);
        assertThat(BAKERY.customers().stream()
                        .map(SampleCustomer::phone)
                        .filter(Objects::nonNull)
                        .collect(groupingBy(it -> it, counting()))
                        .values()
                        .stream()
                        .filter(shared -> shared == 2))
                .hasSizeGreaterThan(20);
    }

    private static SampleCustomer called(String name) {
        return BAKERY.customers().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean birthdayThisWeek(SampleCustomer customer) {
        var born = customer.birthday();
        return born != null
                && TODAY.datesUntil(TODAY.plusDays(7)).map(MonthDay::from).anyMatch(born.day()::equals);
    }

    private static long silentFor(String name) {
        var id = BAKERY.customers().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        return DAYS.between(lastVisits(BAKERY).get(id), TODAY);
    }

    private static Map<CustomerId, LocalDate> lastVisits(Bakery bakery) {
        var last = new HashMap<CustomerId, LocalDate>();
        for (var purchase : bakery.purchases())
            if (purchase.customer() != null) last.put(purchase.customer(), day(purchase));
        return last;
    }

    private static Map<LocalDate, Long> revenueByWeek(Bakery bakery) {
        return bakery.purchases().stream()
                .collect(groupingBy(
                        it -> day(it).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        summingLong(SamplePurchase::totalMinor)));
    }

    private static List<Month> months(String product) {
        return BAKERY.purchases().stream()
                .filter(it ->
                        it.lines().stream().anyMatch(line -> line.product().equals(product)))
                .map(it -> day(it).getMonth())
                .distinct()
                .toList();
    }

    private static long quantity(String product, Predicate<LocalDate> when) {
        return BAKERY.purchases().stream()
                .filter(it -> when.test(day(it)))
                .flatMap(it -> it.lines().stream())
                .filter(line -> line.product().equals(product))
                .mapToLong(SamplePurchase.Line::quantity)
                .sum();
    }

    private static long purchasesOn(MonthDay when) {
        return BAKERY.purchases().stream()
                .filter(it -> MonthDay.from(day(it)).equals(when))
                .count();
    }

    private static LocalDate day(SamplePurchase purchase) {
        return LocalDate.ofInstant(purchase.at(), Bakery.ZONE);
    }

    private static StaffId staff(int n) {
        return new StaffId(new UUID(0, n));
    }

    private static String digest(Bakery bakery) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var rows : List.of(bakery.customers(), bakery.purchases(), bakery.refunds()))
            for (var row : rows) sha.update(row.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest());
    }
}
