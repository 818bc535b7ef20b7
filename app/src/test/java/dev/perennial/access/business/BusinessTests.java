package dev.perennial.access.business;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.platform.Businesses;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class BusinessTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Businesses businesses;

    @Autowired
    Shop shop;

    @BeforeEach
    void openShop() {
        shop.open();
    }

    @Test
    void theFormSavesWhatItShows() {
        var before = businesses.current();

        assertThat(BusinessForm.of(before).business(false)).isEqualTo(before);
    }

    @Test
    void theOwnerChangesHoursAndName() {
        assertThat(save(Map.of("business", "Ada & Bo", "hours7", "9-13"), shop.ada()))
                .hasStatus(303);

        assertThat(businesses.current().name()).isEqualTo("Ada & Bo");
        assertThat(businesses.current().hours().spans()).hasSize(1);
    }

    @Test
    void aMistakeSavesNothing() {
        assertThat(save(Map.of("business", "Renamed", "zone", "Europe/Bakery"), shop.ada()))
                .hasStatusOk()
                .bodyText()
                .contains("“Europe/Bakery” is no time zone");
        assertThat(businesses.current().name()).isNotEqualTo("Renamed");
    }

    @Test
    void staffMayNotChangeTheBusiness() {
        assertThat(save(Map.of("business", "Bo’s Bakery"), shop.bo())).hasStatus(403);
    }

    private MvcTestResult save(Map<String, String> changes, dev.perennial.access.StaffMember by) {
        var fields = new HashMap<>(BusinessForm.of(businesses.current()).fields());
        fields.putAll(changes);
        var request = browser.post().uri("/access/business").with(signedInAs(by));
        fields.forEach(request::param);
        return request.exchange();
    }
}
