package dev.perennial.orders.input;

import dev.perennial.orders.Refusal;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Programs get a problem in JSON where people get a page.
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ApiProblems {
    @ExceptionHandler
    ResponseEntity<String> notHere(NoSuchElementException e) {
        return notFound(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> forbidden(AccessDeniedException e) {
        return Answer.problem(403, "orders.api.forbidden", List.of(Refusal.of("Authorization", null, "notAllowed")))
                .send();
    }

    @ExceptionHandler
    ResponseEntity<String> unreadable(MethodArgumentTypeMismatchException e) {
        var value = String.valueOf(e.getValue());
        return e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? notFound(value)
                : Answer.refused(List.of(Refusal.of(e.getName(), value, "unreadableParameter")))
                        .send();
    }

    private static ResponseEntity<String> notFound(String what) {
        return Answer.problem(404, "orders.api.notFound", List.of(Refusal.of("id", what, "notHere")))
                .send();
    }
}
