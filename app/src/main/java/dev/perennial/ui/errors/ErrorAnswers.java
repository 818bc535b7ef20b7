package dev.perennial.ui.errors;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.View;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Whatever goes wrong gets a page with a sentence; what is our fault also gets a number that stands in the log.
@Controller
@ControllerAdvice(annotations = Controller.class)
class ErrorAnswers implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (!ProgramErrors.isAskedBy(path)) return page(status);
        var problem = ProgramErrors.problem(status, path);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.json());
    }

    @ExceptionHandler
    View notFound(NoSuchElementException e) {
        return page(404);
    }

    @ExceptionHandler
    View notFound(EmptyResultDataAccessException e) {
        return page(404);
    }

    /// An address whose id is not one leads nowhere; a form field of the wrong type could not be read.
    @ExceptionHandler
    View unreadable(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) return page(404);
        return new ErrorPage(
                400, t("ui.error.400.title"), t("ui.badValue", e.getName(), String.valueOf(e.getValue())), "");
    }

    @ExceptionHandler
    View forbidden(AccessDeniedException e) {
        return page(403);
    }

    /// Whoever has left a stream needs no answer, and nobody has to read of it: a thousand chats are closed each day.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e, HttpServletResponse unusable) {
        log.debug("nobody waits for the answer any more", e);
    }

    @ExceptionHandler
    View unexpected(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError())
            return page(known.getStatusCode().value());
        if (e instanceof ServletRequestBindingException) return page(400);
        var number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("error {}", number, e);
        return new ErrorPage(500, t("ui.error.500.title"), t("ui.error.500.text"), number);
    }

    private static ErrorPage page(int status) {
        return switch (HttpStatus.resolve(status)) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> page(status, "404");
            case FORBIDDEN -> page(status, "403");
            case CONTENT_TOO_LARGE -> page(status, "413");
            case HttpStatus known when known.is4xxClientError() -> page(400, "400");
            case null, default -> page(500, "500");
        };
    }

    private static ErrorPage page(int status, String key) {
        return new ErrorPage(status, t("ui.error." + key + ".title"), t("ui.error." + key + ".text"), "");
    }
}
