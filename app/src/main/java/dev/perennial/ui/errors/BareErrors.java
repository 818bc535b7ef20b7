package dev.perennial.ui.errors;

import dev.perennial.ui.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/// A request that no controller could be looked up for, because its address or method is no such thing, is answered
/// by the server itself: as a problem in JSON too, and never by the page it brings along.
@Component
class BareErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private static final Logger log = LoggerFactory.getLogger(BareErrors.class);

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private static class Report extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            try {
                var problem = ProgramErrors.problem(status, String.valueOf(request.getRequestURI()));
                response.setContentType(Problem.MEDIA_TYPE);
                response.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                log.debug("nobody waits for the answer any more", e);
            }
        }
    }
}
