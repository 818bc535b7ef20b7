package dev.perennial.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Somebody of the staff at their screen: the pages they open, the forms they send.
public class Browser {
    private final MockMvcTester mvc;

    Browser(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    public Seat as(StaffMember who) {
        return new Seat(mvc, who);
    }

    public static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /// A file chosen in a form.
    public static MockMultipartFile file(String name, String bytes) {
        return new MockMultipartFile("files", name, "application/pdf", bytes.getBytes(StandardCharsets.UTF_8));
    }

    public record Seat(MockMvcTester mvc, StaffMember who) {
        public MvcTestResult get(String path) {
            return mvc.get().uri(URI.create(path)).with(Shop.signedInAs(who)).exchange();
        }

        /// What a page shows that is there and may be seen.
        public String page(String path) {
            var answer = get(path);
            assertThat(answer).as(path).hasStatusOk();
            return text(answer);
        }

        public MvcTestResult post(String path, Map<String, String> fields) {
            var request = mvc.post().uri(path).with(Shop.signedInAs(who));
            fields.forEach(request::param);
            return request.exchange();
        }

        /// A form that takes files.
        public MvcTestResult post(String path, Map<String, String> fields, List<MockMultipartFile> files) {
            var request = mvc.post().uri(path).multipart();
            files.forEach(request::file);
            fields.forEach(request::param);
            return request.with(Shop.signedInAs(who)).exchange();
        }
    }
}
