package dev.perennial.ui.errors;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.Problem;
import dev.perennial.ui.Problem.Kind;
import dev.perennial.ui.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Programs get a problem in JSON where people get a page, whatever went wrong.
@Component
class ProgramErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProgramErrors.class);

    static boolean isAskedBy(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!isAskedBy(request.getRequestURI())) return null;
        if (e instanceof ErrorResponse known)
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        try {
            problem(request, e).send(response);
        } catch (IOException gone) {
            log.debug("nobody waits for the answer any more", gone);
        }
        return new ModelAndView();
    }

    /// For what went wrong before anybody was asked.
    static Problem problem(int status, String path) {
        return switch (HttpStatus.resolve(status)) {
            case NOT_FOUND -> nothingAt(path);
            case CONTENT_TOO_LARGE -> Problem.saying(Kind.TOO_LARGE, t("ui.problem.tooLarge"));
            case HttpStatus known
            when known.is4xxClientError() -> Problem.saying(Kind.REFUSED, t("ui.problem.unreadable"));
            case null, default -> broken(new IllegalStateException("answered with status " + status));
        };
    }

    private static Problem problem(HttpServletRequest request, Exception e) {
        return switch (e) {
            case NoSuchElementException _ -> notHere(String.valueOf(e.getMessage()));
            case AccessDeniedException _ ->
                Problem.of(Kind.NOT_ALLOWED, List.of(Refusal.of("ui", "Authorization", null, "notAllowed")));
            case MethodArgumentTypeMismatchException it
            when it.getParameter().hasParameterAnnotation(PathVariable.class) -> notHere(String.valueOf(it.getValue()));
            case HttpRequestMethodNotSupportedException it ->
                Problem.saying(
                        Kind.WRONG_METHOD,
                        t("ui.problem.wrongMethod", it.getMethod(), methods(it.getSupportedMethods())));
            case HttpMediaTypeNotSupportedException it ->
                Problem.saying(
                        Kind.WRONG_MEDIA_TYPE, t("ui.problem.wrongMediaType", String.valueOf(it.getContentType())));
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.saying(Kind.NOT_ACCEPTABLE, t("ui.problem.notAcceptable"));
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() ->
                problem(known.getStatusCode().value(), request.getRequestURI());
            default -> broken(e);
        };
    }

    private static String methods(String @Nullable [] methods) {
        return methods == null ? "" : String.join(", ", methods);
    }

    private static Problem notHere(String id) {
        return Problem.of(Kind.NOT_HERE, List.of(Refusal.of("ui", "id", id, "notHere")));
    }

    private static Problem nothingAt(String path) {
        return Problem.of(Kind.NOT_HERE, List.of(Refusal.of("ui", "path", path, "unknownPath")));
    }

    private static Problem broken(Exception e) {
        var number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("error {}", number, e);
        return Problem.saying(Kind.BROKEN, t("ui.problem.broken", number));
    }
}
